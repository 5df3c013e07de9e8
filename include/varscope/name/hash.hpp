// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/hash.hpp: a hash of a path that grows with it, the same in both phases.
#pragma once

#include <varscope/name/text.hpp>

#include <cstdint>

namespace varscope {

/// The hash of the characters added so far, the case of letters ignored. A scope keeps the hash of its path; the hash
/// of a child adds only the child's characters.
///
/// Law:  h.add(a).add(b) equals h.add(ab), wherever the text is cut, in both phases
/// Cost: one multiplication for eight characters at run time
class path_hash {
  public:
    /// Adds characters and returns itself.
    constexpr path_hash& add(text more) noexcept {
        const char* from = more.data();
        std::size_t left = more.size();
        size_ += left;
        if (!__builtin_is_constant_evaluated() && bytes_are_little_endian) {
            for (; left >= 8; from += 8, left -= 8) push(load(from, 8), 8);
            if (left != 0) push(load(from, left), left);
        } else {
            for (; left != 0; ++from, --left) push(static_cast<unsigned char>(*from), 1);
        }
        return *this;
    }

    /// The finished hash; its upper half is as good as its lower.
    [[nodiscard]] constexpr std::uint64_t value() const noexcept {
        const std::uint64_t last =
            (state_ ^ tail_ ^ (static_cast<std::uint64_t>(size_) << 56)) * 0xD6E8FEB86659FD93u;
        return last ^ (last >> 32);
    }

    /// The number of characters added.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

    friend constexpr bool operator==(const path_hash&, const path_hash&) = default;

  private:
    static constexpr bool bytes_are_little_endian = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    static constexpr std::uint64_t lower_case = 0x2020202020202020u;

    // Setting this bit maps capitals to small letters and merges no two other characters that are legal in a name.
    constexpr void push(std::uint64_t bytes, std::size_t count) noexcept {
        bytes |= count == 8 ? lower_case : lower_case >> (64 - 8 * count);
        const std::size_t room = 8 - held_;
        tail_ |= bytes << (8 * held_);
        if (count < room) {
            held_ += static_cast<std::uint32_t>(count);
            return;
        }
        state_ = (state_ ^ tail_) * 0x9E3779B97F4A7C15u;
        state_ ^= state_ >> 32;
        tail_ = room == 8 ? 0 : bytes >> (8 * room);
        held_ = static_cast<std::uint32_t>(count - room);
    }

    static std::uint64_t load(const char* from, std::size_t count) noexcept {
        std::uint64_t word = 0;
        if (count == 8) {
            __builtin_memcpy(&word, from, 8);
        } else if (count >= 4) {
            std::uint32_t low = 0;
            std::uint32_t high = 0;
            __builtin_memcpy(&low, from, 4);
            __builtin_memcpy(&high, from + count - 4, 4);
            word = low | (static_cast<std::uint64_t>(high) << (8 * (count - 4)));
        } else {
            for (std::size_t i = 0; i != count; ++i)
                word |= static_cast<std::uint64_t>(static_cast<unsigned char>(from[i])) << (8 * i);
        }
        return word;
    }

    std::uint64_t state_ = 0x2D358DCCAA6C78A5u;
    std::uint64_t tail_ = 0;
    std::size_t size_ = 0;
    std::uint32_t held_ = 0;
};

} // namespace varscope

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
/// Cost: one multiplication for sixteen characters at run time
class path_hash {
  public:
    constexpr path_hash() = default;
    /// The hash of a whole text, the same as that of its pieces.
    [[gnu::always_inline]] constexpr explicit path_hash(text whole) noexcept {
        const char* from = whole.data();
        std::size_t left = whole.size();
        for (; left >= block; from += block, left -= block) mix(load(from, 8), load(from + 8, 8));
        if (left != 0) low_ = load(from, left < 8 ? left : 8) | lower_case >> (left < 8 ? 64 - 8 * left : 0);
        if (left > 8) high_ = load(from + 8, left - 8) | lower_case >> (64 - 8 * (left - 8));
        size_ = whole.size();
    }

    /// Adds characters and returns itself.
    constexpr path_hash& add(text more) noexcept {
        const char* from = more.data();
        std::size_t left = more.size();
        if (size_ % block == 0) {
            for (; left >= block; from += block, left -= block, size_ += block)
                mix(load(from, 8), load(from + 8, 8));
        }
        for (; left > 8; from += 8, left -= 8) push(load(from, 8), 8);
        if (left != 0) push(load(from, left), left);
        return *this;
    }

    /// The finished hash; its upper half is as good as its lower.
    [[nodiscard]] constexpr std::uint64_t value() const noexcept {
        return folded_product(state_ ^ low_ ^ size_, high_ ^ 0xD6E8FEB86659FD93u);
    }

    /// The number of characters added.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

    friend constexpr bool operator==(const path_hash&, const path_hash&) = default;

  private:
    static constexpr bool bytes_are_little_endian = __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__;
    static constexpr std::size_t block = 16;
    static constexpr std::uint64_t lower_case = 0x2020202020202020u;

    // Setting this bit maps capitals to small letters and merges no two other characters that are legal in a name.
    constexpr void push(std::uint64_t bytes, std::size_t count) noexcept {
        const std::size_t held = size_ % block;
        size_ += count;
        bytes |= lower_case >> (64 - 8 * count);
        if (held < 8) {
            low_ |= bytes << (8 * held);
            if (held + count > 8) high_ = bytes >> (64 - 8 * held);
            return;
        }
        high_ |= bytes << (8 * (held - 8));
        if (held + count < block) return;
        const std::size_t over = held + count - block;
        finish_block();
        low_ = over == 0 ? 0 : bytes >> (8 * (count - over));
    }

    constexpr void mix(std::uint64_t low, std::uint64_t high) noexcept {
        low_ = low | lower_case;
        high_ = high | lower_case;
        finish_block();
    }
    constexpr void finish_block() noexcept {
        state_ = folded_product(low_ ^ state_, high_ ^ 0x9E3779B97F4A7C15u);
        low_ = high_ = 0;
    }

    static constexpr std::uint64_t folded_product(std::uint64_t left, std::uint64_t right) noexcept {
        __extension__ using wide = unsigned __int128;
        const wide product = static_cast<wide>(left) * right;
        return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    }

    static constexpr std::uint64_t load(const char* from, std::size_t count) noexcept {
        std::uint64_t word = 0;
        if (__builtin_is_constant_evaluated() || !bytes_are_little_endian) {
            while (count != 0) word = word << 8 | static_cast<unsigned char>(from[--count]);
        } else if (count == 8) {
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
    std::uint64_t low_ = 0;
    std::uint64_t high_ = 0;
    std::size_t size_ = 0;
};

} // namespace varscope

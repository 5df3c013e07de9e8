// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/path_finger.hpp: remembers where the last long name led.
#pragma once

#include <varscope/core/path_node.hpp>
#include <varscope/name/hash.hpp>

namespace varscope {

/// The paths of every prefix of the last name of several segments. Names are asked for in groups, so the next one shares
/// most of its segments; they are then compared as one text instead of being looked up one by one.
class path_finger {
  public:
    using path = basic_path<path_hash>;
    /// A prefix of a name: its length and where it leads.
    struct prefix {
        std::size_t size = 0;
        path where{};
    };

    /// The longest remembered prefix of `name` below `at` that ends at a slash of it or at its end.
    [[nodiscard]] constexpr prefix longest(const path& at, text name) const noexcept {
        if (at.id != from_) return {0, at};
        const std::size_t common = common_size(name);
        for (std::size_t i = depth_; i != 0; --i) {
            const prefix& reached = prefixes_[i - 1];
            if (reached.size <= common && (reached.size == name.size() || name[reached.size] == '/'))
                return reached;
        }
        return {0, at};
    }

    /// Begins to remember `name` below `at`, of which the first `known` characters are what longest() found.
    constexpr void restart(const path& at, text name, std::size_t known) noexcept {
        const std::size_t kept = at.id == from_ ? known : 0;
        from_ = at.id;
        while (depth_ != 0 && prefixes_[depth_ - 1].size > kept) --depth_;
        size_ = name.size() <= sizeof chars_ ? name.size() : 0;
        if (size_ == 0) depth_ = 0;
        if (size_ > kept) copy_characters(name.data() + kept, size_ - kept, chars_ + kept);
    }

    /// Remembers that the first `size` characters of the name lead to `where`.
    constexpr void reach(std::size_t size, const path& where) noexcept {
        if (size_ != 0 && depth_ != most && (depth_ == 0 || prefixes_[depth_ - 1].size < size))
            prefixes_[depth_++] = {size, where};
    }

  private:
    static constexpr std::size_t most = 6;

    [[nodiscard]] constexpr std::size_t common_size(text name) const noexcept {
        const std::size_t limit = name.size() < size_ ? name.size() : size_;
        std::size_t at = 0;
        for (; !__builtin_is_constant_evaluated() && at + 8 <= limit; at += 8)
            if (const std::uint64_t differ = word(name.data() + at) ^ word(chars_ + at); differ != 0)
                return at + first_byte(differ);
        while (at != limit && name[at] == chars_[at]) ++at;
        return at;
    }
    static std::uint64_t word(const char* from) noexcept {
        std::uint64_t loaded = 0;
        __builtin_memcpy(&loaded, from, 8);
        return loaded;
    }
    static std::size_t first_byte(std::uint64_t set) noexcept {
        const int bit =
            __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__ ? __builtin_ctzll(set) : __builtin_clzll(set);
        return static_cast<std::size_t>(bit) / 8;
    }

    path_id from_ = no_path;
    std::size_t size_ = 0;
    std::size_t depth_ = 0;
    prefix prefixes_[most];
    char chars_[80] = {};
};

} // namespace varscope

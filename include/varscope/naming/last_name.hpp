// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/last_name.hpp: remembers where the last long name led.
#pragma once

#include <varscope/name/hash.hpp>
#include <varscope/name/path.hpp>
#include <varscope/naming/segment_index.hpp>

namespace varscope {

/// A path with the hash of its full text, to which the paths below it add theirs.
struct hashed_path {
    path_id id = 0;
    path_hash hash{};
};

/// The paths of every prefix of the last name of several segments. Names are asked for in groups, so the next one shares
/// most of its segments; they are then compared as one text instead of being looked up one by one.
class last_name {
  public:
    /// Sets `at`, where `name` starts, to the longest remembered prefix of it that ends at a slash or at its end, returns its
    /// length, and begins to remember the name. A name of one segment is neither known nor remembered.
    [[nodiscard]] constexpr std::size_t recall(hashed_path& at, text name) noexcept {
        is_long_ = first_slash(name) != name.size();
        if (!is_long_) return 0;
        const path_id from = at.id;
        std::size_t known = 0;
        if (from == from_) {
            const std::size_t common = common_size(name);
            for (std::size_t i = depth_; i != 0 && known == 0; --i) {
                const prefix& reached = prefixes_[i - 1];
                if (reached.size <= common && (reached.size == name.size() || name[reached.size] == '/'))
                    known = reached.size, at = reached.where;
            }
        }
        from_ = from;
        while (depth_ != 0 && prefixes_[depth_ - 1].size > known) --depth_;
        size_ = name.size() <= sizeof chars_ ? name.size() : 0;
        if (size_ == 0) depth_ = 0;
        if (size_ > known) copy_characters(name.data() + known, size_ - known, chars_ + known);
        return known;
    }

    /// Remembers that the first `size` characters of the name lead to `where`.
    constexpr void remember(std::size_t size, const hashed_path& where) noexcept {
        if (is_long_ && size_ != 0 && depth_ != most && (depth_ == 0 || prefixes_[depth_ - 1].size < size))
            prefixes_[depth_++] = {size, where};
    }

  private:
    static constexpr std::size_t most = 6;
    struct prefix {
        std::size_t size = 0;
        hashed_path where{};
    };

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

    bool is_long_ = false;
    path_id from_ = no_path;
    std::size_t size_ = 0;
    std::size_t depth_ = 0;
    prefix prefixes_[most];
    char chars_[80] = {};
};

} // namespace varscope

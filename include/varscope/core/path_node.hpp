// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/path_node.hpp: what a table keeps of a path.
#pragma once

#include <varscope/core/recipe.hpp>
#include <varscope/core/storage.hpp>
#include <varscope/name/hash.hpp>

namespace varscope {

/// The index of a path in its table; 0 is the root.
using path_id = std::uint32_t;
inline constexpr path_id no_path = 0xFFFFFFFFu;

/// A path with the hash of its text, to which children add theirs.
struct path {
    path_id id = 0;
    path_hash hash{};
};

/// One segment of a path. Readers without a lock look at `segment`, `variable` and the length only.
template <core_storage Storage>
class path_node {
  public:
    const char* segment = nullptr;
    typename Storage::cell variable; ///< 1 + the variable of this graph name, or else of this key
    path_id parent = 0;
    std::uint32_t extra = 0;

    constexpr void set_segment(const char* chars, std::size_t length, bool spelled) noexcept {
        segment = chars;
        facts_.store(static_cast<std::uint32_t>(length) << length_shift | (spelled ? spelled_bit : 0));
    }
    [[nodiscard]] constexpr std::size_t length() const noexcept { return facts_.load() >> length_shift; }
    /// Whether the segment's characters are the end of the full name, behind which stand ":0" and the full name's size
    /// in one character; a longer name counts as not spelled.
    [[nodiscard]] constexpr bool is_spelled() const noexcept { return (facts_.load() & spelled_bit) != 0; }
    static constexpr std::size_t longest_spelled = 255;
    /// The full name; is_spelled() must hold.
    [[nodiscard]] constexpr text spelled() const noexcept {
        const char* const end = segment + length();
        const std::size_t size = static_cast<unsigned char>(end[2]);
        return text(end - size, size);
    }

    /// Whether an operation or a scope has this name; asked of the canonical path.
    [[nodiscard]] constexpr bool is_used() const noexcept { return (facts_.load() & used_bit) != 0; }
    constexpr void use() noexcept { facts_.store(facts_.load() | used_bit); }

    [[nodiscard]] constexpr bool has_children() const noexcept { return (facts_.load() & children_bit) != 0; }
    constexpr void note_child() noexcept { facts_.store(facts_.load() | children_bit); }

    /// The recipe whose operations are used names without nodes of their own.
    [[nodiscard]] constexpr recipe pending() const noexcept {
        return static_cast<recipe>(facts_.load() >> 3 & 0xFu);
    }
    constexpr void set_pending(recipe which) noexcept {
        facts_.store((facts_.load() & ~(0xFu << 3)) | static_cast<std::uint32_t>(which) << 3);
    }

  private:
    static constexpr unsigned length_shift = 7;
    static constexpr std::uint32_t used_bit = 1;
    static constexpr std::uint32_t children_bit = 2;
    static constexpr std::uint32_t spelled_bit = 4;
    typename Storage::cell facts_;
};

/// How often a path was opened as a variable scope; see scope_counts.
struct scope_count {
    std::uint32_t opened = 0;       ///< how often it was opened ...
    std::uint32_t opened_at = 0;    ///< ... counted up to this tick of the clock
    std::uint32_t cleared_at = 0;   ///< when the counts of the paths below were set to zero
    std::uint32_t next_default = 0; ///< no smaller suffix is free for a default name ...
    std::uint32_t next_default_at = 0;
};

/// What is kept of a path only where it was asked for twice, opened as a scope, or differs from another in case.
struct path_extra {
    path_id canonical = 0;         ///< the first path equal to this one without case
    std::uint32_t next_suffix = 1; ///< the next suffix to try for this name
    std::uint32_t keyed = 0;       ///< 1 + the variable of this key, where another one has the graph name
    scope_count count{};
};

} // namespace varscope

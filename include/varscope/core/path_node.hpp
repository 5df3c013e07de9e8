// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/path_node.hpp: what a table keeps of a path.
#pragma once

#include <varscope/core/recipe.hpp>
#include <varscope/core/storage.hpp>

namespace varscope {

/// The index of a path in its table; 0 is the root.
using path_id = std::uint32_t;
inline constexpr path_id no_path = 0xFFFFFFFFu;

/// A path with what the paths below it are found by: at run time the hash of its text, to which children add theirs.
template <class Hash>
struct basic_path {
    path_id id = 0;
    [[no_unique_address]] Hash hash{};
};
template <class Storage>
using path_of = basic_path<typename Storage::hash>;

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

/// The same in the constant evaluator, where members cost less than bits of a word. All are zero in a new one.
template <>
class path_node<constant_storage> {
  public:
    const char* segment;
    std::uint32_t size;
    std::uint32_t tag; ///< the hash it is found by
    path_id parent;
    std::uint32_t extra;
    constant_storage::cell variable;
    recipe recipe_pending;
    bool used;
    bool is_parent;
    bool begins_badly; ///< its first segment may not begin the name of an operation

    [[nodiscard]] constexpr std::size_t length() const noexcept { return size; }
    [[nodiscard]] constexpr bool is_used() const noexcept { return used; }
    constexpr void use() noexcept { used = true; }
    [[nodiscard]] constexpr bool has_children() const noexcept { return is_parent; }
    [[nodiscard]] constexpr recipe pending() const noexcept { return recipe_pending; }
    constexpr void set_pending(recipe which) noexcept { recipe_pending = which; }
};

/// How often a path was opened as a variable scope; see scope_counts.
struct scope_count {
    std::uint32_t opened;       ///< how often it was opened ...
    std::uint32_t opened_at;    ///< ... counted up to this tick of the clock
    std::uint32_t cleared_at;   ///< when the counts of the paths below were set to zero
    std::uint32_t next_default; ///< no smaller suffix is free for a default name ...
    std::uint32_t next_default_at;
};

/// What is kept of a path, zero in a new one, only where it was asked for twice, opened as a scope, or differs from another in case.
struct path_extra {
    path_id canonical;         ///< the first path equal to this one without case
    std::uint32_t last_suffix; ///< the last suffix that was tried for this name
    std::uint32_t keyed;       ///< 1 + the variable of this key, where another one has the graph name
    scope_count count;
};

} // namespace varscope

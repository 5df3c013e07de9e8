// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/path_node.hpp: what a table keeps of a path.
#pragma once

#include <varscope/naming/storage.hpp>
#include <varscope/types/operations.hpp>

namespace varscope {

/// A path with what the paths below it are found by: at run time the hash of its text, to which children add theirs.
template <class Storage>
using path_of = typename Storage::path_index::path;

/// One segment of a path; all is zero in a new one. Readers without a lock look at `segment`, `variable` and the length only.
template <naming_storage Storage>
struct path_node {
    const char* segment{};
    typename Storage::word variable{}; ///< 1 + the variable of this graph name, or else of this key
    path_id parent{};
    std::uint32_t extra{};
    typename Storage::word
        bits{}; ///< the flags below, pending operations, and the number of characters of the segment
    [[no_unique_address]] typename Storage::path_index::node_data index{};

    static constexpr std::uint32_t used = 1; ///< by an operation or a scope; asked of the canonical path
    static constexpr std::uint32_t has_children = 2;
    static constexpr std::uint32_t is_spelled = 4;   ///< the segment is the end of the full name, see spelled
    static constexpr std::uint32_t begins_badly = 8; ///< no operation may begin so; a scope may (rows 21, 98)
    static constexpr unsigned pending_shift = 4;
    static constexpr std::uint32_t pending_mask = 0xFu << pending_shift;
    static constexpr unsigned length_shift = 8;

    [[nodiscard]] constexpr std::size_t length() const noexcept { return bits >> length_shift; }
    [[nodiscard]] constexpr bool is_used() const noexcept { return (bits & used) != 0; }

    /// The operations of a variable whose names are used without nodes of their own.
    [[nodiscard]] constexpr variable_operations pending() const noexcept {
        return static_cast<variable_operations>((bits & pending_mask) >> pending_shift);
    }
    constexpr void set_pending(variable_operations which) noexcept {
        bits = (bits & ~pending_mask) | static_cast<std::uint32_t>(which) << pending_shift;
    }

    /// The full name, where `is_spelled`: behind it stand ":0" and its size in one character, so no longer name is spelled.
    [[nodiscard]] constexpr text spelled() const noexcept {
        const char* const end = segment + length();
        const std::size_t size = static_cast<unsigned char>(end[2]);
        return text(end - size, size);
    }
    static constexpr std::size_t longest_spelled = 255;
};

/// When a path was opened as a variable scope, in ticks of a clock that does not come round; see scope_counts.
struct scope_count {
    std::uint64_t opened_at;  ///< the last opening; 0 where there was none
    std::uint64_t cleared_at; ///< when the openings of the paths below were forgotten
    std::uint64_t next_default_at;
    std::uint32_t next_default; ///< no smaller suffix was free for a default name at that time
};

/// What is kept of a path, zero in a new one, only where it was asked for twice, opened as a scope, or differs from another in case.
struct path_extra {
    path_id canonical;         ///< the first path equal to this one without case
    std::uint32_t last_suffix; ///< the last suffix that was tried for this name
    std::uint32_t keyed;       ///< 1 + the variable of this key, where another one has the graph name
    scope_count count;
};

/// What a path was before it was changed.
struct noted_path {
    path_id id = 0;
    std::uint32_t variable = 0;
    std::uint32_t bits = 0;
    std::uint32_t last_suffix = 0;
    std::uint32_t keyed = 0;
    scope_count count{};
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/tables.hpp: what a traced program declared, as a constant.
#pragma once

#include <varscope/trace/tracer.hpp>
#include <varscope/types/layout.hpp>

namespace varscope {

/// The lengths of the arrays of manifest_tables.
struct table_sizes {
    std::size_t paths = 0;
    std::size_t characters = 0;
    std::size_t buckets = 0; ///< a power of two
    std::size_t variables = 0;
    std::size_t origins = 0;
    std::size_t extents = 0;
    std::size_t placeholders = 0;
    std::size_t events = 0;
    std::size_t openings = 0;
    std::size_t collections = 0;
    std::size_t members = 0; ///< of all collections but the two that every graph has
    std::size_t values = 0;
    std::size_t words = 0;
    std::size_t rules = 0;

    [[nodiscard]] constexpr bool fits_in(const table_sizes& room) const noexcept {
        return paths <= room.paths && characters <= room.characters && buckets <= room.buckets &&
               variables <= room.variables && origins <= room.origins && extents <= room.extents &&
               placeholders <= room.placeholders && events <= room.events && openings <= room.openings &&
               collections <= room.collections && members <= room.members && values <= room.values &&
               words <= room.words && rules <= room.rules;
    }
};

/// The facts of one path: a segment, the path above it, and what stands there. Plain data, like all that tables hold: members without
/// initializers cost the compiler nothing where an array is made.
struct path_row {
    std::uint32_t hash; ///< by which it is found below its parent, see segment_index
    std::uint32_t parent;
    std::uint32_t segment;       ///< index of its first character
    std::uint32_t length;        ///< of the segment
    std::uint32_t variable;      ///< 1 + the variable of this graph name
    std::uint32_t keyed;         ///< 1 + the variable that get_variable shares by this path
    std::uint32_t first_variant; ///< the first path equal to this one without case
    bool is_used;                ///< by an operation, a scope or a variable
};

/// What is added to the path in a variable's row where get_variable does not share it.
inline constexpr std::uint32_t direct_key = 0x80000000u;

/// The facts of one variable.
struct variable_row {
    std::uint32_t where;
    std::uint32_t key; ///< a path; of a direct variable the scope that it was made in, with direct_key added
    std::uint32_t origin;
    std::uint32_t first_extent;
    std::uint32_t rank;
    dtype type;
    variable_operations operations;
    bool trainable;
    bool is_global; ///< in the collection `global_variables`
    bool is_listed; ///< in the collection `trainable_variables`
    std::size_t elements;
    std::size_t offset; ///< in elements, from the beginning of its dtype's block
};

/// How variables began; see variable_origin.
struct origin_row {
    initializer init;
    std::uint32_t value;
    unsigned line;
    const char* file;
    const char* function;
};

/// A collection that a program named.
struct collection_row {
    std::uint32_t key; ///< index of its first character
    std::uint32_t length;
    std::uint32_t first; ///< index of its first member
    std::uint32_t count;
};

/// The result of a trace. Plain arrays, because the compiler copies them and looks names up in them.
template <table_sizes Room>
struct manifest_tables {
    static constexpr table_sizes room = Room;
    table_sizes used{};
    trace_failure failure{};
    block_layout layout{};
    bool is_ordered =
        false; ///< whether a call's result depends on the calls before it; its events and openings are kept
    bool needs_counts = false; ///< default names came unexpected: the trace must be repeated
    path_row paths[Room.paths + 1]{};
    char characters[Room.characters + 1]{};
    std::uint32_t buckets[Room.buckets + 1]{}; ///< indices of paths, 0 where free
    variable_row variables[Room.variables + 1]{};
    origin_row origins[Room.origins + 1]{};
    extent extents[Room.extents + 1]{};
    traced_placeholder placeholders[Room.placeholders + 1]{};
    traced_event events[Room.events + 1]{};
    traced_opening openings[Room.openings + 1]{};
    collection_row collections[Room.collections + 1]{};
    std::uint32_t members[Room.members + 1]{};
    traced_value values[Room.values + 1]{};
    element_bits words[Room.words + 1]{};
    variable_rules rules[Room.rules + 1]{}; ///< of few variables, in their order

    [[nodiscard]] constexpr text segment(path_id id) const noexcept {
        return text(characters + paths[id].segment, paths[id].length);
    }
    [[nodiscard]] constexpr shape_view shape(const variable_row& of) const noexcept {
        return shape_view(extents + of.first_extent, of.rank);
    }
    /// What few variables have; nothing is given where this one has none.
    [[nodiscard]] constexpr variable_rules rules_of(std::size_t variable) const noexcept {
        for (std::size_t i = 0; i != used.rules; ++i)
            if (rules[i].variable == variable) return rules[i];
        return {};
    }
    /// The path below `at` of this text of one or more segments, or no_path; `at` itself for no text. Nothing is below no_path. Cost: one pass over the
    /// characters to hash them and one to compare them.
    [[nodiscard]] constexpr path_id find(text rest, path_id at = 0) const noexcept {
        return find_in(rest.data(), rest.size(), at);
    }
    /// The same of a constant; by an index into its array, which costs g++ less than a pointer.
    template <std::size_t Size>
    [[nodiscard]] constexpr path_id find(const fixed_string<Size>& rest, path_id at = 0) const noexcept {
        return find_in(rest.chars, Size, at);
    }
    template <class Chars>
    [[nodiscard]] constexpr path_id find_in(const Chars& chars, std::size_t size, path_id at) const noexcept {
        if (at == no_path) return no_path;
        const std::size_t mask = used.buckets - 1;
        for (std::size_t begin = 0, end = 0; begin < size; begin = end + 1) {
            std::uint32_t hash = (paths[at].first_variant + 1) * segment_index::spread;
            for (end = begin; end != size && chars[end] != '/'; ++end)
                hash = (hash ^ (static_cast<unsigned char>(chars[end]) | 0x20u)) * segment_index::prime;
            std::size_t slot = (hash ^ hash >> 16) & mask;
            for (; buckets[slot] != 0; slot = (slot + 1) & mask) {
                const path_row& is = paths[buckets[slot]];
                if (is.hash != hash || is.parent != at || is.length != end - begin) continue;
#if defined(__clang__)
                if (equal_characters(characters + is.segment, &chars[begin], end - begin)) break;
#else
                std::size_t i = begin; // by an index: cheaper than a pointer
                while (i != end && chars[i] == characters[is.segment + (i - begin)]) ++i;
                if (i == end) break;
#endif
            }
            if (buckets[slot] == 0) return no_path;
            at = buckets[slot];
            if (end == size) return at;
        }
        return size == 0 ? at : no_path;
    }
    /// The position of the variable of this text below `at`, by its name or by the key that shares it, or the largest number
    /// where there is none.
    template <class Name>
    [[nodiscard]] constexpr std::size_t find_variable(const Name& rest, path_id at = 0) const noexcept {
        const path_id where = find(rest, at);
        return where == no_path ? static_cast<std::size_t>(-1) : paths[where].variable - std::size_t{1};
    }
    template <class Name>
    [[nodiscard]] constexpr std::size_t find_key(const Name& rest, path_id at = 0) const noexcept {
        const path_id where = find(rest, at);
        return where == no_path ? static_cast<std::size_t>(-1) : paths[where].keyed - std::size_t{1};
    }
    /// The number of characters of a path's text.
    [[nodiscard]] constexpr std::size_t length(path_id id) const noexcept {
        std::size_t size = 0;
        for (; id != 0; id = paths[id].parent) size += paths[id].length + (paths[id].parent != 0 ? 1u : 0u);
        return size;
    }
    /// Whether a path's text has these characters from `begin` on.
    [[nodiscard]] constexpr bool has_text_at(path_id id, std::size_t begin, text asked) const noexcept {
        if (asked.empty()) return true;
        std::size_t end = length(id);
        if (begin + asked.size() > end) return false;
        for (; id != 0; id = paths[id].parent) {
            const path_row& path = paths[id];
            const std::size_t first = end - path.length;
            for (std::size_t i = first < begin ? begin : first; i < end && i < begin + asked.size(); ++i)
                if (characters[path.segment + (i - first)] != asked[i - begin]) return false;
            if (first <= begin) return true;
            end = first - 1;
            if (end < begin + asked.size() && asked[end - begin] != '/') return false;
        }
        return true;
    }
    /// Writes a path's text so that it ends at `end`.
    constexpr void spell_backwards(path_id id, char* end) const noexcept {
        for (; id != 0; id = paths[id].parent) {
            const path_row& path = paths[id];
            end -= path.length;
            for (std::size_t i = 0; i != path.length; ++i) end[i] = characters[path.segment + i];
            if (path.parent != 0) *--end = '/';
        }
    }
};

} // namespace varscope

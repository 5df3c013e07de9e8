// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/segment_index.hpp: finds a path by the path above it and its segment, in the constant evaluator.
#pragma once

#include <varscope/name/path.hpp>
#include <varscope/name/rules.hpp>

#include <cstddef>
#include <cstdint>

namespace varscope {

/// The index of a path in its table; 0 is the root.
using path_id = std::uint32_t;
inline constexpr path_id no_path = 0xFFFFFFFFu;

/// Finds paths by the hash of the path above and the segment. Of what a name is made of only the last segment is then touched, and one pass
/// over its characters hashes them and shows whether they are legal: statements and calls are what costs in the constant evaluator.
class segment_index {
  public:
    using hash = std::uint32_t;
    /// A path and the hash it is found by, which the paths below it do not need.
    struct path {
        path_id id = 0;
        hash at = 0;
    };
    /// What a node keeps for it: the hash it is found by.
    struct node_data {
        hash tag;
    };
    /// Whether scan() looks at the legality of characters, and whether the last long name is remembered.
    static constexpr bool sees_characters = true;
    static constexpr bool remembers_names = false;

    constexpr segment_index() : slots_(new path_id[first_size]()), slot_count_(first_size) {}
    segment_index(const segment_index&) = delete;
    segment_index& operator=(const segment_index&) = delete;
    constexpr ~segment_index() { delete[] slots_; }

    /// The hash of a segment below a path is `(path + 1) * spread`, and for each character c `(hash ^ (c | 0x20)) * prime`: the case of
    /// letters is ignored, also of those above, so the path is the first of those that differ in case only.
    static constexpr std::uint32_t prime = 16777619;
    static constexpr std::uint32_t spread = 0x9E3779B1u;

    template <class Table>
    [[nodiscard]] static constexpr hash hash_below(const Table& table, const path& at, text leaf,
                                                   text suffix) noexcept {
        return hash_of(suffix, hash_of(leaf, (table.canonical(at.id) + 1) * spread));
    }

    /// Hashes a segment below a path, up to a slash or the end, where it returns; `seen` gets what is to be watched about its characters.
    static constexpr const char* scan(const path&, path_id canonical, hash& found, const char* c,
                                      const char* end, bool, unsigned& seen) noexcept {
        found = (canonical + 1) * spread;
        for (; c != end && *c != '/'; ++c)
            found = (found ^ (static_cast<unsigned char>(*c) | 0x20u)) * prime,
            seen |= detail::character_classes.of[static_cast<unsigned char>(*c)];
        return c;
    }

    /// Calls `accept(id)` for the paths of this hash until it is true.
    template <class Table, class Accept>
    constexpr void search(const Table& table, const path&, hash of, Accept accept) const {
        std::size_t mask = slot_count_ - 1, slot = (of ^ of >> 16) & mask;
        for (; slots_[slot] != 0; slot = (slot + 1) & mask)
            if (table.nodes_.items[slots_[slot]].index.tag == of && accept(slots_[slot])) return;
    }

    /// Adds a path whose node is made.
    template <class Table>
    constexpr void insert(Table& table, path_id id, hash of) {
        if (2 * id > slot_count_) grow(table, id);
        std::size_t mask = slot_count_ - 1, slot = (of ^ of >> 16) & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        table.nodes_.items[id].index.tag = of, slots_[slot] = id;
    }

    /// Nothing: in the constant evaluator nobody asks for the paths below another.
    static constexpr void link(const node_data&, const node_data&, path_id) noexcept {}

    /// Makes room for paths to come.
    template <class Table>
    constexpr void reserve(Table& table, std::size_t paths) {
        while (slot_count_ < 2 * paths) grow(table, 0);
    }

    /// A path of an id that is known.
    template <class Table>
    [[nodiscard]] static constexpr path locate(const Table&, path_id id) noexcept {
        return {id};
    }

    template <class Table, class Accept>
    [[nodiscard]] static constexpr path_id find_full(const Table& table, text full, Accept accept) noexcept {
        path at{};
        while (!full.empty()) {
            at.id = table.find_child(at, take_segment(full)).exact;
            if (at.id == no_path) return no_path;
        }
        return accept(at.id) ? at.id : no_path;
    }

  private:
    static constexpr std::size_t first_size = 512;

    [[nodiscard]] static constexpr hash hash_of(text segment, hash from) noexcept {
        const char* const end = segment.end();
        for (const char* c = segment.begin(); c != end; ++c)
            from = (from ^ (static_cast<unsigned char>(*c) | 0x20u)) * prime;
        return from;
    }

    // Moves the paths before `count`.
    template <class Table>
    constexpr void grow(Table& table, path_id count) {
        path_id* const larger = new path_id[4 * slot_count_]();
        delete[] slots_;
        slots_ = larger, slot_count_ *= 4;
        for (path_id id = 1; id < count; ++id) {
            const hash of = table[id].index.tag;
            std::size_t slot = (of ^ of >> 16) & (slot_count_ - 1);
            while (slots_[slot] != 0) slot = (slot + 1) & (slot_count_ - 1);
            slots_[slot] = id;
        }
    }

    path_id* slots_;
    std::size_t slot_count_;
};

} // namespace varscope

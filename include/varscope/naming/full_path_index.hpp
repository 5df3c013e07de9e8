// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/full_path_index.hpp: finds a path by the hash of its full text, for any number of readers beside a writer.
#pragma once

#include <varscope/name/path.hpp>
#include <varscope/naming/last_name.hpp>

namespace varscope {

/// The first free slot for a word, by linear probing from its tag.
template <class View>
[[nodiscard]] constexpr std::size_t free_slot(View view, std::uint64_t word) noexcept {
    constexpr std::uint64_t no_tag = ~std::uint64_t{0};
    std::size_t index = static_cast<std::size_t>(word >> 32);
    static_cast<void>(view.next(no_tag, index));
    return index;
}

/// Finds paths by a hash of their full text that is known for the path above, so that a look-up hashes the characters of the last segment
/// only.
///
/// Slots is a hash table of 64-bit words, a tag above an index, 0 where free; its size is a power of two; `next` of its snapshot finds
/// the first slot from an index on that is free or has a tag.
template <class Slots>
class full_path_index {
  public:
    using path = hashed_path;
    using hash = path_hash;
    /// The paths below a path, in a chain from the latest to the first; 0 ends it.
    struct node_data {
        path_id last_child;
        path_id before; ///< the child of the same path that was added before
    };
    static constexpr bool sees_characters = false;
    static constexpr bool remembers_names = true;

    constexpr full_path_index() : slots_(256) {}

    template <class Table>
    [[nodiscard]] static constexpr hash hash_below(const Table&, const path& above, text leaf,
                                                   text suffix) noexcept {
        hash of = above.hash;
        if (above.id != 0) of.add("/");
        of.add(leaf);
        if (!suffix.empty()) of.add(suffix);
        return of;
    }

    /// Hashes a segment below a path, up to a slash or the end, where it returns. `after_slash`: a slash stands before it in the text, and
    /// is hashed with it.
    static constexpr const char* scan(const path& above, path_id, hash& found, const char* c, const char* end,
                                      bool after_slash, unsigned&) noexcept {
        const std::size_t size = first_slash(text(c, static_cast<std::size_t>(end - c)));
        if (size == 0) return c;
        found = above.hash;
        if (after_slash)
            found.add(text(c - 1, size + 1));
        else
            found.add(above.id != 0 ? "/" : "").add(text(c, size));
        return c + size;
    }

    /// Calls `accept(id)` for the paths of this hash until it is true.
    template <class Table, class Accept>
    constexpr void search(const Table&, const path&, const hash& of, Accept accept) const {
        const auto view = slots_.snapshot();
        const std::uint64_t tag = of.value() >> 32;
        for (std::size_t i = tag;; ++i) {
            const std::uint64_t word = view.next(tag, i);
            if (word == 0 || accept(static_cast<path_id>(word))) return;
        }
    }

    /// Adds a path whose node is made.
    template <class Table>
    constexpr void insert(const Table& table, path_id id, const hash& of) {
        if (4 * table.size() > 3 * slots_.snapshot().size()) slots_.grow();
        const std::uint64_t word = (of.value() >> 32 << 32) | id;
        slots_.set(free_slot(slots_.snapshot(), word), word);
    }
    /// Puts a path that was made into the chain of those below the path above.
    static constexpr void link(node_data& above, node_data& made, path_id id) noexcept {
        made.before = above.last_child, above.last_child = id;
    }

    /// A path of an id, its hash computed anew.
    template <class Table>
    [[nodiscard]] static constexpr path locate(const Table& table, path_id id) noexcept {
        if (id == 0) return {};
        path above = locate(table, table[id].parent);
        if (above.id != 0) above.hash.add("/");
        return {id, above.hash.add(table.segment(id))};
    }

    template <class Table, class Accept>
    [[nodiscard]] constexpr path_id find_full(const Table&, text full, Accept accept) const noexcept {
        const path_hash of(full);
        const std::uint64_t tag = of.value() >> 32;
        const auto view = slots_.snapshot();
        for (std::size_t i = tag;; ++i) {
            const std::uint64_t word = view.next(tag, i);
            if (word == 0) return no_path;
            if (accept(static_cast<path_id>(word))) return static_cast<path_id>(word);
        }
    }

    /// The number of characters of a name whose path is known from the last long name, and that path in `at`, from where the name starts.
    [[nodiscard]] constexpr std::size_t recall(path& at, text name) noexcept {
        return last_.recall(at, name);
    }
    constexpr void remember(std::size_t size, const path& where) noexcept { last_.remember(size, where); }

    /// Begins to fetch the slot of a child from memory, where the table is too large for a cache.
    void prefetch(const path& above, text leaf) const noexcept {
        constexpr std::size_t too_large = std::size_t{1} << 18;
        const auto view = slots_.snapshot();
        if (view.size() < too_large) return;
        __builtin_prefetch(view.words + ((hash_below(0, above, leaf, {}).value() >> 32) & (view.size() - 1)),
                           1);
    }

  private:
    Slots slots_;
    last_name last_;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/path_table.hpp: finds the paths of a graph by one hash table over their full texts.
#pragma once

#include <varscope/core/constant_paths.hpp>
#include <varscope/core/path_finger.hpp>

namespace varscope {

/// The first free slot for a word, by linear probing from its tag.
template <class View>
[[nodiscard]] constexpr std::size_t free_slot(View view, std::uint64_t word) noexcept {
    constexpr std::uint64_t no_tag = ~std::uint64_t{0};
    std::size_t index = static_cast<std::size_t>(word >> 32);
    static_cast<void>(view.next(no_tag, index));
    return index;
}

/// The paths of one graph, found by a hash of their full text that is known for the path above. A Storage whose `hash` is path_hash has
/// `slots`, a hash table of 64-bit words, a tag above an index, 0 where free; its size is a power of two; `next` finds the first slot
/// from an index on that is free or has a tag.
///
/// Cost: a lookup hashes and compares the characters of the last segment only
template <core_storage Storage>
class path_table : public path_tree<Storage> {
    using tree = path_tree<Storage>;
    using tree::characters_;
    using tree::equals;
    using tree::equals_ignoring_case;
    using tree::nodes_;

  public:
    using tree::canonical;
    using tree::copy;
    using tree::extra;
    using tree::length;
    using tree::segment;
    using tree::spell_backwards;
    using typename tree::node;
    using typename tree::path;

    constexpr path_table() : slots_(256) {}

    /// The node of `leaf` + `suffix` below `at`: the one written so, and the one equal without case.
    struct match {
        path_hash hash{};
        path_id exact = no_path;
        path_id folded = no_path;
        [[nodiscard]] constexpr path_id any() const noexcept { return exact != no_path ? exact : folded; }
        [[nodiscard]] constexpr path exact_path() const noexcept { return {exact, hash}; }
        constexpr void set(const path& is) noexcept { exact = is.id, hash = is.hash; }
    };
    [[nodiscard]] constexpr match find_child(const path& at, text leaf, text suffix = {}) const noexcept {
        match found{at.hash};
        if (at.id != 0) found.hash.add("/");
        found.hash.add(leaf);
        if (!suffix.empty()) found.hash.add(suffix);
        find_at(at, found, leaf, suffix);
        return found;
    }

    /// The same where the hash of the child is already in `found`.
    constexpr void find_at(const path& at, match& found, text leaf, text suffix = {}) const noexcept {
        const auto view = slots_.snapshot();
        const std::uint64_t tag = found.hash.value() >> 32;
        for (std::size_t i = tag;; ++i) {
            const std::uint64_t word = view.next(tag, i);
            if (word == 0) return;
            const path_id id = static_cast<path_id>(word);
            const path_id above = nodes_[id].parent;
            if (above == at.id && equals(id, leaf, suffix)) {
                found.exact = id;
                return;
            }
            if (found.folded == no_path && canonical(above) == canonical(at.id) &&
                equals_ignoring_case(id, leaf, suffix))
                found.folded = canonical(id);
        }
    }

    /// Begins to fetch the slot of a child from memory, where the table is too large for a cache.
    void foresee(const path& at, text leaf) const noexcept {
        constexpr std::size_t too_large = std::size_t{1} << 18;
        const auto view = slots_.snapshot();
        if (view.size() < too_large) return;
        path_hash hash = at.hash;
        if (at.id != 0) hash.add("/");
        __builtin_prefetch(view.words + ((hash.add(leaf).value() >> 32) & (view.size() - 1)), 1);
    }

    /// Adds `leaf` + `suffix` below `at`, where find_child said that it is missing.
    constexpr path add_child(const path& at, const match& missing, text leaf, text suffix = {}) {
        char* const room = characters_.allocate(leaf.size() + suffix.size());
        copy(suffix, copy(leaf, room));
        return add_node(at, missing, room, leaf.size() + suffix.size(), false);
    }

    /// The same, with the node's text as the end of its full name, which is spelled out: `asked` below `base`, of which
    /// `leaf` is the last segment, then `suffix`, then ":0".
    struct spelled_path {
        path where{};
        const char* name = nullptr;
        bool is_new = false; ///< the path is what was asked for, and was made for it
    };
    constexpr spelled_path add_spelled(const path& at, const match& missing, path_id base, text asked,
                                       std::size_t leaf_size, text suffix) {
        const std::size_t size = missing.hash.size();
        char* const full = room_to_spell(size);
        const std::size_t before = size - suffix.size() - asked.size();
        if (before != 0) {
            spell_backwards(base, full + before - 1);
            full[before - 1] = '/';
        }
        copy(suffix, copy(asked, full + before));
        const std::size_t last = leaf_size + suffix.size();
        return {add_node(at, missing, full + size - last, last, size <= node::longest_spelled), full};
    }

    /// How far a name of one or more segments leads below `from`: the last path that is there, the segments that are not,
    /// and for the first of those where it is missing. A slash that stands wrongly ends the way, and begins `rest`.
    struct way {
        path_id from = 0;
        text asked{};
        path at{};
        text rest{};
        match missing{};
        static constexpr bool is_plain = false; ///< see path_table<constant_storage>
    };
    constexpr way descend(const path& from, text name) {
        const bool is_long = first_slash(name) != name.size();
        const path_finger::prefix known =
            is_long ? finger_.longest(from, name) : path_finger::prefix{0, from};
        if (is_long) finger_.restart(from, name, known.size);
        way to{from.id, name, known.where, {}, {}};
        if (known.size == name.size() && !name.empty()) return to;
        for (std::size_t begin = known.size == 0 ? 0 : known.size + 1;;) {
            const text rest = begin > name.size() ? text() : name.substr(begin);
            const text next = rest.substr(0, first_slash(rest));
            if (next.empty()) {
                to.rest = name.substr(begin == 0 ? 0 : begin - 1);
                return to;
            }
            materialize(to.at);
            match found{to.at.hash};
            find_segment(to.at, found, next, begin != 0);
            if (found.exact == no_path) {
                to.rest = rest;
                to.missing = found;
                return to;
            }
            to.at = {found.exact, found.hash};
            if (is_long) finger_.reach(begin + next.size(), to.at);
            if (next.size() == rest.size()) return to;
            begin += next.size() + 1;
        }
    }

    /// Adds all segments but the last of a way's rest, so that one is left, and says where that is missing.
    constexpr void approach(way& to) {
        std::size_t slash = first_slash(to.rest);
        while (slash != to.rest.size()) {
            to.at = add_child(to.at, to.missing, to.rest.substr(0, slash));
            to.rest = to.rest.substr(slash + 1);
            finger_.reach(to.asked.size() - to.rest.size() - 1, to.at);
            to.missing = match{to.at.hash};
            slash = first_slash(to.rest);
            find_segment(to.at, to.missing, to.rest.substr(0, slash), true);
        }
    }

    /// Adds what is missing at the end of a way, one segment, as a used name; see add_spelled.
    constexpr spelled_path add_used(const way& to, bool spell) {
        spelled_path made{};
        if (spell)
            made = add_spelled(to.at, to.missing, to.from, to.asked, to.rest.size(), {});
        else
            made.where = add_child(to.at, to.missing, to.rest);
        nodes_[made.where.id].use();
        made.is_new = true;
        return made;
    }

    /// The path of one or more segments below `at`, added where it is missing; it stays free.
    constexpr path intern(const path& at, text name) {
        way to = descend(at, name);
        if (to.rest.empty()) return to.at;
        approach(to);
        return add_child(to.at, to.missing, to.rest);
    }

    /// Gives the operations of a pending recipe nodes of their own, before anything is added beside them.
    constexpr void materialize(const path& owner) {
        if (nodes_[owner.id].pending() != recipe::none) materialize_recipe(*this, owner);
    }

    /// The path of an id, its hash computed anew. Cost: the characters of the path.
    [[nodiscard]] constexpr path locate(path_id id) const noexcept {
        if (id == 0) return {};
        path above = locate(nodes_[id].parent);
        if (above.id != 0) above.hash.add("/");
        return {id, above.hash.add(segment(id))};
    }

    /// A path's full text followed by ":0", spelled out for as long as the table lives.
    constexpr const char* spell(path_id id) {
        const std::size_t size = length(id);
        char* const full = room_to_spell(size);
        spell_backwards(id, full + size);
        return full;
    }

    /// The first path of this full text for which `accept` holds. Takes no lock and allocates nothing.
    template <class Accept>
    [[nodiscard]] constexpr path_id find_full(text full, Accept accept) const noexcept {
        return find(path_hash(full), accept);
    }
    /// The first path of this hash for which `accept` holds. Takes no lock and allocates nothing.
    template <class Accept>
    [[nodiscard]] constexpr path_id find(const path_hash& hash, Accept accept) const noexcept {
        const std::uint64_t tag = hash.value() >> 32;
        const auto view = slots_.snapshot();
        for (std::size_t i = tag;; ++i) {
            const std::uint64_t word = view.next(tag, i);
            if (word == 0) return no_path;
            if (accept(static_cast<path_id>(word))) return static_cast<path_id>(word);
        }
    }

  private:
    // `after_slash`: the slash stands in the text before the segment and is hashed with it.
    constexpr void find_segment(const path& at, match& found, text name, bool after_slash) const noexcept {
        if (after_slash)
            found.hash.add(text(name.data() - 1, name.size() + 1));
        else
            found.hash.add(at.id != 0 ? "/" : "").add(name);
        if (nodes_[at.id].has_children() || nodes_[at.id].extra != 0) find_at(at, found, name);
    }

    constexpr path add_node(const path& at, const match& missing, const char* chars, std::size_t size,
                            bool spelled) {
        const path result{static_cast<path_id>(nodes_.size()), missing.hash};
        node& made = nodes_.emplace_back();
        made.set_segment(chars, size, spelled);
        made.parent = at.id;
        nodes_[at.id].note_child();
        if (4 * nodes_.size() > 3 * slots_.snapshot().size()) slots_.grow();
        const std::uint64_t word = (missing.hash.value() >> 32 << 32) | result.id;
        slots_.set(free_slot(slots_.snapshot(), word), word);
        if (missing.folded != no_path) relate(result.id, missing.folded);
        return result;
    }

    // Paths that differ in case have extra facts, so that a search below one of them looks at those below the others, and
    // no operations that are pending, so that it finds them.
    constexpr void relate(path_id id, path_id first) {
        extra(id).canonical = first;
        extra(first);
        materialize(locate(first));
    }

    // Room for `size` characters, followed by ":0" and the size; see path_node::spelled.
    constexpr char* room_to_spell(std::size_t size) {
        char* const room = characters_.allocate(size + 3);
        room[size] = ':';
        room[size + 1] = '0';
        room[size + 2] = static_cast<char>(size & 0xFF);
        return room;
    }

    typename Storage::slots slots_;
    path_finger finger_;
};

} // namespace varscope

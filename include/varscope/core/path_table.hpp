// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/path_table.hpp: every path of a graph once, as a tree of segments with one hash table over it.
#pragma once

#include <varscope/core/recipe.hpp>
#include <varscope/core/storage.hpp>
#include <varscope/name/hash.hpp>
#include <varscope/name/path.hpp>

namespace varscope {

/// The index of a path in its table; 0 is the root.
using path_id = std::uint32_t;
inline constexpr path_id no_path = 0xFFFFFFFFu;

/// A path with the hash of its text, to which children add theirs.
struct path {
    path_id id = 0;
    path_hash hash;
};

/// What is kept of a path only where it is opened as a scope or differs from another in case.
struct path_extra {
    path_id canonical = 0;          ///< the first path equal to this one without case
    std::uint32_t opened = 0;       ///< how often it was opened as a variable scope ...
    std::uint32_t opened_at = 0;    ///< ... counted up to this tick of the clock
    std::uint32_t cleared_at = 0;   ///< when the counts of the paths below were set to zero
    std::uint32_t next_default = 0; ///< no smaller suffix is free for a default name ...
    std::uint32_t next_default_at = 0;
};

/// The paths of one graph.
///
/// Cost: a lookup hashes and compares the characters of the last segment only
template <core_storage Storage>
class path_table {
  public:
    struct node {
        const char* segment = nullptr;
        std::uint32_t length : 27 = 0;
        std::uint32_t pending : 4 =
            0; ///< the recipe whose operations are used names without nodes of their own
        std::uint32_t has_children : 1 = 0;
        path_id parent = 0;
        std::uint32_t used =
            0; ///< 0 while the name is free, then the next suffix to try; kept at the canonical path
        std::uint32_t keyed = 0; ///< 1 + the variable stored under this key
        std::uint32_t extra = 0;
        typename Storage::cell named; ///< 1 + the variable whose graph name this is
    };

    constexpr path_table() : slots_(64) {
        nodes_.emplace_back();
        extras_.emplace_back();
    }

    [[nodiscard]] constexpr node& operator[](path_id id) noexcept { return nodes_[id]; }
    [[nodiscard]] constexpr const node& operator[](path_id id) const noexcept { return nodes_[id]; }
    [[nodiscard]] constexpr text segment(path_id id) const noexcept {
        return text(nodes_[id].segment, nodes_[id].length);
    }

    /// The extra facts of a path, made on first use.
    constexpr path_extra& extra(path_id id) {
        if (nodes_[id].extra == 0 && id != 0) {
            nodes_[id].extra = static_cast<std::uint32_t>(extras_.size());
            extras_.emplace_back().canonical = id;
        }
        return extras_[nodes_[id].extra];
    }
    [[nodiscard]] constexpr const path_extra* find_extra(path_id id) const noexcept {
        return id != 0 && nodes_[id].extra == 0 ? nullptr : &extras_[nodes_[id].extra];
    }

    /// The first path that equals this one without case; uniqueness is counted there (row 6).
    [[nodiscard]] constexpr path_id canonical(path_id id) const noexcept {
        const std::uint32_t extra = nodes_[id].extra;
        return extra == 0 ? id : extras_[extra].canonical;
    }

    /// The node of `leaf` + `suffix` below `at`: the one written so, and the one equal without case.
    struct match {
        path_hash hash;
        path_id exact = no_path;
        path_id folded = no_path;
        [[nodiscard]] constexpr path_id any() const noexcept { return exact != no_path ? exact : folded; }
    };
    [[nodiscard]] constexpr match find_child(const path& at, text leaf, text suffix = {}) const noexcept {
        match found{at.hash};
        if (at.id != 0) found.hash.add("/");
        found.hash.add(leaf).add(suffix);
        const auto view = slots_.snapshot();
        const std::uint64_t tag = found.hash.value() >> 32;
        for (std::size_t i = tag & (view.size() - 1); view.get(i) != 0; i = (i + 1) & (view.size() - 1)) {
            if (view.get(i) >> 32 != tag) continue;
            const path_id id = static_cast<path_id>(view.get(i));
            if (nodes_[id].parent == at.id && equals(id, leaf, suffix)) {
                found.exact = id;
                return found;
            }
            if (found.folded == no_path && canonical(nodes_[id].parent) == canonical(at.id) &&
                equals_ignoring_case(id, leaf, suffix))
                found.folded = canonical(id);
        }
        return found;
    }

    /// Adds `leaf` + `suffix` below `at`, where find_child said that it is missing. With `spell` the node's text is the
    /// end of its full name followed by ":0", whose beginning is returned.
    struct added {
        path where;
        const char* spelled = nullptr;
    };
    constexpr added add_child(const path& at, const match& missing, text leaf, text suffix, bool spell) {
        added result{{static_cast<path_id>(nodes_.size()), missing.hash}};
        const std::size_t length = leaf.size() + suffix.size();
        char* room = nullptr;
        if (spell) {
            const std::size_t before = missing.hash.size() - length;
            char* const full = characters_.allocate(before + length + 2);
            spell_backwards(at.id, full + (before == 0 ? 0 : before - 1));
            if (before != 0) full[before - 1] = '/';
            copy(":0", full + before + length);
            room = full + before;
            result.spelled = full;
        } else {
            room = characters_.allocate(length);
        }
        copy(suffix, copy(leaf, room));
        node& made = nodes_.emplace_back();
        made.segment = room;
        made.length = static_cast<std::uint32_t>(length) & 0x7FFFFFFu;
        made.parent = at.id;
        nodes_[at.id].has_children = 1;
        if (missing.folded != no_path) extra(result.where.id).canonical = missing.folded;
        if (4 * nodes_.size() > 3 * slots_.snapshot().size()) slots_.grow();
        const std::uint64_t word = (missing.hash.value() >> 32 << 32) | result.where.id;
        slots_.set(free_slot(slots_.snapshot(), word), word);
        return result;
    }

    /// The path of one or more segments below `at`, added where it is missing; it stays free.
    constexpr path intern(path at, text name) {
        while (!name.empty()) {
            const text segment = take_segment(name);
            materialize(at);
            const match found = find_child(at, segment);
            at = found.exact != no_path ? path{found.exact, found.hash}
                                        : add_child(at, found, segment, {}, false).where;
        }
        return at;
    }

    /// Gives the operations of a pending recipe nodes of their own, before anything is added beside them.
    constexpr void materialize(const path& owner) {
        if (nodes_[owner.id].pending == 0) return;
        const recipe_facts facts = facts_of(static_cast<recipe>(nodes_[owner.id].pending));
        nodes_[owner.id].pending = 0;
        use(owner, "Assign");
        use(owner, "read");
        if (facts.op.empty()) return;
        const path op = use(facts.group.empty() ? owner : use(owner, facts.group), facts.op);
        for (std::size_t i = 0; i != facts.inner_count; ++i) use(op, facts.inner[i]);
    }

    /// The path of an id, its hash computed anew. Cost: the characters of the path.
    [[nodiscard]] constexpr path locate(path_id id) const noexcept {
        if (id == 0) return {};
        path above = locate(nodes_[id].parent);
        if (above.id != 0) above.hash.add("/");
        return {id, above.hash.add(segment(id))};
    }

    /// The number of characters of a path's full text.
    [[nodiscard]] constexpr std::size_t length(path_id id) const noexcept {
        std::size_t count = 0;
        for (; id != 0; id = nodes_[id].parent)
            count += nodes_[id].length + (nodes_[id].parent != 0 ? 1u : 0u);
        return count;
    }

    /// Writes a path's full text so that it ends at `end`.
    constexpr void spell_backwards(path_id id, char* end) const noexcept {
        for (; id != 0; id = nodes_[id].parent) {
            end -= nodes_[id].length;
            copy(segment(id), end);
            if (nodes_[id].parent != 0) *--end = '/';
        }
    }

    /// Whether the full text of a path is `full`.
    [[nodiscard]] constexpr bool is_spelled(path_id id, text full) const noexcept {
        for (; id != 0; id = nodes_[id].parent) {
            const text last = leaf(full);
            if (last != segment(id)) return false;
            if ((last.size() == full.size()) != (nodes_[id].parent == 0)) return false;
            full = parent(full);
        }
        return full.empty();
    }

    /// The first path of this full text for which `accept` holds. Takes no lock and allocates nothing.
    template <class Accept>
    [[nodiscard]] constexpr path_id find(text full, Accept accept) const noexcept {
        const std::uint64_t tag = path_hash().add(full).value() >> 32;
        const auto view = slots_.snapshot();
        for (std::size_t i = tag & (view.size() - 1);; i = (i + 1) & (view.size() - 1)) {
            const std::uint64_t word = view.get(i);
            if (word == 0) return no_path;
            if (word >> 32 == tag && accept(static_cast<path_id>(word))) return static_cast<path_id>(word);
        }
    }

    /// A path's full text followed by ":0", spelled out for as long as the table lives.
    constexpr const char* spell(path_id id) {
        const std::size_t size = length(id);
        char* const full = characters_.allocate(size + 2);
        spell_backwards(id, full + size);
        copy(":0", full + size);
        return full;
    }

    /// A copy of characters that lives as long as the table.
    constexpr text keep(text chars) {
        char* const kept = characters_.allocate(chars.size());
        copy(chars, kept);
        return text(kept, chars.size());
    }

    /// Copies characters and returns the position behind them.
    static constexpr char* copy(text from, char* to) noexcept {
        if (!__builtin_is_constant_evaluated()) {
            __builtin_memcpy(to, from.data(), from.size());
            return to + from.size();
        }
        for (const char c : from) *to++ = c;
        return to;
    }

  private:
    constexpr path use(const path& at, text segment) {
        const path used = intern(at, segment);
        std::uint32_t& count = nodes_[canonical(used.id)].used;
        if (count == 0) count = 1;
        return used;
    }
    [[nodiscard]] constexpr bool equals(path_id id, text leaf, text suffix) const noexcept {
        const text mine = segment(id);
        return mine.size() == leaf.size() + suffix.size() && mine.substr(0, leaf.size()) == leaf &&
               mine.substr(leaf.size()) == suffix;
    }
    [[nodiscard]] constexpr bool equals_ignoring_case(path_id id, text leaf, text suffix) const noexcept {
        const text mine = segment(id);
        return mine.size() == leaf.size() + suffix.size() &&
               equal_ignoring_case(mine.substr(0, leaf.size()), leaf) && mine.substr(leaf.size()) == suffix;
    }

    typename Storage::template array<node> nodes_;
    typename Storage::template array<path_extra> extras_;
    growing_arena<char> characters_;
    typename Storage::slots slots_;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/path_tree.hpp: every path of a graph once, as a tree of segments.
#pragma once

#include <varscope/core/path_node.hpp>
#include <varscope/name/path.hpp>
#include <varscope/name/rules.hpp>

namespace varscope {

/// The paths of one graph, and what finds them (path_table.hpp; constant_paths.hpp for constant_storage).
template <core_storage Storage>
class path_table;

/// Gives the operations of a pending recipe nodes of their own, before anything is added beside them.
template <class Table>
constexpr void materialize_recipe(Table& table, const typename Table::path& owner) {
    using path = typename Table::path;
    const auto use = [&table](const path& at, text segment) {
        const path used = table.intern(at, segment);
        table[table.canonical(used.id)].use();
        return used;
    };
    const recipe_facts facts = facts_of(table[owner.id].pending());
    table[owner.id].set_pending(recipe::none);
    use(owner, "Assign");
    use(owner, "read");
    if (facts.op.empty()) return;
    const path op = use(facts.group.empty() ? owner : use(owner, facts.group), facts.op);
    for (std::size_t i = 0; i != facts.inner_count; ++i) use(op, facts.inner[i]);
}

/// The paths of one graph without what finds them; see path_table.
template <core_storage Storage>
class path_tree {
  public:
    using node = path_node<Storage>;
    using path = path_of<Storage>;

    constexpr path_tree() {
        nodes_.emplace_back();
        extras_.emplace_back();
    }

    /// The number of paths, the root among them.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return nodes_.size(); }
    [[nodiscard]] constexpr node& operator[](path_id id) noexcept { return nodes_[id]; }
    [[nodiscard]] constexpr const node& operator[](path_id id) const noexcept { return nodes_[id]; }
    [[nodiscard]] constexpr text segment(path_id id) const noexcept {
        const node& of = nodes_[id];
        return text(of.segment, of.length());
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

    /// Whether an operation may begin as a path does; a scope may begin with a character that no operation may begin with
    /// (rows 21, 98).
    [[nodiscard]] constexpr bool begins_legally(path_id id) const noexcept {
        if (id == 0) return true;
        while (nodes_[id].parent != 0) id = nodes_[id].parent;
        return may_begin_name(*nodes_[id].segment);
    }

    /// The number of characters of a path's full text.
    [[nodiscard]] constexpr std::size_t length(path_id id) const noexcept {
        std::size_t count = 0;
        for (; id != 0; id = nodes_[id].parent)
            count += nodes_[id].length() + (nodes_[id].parent != 0 ? 1u : 0u);
        return count;
    }

    /// Writes a path's full text so that it ends at `end`.
    constexpr void spell_backwards(path_id id, char* end) const noexcept {
        for (; id != 0; id = nodes_[id].parent) {
            end -= nodes_[id].length();
            copy(segment(id), end);
            if (nodes_[id].parent != 0) *--end = '/';
        }
    }

    /// A copy of characters that lives as long as the table.
    constexpr text keep(text chars) {
        char* const kept = characters_.allocate(chars.size());
        copy(chars, kept);
        return text(kept, chars.size());
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

    /// Copies characters and returns the position behind them.
    static constexpr char* copy(text from, char* to) noexcept {
        copy_characters(from.data(), from.size(), to);
        return to + from.size();
    }

  protected:
    [[nodiscard]] constexpr bool equals(path_id id, text leaf, text suffix) const noexcept {
        const text mine = segment(id);
        if (suffix.empty()) return mine == leaf;
        return mine.size() == leaf.size() + suffix.size() && mine.starts_with(leaf) &&
               mine.substr(leaf.size()) == suffix;
    }
    [[nodiscard]] constexpr bool equals_ignoring_case(path_id id, text leaf, text suffix) const noexcept {
        const text mine = segment(id);
        return mine.size() == leaf.size() + suffix.size() &&
               equal_ignoring_case(mine.substr(0, leaf.size()), leaf) && mine.substr(leaf.size()) == suffix;
    }

    typename Storage::template array<node> nodes_;
    typename Storage::template small_array<path_extra> extras_;
    growing_arena<char> characters_;
};

} // namespace varscope

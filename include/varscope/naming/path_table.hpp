// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/path_table.hpp: every path of a graph once, as a tree of segments.
#pragma once

#include <varscope/name/path.hpp>
#include <varscope/name/rules.hpp>
#include <varscope/naming/path_node.hpp>

namespace varscope {

/// The paths of one graph. How a path is found from the one above it is the storage's `path_index`.
///
/// Cost: a look-up touches the characters of each segment asked for; the path it starts from costs nothing.
template <naming_storage Storage>
class path_table {
    using index_type = typename Storage::path_index;

  public:
    using node = path_node<Storage>;
    using path = typename index_type::path;
    using hash = typename index_type::hash;

    constexpr path_table() {
        nodes_.emplace_back();
        extras_.emplace_back();
    }

    /// The number of paths, the root among them.
    [[nodiscard]] constexpr std::size_t size() const noexcept { return nodes_.size(); }
    [[nodiscard]] constexpr node& operator[](path_id id) noexcept { return nodes_.items[id]; }
    [[nodiscard]] constexpr const node& operator[](path_id id) const noexcept { return nodes_.items[id]; }
    /// All nodes, by id.
    [[nodiscard]] constexpr const auto& nodes() const noexcept { return nodes_; }
    [[nodiscard]] constexpr text segment(path_id id) const noexcept {
        const node& of = nodes_.items[id];
        return text(of.segment, of.length());
    }

    /// A path that is about to change.
    constexpr node& change(path_id id) {
        return Storage::may_run_out ? (note(id), nodes_.items[id]) : nodes_.items[id];
    }
    /// The extra facts of a path that are about to change, made on first use.
    constexpr path_extra& extra(path_id id) {
        if constexpr (Storage::may_run_out) note(id);
        if (nodes_.items[id].extra == 0 && id != 0) {
            extras_.emplace_back().canonical = id;
            nodes_.items[id].extra = static_cast<std::uint32_t>(extras_.size() - 1);
        }
        return extras_.items[nodes_.items[id].extra];
    }

    /// Notes each path that changes from here on.
    constexpr void begin_changes() noexcept { first_new_ = static_cast<path_id>(nodes_.size()); }
    /// Forgets the notes.
    constexpr void keep_changes() noexcept { first_new_ = 0, notes_.truncate(0); }
    /// Undoes what was noted; paths that were added are free.
    constexpr void undo_changes() noexcept {
        noted_path free{};
        for (free.id = first_new_; free.id < nodes_.size(); ++free.id) {
            free.bits = nodes_.items[free.id].bits & ~(node::used | node::pending_mask);
            restore(free);
        }
        for (std::size_t i = notes_.size(); i != 0; --i) restore(notes_[i - 1]);
        keep_changes();
    }
    [[nodiscard]] constexpr const path_extra* find_extra(path_id id) const noexcept {
        return id != 0 && nodes_.items[id].extra == 0 ? nullptr : &extras_.items[nodes_.items[id].extra];
    }

    /// The first path that equals this one without case; uniqueness is counted there (row 6).
    [[nodiscard]] constexpr path_id canonical(path_id id) const noexcept {
        const std::uint32_t extra = nodes_.items[id].extra;
        return extra == 0 ? id : extras_.items[extra].canonical;
    }

    /// The path of `leaf` + `suffix` below another: the one written so, and the one equal without case.
    struct match {
        hash at{};
        path_id exact = no_path;
        path_id folded = no_path;
        [[nodiscard]] constexpr path_id any() const noexcept { return exact != no_path ? exact : folded; }
        [[nodiscard]] constexpr path exact_path() const noexcept { return {exact, at}; }
    };
    [[nodiscard]] constexpr match find_child(const path& above, text leaf, text suffix = {}) const noexcept {
        match found{index_type::hash_below(*this, above, leaf, suffix)};
        search(above, found, leaf, suffix);
        return found;
    }

    /// How far a name of one or more segments leads below `from`: the last path that is there, the segments that are not, and for the
    /// first of those where it is missing. A slash that stands wrongly ends the search, and begins `rest`.
    struct name_search {
        path_id from = 0;
        text asked{};
        path at{};
        text rest{};
        match missing{};
        bool is_plain = false; ///< `rest` is known to be one segment of legal characters
    };
    constexpr name_search descend(const path& from, text name) {
        name_search to{from.id, name, from};
        const char *c = name.data(), *const end = c + name.size(), *begin = c;
        if constexpr (index_type::remembers_names)
            if (const std::size_t known = index_.recall(to.at, name); known != 0) {
                if (known == name.size()) return to;
                begin = c += known + 1;
            }
        for (;; begin = ++c) {
            match found{};
            unsigned seen = 0;
            const node& above = nodes_.items[to.at.id];
            c = index_type::scan(to.at, above.extra == 0 ? to.at.id : extras_.items[above.extra].canonical,
                                 found.at, c, end, begin != name.data(), seen);
            if (c == begin) {
                if (begin != name.data()) --begin;
                to.rest = text(begin, static_cast<std::size_t>(end - begin));
                return to;
            }
            if ((nodes_.items[to.at.id].bits & node::pending_mask) != 0) materialize_operations(to.at);
            if ((nodes_.items[to.at.id].bits & node::has_children) != 0 || nodes_.items[to.at.id].extra != 0)
                search(to.at, found, text(begin, static_cast<std::size_t>(c - begin)), {});
            if (found.exact == no_path) {
                to.rest = text(begin, static_cast<std::size_t>(end - begin)), to.missing = found,
                to.is_plain = index_type::sees_characters && c == end && seen == 0;
                return to;
            }
            to.at = found.exact_path();
            if constexpr (index_type::remembers_names)
                index_.remember(static_cast<std::size_t>(c - name.data()), to.at);
            if (c == end) return to;
        }
    }

    /// Adds all segments but the last of what a search did not find, so that one is left, and says where that is missing.
    constexpr void add_all_but_last(name_search& to) {
        for (std::size_t slash = first_slash(to.rest); slash != to.rest.size();
             slash = first_slash(to.rest)) {
            to.at = add_child(to.at, to.missing, to.rest.substr(0, slash));
            to.rest = to.rest.substr(slash + 1);
            if constexpr (index_type::remembers_names)
                index_.remember(to.asked.size() - to.rest.size() - 1, to.at);
            to.missing = find_child(to.at, to.rest.substr(0, first_slash(to.rest)));
        }
    }

    /// Adds `leaf` below `above`, where find_child said that it is missing; `flags` are those of the node.
    constexpr path add_child(const path& above, const match& missing, text leaf, std::uint32_t flags = 0) {
        const std::size_t size = leaf.size();
        char* const room = characters_.allocate(size);
        copy_characters(leaf.data(), size, room);
        return add_node(above, missing, room, size, flags);
    }
    /// The same for `leaf` + `suffix`.
    constexpr path add_child(const path& above, const match& missing, text leaf, text suffix) {
        char* const room = characters_.allocate(leaf.size() + suffix.size());
        copy(suffix, copy(leaf, room));
        return add_node(above, missing, room, leaf.size() + suffix.size(), 0);
    }

    /// A path that was granted. Where the storage spells names and the node is new, `name` is the full name, spelled out.
    struct granted_path {
        path where{};
        bool is_new = false; ///< the path is what was asked for, and was made for it
        const char* name = nullptr;
    };
    /// Adds what a search missed, one segment, as a used name; with `spell` the full name is spelled out, with ":0" behind it.
    constexpr granted_path grant(const name_search& to, bool spell) {
        if constexpr (Storage::spells_names)
            if (spell) return add_spelled(to.at, to.missing, to, to.rest.size(), {}, node::used, true);
        return {add_child(to.at, to.missing, to.rest, node::used), true};
    }
    /// Adds `leaf` + `suffix`, where `leaf` is the last segment of what was asked for.
    constexpr granted_path grant(const path& above, const match& missing, const name_search& to, text leaf,
                                 text suffix, bool spell) {
        if constexpr (Storage::spells_names)
            if (spell) return add_spelled(above, missing, to, leaf.size(), suffix, 0, false);
        return {add_child(above, missing, leaf, suffix)};
    }

    /// The path of one or more segments below `above`, added where it is missing; it stays free.
    constexpr path intern(const path& above, text name) {
        name_search to = descend(above, name);
        if (to.rest.empty()) return to.at;
        if (!to.is_plain) add_all_but_last(to);
        return add_child(to.at, to.missing, to.rest);
    }

    /// Whether an operation or a scope has the name of a path, or of one that differs from it in case only.
    [[nodiscard]] constexpr bool is_used(path_id id) const noexcept {
        return (nodes_.items[canonical(id)].bits & node::used) != 0;
    }
    constexpr void use(path_id id) {
        node& of = change(canonical(id));
        of.bits = of.bits | node::used;
    }

    /// Gives the pending operations of a variable nodes of their own, before anything is added beside them.
    constexpr void materialize(const path& owner) {
        if ((nodes_.items[owner.id].bits & node::pending_mask) != 0) materialize_operations(owner);
    }

    /// The path of an id. Cost: at run time the characters of the path.
    [[nodiscard]] constexpr path locate(path_id id) const noexcept { return index_type::locate(*this, id); }

    /// The first path of this full text for which `accept` holds. Takes no lock and allocates nothing.
    template <class Accept>
    [[nodiscard]] constexpr path_id find_full(text full, Accept accept) const noexcept {
        return index_.find_full(*this, full, accept);
    }

    /// Whether an operation may begin as a path does; a scope may begin with a character that no operation may begin with
    /// (rows 21, 98).
    [[nodiscard]] constexpr bool begins_legally(path_id id) const noexcept {
        return (nodes_.items[id].bits & node::begins_badly) == 0;
    }

    /// The number of characters of a path's full text.
    [[nodiscard]] constexpr std::size_t length(path_id id) const noexcept {
        std::size_t count = 0;
        for (; id != 0; id = nodes_.items[id].parent)
            count += nodes_.items[id].length() + (nodes_.items[id].parent != 0 ? 1u : 0u);
        return count;
    }

    /// Writes a path's full text so that it ends at `end`.
    constexpr void spell_backwards(path_id id, char* end) const noexcept {
        for (; id != 0; id = nodes_.items[id].parent) {
            end -= nodes_.items[id].length();
            copy(segment(id), end);
            if (nodes_.items[id].parent != 0) *--end = '/';
        }
    }

    /// A path's full text followed by ":0", spelled out for as long as the table lives.
    constexpr const char* spell(path_id id) {
        const std::size_t size = length(id);
        char* const full = room_to_spell(size);
        spell_backwards(id, full + size);
        return full;
    }

    /// Whether the full text of a path is `full`.
    [[nodiscard]] constexpr bool is_spelled(path_id id, text full) const noexcept {
        for (; id != 0; id = nodes_.items[id].parent) {
            const text last = leaf(full);
            if (last != segment(id)) return false;
            if ((last.size() == full.size()) != (nodes_.items[id].parent == 0)) return false;
            full = parent(full);
        }
        return full.empty();
    }

    /// A copy of characters that lives as long as the table.
    constexpr text keep(text chars) {
        char* const kept = characters_.allocate(chars.size());
        copy(chars, kept);
        return text(kept, chars.size());
    }

    /// Makes room for paths to come, with all their characters, in the constant evaluator.
    constexpr void reserve(std::size_t paths, std::size_t characters) {
        nodes_.reserve(paths + 1);
        extras_.reserve(paths / 4 + 8);
        characters_.reserve(characters);
        index_.reserve(*this, paths);
    }
    /// Where the characters of all segments stand in a row, as long as what reserve() made room for suffices, and how many
    /// there are.
    [[nodiscard]] constexpr const char* characters() const noexcept { return characters_.first(); }
    [[nodiscard]] constexpr std::size_t character_count() const noexcept { return characters_.used(); }

    /// Begins to fetch what a look-up of `leaf` below a path will read, at run time.
    void prefetch(const path& above, text leaf) const noexcept { index_.prefetch(above, leaf); }

  private:
    friend index_type;

    // Copies characters and returns the position behind them.
    static constexpr char* copy(text from, char* to) noexcept {
        copy_characters(from.data(), from.size(), to);
        return to + from.size();
    }

    // The node's text is the end of its full name: what was asked for below a path, of which `leaf` characters are the last segment, then
    // `suffix`, then ":0".
    constexpr granted_path add_spelled(const path& above, const match& missing, const name_search& to,
                                       std::size_t leaf, text suffix, std::uint32_t flags, bool is_new) {
        const std::size_t size = missing.at.size(), before = size - suffix.size() - to.asked.size(),
                          last = leaf + suffix.size();
        char* const full = room_to_spell(size);
        if (before != 0) spell_backwards(to.from, full + before - 1), full[before - 1] = '/';
        copy(suffix, copy(to.asked, full + before));
        if (size <= node::longest_spelled) flags |= node::is_spelled;
        return {add_node(above, missing, full + size - last, last, flags), is_new, full};
    }

    constexpr void search(const path& above, match& found, text leaf, text suffix) const noexcept {
        index_.search(*this, above, found.at, [&](path_id id) {
            const node& is = nodes_.items[id];
            if (is.parent == above.id && equals(is, leaf, suffix)) {
                found.exact = id;
                return true;
            }
            if (found.folded == no_path && canonical(is.parent) == canonical(above.id) &&
                equals_ignoring_case(id, leaf, suffix))
                found.folded = canonical(id);
            return false;
        });
    }
    [[nodiscard]] static constexpr bool equals(const node& is, text leaf, text suffix) noexcept {
        const std::size_t size = is.length();
        return size == leaf.size() + suffix.size() &&
               equal_characters(is.segment, leaf.data(), leaf.size()) &&
               (suffix.empty() || text(is.segment + leaf.size(), suffix.size()) == suffix);
    }
    [[nodiscard]] constexpr bool equals_ignoring_case(path_id id, text leaf, text suffix) const noexcept {
        const text mine = segment(id);
        return mine.size() == leaf.size() + suffix.size() &&
               equal_ignoring_case(mine.substr(0, leaf.size()), leaf) && mine.substr(leaf.size()) == suffix;
    }

    constexpr path add_node(const path& above, const match& missing, const char* chars, std::size_t size,
                            std::uint32_t flags) {
        if (missing.folded != no_path) prepare_relation(missing.folded);
        const path_id id = static_cast<path_id>(nodes_.size());
        node& made = nodes_.emplace_back();
        node& parent = nodes_.items[above.id];
        made.segment = chars, made.parent = above.id;
        made.bits = static_cast<std::uint32_t>(size) << node::length_shift | flags |
                    (above.id != 0            ? parent.bits & node::begins_badly
                     : may_begin_name(*chars) ? 0
                                              : node::begins_badly);
        parent.bits = parent.bits | node::has_children,
        Storage::may_run_out ? index_type::link(parent.index, made.index, id) : void();
        if (missing.folded != no_path) extra(id).canonical = missing.folded;
        index_.insert(*this, id, missing.at); // the last step: a path that is not in the index is no path
        return {id, missing.at};
    }

    // Paths that differ in case have extra facts, so that a search below one of them looks at those below the others, and
    // no operations that are pending, so that it finds them.
    constexpr void prepare_relation(path_id first) {
        extra(first);
        materialize(locate(first));
    }

    constexpr void note(path_id id) {
        if (id >= first_new_) return;
        const node& is = nodes_.items[id];
        noted_path& noted = notes_.emplace_back();
        noted.id = id, noted.variable = is.variable, noted.bits = is.bits;
        if (const path_extra* const extra = find_extra(id); extra != nullptr)
            noted.last_suffix = extra->last_suffix, noted.keyed = extra->keyed, noted.count = extra->count;
    }
    constexpr void restore(const noted_path& from) noexcept {
        node& to = nodes_.items[from.id];
        to.bits = from.bits | (to.bits & node::has_children), to.variable = from.variable;
        if (to.extra == 0 && from.id != 0) return;
        path_extra& extra = extras_.items[to.extra];
        extra.last_suffix = from.last_suffix, extra.keyed = from.keyed, extra.count = from.count;
    }

    constexpr path use_child(const path& above, text segment) {
        const path used = intern(above, segment);
        use(used.id);
        return used;
    }
    constexpr void materialize_operations(const path& owner) {
        const operations_row& row = row_of(nodes_.items[owner.id].pending());
        change(owner.id).set_pending(variable_operations::none);
        use_child(owner, "Assign");
        use_child(owner, "read");
        if (row.op.empty()) return;
        const path op = use_child(row.group.empty() ? owner : use_child(owner, row.group), row.op);
        for (std::size_t i = 0; i != row.inner_count; ++i) use_child(op, row.inner[i]);
    }

    // Room for `size` characters, followed by ":0" and the size; see path_node::spelled.
    constexpr char* room_to_spell(std::size_t size) {
        char* const room = characters_.allocate(size + 3);
        room[size] = ':', room[size + 1] = '0', room[size + 2] = static_cast<char>(size & 0xFF);
        return room;
    }

    typename Storage::template array<node> nodes_;
    typename Storage::template small_array<path_extra> extras_;
    growing_arena<char> characters_;
    index_type index_;
    path_id first_new_ = 0; ///< paths before it are noted when they change
    growing_array<noted_path> notes_;
};

} // namespace varscope

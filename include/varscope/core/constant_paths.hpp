// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/constant_paths.hpp: finds the paths of a graph in the constant evaluator, where statements and calls are what costs.
#pragma once

#include <varscope/core/path_tree.hpp>
#include <varscope/name/rules.hpp>

namespace varscope {

/// The paths of one graph, found by the path above and the segment; see path_table. One pass over a segment hashes it and shows
/// whether it is legal.
///
/// Cost: a lookup touches the characters of each segment once, and once more where it is found
template <>
class path_table<constant_storage> : public path_tree<constant_storage> {
    using tree = path_tree<constant_storage>;

  public:
    using typename tree::node;
    using typename tree::path;

    constexpr path_table() : slots_(new path_id[first_size]()), slot_count_(first_size) {}
    path_table(const path_table&) = delete;
    path_table& operator=(const path_table&) = delete;
    constexpr ~path_table() { delete[] slots_; }

    [[nodiscard]] constexpr bool begins_legally(path_id id) const noexcept {
        return !nodes_.items[id].begins_badly;
    }
    [[nodiscard]] constexpr node& operator[](path_id id) noexcept { return nodes_.items[id]; }
    [[nodiscard]] constexpr const node& operator[](path_id id) const noexcept { return nodes_.items[id]; }
    [[nodiscard]] constexpr text segment(path_id id) const noexcept {
        return text(nodes_.items[id].segment, nodes_.items[id].size);
    }

    /// Makes room for paths to come, with all their characters.
    constexpr void reserve(std::size_t paths, std::size_t characters) {
        nodes_.reserve(paths + 1);
        extras_.reserve(paths / 4 + 8);
        characters_.reserve(characters);
        while (slot_count_ < 2 * paths) grow();
    }

    /// Where the characters of all segments stand in a row, as long as what reserve() made room for suffices, and how many
    /// there are.
    [[nodiscard]] constexpr const char* characters() const noexcept { return characters_.first(); }
    [[nodiscard]] constexpr std::size_t character_count() const noexcept { return characters_.used(); }
    /// The hash of a segment below a path that is no variant of another in case is `(path + 1) * spread`, and for each
    /// character c `(hash ^ (c | 0x20)) * prime`.
    static constexpr std::uint32_t prime = 16777619;
    static constexpr std::uint32_t spread = 0x9E3779B1u;

    struct match {
        std::uint32_t hash = 0; ///< of the segment below its parent
        path_id exact = no_path;
        path_id folded = no_path;
        [[nodiscard]] constexpr path_id any() const noexcept { return exact != no_path ? exact : folded; }
        [[nodiscard]] constexpr path exact_path() const noexcept { return {exact}; }
        constexpr void set(const path& is) noexcept { exact = is.id; }
    };
    [[nodiscard]] constexpr match find_child(const path& at, text leaf, text suffix = {}) const noexcept {
        match found{hash_of(suffix, hash_of(leaf, first_hash(at.id)))};
        search(at.id, found, leaf, suffix);
        return found;
    }

    struct way {
        path_id from = 0;
        text asked{};
        path at{};
        text rest{};
        match missing{};
        bool is_plain = false; ///< whether `rest` is known to be one segment of legal characters
    };
    constexpr path add_child(const path& at, const match& missing, text leaf, bool used = false) {
        const std::size_t size = leaf.size();
        char* const room = characters_.allocate(size);
        copy_characters(leaf.data(), size, room);
        return add_node(at, missing, room, size, used);
    }
    constexpr path add_child(const path& at, const match& missing, text leaf, text suffix) {
        const std::size_t size = leaf.size() + suffix.size();
        char* const room = characters_.allocate(size);
        copy(suffix, copy(leaf, room));
        return add_node(at, missing, room, size, false);
    }

    struct spelled_path {
        path where{};
        bool is_new = false; ///< the path is what was asked for, and was made for it
        static constexpr const char* name = nullptr;
    };
    constexpr spelled_path add_spelled(const path& at, const match& missing, path_id, text asked,
                                       std::size_t leaf_size, text suffix) {
        return {add_child(at, missing, asked.substr(asked.size() - leaf_size), suffix), false};
    }
    /// Adds what is missing at the end of a way, as a used name.
    constexpr spelled_path add_used(const way& to, bool) {
        return {add_child(to.at, to.missing, to.rest, true), true};
    }

    constexpr way descend(const path& from, text name) {
        way to{from.id, name, from};
        const char *c = name.data(), *const end = c + name.size(), *begin = c;
        for (;; begin = ++c) {
            std::uint32_t hash = first_hash(to.at.id), seen = 0;
            for (; c != end && *c != '/'; ++c)
                hash = (hash ^ (static_cast<unsigned char>(*c) | 0x20u)) * prime,
                seen |= detail::watch.of[static_cast<unsigned char>(*c)];
            if (c == begin) {
                const char* const rest = begin == name.data() ? begin : begin - 1;
                to.rest = text(rest, static_cast<std::size_t>(end - rest));
                return to;
            }
            if (nodes_.items[to.at.id].recipe_pending != recipe::none) materialize_recipe(*this, to.at);
            match found{hash};
            if (const node& at = nodes_.items[to.at.id]; at.is_parent || at.extra != 0)
                search(to.at.id, found, text(begin, static_cast<std::size_t>(c - begin)), {});
            if (found.exact == no_path) {
                to.rest = text(begin, static_cast<std::size_t>(end - begin)), to.missing = found,
                to.is_plain = c == end && seen == 0;
                return to;
            }
            to.at.id = found.exact;
            if (c == end) return to;
        }
    }
    constexpr void approach(way& to) {
        for (std::size_t slash = first_slash(to.rest); slash != to.rest.size();
             slash = first_slash(to.rest)) {
            to.at = add_child(to.at, to.missing, to.rest.substr(0, slash));
            to.rest = to.rest.substr(slash + 1);
            to.missing = find_child(to.at, to.rest.substr(0, first_slash(to.rest)));
        }
    }
    constexpr path intern(const path& at, text name) {
        way to = descend(at, name);
        if (to.rest.empty()) return to.at;
        if (!to.is_plain) approach(to);
        return add_child(to.at, to.missing, to.rest);
    }

    constexpr void materialize(const path& owner) {
        if (nodes_.items[owner.id].recipe_pending != recipe::none) materialize_recipe(*this, owner);
    }
    [[nodiscard]] constexpr path locate(path_id id) const noexcept { return {id}; }

    constexpr const char* spell(path_id id) {
        const std::size_t size = length(id);
        char* const full = characters_.allocate(size + 1);
        spell_backwards(id, full + size);
        return full;
    }

    template <class Accept>
    [[nodiscard]] constexpr path_id find_full(text full, Accept accept) const noexcept {
        path at{};
        while (!full.empty()) {
            at.id = find_child(at, take_segment(full)).exact;
            if (at.id == no_path) return no_path;
        }
        return accept(at.id) ? at.id : no_path;
    }

  private:
    static constexpr std::size_t first_size = 512;

    // The case of letters is ignored, also of those above.
    [[nodiscard]] constexpr std::uint32_t first_hash(path_id parent) const noexcept {
        const std::uint32_t extra = nodes_.items[parent].extra;
        return ((extra == 0 ? parent : extras_.items[extra].canonical) + 1) * spread;
    }
    [[nodiscard]] static constexpr std::uint32_t hash_of(text segment, std::uint32_t hash) noexcept {
        const char* const end = segment.end();
        for (const char* c = segment.begin(); c != end; ++c)
            hash = (hash ^ (static_cast<unsigned char>(*c) | 0x20u)) * prime;
        return hash;
    }
    [[nodiscard]] constexpr std::size_t slot_of(std::uint32_t hash) const noexcept {
        return (hash ^ hash >> 16) & (slot_count_ - 1);
    }

    constexpr void search(path_id at, match& found, text leaf, text suffix) const noexcept {
        const std::size_t mask = slot_count_ - 1;
        const std::uint32_t hash = found.hash;
        for (std::size_t slot = (hash ^ hash >> 16) & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
            const node& is = nodes_.items[slots_[slot]];
            if (is.tag != hash) continue;
            const path_id id = slots_[slot];
            if (is.parent == at && is_spelled_so(is, leaf, suffix)) {
                found.exact = id;
                return;
            }
            if (found.folded == no_path && canonical(is.parent) == canonical(at) &&
                equals_ignoring_case(id, leaf, suffix))
                found.folded = canonical(id);
        }
    }
    [[nodiscard]] constexpr bool is_spelled_so(const node& is, text leaf, text suffix) const noexcept {
        const std::size_t size = leaf.size();
        return is.size >= size && equal_characters(is.segment, leaf.data(), size) &&
               (is.size == size ? suffix.empty() : text(is.segment + size, is.size - size) == suffix);
    }

    // Paths that differ in case have extra facts, so that a search below one of them looks at those below the others, and
    // no operations that are pending, so that it finds them.
    constexpr void relate(path_id id, path_id canonical) {
        extra(id).canonical = canonical;
        extra(canonical);
        materialize({canonical});
    }

    constexpr path add_node(const path& at, const match& missing, const char* room, std::size_t size,
                            bool used) {
        const path_id id = static_cast<path_id>(nodes_.size());
        node& made = nodes_.emplace_back();
        if (2 * id > slot_count_) grow();
        node& above = nodes_.items[at.id];
        made.segment = room, made.size = static_cast<std::uint32_t>(size), made.tag = missing.hash,
        made.parent = at.id, made.used = used, above.is_parent = true,
        made.begins_badly = at.id == 0 ? !may_begin_name(*room) : above.begins_badly;
        std::size_t mask = slot_count_ - 1, slot = (missing.hash ^ missing.hash >> 16) & mask;
        while (slots_[slot] != 0) slot = (slot + 1) & mask;
        slots_[slot] = id;
        if (missing.folded != no_path) relate(id, missing.folded);
        return {id};
    }

    constexpr void grow() {
        delete[] slots_;
        slot_count_ *= 4;
        slots_ = new path_id[slot_count_]();
        const std::size_t count = nodes_.size();
        for (path_id id = 1; id < count; ++id) {
            if (nodes_.items[id].segment == nullptr) continue; // being added
            std::size_t slot = slot_of(nodes_.items[id].tag);
            while (slots_[slot] != 0) slot = (slot + 1) & (slot_count_ - 1);
            slots_[slot] = id;
        }
    }

    path_id* slots_;
    std::size_t slot_count_;
};

} // namespace varscope

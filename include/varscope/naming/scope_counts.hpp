// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/scope_counts.hpp: which variable scopes were opened; default names are numbered by it.
#pragma once

#include <varscope/naming/unique_name.hpp>

namespace varscope {

/// Where the notes of a captured scope begin, and how many captured scopes were open when it was entered.
struct note_mark {
    std::uint32_t first = 0;
    std::uint32_t depth = 0;
};

/// Which paths were opened as variable scopes. Leaving a scope that was opened by name forgets the openings below it (row 60); leaving a
/// captured scope restores all as its entry found them (row 61). An opening carries the tick of a clock and a clearing sets a tick on the
/// scope left, so clearing is O(1) and asking walks the path's depth.
template <class Storage>
class scope_counts {
  public:
    /// The open scope that entered a captured scope again, whose leaving undoes what was noted since; no_index where none did.
    using owner = std::uint32_t;

    /// Counts nothing from here on: for who knows that no default names will be asked for.
    constexpr void ignore() noexcept { is_needed_ = false; }

    /// Whether the path was opened since its openings were last forgotten.
    [[nodiscard]] constexpr bool is_open(const path_table<Storage>& table, path_id id) const noexcept {
        const path_extra* const extra = table.find_extra(id);
        return extra != nullptr && extra->count.opened_at != 0 &&
               extra->count.opened_at >= cleared_above(table, id);
    }

    constexpr void open(path_table<Storage>& table, path_id id, owner by) {
        if (is_needed_) changing(table, id, by).opened_at = clock_;
    }

    /// Makes room for what one more opening by `by` notes, and its leaving, which can then not run out of memory.
    constexpr void reserve(owner by) {
        if (by != no_index) log_.reserve(log_.size() + owed_ + notes_of_one);
    }
    /// A scope opened by name promises to clear what is below it, by clear_below.
    constexpr void promise(owner by) noexcept { owed_ += by != no_index ? 1 : 0; }

    constexpr void clear_below(path_table<Storage>& table, path_id id, owner by) {
        if (!is_needed_) return;
        owed_ -= by != no_index ? 1 : 0;
        changing(table, id, by).cleared_at = ++clock_;
    }

    /// The suffix of the first of `name`, `name_1`, ... below `at` that is not open (row 56). Amortized O(1).
    constexpr std::uint32_t next_default(path_table<Storage>& table, const path_of<Storage>& at, text name,
                                         owner by) {
        const path_of<Storage> base = table.intern(at, name);
        if (!is_open(table, base.id)) return 0;
        const path_of<Storage> above = table.locate(table[base.id].parent);
        const scope_count& known = table.extra(base.id).count;
        const bool is_current =
            known.next_default != 0 && known.next_default_at >= cleared_above(table, base.id);
        std::uint32_t number = is_current ? known.next_default : 1;
        for (;; ++number) {
            const path_id taken = table.find_child(above, leaf(name), suffix_text(number)).exact;
            if (taken == no_path || !is_open(table, taken)) break;
        }
        scope_count& count = changing(table, base.id, by);
        count.next_default = number;
        count.next_default_at = clock_;
        return number;
    }

    /// Taken on entering a captured scope, and given back to restore on leaving it.
    constexpr note_mark enter() noexcept { return {static_cast<std::uint32_t>(log_.size()), open_++}; }

    /// Undoes what `by` noted since it was entered. Cost: its notes, where captured scopes end in the reverse order of their
    /// entries; otherwise the notes of all, until none is open.
    constexpr void restore(path_table<Storage>& table, owner by, const note_mark& entered) {
        if (entered.depth != --open_) marks_hold_ = false;
        const std::size_t first = marks_hold_ ? entered.first : 0;
        for (std::size_t i = log_.size(); i > first; --i)
            if (log_[i - 1].by == by) table.extra(log_[i - 1].id).count = log_[i - 1].before;
        std::size_t kept = first;
        for (std::size_t i = first; i < log_.size(); ++i)
            if (log_[i].by != by) log_[kept++] = log_[i];
        while (log_.size() > kept) log_.pop_back();
        if (open_ == 0) marks_hold_ = true;
    }

  private:
    struct change {
        owner by = no_index;
        path_id id = 0;
        scope_count before{};
    };

    constexpr scope_count& changing(path_table<Storage>& table, path_id id, owner by) {
        scope_count& count = table.extra(id).count;
        if (by != no_index) {
            change& noted = log_.emplace_back();
            noted.by = by;
            noted.id = id;
            noted.before = count;
        }
        return count;
    }

    [[nodiscard]] static constexpr std::uint64_t cleared_above(const path_table<Storage>& table,
                                                               path_id id) noexcept {
        std::uint64_t latest = 0;
        while (id != 0) {
            id = table[id].parent;
            const path_extra* const extra = table.find_extra(id);
            if (extra != nullptr && extra->count.cleared_at > latest) latest = extra->count.cleared_at;
        }
        return latest;
    }

    // An opening notes itself and a default name, and its leaving once.
    static constexpr std::size_t notes_of_one = 3;

    bool is_needed_ = true;
    std::uint64_t clock_ = 1;
    std::uint32_t owed_ = 0; ///< notes that open scopes will make when they are left
    std::uint32_t open_ = 0; ///< captured scopes
    bool marks_hold_ = true; ///< as long as captured scopes end in the reverse order of their entries
    typename Storage::template small_array<change> log_;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/unique_name.hpp: the first request for a name gets it, later ones get a suffix.
#pragma once

#include <varscope/naming/path_table.hpp>
#include <varscope/types/request.hpp>

namespace varscope {

/// `_12` for 12; empty for 0.
class suffix_text {
  public:
    constexpr explicit suffix_text(std::uint32_t number) noexcept {
        if (number == 0) return;
        for (; number != 0; number /= 10) chars_[--begin_] = static_cast<char>('0' + number % 10);
        chars_[--begin_] = '_';
    }
    constexpr operator text() const noexcept { return text(chars_ + begin_, sizeof chars_ - begin_); }

  private:
    char chars_[12]{};
    std::size_t begin_ = sizeof chars_;
};

/// Grants the name that a search led to, or that name with `_1`, `_2`, ...: the first that no operation and no scope has, the
/// case of letters ignored (rows 1 to 8, 16, 17). Suffixes that are taken are skipped for good, so n requests for one name
/// cost O(n). With `spell` the granted name is spelled out where its node is new; see path_table::add_granted.
template <class Storage>
constexpr typename path_table<Storage>::granted_path
unique_name(path_table<Storage>& table, typename path_table<Storage>::name_search& to,
            name_use use = name_use::take, bool spell = false) {
    if (!to.is_plain) table.add_all_but_last(to);
    if (use == name_use::take && to.missing.exact == no_path && to.missing.folded == no_path &&
        (to.is_plain || !to.rest.empty()))
        return table.grant(to, spell); // most names are new
    const auto is_free = [&table](const auto& match) {
        return match.any() == no_path || !table.is_used(match.any());
    };
    auto found = to.missing;
    path_of<Storage> above = to.at;
    text last = to.rest;
    typename path_table<Storage>::granted_path granted{};
    if (to.rest.empty()) {
        found.exact = to.at.id;
        granted.where = to.at;
        last = table.segment(to.at.id);
    }
    std::uint32_t number = 0;
    if (!is_free(found)) {
        const path_id base = table.canonical(found.any());
        const path_extra* const known = table.find_extra(base);
        number = known == nullptr ? 1 : known->last_suffix + 1;
        if (to.rest.empty()) above = table.locate(table[to.at.id].parent);
        while (!is_free(found = table.find_child(above, last, suffix_text(number)))) ++number;
        if (use == name_use::take) table.extra(base).last_suffix = number;
        granted.where = found.exact_path();
    }
    if (found.exact == no_path) granted = table.grant(above, found, to, last, suffix_text(number), spell);
    if (use == name_use::take) table.use(granted.where.id);
    return granted;
}

/// The same for a name of one or more segments below `at`.
template <class Storage>
constexpr path_of<Storage> unique_name(path_table<Storage>& table, const path_of<Storage>& at, text name,
                                       name_use use = name_use::take) {
    auto to = table.descend(at, name);
    return unique_name(table, to, use).where;
}

/// Uses the names of the operations that a variable brings along: each is made unique in TensorFlow's order, and
/// `each(path_id)` is called for it. Where nothing is below `owner` yet they can be left pending instead.
template <class Storage, class Each>
constexpr void use_operations(path_table<Storage>& table, const path_of<Storage>& owner,
                              const operations_row& row, Each each) {
    if (!row.op.empty() || !row.group.empty()) {
        const path_of<Storage> group = row.group.empty() ? owner : unique_name(table, owner, row.group);
        const path_of<Storage> op = row.op.empty() ? group : unique_name(table, group, row.op);
        for (std::size_t i = 0; i != row.inner_count; ++i) each(unique_name(table, op, row.inner[i]).id);
        if (!row.op.empty()) each(op.id);
    }
    each(owner.id);
    each(unique_name(table, owner, "Assign").id);
    each(unique_name(table, owner, "read").id);
}

} // namespace varscope

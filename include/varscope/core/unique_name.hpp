// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/unique_name.hpp: the first request for a name gets it, later ones get a suffix.
#pragma once

#include <varscope/core/path_table.hpp>

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

/// Whether a unique name is taken, or only previewed (row 5).
enum class name_use : bool { preview, take };

/// Grants `name`, or `name_1`, `name_2`, ... below `at`: the first that no operation and no scope has, the case of letters
/// ignored (rows 1 to 8, 16, 17). Suffixes that are taken are skipped for good, so n requests for one name cost O(n).
/// With `spell` the granted name is spelled out where its node is new; see path_table::add_child.
template <class Storage>
constexpr typename path_table<Storage>::added unique_name(path_table<Storage>& table, path at, text name,
                                                          name_use use = name_use::take, bool spell = false) {
    at = table.intern(at, parent(name));
    const text last = leaf(name);
    table.materialize(at);
    auto found = table.find_child(at, last);
    const auto is_free = [&table](const auto& match) {
        return match.any() == no_path || table[table.canonical(match.any())].used == 0;
    };
    std::uint32_t number = 0;
    if (!is_free(found)) {
        const path_id base = table.canonical(found.any());
        number = table[base].used;
        while (!is_free(found = table.find_child(at, last, suffix_text(number)))) ++number;
        if (use == name_use::take) table[base].used = number + 1;
    }
    typename path_table<Storage>::added granted{{found.exact, found.hash}};
    if (found.exact == no_path) granted = table.add_child(at, found, last, suffix_text(number), spell);
    if (use == name_use::take) table[table.canonical(granted.where.id)].used = 1;
    return granted;
}

/// Uses the names of a recipe's operations below `owner`. Where nothing is below it yet they are left to be made when
/// something comes; otherwise each is made unique in TensorFlow's order, and told to `each(path_id)` where it is an operation.
template <class Storage, class Each>
constexpr void use_recipe(path_table<Storage>& table, const path& owner, recipe which, Each each) {
    if (table[owner.id].has_children == 0) {
        table[owner.id].pending = static_cast<std::uint8_t>(which) & 0xFu;
        return;
    }
    const recipe_facts facts = facts_of(which);
    if (!facts.op.empty()) {
        const path group = facts.group.empty() ? owner : unique_name(table, owner, facts.group).where;
        const path op = unique_name(table, group, facts.op).where;
        for (std::size_t i = 0; i != facts.inner_count; ++i)
            each(unique_name(table, op, facts.inner[i]).where.id);
        each(op.id);
    }
    each(owner.id);
    each(unique_name(table, owner, "Assign").where.id);
    each(unique_name(table, owner, "read").where.id);
}

} // namespace varscope

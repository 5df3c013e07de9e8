// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/adoption_rules.hpp: how variables that were named elsewhere join a graph's names.
#pragma once

#include <varscope/core/variable_rules.hpp>

namespace varscope {

/// Takes in variables under names that were given before. A request is refused as a value, and a refused request changes nothing.
template <class Storage>
class adoption_rules : public variable_rules<Storage> {
  public:
    using tables = naming_tables<Storage>;
    using path = path_of<Storage>;

    /// Whether a full name is free: no operation, scope or variable has it, the case of letters ignored (row 6).
    [[nodiscard]] constexpr bool is_free(text name) {
        return paths_.is_spelled(unique_name(paths_, path(), name, name_use::preview).id, name);
    }
    /// Whether get_variable finds nothing by this key.
    [[nodiscard]] constexpr bool is_free_key(text key) {
        const way to = paths_.descend(path(), key);
        return !to.rest.empty() || keyed_at(to.at.id) == no_index;
    }

    /// Adds a variable of a full name, found by `key` where that is not empty; refused where one of them is taken.
    constexpr outcome<std::uint32_t> adopt(text name, text key, const variable_request& request) {
        refusal why{code::variable_exists, 0, name};
        why.asked_shape = request.shape;
        why.asked_dtype = request.type;
        why.variable = this->find_name(name);
        if (why.variable != no_index) {
            why.found_shape = variables_.shape(variables_[why.variable]);
            why.found_dtype = variables_[why.variable].type;
        }
        if (!is_free(name) || (!key.empty() && !is_free_key(key))) return refused<std::uint32_t>(why);
        const path_id keyed = key.empty() ? no_path : paths_.intern(path(), key).id;
        way to = paths_.descend(path(), name);
        const auto granted = unique_name(paths_, to, name_use::take, Storage::spells_names);
        const std::uint32_t made =
            this->add(granted, keyed, request.shape, request.shape.known_element_count(), request.type,
                      request.initial, request);
        if (keyed != no_path && keyed != granted.where.id) this->store_key(keyed, made);
        if (keyed != no_path) open_above(keyed);
        return created(made);
    }

    /// Takes a full name where it is free, so that it is not given again.
    constexpr void reserve(text name) {
        if (is_free(name)) static_cast<void>(unique_name(paths_, path(), name));
    }

  protected:
    // The scopes that a key stands in count as opened, so that default names are made unique against them (row 56).
    constexpr void open_above(path_id key) {
        for (path_id scope = paths_[key].parent; scope != 0; scope = paths_[scope].parent)
            if (this->counts().count(paths_, scope) == 0) this->counts().open(paths_, scope, no_index);
    }

    using tables::keyed_at;
    using tables::paths_;
    using tables::variables_;
    using typename tables::way;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/adoption.hpp: how variables that were named elsewhere join a graph's names.
#pragma once

#include <varscope/naming/variables.hpp>

namespace varscope {

/// Whether a full name is free: no operation, scope or variable has it, the case of letters ignored (row 6).
template <class Storage>
[[nodiscard]] constexpr bool is_free(naming_state<Storage>& state, text name) {
    return state.paths.is_spelled(unique_name(state.paths, {}, name, name_use::preview).id, name);
}
/// Whether get_variable finds nothing by this key.
template <class Storage>
[[nodiscard]] constexpr bool is_free_key(naming_state<Storage>& state, text key) {
    const auto to = state.paths.descend({}, key);
    return !to.rest.empty() || find_keyed(state, to.at.id) == no_index;
}

/// Adds a variable of a full name, found by `key` where that is not empty; refused where one of them is taken. Made_in is the variable scope of a direct one.
template <class Storage>
constexpr outcome<std::uint32_t> adopt_variable(naming_state<Storage>& state, text name, text key,
                                                text made_in, const variable_request& request) {
    refusal why{code::variable_exists, 0, name};
    why.asked_shape = request.shape;
    why.asked_dtype = request.type;
    why.variable = find_variable(state, name);
    if (why.variable != no_index) {
        why.found_shape = state.variables.shape(state.variables[why.variable]);
        why.found_dtype = state.variables[why.variable].type;
    }
    if (!is_free(state, name) || (!key.empty() && !is_free_key(state, key)))
        return refused<std::uint32_t>(why);
    if (state.is_sealed) return detail::refuse_as(code::graph_sealed, why);
    const path_id keyed = key.empty() ? no_path : state.paths.intern({}, key).id;
    if (key.empty()) state.variables.next_is_direct(state.paths.intern({}, made_in).id);
    auto to = state.paths.descend({}, name);
    const auto granted = unique_name(state.paths, to, name_use::take, Storage::spells_names);
    const std::uint32_t made =
        detail::register_variable(state, granted, keyed, request.shape.known_element_count(), request);
    if (keyed == no_path) return created(made);
    if (keyed != granted.where.id) detail::store_key(state, keyed, made);
    // The scopes that a key stands in count as opened, so that default names are made unique against them (row 58).
    auto& counts = state.scopes.counts;
    for (path_id scope = state.paths[keyed].parent; scope != 0; scope = state.paths[scope].parent)
        if (!counts.is_open(state.paths, scope)) counts.open(state.paths, scope, no_index);
    return created(made);
}

/// Takes a full name where it is free, so that it is not given again.
template <class Storage>
constexpr void reserve_name(naming_state<Storage>& state, text name) {
    if (is_free(state, name)) static_cast<void>(unique_name(state.paths, {}, name));
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/operations.hpp: how operations get their names.
#pragma once

#include <varscope/naming/scopes.hpp>

namespace varscope {

namespace detail {

template <class Storage>
constexpr path_id note_operation(naming_state<Storage>& state, path_id where, operation_type type) {
    operation_record made;
    made.where = where;
    made.type = type;
    made.variables_before = static_cast<std::uint32_t>(state.variables.size());
    state.operations.push_back(made);
    return where;
}
template <class Storage>
constexpr path_id add_operation(naming_state<Storage>& state, const path_of<Storage>& at, text name,
                                operation_type type) {
    return note_operation(state, unique_name(state.paths, at, name).id, type);
}

// TensorFlow takes the name of a constant before it looks at its characters.
template <class Storage>
constexpr void use_illegal(naming_state<Storage>& state, refusal& why, const path_of<Storage>& at) {
    state.has_illegal_paths = true;
    const path_of<Storage> taken = unique_name(state.paths, at, why.name);
    if (first_slash(why.name) == why.name.size()) why.name = state.paths.segment(taken.id);
}

// What is wrong with a shape whose elements cannot be counted.
[[nodiscard]] constexpr code missing_extents(shape_view shape) noexcept {
    return shape.has_negative_extent() ? code::negative_extent
           : shape.is_too_large()      ? code::size_too_large
                                       : code::shape_missing;
}

// Whether an initializer that makes elements of the dtype makes this many of this shape: a list may be shorter but not longer, and has a last
// element to repeat (rows 135, 136).
[[nodiscard]] constexpr bool takes_shape(const initial_value& from, shape_view shape,
                                         extent elements,
                                         const variable_part* part = nullptr) noexcept {
    if (from.init.kind == initializer_kind::by_rules)
        return from.init.rules->takes == nullptr ||
               from.init.rules->takes(part == nullptr ? shape : whole_shape(*part, shape).view());
    if (from.init.kind != initializer_kind::list) return true;
    const extent listed = from.shape.known_element_count();
    return (!from.init.verifies_shape || shape == from.shape) && listed <= elements &&
           (listed != 0 || elements == 0);
}

} // namespace detail

/// Makes an operation; its name comes from the name scope, without a name from its type (rows 9, 115).
template <class Storage>
constexpr outcome<path_id> make_operation(naming_state<Storage>& state, std::uint32_t in,
                                          const optional_name& asked, operation_type type) {
    const path_of<Storage> at = state.scopes[in].name_scope;
    const text name = asked.or_else(name_of(type));
    if (Storage::spells_names && detail::is_too_long(at, name))
        return refused<path_id>({code::size_too_large, at.id, name});
    if (refusal why = detail::judge_name(state, at, name); why.what != code::none) {
        if (state.is_tf1_strict && type == operation_type::constant && is_wrong_character(why.verdict.fault))
            detail::use_illegal(state, why, at);
        return refused<path_id>(why);
    }
    return created(detail::add_operation(state, at, name, type));
}

/// Makes a placeholder (rows 115 to 117).
template <class Storage>
constexpr outcome<path_id> make_placeholder(naming_state<Storage>& state, std::uint32_t in,
                                            const optional_name& asked, shape_view shape) {
    if (shape.has_negative_extent()) {
        refusal why{code::negative_extent, state.scopes[in].name_scope.id, asked.name};
        why.asked_shape = shape;
        return refused<path_id>(why);
    }
    return make_operation(state, in, asked, operation_type::placeholder);
}

/// Makes the operations of an initializer in the name scope, as tf.zeros and tf.random_normal do; without a name they are named for
/// their kind (types/operations.hpp).
template <class Storage>
constexpr outcome<path_id> make_first_value(naming_state<Storage>& state, std::uint32_t in,
                                            const optional_name& asked, const initializer& init, dtype type,
                                            shape_view shape) {
    const path_of<Storage> at = state.scopes[in].name_scope;
    const extent elements = shape.known_element_count();
    const operations_row& row = row_of(operations_of(init, type, static_cast<std::size_t>(elements)));
    refusal why = detail::judge_name(state, at, asked.or_else(constant_name_of(init, type)));
    if (Storage::spells_names && detail::is_too_long(at, why.name)) why.what = code::size_too_large;
    why.asked_shape = shape;
    why.asked_dtype = type;
    if (why.what != code::none) return refused<path_id>(why);
    if (elements < 0) return detail::refuse_as<path_id>(detail::missing_extents(shape), why);
    if (!can_make(init, type) || !detail::takes_shape({init}, shape, elements))
        return detail::refuse_as<path_id>(code::initializer_cannot_make_dtype, why);
    const path_of<Storage> made = unique_name(state.paths, at, why.name);
    for (std::size_t i = 0; i != row.inner_count; ++i)
        detail::note_operation(state, unique_name(state.paths, made, row.inner[i]).id,
                               operation_type::constant);
    return created(detail::note_operation(state, made.id, operation_type::constant));
}

/// Grants a unique name in the name scope without making anything (rows 1 to 8).
template <class Storage>
constexpr outcome<path_id> grant_name(naming_state<Storage>& state, std::uint32_t in, text name,
                                      name_use use) {
    const path_of<Storage> at = state.scopes[in].name_scope;
    if (Storage::spells_names && detail::is_too_long(at, name))
        return refused<path_id>({code::size_too_large, at.id, name});
    if (const name_verdict verdict = check_name(name, name_place::nested); !verdict)
        return refused<path_id>({code::illegal_name, at.id, name, verdict});
    return created(unique_name(state.paths, at, name, use).id);
}

} // namespace varscope

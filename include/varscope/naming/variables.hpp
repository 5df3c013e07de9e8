// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/variables.hpp: how variables are made and shared.
#pragma once

#include <varscope/naming/operations.hpp>
#include <varscope/naming/parts.hpp>

namespace varscope {

namespace detail {

// TensorFlow makes a value a constant at the root to compare its dtype with the one asked for (row 86). Returns where a name leads, which
// may have changed by that.
template <class Storage>
constexpr typename path_table<Storage>::name_search
compare_as_operation(naming_state<Storage>& state, const path_of<Storage>& at, text name) {
    add_operation(state, {}, "Const", operation_type::constant);
    return state.paths.descend(at, name);
}

// A name below a scope: what exists of it is legal, but for its first character at the root.
template <class Storage>
[[nodiscard]] constexpr name_verdict
judge_rest(const naming_state<Storage>& state, const path_of<Storage>& at, text name,
           const typename path_table<Storage>::name_search& to) noexcept {
    if (const text rest = to.rest; !to.is_plain && (!rest.empty() || name.empty())) {
        name_verdict verdict = check_name(rest, name_place::nested);
        verdict.position += name.size() - rest.size();
        if (!verdict) return verdict;
    }
    if (state.has_illegal_paths && !is_legal(state, to.at.id)) return {name_fault::bad_character, 0};
    const bool begins = at.id == 0 ? may_begin_name(*name.data()) : state.paths.begins_legally(at.id);
    return {begins ? name_fault::none : name_fault::bad_first, 0};
}

template <class Storage>
constexpr void store_key(naming_state<Storage>& state, path_id key, std::uint32_t variable) {
    path_node<Storage>& node = state.paths.change(key);
    if (node.variable == 0)
        node.variable = variable + 1;
    else
        state.paths.extra(key).keyed = variable + 1;
}

// The path of a key: the granted name, or where that has a suffix the name as it was asked for.
template <class Storage>
constexpr path_id key_of(path_table<Storage>& paths, const typename path_table<Storage>::name_search& asked,
                         path_id granted) {
    if (asked.rest.empty()) return asked.at.id;
    if (paths[granted].parent == asked.at.id && paths[granted].length() == asked.rest.size()) return granted;
    const auto found = paths.find_child(asked.at, asked.rest);
    return found.exact != no_path ? found.exact : paths.add_child(asked.at, found, asked.rest).id;
}

[[nodiscard]] constexpr bool is_repeated(const variable_request& request, std::size_t index) noexcept {
    for (std::size_t i = 0; i != index; ++i)
        if (request.collections[i] == request.collections[index]) return true;
    return false;
}

// Keeps a variable's loss and constraint, and what it is a part of. TensorFlow computes the loss once, in a name scope below the variable (row 93).
template <class Storage>
constexpr void add_rules(naming_state<Storage>& state, const path_of<Storage>& where, std::uint32_t made,
                         const variable_request& request) {
    state.variables.add_rules(made, request);
    if (request.part != nullptr) {
        state.has_parts = true;
        if (state.is_tf1_strict) unique_name(state.paths, where, "PartitionedInitializer");
    }
    if (request.regularizer == nullptr || request.regularizer->count == 0) return;
    const path_of<Storage> group = state.paths.intern(where, "Regularizer");
    unique_name(state.paths, group, request.regularizer->name);
}

// What a call that finds a variable says otherwise than the one that made it; null where they agree. A value that starts the variable is not
// compared by its elements.
template <class Storage>
[[nodiscard]] constexpr const char* differing_option(const naming_state<Storage>& state, std::uint32_t found,
                                                     const variable_request& request,
                                                     bool has_initializer) noexcept {
    const variable_record<Storage>& record = state.variables[found];
    const variable_rules rules = state.variables.rules_of(found);
    if (request.trainable.is != said::nothing && (request.trainable.is == said::yes) != record.trainable)
        return "trainable";
    const initializer& first = state.variables.origin(found).init;
    if (has_initializer && !(first == request.initial.init)) return "initializer";
    if (request.regularizer != nullptr &&
        !(rules.regularizer.count == 0 ? request.regularizer->count == 0
                                       : rules.regularizer == *request.regularizer))
        return "regularizer";
    if (request.constraint != nullptr &&
        !(rules.constraint.is_given
              ? rules.constraint.rules == request.constraint->rules &&
                    (request.constraint->rules == nullptr || rules.constraint == *request.constraint)
              : request.constraint->rules == nullptr))
        return "constraint";
    for (std::size_t i = 0; i != request.collection_count; ++i) {
        const collection_record<Storage>* const listed =
            state.variables.find_collection(request.collections[i]);
        bool is_member = false;
        for (std::size_t j = 0; listed != nullptr && j != listed->variables.size() && !is_member; ++j)
            is_member = listed->variables[j] == found;
        if (!is_member) return "collections";
    }
    return nullptr;
}

// Takes from the scope's defaults what a call leaves out.
template <class Storage>
constexpr void take_defaults(const naming_state<Storage>& state, std::uint32_t number,
                             variable_request& request) noexcept {
    const scope_defaults& defaults = state.defaults[number - 1];
    if (request.trainable.is == said::nothing) request.trainable = defaults.trainable;
    if (request.collections == nullptr)
        request.collections = defaults.collections, request.collection_count = defaults.collection_count;
    if (request.regularizer == nullptr && defaults.regularizer.is_given && is_floating(request.type))
        request.regularizer = &defaults.regularizer;
    if (request.constraint == nullptr && defaults.constraint.is_given)
        request.constraint = &defaults.constraint;
}

// Adds a variable whose request is complete under a name that was granted, with its operations and in its collections.
template <class Storage>
constexpr std::uint32_t register_variable(naming_state<Storage>& state,
                                          const typename path_table<Storage>::granted_path& granted,
                                          path_id key, extent elements, const variable_request& request) {
    const variable_operations operations =
        request.value_is_operation
            ? variable_operations::assign_and_read
            : operations_of(request.initial.init, request.type, static_cast<std::size_t>(elements));
    const std::uint32_t made = state.variables.add(state.paths, granted, key, operations, request);
    if (request.collections == nullptr) state.variables.add_to_global(made);
    bool is_listed = false;
    for (std::size_t i = 0; i != request.collection_count; ++i) {
        if (is_repeated(request, i)) continue;
        is_listed |= request.collections[i] == trainable_variables_key;
        state.variables.add_to_collection(state.paths, request.collections[i], made);
    }
    if (request.regularizer != nullptr || request.constraint != nullptr || request.part != nullptr ||
        request.note.is_given)
        add_rules(state, granted.where, made, request);
    if (request.trainable.is != said::no && !is_listed) state.variables.add_to_trainable(made);
    // The node gets the variable last: readers find it from then on.
    path_node<Storage>& node = state.paths.change(granted.where.id);
    if ((granted.is_new || (node.bits & node.has_children) == 0) && node.extra == 0 &&
        operations != variable_operations::listed) {
        node.set_pending(operations); // nothing is below it yet
        node.variable = made + 1;
    } else {
        use_operations(state.paths, granted.where,
                       operations_row_of(operations, request.initial.init, request.shape),
                       [&state, made](path_id used) {
                           explicit_operation& operation = state.explicit_operations.emplace_back();
                           operation.variable = made;
                           operation.where = used;
                       });
        const path_id where = granted.where.id;
        if (const std::uint32_t keyed = state.paths[where].variable; keyed != 0)
            state.paths.extra(where).keyed = keyed;
        state.paths[where].variable = made + 1;
    }
    return made;
}

} // namespace detail

/// Begins to fetch what share_variable will look at; takes no lock.
template <class Storage>
void prefetch_variable(const naming_state<Storage>& state, std::uint32_t in, text name) noexcept {
    state.paths.prefetch(state.scopes.object(state.scopes[in].object).name, name);
}

/// Shares or makes a stored variable, as get_variable does (rows 77 to 101). The defaults of the scope are resolved into the request, which is
/// not copied for that: the constant evaluator pays for each copy.
template <class Storage>
constexpr outcome<std::uint32_t> share_variable(naming_state<Storage>& state, std::uint32_t in, text name,
                                                variable_request&& request) {
    const scope_object<Storage>& scope = state.scopes.object_of(in);
    if (Storage::spells_names && detail::is_too_long(scope.name, name))
        return refused<std::uint32_t>({code::size_too_large, scope.name.id, name});
    auto to = state.paths.descend(scope.name, name);
    const name_verdict verdict = detail::judge_rest(state, scope.name, name, to);
    const bool from_scope = request.initial.init.kind == initializer_kind::unset;
    if (from_scope) request.initial = scope.initial;
    if (!request.has_dtype) request.type = scope.type;
    const bool has_value =
                   request.initial.init.kind >= initializer_kind::called || request.value_is_operation,
               compares = has_value && !from_scope && request.has_dtype &&
                          request.initial.init.kind != initializer_kind::called,
               makes_operation = compares && !request.value_is_operation;
    const auto refuse = [&](code what, std::uint32_t by = no_index, const char* option = nullptr) {
        refusal why{
            what,         scope.name.id,       name, verdict, by, request.shape, request.initial.shape,
            request.type, request.initial.type};
        if (by != no_index) {
            why.found_shape = state.variables.shape(state.variables[by]);
            why.found_dtype = state.variables[by].type;
        }
        why.option = option;
        return refused<std::uint32_t>(why);
    };
    if (verdict.fault != name_fault::none &&
        (verdict.fault == name_fault::empty || verdict.fault == name_fault::slash))
        return refuse(code::illegal_name);
    if (makes_operation && state.is_tf1_strict) to = detail::compare_as_operation(state, scope.name, name);
    if (compares && request.initial.type != request.type) return refuse(code::value_dtype_differs);
    if (has_value && request.shape.has_rank()) return refuse(code::shape_with_value);

    if (const std::uint32_t found = to.rest.empty() ? find_keyed(state, to.at.id) : no_index;
        found != no_index) {
        const variable_record<Storage>& record = state.variables[found];
        if (request.shape.has_negative_extent()) return refuse(code::negative_extent);
        if (combine(scope.reuse, request.reuse) == reuse_mode::create)
            return refuse(code::variable_exists, found);
        if (request.part != nullptr && !(state.variables.rules_of(found).part == *request.part))
            return refuse(code::partitions_differ, found, "another part");
        if (!request.shape.is_compatible_with(state.variables.shape(record)))
            return refuse(code::shape_differs, found);
        if (request.type != record.type && (request.has_dtype || state.is_tf1_strict))
            return refuse(code::dtype_differs, found);
        if (!state.is_tf1_strict)
            if (const char* const option = detail::differing_option(state, found, request, !from_scope))
                return refuse(code::option_differs, found, option);
        if (makes_operation && !state.is_tf1_strict) detail::compare_as_operation(state, scope.name, name);
        return reused(found);
    }
    // No call of combine: constants count steps. `never` asks for a new variable, as `create` does.
    const bool must_exist =
        (request.reuse == reuse_mode::create ? scope.reuse : request.reuse) == reuse_mode::reuse;
    if (must_exist || state.has_parts || request.part != nullptr) { // all at once: constants count steps
        const std::uint32_t other = detail::find_other_version(state, scope.name, name, to, request.part);
        if (other != no_index)
            return refuse(code::partitions_differ, other,
                          request.part == nullptr ? "a variable that is whole" : "a part");
        if (must_exist)
            return refuse(request.shape.has_negative_extent() ? code::negative_extent
                                                              : code::variable_missing);
    }

    if (has_value)
        request.type =
            request.initial.init.kind == initializer_kind::called ? request.type : request.initial.type,
        request.shape = request.initial.shape;
    const bool is_default = request.initial.init.kind == initializer_kind::unset;
    if (is_default) request.initial.init = default_initializer(request.type);
    const extent elements = request.shape.known_element_count();
    if (elements < 0 &&
        (request.shape.has_negative_extent() || request.initial.init.kind != initializer_kind::unset))
        return refuse(detail::missing_extents(request.shape));
    if ((is_default ? request.initial.init.kind == initializer_kind::unset
                    : !can_make(request.initial.init, request.type)) ||
        (request.initial.init.kind >= initializer_kind::by_rules &&
         (!detail::takes_shape(request.initial, request.shape, elements, request.part) ||
          (request.part != nullptr && request.initial.init.kind >= initializer_kind::list &&
           (from_scope || request.value_is_operation))))) { // elements that nobody has cut
        if (request.initial.init.verifies_shape && can_make(request.initial.init, request.type))
            return refuse(code::shape_differs);
        if (state.is_tf1_strict &&
            verdict) // TensorFlow opens both name scopes before it runs the initializer
            unique_name(state.paths, unique_name(state.paths, to).where, "Initializer");
        return refuse(code::initializer_cannot_make_dtype);
    }
    if (verdict.fault != name_fault::none) return refuse(code::illegal_name);
    if (scope.defaults != 0 || request.regularizer != nullptr ||
        state.is_sealed) { // all at once: constants count steps
        if (state.is_sealed) return refuse(code::graph_sealed);
        if (scope.defaults != 0) detail::take_defaults(state, scope.defaults, request);
        if (request.regularizer != nullptr &&
            (!request.regularizer->is_valid() ||
             (request.regularizer->count != 0 && !is_floating(request.type))))
            return refuse(code::option_out_of_range, no_index, "regularizer");
    }

    if (makes_operation && !state.is_tf1_strict) to = detail::compare_as_operation(state, scope.name, name);
    const auto granted = unique_name(state.paths, to, name_use::take, Storage::spells_names);
    const path_id key = granted.is_new ? granted.where.id : detail::key_of(state.paths, to, granted.where.id);
    const std::uint32_t made = detail::register_variable(state, granted, key, elements, request);
    if (key != granted.where.id) detail::store_key(state, key, made);
    return created(made);
}

/// Makes a variable that is not shared; its name comes from the name scope (rows 105 to 110).
template <class Storage>
constexpr outcome<std::uint32_t> make_variable(naming_state<Storage>& state, std::uint32_t in,
                                               const optional_name& asked, const variable_request& request) {
    const path_of<Storage> at = state.scopes[in].name_scope;
    const text name = asked.or_else("Variable");
    refusal why = detail::judge_name(state, at, name);
    if (Storage::spells_names && detail::is_too_long(at, name)) why.what = code::size_too_large;
    why.asked_shape = request.shape;
    why.asked_dtype = request.type;
    if (why.what != code::none) return refused<std::uint32_t>(why);
    const extent elements = request.shape.known_element_count();
    if (elements < 0) return detail::refuse_as(detail::missing_extents(request.shape), why);
    if (!can_make(request.initial.init, request.type) ||
        !detail::takes_shape(request.initial, request.shape, elements))
        return detail::refuse_as(code::initializer_cannot_make_dtype, why);
    if (state.is_sealed) return detail::refuse_as(code::graph_sealed, why);
    auto to = state.paths.descend(at, name);
    const auto granted = unique_name(state.paths, to, name_use::take, Storage::spells_names);
    state.variables.next_is_direct(state.scopes.object_of(in).name.id);
    return created(detail::register_variable(state, granted, no_path, elements, request));
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/naming_state.hpp: the tables of one graph and what can be read from them.
#pragma once

#include <varscope/naming/open_scopes.hpp>
#include <varscope/naming/outcome.hpp>
#include <varscope/naming/unique_name.hpp>
#include <varscope/naming/variable_store.hpp>

namespace varscope {

/// An operation and how many variables there were before it, which gives the order of all.
struct operation_record {
    path_id where = 0;
    operation_type type = operation_type::no_op;
    std::uint32_t variables_before = 0;
};

/// An operation around a variable that has a node of its own, because names there were taken when the variable was made.
struct explicit_operation {
    std::uint32_t variable = 0;
    path_id where = 0;
};

/// The paths, scopes, variables and operations of a graph: TensorFlow 1's scoping rules are functions over it (scopes.hpp, operations.hpp,
/// variables.hpp, adoption.hpp). A request is refused as a value, and a refused request changes nothing, unless `is_tf1_strict`. Evaluated
/// by the compiler over `constant_storage`, at run time over `shared_storage`.
template <naming_storage Storage>
struct naming_state {
    using storage = Storage;

    path_table<Storage> paths;
    open_scopes<Storage> scopes;
    variable_store<Storage> variables;
    typename Storage::template array<operation_record> operations;
    typename Storage::template small_array<explicit_operation> explicit_operations;
    typename Storage::template small_array<scope_defaults> defaults; ///< see scope_object
    growing_arena<text> default_keys;                                ///< of the collections in them
    bool has_parts = false; ///< variables that are parts of larger ones may be there
    bool is_sealed = false;                                          ///< no variable is made any more
    /// A refused request leaves behind what it leaves behind in TensorFlow (row 86: an operation `Const`; rows 11, 149: used
    /// names), and a variable scope without a name scope may have any characters, of which no variable can be made.
    bool is_tf1_strict = false;
    bool has_illegal_paths = false; ///< paths with illegal characters may be there
};

/// The name of an operation: a path and up to three segments below it, empty where there are fewer.
struct operation_name {
    path_id where = 0;
    text below[3]{};
};

/// The variable whose graph name is `full`, or no_index. Takes no lock and allocates nothing.
template <class Storage>
[[nodiscard]] constexpr std::uint32_t find_variable(const naming_state<Storage>& state, text full) noexcept {
    std::uint32_t index = 0;
    const path_id found = state.paths.find_full(full, [&](path_id id) {
        const path_node<Storage>& node = state.paths[id];
        index = node.variable;
        if (index == 0) return false;
        const variable_record<Storage>& record = state.variables[index - 1];
        if constexpr (Storage::spells_names) {
            if ((node.bits & node.is_spelled) != 0) return node.spelled() == full;
            return text(record.name, record.name_size) == full;
        }
        return record.where == id && state.paths.is_spelled(id, full);
    });
    return found == no_path ? no_index : index - 1u;
}

/// The variable stored under the key of a path, or no_index (row 77).
template <class Storage>
[[nodiscard]] constexpr std::uint32_t find_keyed(const naming_state<Storage>& state, path_id id) noexcept {
    const std::uint32_t here = state.paths.nodes().items[id].variable;
    if (here != 0 && state.variables[here - 1].key == id) return here - 1;
    const path_extra* const extra = state.paths.find_extra(id);
    return extra == nullptr ? no_index : extra->keyed - 1u;
}

namespace detail {

// Whether a path is a scope's or lies below it; of what has paths with parents, a naming_state or the tables of a manifest.
template <class Tables>
[[nodiscard]] constexpr bool lies_below(const Tables& tables, path_id id, path_id scope) noexcept {
    for (; id != scope; id = tables.paths[id].parent)
        if (id == 0) return false;
    return true;
}

// The operations of one variable: those that its record says, or where names were taken those that were granted.
template <class Storage, class Each>
constexpr void for_each_operation_of(const naming_state<Storage>& state, std::uint32_t variable, Each& each) {
    bool any = false;
    for (std::size_t i = 0; i != state.explicit_operations.size(); ++i)
        if (state.explicit_operations[i].variable == variable)
            each(operation_name{state.explicit_operations[i].where}), any = true;
    if (any) return;
    const variable_record<Storage>& made = state.variables[variable];
    const operations_row& row = row_of(made.operations);
    for (std::size_t i = 0; i != row.inner_count; ++i)
        each(operation_name{made.where, {row.group, row.op, row.inner[i]}});
    if (!row.op.empty()) each(operation_name{made.where, {row.group, row.op, {}}});
    constexpr text around[] = {"", "Assign", "read"};
    for (const text last : around) each(operation_name{made.where, {last, {}, {}}});
}

} // namespace detail

/// Calls `each(operation_name)` for all operations in the order TensorFlow makes them, those around variables included (row 110).
template <class Storage, class Each>
constexpr void for_each_operation(const naming_state<Storage>& state, Each each) {
    std::uint32_t variable = 0;
    for (std::size_t i = 0; i != state.operations.size(); ++i) {
        for (; variable != state.operations[i].variables_before; ++variable)
            detail::for_each_operation_of(state, variable, each);
        each(operation_name{state.operations[i].where});
    }
    for (; variable != state.variables.size(); ++variable)
        detail::for_each_operation_of(state, variable, each);
}

namespace detail {

template <class Path>
[[nodiscard]] constexpr name_place place_of(const Path& at) noexcept {
    return at.id == 0 ? name_place::root : name_place::nested;
}

template <class Value = std::uint32_t>
[[nodiscard]] constexpr outcome<Value> refuse_as(code what, refusal& why) {
    why.what = what;
    return refused<Value>(why);
}

// Whether a name is longer than what a path can say of its length. Known where paths know the length of their full text, at run time; the
// constant evaluator cannot hold such a name.
template <class Path>
[[nodiscard]] constexpr bool is_too_long(const Path& at, text name) noexcept {
    constexpr std::size_t room = 32; // for a slash and a suffix
    if constexpr (requires { at.hash.size(); })
        return at.hash.size() + name.size() >= (std::size_t{1} << 24) - room;
    else
        return false;
}

// Whether an operation may have this name; the code is none where it may.
template <class Storage>
[[nodiscard]] constexpr refusal judge_name(const naming_state<Storage>& state, const path_of<Storage>& at,
                                           text name) noexcept {
    refusal why{code::none, at.id, name, check_name(name, place_of(at))};
    if (why.verdict && !state.paths.begins_legally(at.id)) why.verdict = {name_fault::bad_first, 0};
    if (!why.verdict) why.what = code::illegal_name;
    return why;
}

// Whether all characters of a path are legal; other paths are there only where has_illegal_paths says so.
template <class Storage>
[[nodiscard]] constexpr bool is_legal(const naming_state<Storage>& state, path_id id) noexcept {
    for (; id != 0; id = state.paths[id].parent)
        if (!check_name(state.paths.segment(id), name_place::nested)) return false;
    return true;
}

} // namespace detail

} // namespace varscope

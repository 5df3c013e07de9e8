// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/options.hpp: the optional arguments of every kind of scope, described once; those of variable_scope: types/request.hpp.
#pragma once

#include <varscope/types/arguments.hpp>
#include <varscope/types/constant_list.hpp>
#include <varscope/types/request.hpp>

namespace varscope {

/// Options of get_variable: what starts a new variable, whether optimizers change it, its collections, what it adds to the loss and what its
/// elements are brought back to after a step (rows 87, 93, 95, 96), and whether this call makes or finds, if not as the scope says. Those
/// that are left out are the scope's. `note` points at what people want to know of the variable. `part` says that the variable is a part of a larger one, as those of get_partitioned_variable are.
template <class Initial>
struct basic_get_variable_options {
    Initial initializer{};
    optional_bool trainable{};
    collection_list collections = collection_list::not_given;
    varscope::regularizer regularizer{};
    varscope::constraint constraint{};
    reuse_mode reuse = reuse_mode::create;
    variable_part part{};
    note_pointer note{};
};

/// Options of variable. Where `dtype` is given the value is converted to it; `part` is as in get_variable, of the slots of an optimizer.
struct variable_options {
    optional_dtype dtype{};
    optional_bool trainable{};
    collection_list collections = collection_list::not_given;
    varscope::constraint constraint{};
    variable_part part{};
    note_pointer note{};
};

/// The options of scopes whose calls the compiler resolves.
using static_scope_options = basic_scope_options<static_initializer>;
using static_get_variable_options = basic_get_variable_options<static_initializer>;

namespace detail {

// Options as requests, but for the first value, which is the phase's to keep. An option that is not named here does not compile.
template <class Initial>
constexpr variable_request variable_request_of(const basic_get_variable_options<Initial>& options,
                                               shape_view shape, const optional_dtype& type,
                                               const source_location& where) noexcept {
    const auto& [initial, trainable, collections, penalty, limit, mode, part, note] = options;
    return {shape,
            type.is_given,
            type.type,
            {},
            trainable,
            false,
            collections.kept.keys,
            collections.kept.size,
            where,
            mode,
            penalty.is_given ? &penalty : nullptr,
            limit.is_given ? &limit : nullptr,
            part.count != 0 ? &part : nullptr,
            note};
}
constexpr variable_request variable_request_of(const variable_options& options, shape_view shape, dtype type,
                                               const source_location& where) noexcept {
    const auto& [given, trainable, collections, limit, part, note] = options;
    return {shape,
            given.is_given,
            given.is_given ? given.type : type,
            {},
            trainable,
            false,
            collections.kept.keys,
            collections.kept.size,
            where,
            reuse_mode::create,
            nullptr,
            limit.is_given ? &limit : nullptr,
            part.count != 0 ? &part : nullptr,
            note};
}

} // namespace detail

} // namespace varscope

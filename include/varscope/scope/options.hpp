// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/options.hpp: the optional arguments of every kind of scope, described once.
#pragma once

#include <varscope/scope/collection_list.hpp>
#include <varscope/types/arguments.hpp>
#include <varscope/types/request.hpp>
#include <varscope/types/static_value.hpp>

namespace varscope {

/// Options of variable_scope. `initializer` and `dtype` serve get_variable calls that name none (row 152); see reuse_mode; without an
/// auxiliary name scope operations get no name scope of the scope's name (row 46). Initial is what starts a variable in this kind of scope.
/// They own what they refer to, as all options do; a scope names its own as `scope_options`, `get_variable_options`, `variable_options`.
template <class Initial>
struct basic_scope_options {
    reuse_mode reuse = reuse_mode::create;
    Initial initializer{};
    optional_dtype dtype{};
    bool auxiliary_name_scope = true;
};

/// Options of get_variable: what starts a new variable, whether optimizers change it, and its collections (rows 87, 95, 96).
template <class Initial>
struct basic_get_variable_options {
    Initial initializer{};
    bool trainable = true;
    collection_list collections{};
};

/// Options of variable. Where `dtype` is given the value is converted to it.
struct variable_options {
    optional_dtype dtype{};
    bool trainable = true;
    collection_list collections{};
};

/// The options of scopes whose calls the compiler resolves.
using static_scope_options = basic_scope_options<static_initializer>;
using static_get_variable_options = basic_get_variable_options<static_initializer>;

namespace detail {

// Options as requests, but for the first value, which is the phase's to keep. An option that is not named here does not compile.
template <class Initial>
constexpr scope_request request_of(const basic_scope_options<Initial>& options) noexcept {
    const auto& [reuse, initial, type, auxiliary_name_scope] = options;
    return {reuse, {}, type.is_given, type.type, auxiliary_name_scope};
}
template <class Initial>
constexpr variable_request request_of(const basic_get_variable_options<Initial>& options, shape_view shape,
                                      const optional_dtype& type, const source_location& where) noexcept {
    const auto& [initial, trainable, collections] = options;
    return {shape, type.is_given,      type.type,          {},   trainable,
            false, collections.data(), collections.size(), where};
}
constexpr variable_request request_of(const variable_options& options, shape_view shape, dtype type,
                                      const source_location& where) noexcept {
    const auto& [given, trainable, collections] = options;
    return {shape,
            given.is_given,
            given.is_given ? given.type : type,
            {},
            trainable,
            false,
            collections.data(),
            collections.size(),
            where};
}

} // namespace detail

} // namespace varscope

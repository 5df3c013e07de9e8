// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/request.hpp: what a scope asks of the naming engine, as plain values.
#pragma once

#include <varscope/types/initializer.hpp>
#include <varscope/types/reuse.hpp>
#include <varscope/types/shape.hpp>
#include <varscope/types/source_location.hpp>

namespace varscope {

/// The collections that every graph knows (rows 96, 102).
inline constexpr text global_variables_key = "global_variables";
inline constexpr text local_variables_key = "local_variables";
inline constexpr text trainable_variables_key = "trainable_variables";

/// The index of nothing: no variable, no scope, no value.
inline constexpr std::uint32_t no_index = 0xFFFFFFFFu;

/// Whether a unique name is taken, or only previewed (row 5).
enum class name_use : bool { preview, take };

/// How a variable gets its first value. For `initializer_kind::value` the value's own shape and dtype, and an id by which
/// the owner of the values finds it.
struct initial_value {
    initializer init{};
    shape_view shape{};
    dtype type = dtype::float32;
    std::uint32_t id = no_index;
};

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

/// The same with what the engine knows of the first value.
using scope_request = basic_scope_options<initial_value>;

/// Options as a request. An option that is not named here does not compile.
template <class Initial>
[[nodiscard]] constexpr scope_request request_of(const basic_scope_options<Initial>& options,
                                                 const initial_value& initial) noexcept {
    const auto& [mode, given, type, auxiliary_name_scope] = options;
    return {mode, initial, type, auxiliary_name_scope};
}

/// What is asked of get_variable or variable.
struct variable_request {
    shape_view shape{}; ///< without a rank: none was given
    bool has_dtype = false;
    dtype type = dtype::float32;
    initial_value initial{}; ///< kind unset: the scope's, then the dtype's default
    bool trainable = true;
    bool value_is_operation =
        false; ///< the first value is an operation of its own (tf.Variable(tf.zeros(...)))
    const text* collections = nullptr; ///< null: `global_variables`
    std::size_t collection_count = 0;
    source_location where{};
};

} // namespace varscope

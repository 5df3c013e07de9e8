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

/// What a variable scope is opened with (rows 46, 67, 152).
struct scope_request {
    reuse_mode reuse = reuse_mode::create;
    initial_value initial{};
    bool has_dtype = false;
    dtype type = dtype::float32;
    bool auxiliary_name_scope = true;
};

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

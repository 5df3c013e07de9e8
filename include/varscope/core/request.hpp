// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/request.hpp: what can be asked of the core, as plain values.
#pragma once

#include <varscope/core/initializer.hpp>
#include <varscope/core/outcome.hpp>
#include <varscope/core/reuse.hpp>
#include <varscope/core/source_location.hpp>

namespace varscope {

inline constexpr text global_variables_key = "global_variables";
inline constexpr text local_variables_key = "local_variables";
inline constexpr text trainable_variables_key = "trainable_variables";

/// How a variable gets its first value. For `initializer_kind::value` the value's own shape and dtype, and an id by which
/// the owner of the values finds it.
struct initial_value {
    initializer init{};
    shape_view shape{};
    dtype type = dtype::float32;
    std::uint32_t id = no_index;
};

/// A name that may be absent; then `fallback` serves (TensorFlow's default_name).
struct scope_name {
    text name{};
    bool has_name = true;
    text fallback{};
    bool has_fallback = false;
};

/// What a variable scope is opened with (rows 46, 67, 152).
struct scope_request {
    reuse_mode reuse = reuse_mode::create;
    bool has_dtype = false;
    dtype type = dtype::float32;
    initial_value initial{};
    bool auxiliary_name_scope = true;
};

/// The kinds of operation that are not variables.
enum class operation_type : unsigned char { no_op, placeholder, constant };

/// The name of an operation that was given none: that of its type (row 9).
[[nodiscard]] constexpr text name_of(operation_type type) noexcept {
    constexpr text names[] = {"NoOp", "Placeholder", "Const"};
    return names[static_cast<unsigned char>(type)];
}

/// An operation and how many variables there were before it, which gives the order of all.
struct operation_record {
    path_id where = 0;
    operation_type type = operation_type::no_op;
    std::uint32_t variables_before = 0;
};

/// What is asked of get_variable or variable.
struct variable_request {
    shape_view shape{}; ///< without a rank: none was given
    bool has_dtype = false;
    dtype type = dtype::float32;
    initial_value initial{}; ///< kind unset: the scope's, then the dtype's default
    bool trainable = true;
    bool made_before = false; ///< the first value is an operation of its own (tf.Variable(tf.zeros(...)))
    const text* collections = nullptr; ///< null: `global_variables`
    std::size_t collection_count = 0;
    source_location where{};
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/operations.hpp: the operations TensorFlow makes around a variable; their names are used names too.
#pragma once

#include <varscope/name/text.hpp>

#include <cstddef>
#include <cstdint>

namespace varscope {

/// The kinds of operation that are not variables.
enum class operation_type : unsigned char { no_op, placeholder, constant };

/// The name of an operation that was given none: that of its type (row 9).
[[nodiscard]] constexpr text name_of(operation_type type) noexcept {
    constexpr text names[] = {"NoOp", "Placeholder", "Const"};
    return names[static_cast<unsigned char>(type)];
}

/// Which operations a variable of name k brings along: `k/Assign` and `k/read`, and those that make its first value
/// (row 110). A variable whose value is an operation of its own brings only those two.
enum class variable_operations : std::uint8_t {
    none,
    assign_and_read,
    initial_value,
    zeros,
    zeros_filled,
    ones,
    ones_filled,
    constant,
    random_uniform,
    random_uniform_int,
    random_normal,
    truncated_normal,
    called_value,
    listed ///< the initializer lists them; see initializer_rules
};

/// The operations that make a first value: `group/op/inner[i]` in order, then `group/op`; without an `op`: `group/inner[i]`, which may be
/// paths.
struct operations_row {
    variable_operations id = variable_operations::none;
    text group{};
    text op{};
    const text* inner = nullptr;
    std::size_t inner_count = 0;
};

namespace detail {
inline constexpr text uniform_ops[] = {"shape", "min", "max", "RandomUniform", "sub", "mul"};
inline constexpr text normal_ops[] = {"shape", "mean", "stddev", "RandomStandardNormal", "mul"};
inline constexpr text truncated_ops[] = {"shape", "mean", "stddev", "TruncatedNormal", "mul"};
inline constexpr text filled_ops[] = {"shape_as_tensor", "Const"};
} // namespace detail

/// The rows of all, in the order of the enumerators.
inline constexpr operations_row operations_table[] = {
    {variable_operations::none},
    {variable_operations::assign_and_read},
    {variable_operations::initial_value, "", "initial_value"},
    {variable_operations::zeros, "Initializer", "zeros"},
    {variable_operations::zeros_filled, "Initializer", "zeros", detail::filled_ops, 2},
    {variable_operations::ones, "Initializer", "ones"},
    {variable_operations::ones_filled, "Initializer", "ones", detail::filled_ops, 2},
    {variable_operations::constant, "Initializer", "Const"},
    {variable_operations::random_uniform, "Initializer", "random_uniform", detail::uniform_ops, 6},
    {variable_operations::random_uniform_int, "Initializer", "random_uniform", detail::uniform_ops, 3},
    {variable_operations::random_normal, "Initializer", "random_normal", detail::normal_ops, 5},
    {variable_operations::truncated_normal, "Initializer", "truncated_normal", detail::truncated_ops, 5},
    {variable_operations::called_value, "Initializer", "initial_value"},
    {variable_operations::listed},
};

static_assert(
    [] {
        std::size_t position = 0;
        for (const operations_row& row : operations_table)
            if (row.id != static_cast<variable_operations>(position++)) return false;
        return position <= 16; // a node of a path has four bits for one
    }(),
    "the rows must stand in the order of the enumerators");

[[nodiscard]] constexpr const operations_row& row_of(variable_operations which) noexcept {
    return operations_table[static_cast<unsigned char>(which)];
}

} // namespace varscope

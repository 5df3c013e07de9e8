// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/recipe.hpp: the operations TensorFlow makes around a variable; their names are used names too.
#pragma once

#include <varscope/core/initializer.hpp>

#include <cstddef>
#include <cstdint>

namespace varscope {

/// Which operations a variable of name k brings along: `k/Assign` and `k/read`, and those that make its first value
/// (row 110). A variable whose value is an operation of its own (`made_before`) brings only those two.
enum class recipe : std::uint8_t {
    none,
    made_before,
    value,
    zeros,
    zeros_filled,
    ones,
    ones_filled,
    constant,
    random_uniform,
    random_uniform_int,
    random_normal,
    truncated_normal
};

/// The operations of a recipe that make the first value: `group/op/inner[i]` in order, then `group/op`.
struct recipe_facts {
    text group;
    text op;
    const text* inner = nullptr;
    std::size_t inner_count = 0;
};

namespace detail {
inline constexpr text uniform_ops[] = {"shape", "min", "max", "RandomUniform", "sub", "mul"};
inline constexpr text normal_ops[] = {"shape", "mean", "stddev", "RandomStandardNormal", "mul"};
inline constexpr text truncated_ops[] = {"shape", "mean", "stddev", "TruncatedNormal", "mul"};
inline constexpr text filled_ops[] = {"shape_as_tensor", "Const"};
} // namespace detail

/// The row of a recipe.
[[nodiscard]] constexpr recipe_facts facts_of(recipe which) noexcept {
    constexpr text group = "Initializer";
    switch (which) {
    case recipe::none:
    case recipe::made_before:
        return {};
    case recipe::value:
        return {"", "initial_value"};
    case recipe::zeros:
        return {group, "zeros"};
    case recipe::zeros_filled:
        return {group, "zeros", detail::filled_ops, 2};
    case recipe::ones:
        return {group, "ones"};
    case recipe::ones_filled:
        return {group, "ones", detail::filled_ops, 2};
    case recipe::constant:
        return {group, "Const"};
    case recipe::random_uniform:
        return {group, "random_uniform", detail::uniform_ops, 6};
    case recipe::random_uniform_int:
        return {group, "random_uniform", detail::uniform_ops, 3};
    case recipe::random_normal:
        return {group, "random_normal", detail::normal_ops, 5};
    case recipe::truncated_normal:
        return {group, "truncated_normal", detail::truncated_ops, 5};
    }
    return {};
}

/// The recipe of an initializer; zeros and ones of 1,000 elements or more are filled instead of stored
/// (TensorFlow's array_ops.zeros).
[[nodiscard]] constexpr recipe recipe_of(const initializer& init, dtype type, std::size_t elements) noexcept {
    constexpr recipe recipes[] = {recipe::none,
                                  recipe::zeros,
                                  recipe::ones,
                                  recipe::constant,
                                  recipe::random_uniform,
                                  recipe::random_normal,
                                  recipe::truncated_normal,
                                  recipe::random_uniform,
                                  recipe::value};
    const recipe found =
        recipes[static_cast<unsigned char>(init.kind)]; // no switch: in a constant it costs by its length
    if (found == recipe::random_uniform) return is_integer(type) ? recipe::random_uniform_int : found;
    if (elements < 1000) return found;
    return found == recipe::zeros  ? recipe::zeros_filled
           : found == recipe::ones ? recipe::ones_filled
                                   : found;
}

} // namespace varscope

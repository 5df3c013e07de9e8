// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/initializer.hpp: how a new variable gets its first value, as a plain value.
#pragma once

#include <varscope/types/dtype.hpp>
#include <varscope/types/operations.hpp>

#include <concepts>
#include <cstdint>

namespace varscope {

/// What an initializer does.
enum class initializer_kind : unsigned char {
    unset,            ///< none was given: the scope's, then the dtype's default
    zeros,            ///< 0, false, the empty string (row 134)
    ones,             ///< 1, true (row 134)
    constant,         ///< one number everywhere (row 135)
    random_uniform,   ///< U[first, second) (row 137)
    random_normal,    ///< N(first, second) (row 138)
    truncated_normal, ///< N(first, second), redrawn beyond two standard deviations (row 139)
    glorot_uniform,   ///< U(-l, l), l = sqrt(6 / (fan_in + fan_out)) (rows 143, 145)
    he_normal,        ///< truncated normal of variance 2 / fan_in (rows 142, 143, 145)
    lecun_normal,     ///< truncated normal of variance 1 / fan_in (rows 142, 143, 145)
    value             ///< a value that was given; its shape and dtype are the variable's
};

/// Which dtypes an initializer can make values of.
enum class made_dtypes : unsigned char {
    none,
    all,
    all_but_strings,
    holding_the_number,
    within_the_bounds,
    floating
};

/// What is known of a kind of initializer.
struct initializer_row {
    initializer_kind kind;
    made_dtypes makes;
    variable_operations operations; ///< those that make the first value
};

/// The rows of all kinds, in the order of the enumerators.
inline constexpr initializer_row initializer_table[] = {
    {initializer_kind::unset, made_dtypes::none, variable_operations::none},
    {initializer_kind::zeros, made_dtypes::all, variable_operations::zeros},
    {initializer_kind::ones, made_dtypes::all_but_strings, variable_operations::ones},
    {initializer_kind::constant, made_dtypes::holding_the_number, variable_operations::constant},
    {initializer_kind::random_uniform, made_dtypes::within_the_bounds, variable_operations::random_uniform},
    {initializer_kind::random_normal, made_dtypes::floating, variable_operations::random_normal},
    {initializer_kind::truncated_normal, made_dtypes::floating, variable_operations::truncated_normal},
    {initializer_kind::glorot_uniform, made_dtypes::floating, variable_operations::random_uniform},
    {initializer_kind::he_normal, made_dtypes::floating, variable_operations::truncated_normal},
    {initializer_kind::lecun_normal, made_dtypes::floating, variable_operations::truncated_normal},
    {initializer_kind::value, made_dtypes::all, variable_operations::initial_value},
};

static_assert(
    [] {
        std::size_t position = 0;
        for (const initializer_row& row : initializer_table)
            if (row.kind != static_cast<initializer_kind>(position++)) return false;
        return true;
    }(),
    "the rows must stand in the order of the enumerators");

[[nodiscard]] constexpr const initializer_row& row_of(initializer_kind kind) noexcept {
    return initializer_table[static_cast<unsigned char>(kind)];
}

/// The upper bound that was left out.
inline constexpr double no_bound = __builtin_huge_val();

/// A kind and its numbers. Make one with the functions below.
struct initializer {
    initializer_kind kind = initializer_kind::unset;
    double first = 0;
    double second = 0;
    friend constexpr bool operator==(const initializer&, const initializer&) = default;
};

/// Every element is 0, false or the empty string (row 134).
[[nodiscard]] constexpr initializer zeros() noexcept { return {initializer_kind::zeros, 0, 0}; }
/// Every element is 1 or true (row 134).
[[nodiscard]] constexpr initializer ones() noexcept { return {initializer_kind::ones, 1, 0}; }
/// Every element is `value`, converted to the variable's dtype (row 135).
[[nodiscard]] constexpr initializer constant(double value = 0) noexcept {
    return {initializer_kind::constant, value, 0};
}
/// The same of an integer, whose digits are kept beyond what a double has.
template <std::integral T>
[[nodiscard]] constexpr initializer constant(T value) noexcept {
    constexpr T most =
        sizeof(T) == 8 ? static_cast<T>(9007199254740992) : T(0); // 2^53: up to it every integer is a double
    if (sizeof(T) != 8 || (value <= most && (std::unsigned_integral<T> || value >= static_cast<T>(-most))))
        return {initializer_kind::constant, static_cast<double>(value), 0};
    const T low = static_cast<T>(value & static_cast<T>(0xFFFFFFFFu));
    return {initializer_kind::constant, static_cast<double>(static_cast<T>(value - low)),
            static_cast<double>(low)};
}
/// Uniform in [minval, maxval); integers need whole bounds in the range of the dtype (row 137).
[[nodiscard]] constexpr initializer random_uniform(double minval, double maxval) noexcept {
    return {initializer_kind::random_uniform, minval, maxval};
}
/// Uniform in [minval, 1) for floating dtypes; integers need an upper bound (row 137).
[[nodiscard]] constexpr initializer random_uniform(double minval = 0) noexcept {
    return {initializer_kind::random_uniform, minval, no_bound};
}
/// Normal of this mean and standard deviation (row 138).
[[nodiscard]] constexpr initializer random_normal(double mean = 0, double stddev = 1) noexcept {
    return {initializer_kind::random_normal, mean, stddev};
}
/// The same, drawn again where it is more than two standard deviations from the mean (row 139).
[[nodiscard]] constexpr initializer truncated_normal(double mean = 0, double stddev = 1) noexcept {
    return {initializer_kind::truncated_normal, mean, stddev};
}
/// Uniform in (-l, l) with l = sqrt(6 / (fan_in + fan_out)) (rows 143, 145; Glorot and Bengio, 2010).
[[nodiscard]] constexpr initializer glorot_uniform() noexcept {
    return {initializer_kind::glorot_uniform, 0, 0};
}
/// Truncated normal of mean 0 and standard deviation sqrt(2 / fan_in), which what is cut off does not change (rows 142, 143, 145; He et
/// al., 2015).
[[nodiscard]] constexpr initializer he_normal() noexcept { return {initializer_kind::he_normal, 0, 0}; }
/// Truncated normal of mean 0 and standard deviation sqrt(1 / fan_in), which what is cut off does not change (rows 142, 143, 145; LeCun
/// et al., 1998).
[[nodiscard]] constexpr initializer lecun_normal() noexcept { return {initializer_kind::lecun_normal, 0, 0}; }

/// The initializer of a variable for which none was given: Glorot's for floating dtypes, zeros for integers, bool and
/// string, none for complex ones (row 91).
[[nodiscard]] constexpr initializer default_initializer(dtype type) noexcept {
    if (is_floating(type)) return glorot_uniform();
    return is_complex(type) ? initializer{} : zeros();
}

/// Whether a number can be an element of a floating dtype, rounded to the nearest; infinities can, and what rounding would make one cannot.
[[nodiscard]] constexpr bool fits_in_floating(dtype type, double number) noexcept {
    const double size = number < 0 ? -number : number;
    const double beyond = type == dtype::float16    ? 65520.0
                          : type == dtype::bfloat16 ? 3.3961775292304601e38
                          : type == dtype::float32  ? 3.4028235677973366e38
                                                    : no_bound;
    return !(size >= beyond) || size == no_bound;
}

/// Whether the initializer can make values of the dtype (rows 134 to 139, 149): its number must fit, its lower bound must not be above the
/// upper one, and a standard deviation not be negative.
[[nodiscard]] constexpr bool can_make(const initializer& init, dtype type) noexcept {
    const made_dtypes makes = initializer_table[static_cast<unsigned char>(init.kind)].makes;
    if (makes > made_dtypes::none && is_floating(type))
        return makes == made_dtypes::within_the_bounds
                   ? init.first <= (init.second == no_bound ? 1 : init.second)
               : makes == made_dtypes::holding_the_number ? fits_in_floating(type, init.first)
                                                          : !(init.second < 0);
    return makes == made_dtypes::all || (makes == made_dtypes::all_but_strings && type != dtype::string) ||
           (makes == made_dtypes::holding_the_number && can_hold(type, init.first)) ||
           (makes == made_dtypes::within_the_bounds && is_integer(type) && init.first < init.second &&
            can_hold(type, init.first) && can_hold(type, init.second - 1));
}

/// The operations of a variable of this initializer; zeros and ones of 1,000 elements or more are filled instead of stored
/// (TensorFlow's array_ops.zeros).
[[nodiscard]] constexpr variable_operations operations_of(const initializer& init, dtype type,
                                                          std::size_t elements) noexcept {
    const variable_operations found = initializer_table[static_cast<unsigned char>(init.kind)].operations;
    if (found == variable_operations::random_uniform)
        return is_integer(type) ? variable_operations::random_uniform_int : found;
    if (elements < 1000) return found;
    return found == variable_operations::zeros  ? variable_operations::zeros_filled
           : found == variable_operations::ones ? variable_operations::ones_filled
                                                : found;
}

} // namespace varscope

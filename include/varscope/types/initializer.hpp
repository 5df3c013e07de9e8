// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/initializer.hpp: how a new variable gets its first value, as a plain value.
#pragma once

#include <varscope/types/dtype.hpp>
#include <varscope/types/fans.hpp>
#include <varscope/types/operations.hpp>
#include <varscope/types/seed.hpp>

#include <concepts>
#include <cstdint>

namespace varscope {

/// What an initializer does.
enum class initializer_kind : unsigned char {
    unset,                ///< none was given: the scope's, then the dtype's default
    zeros,                ///< 0, false, the empty string (row 134)
    ones,                 ///< 1, true (row 134)
    constant,             ///< one number everywhere (row 135)
    random_uniform,       ///< U[first, second) (row 137)
    random_normal,        ///< N(first, second) (row 138)
    truncated_normal,     ///< N(first, second), redrawn beyond two standard deviations (row 139)
    uniform_unit_scaling, ///< U(-l, l), l = first * sqrt(3 / inputs) (row 140)
    variance_scaling,     ///< of variance first / fan (rows 141 to 145)
    by_rules,             ///< as `rules` say, which a header of its own brings (rows 90, 146 to 148)
    // Those below have elements, which their owner keeps.
    list,   ///< the elements of a list row by row, the last one repeated (rows 135, 136)
    called, ///< what a function without arguments gave; its shape is the variable's (row 89)
    value   ///< a value that was given; its shape and dtype are the variable's
};

/// What variance_scaling draws from (row 142).
enum class distribution : unsigned char {
    truncated_normal,          ///< cut off at two standard deviations, which does not change its variance
    normal = truncated_normal, ///< TensorFlow's other word for it
    untruncated_normal,
    uniform
};

/// Which dtypes an initializer can make values of.
enum class made_dtypes : unsigned char {
    none,
    all,
    all_but_strings,
    holding_the_number,
    within_the_bounds,
    scaled, ///< floating ones, by a positive scale
    those_it_says,
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
    {initializer_kind::uniform_unit_scaling, made_dtypes::floating, variable_operations::random_uniform},
    {initializer_kind::variance_scaling, made_dtypes::scaled, variable_operations::truncated_normal},
    {initializer_kind::by_rules, made_dtypes::those_it_says, variable_operations::listed},
    {initializer_kind::list, made_dtypes::those_it_says, variable_operations::constant},
    {initializer_kind::called, made_dtypes::those_it_says, variable_operations::called_value},
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

struct initializer;
struct fill_request;

/// What an initializer that a header of its own brings can do and does: a row that stands beside its code, so that who does not use it does
/// not include it. One object for each such initializer, of static storage.
struct initializer_rules {
    text name; ///< an operation of it that is given none
    /// Whether it makes values of this dtype, and of this shape.
    bool (*makes)(dtype type) noexcept = nullptr;
    bool (*takes)(shape_view shape) noexcept = nullptr;
    /// The operations that it brings below a variable of this shape.
    operations_row (*operations)(shape_view shape) noexcept = nullptr;
    /// Makes the elements; fill_request: varscope/init/fill.hpp.
    void (*fill)(const fill_request& request) = nullptr;
};

/// A kind and its numbers, as a plain value. Make one with the functions below, or those of the headers in varscope/initializers.
struct initializer {
    initializer_kind kind = initializer_kind::unset;
    double first = 0;
    double second = 0;
    fan_mode fans = fan_mode::fan_in;
    distribution draws = distribution::truncated_normal;
    bool has_seed = false;       ///< whether it has a seed of its own
    bool verifies_shape = false; ///< of a list: whether its shape must be the variable's
    std::uint32_t dtypes = 0;    ///< of a list: a bit for each dtype that all its elements convert to
    std::uint64_t seed = 0;
    const initializer_rules* rules = nullptr;
    friend constexpr bool operator==(const initializer&, const initializer&) = default;
};

namespace detail {
// An initializer that draws, with its own seed where one is given.
[[nodiscard]] constexpr initializer drawing(initializer_kind kind, double first, double second,
                                            const optional_seed& own) noexcept {
    return {kind, first, second, {}, {}, own.is_given, false, 0, own.value, nullptr};
}
[[nodiscard]] constexpr initializer scaled(double scale, fan_mode mode, distribution from,
                                           const optional_seed& own) noexcept {
    return {
        initializer_kind::variance_scaling, scale, 0, mode, from, own.is_given, false, 0, own.value, nullptr};
}
} // namespace detail

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
/// Uniform in [minval, maxval); integers need whole bounds in the range of the dtype (row 137). A seed that is given takes the place of the
/// graph's, here and in all that draw.
[[nodiscard]] constexpr initializer random_uniform(double minval, double maxval,
                                                   optional_seed own = {}) noexcept {
    return detail::drawing(initializer_kind::random_uniform, minval, maxval, own);
}
/// Uniform in [minval, 1) for floating dtypes; integers need an upper bound (row 137).
[[nodiscard]] constexpr initializer random_uniform(double minval = 0, optional_seed own = {}) noexcept {
    return detail::drawing(initializer_kind::random_uniform, minval, no_bound, own);
}
/// Normal of this mean and standard deviation, which must not be negative (row 138).
[[nodiscard]] constexpr initializer random_normal(double mean = 0, double stddev = 1,
                                                  optional_seed own = {}) noexcept {
    return detail::drawing(initializer_kind::random_normal, mean, stddev, own);
}
/// The same, drawn again where it is more than two standard deviations from the mean (row 139).
[[nodiscard]] constexpr initializer truncated_normal(double mean = 0, double stddev = 1,
                                                     optional_seed own = {}) noexcept {
    return detail::drawing(initializer_kind::truncated_normal, mean, stddev, own);
}
/// Uniform in (-l, l) with l = factor * sqrt(3 / inputs), where the inputs are the product of all extents but the last, at least 1 (row 140;
/// Sussillo and Abbott, 2014).
[[nodiscard]] constexpr initializer uniform_unit_scaling(double factor = 1, optional_seed own = {}) noexcept {
    return detail::drawing(initializer_kind::uniform_unit_scaling, factor, 0, own);
}
/// Values of mean 0 and variance scale / n, where n is the fan of the shape that the mode says, at least 1 (rows 141 to 143; He et al., 2015).
/// A scale that is not positive makes nothing and is refused where a variable (VS-E009) or a scope (VS-E039) is given it (row 144).
[[nodiscard]] constexpr initializer variance_scaling(double scale = 1, fan_mode mode = fan_mode::fan_in,
                                                     distribution from = distribution::truncated_normal,
                                                     optional_seed own = {}) noexcept {
    return detail::scaled(scale, mode, from, own);
}
/// Uniform in (-l, l) with l = sqrt(6 / (fan_in + fan_out)), and the truncated normal of that variance (row 145; Glorot and Bengio, 2010).
[[nodiscard]] constexpr initializer glorot_uniform(optional_seed own = {}) noexcept {
    return detail::scaled(1, fan_mode::fan_avg, distribution::uniform, own);
}
[[nodiscard]] constexpr initializer glorot_normal(optional_seed own = {}) noexcept {
    return detail::scaled(1, fan_mode::fan_avg, distribution::truncated_normal, own);
}
/// Uniform in (-l, l) with l = sqrt(6 / fan_in), and the truncated normal of that variance, 2 / fan_in (row 145; He et al., 2015).
[[nodiscard]] constexpr initializer he_uniform(optional_seed own = {}) noexcept {
    return detail::scaled(2, fan_mode::fan_in, distribution::uniform, own);
}
[[nodiscard]] constexpr initializer he_normal(optional_seed own = {}) noexcept {
    return detail::scaled(2, fan_mode::fan_in, distribution::truncated_normal, own);
}
/// Uniform in (-l, l) with l = sqrt(3 / fan_in), and the truncated normal of that variance, 1 / fan_in (row 145; LeCun et al., 1998).
[[nodiscard]] constexpr initializer lecun_uniform(optional_seed own = {}) noexcept {
    return detail::scaled(1, fan_mode::fan_in, distribution::uniform, own);
}
[[nodiscard]] constexpr initializer lecun_normal(optional_seed own = {}) noexcept {
    return detail::scaled(1, fan_mode::fan_in, distribution::truncated_normal, own);
}

namespace detail {
inline constexpr initializer default_of_floating = glorot_uniform();
} // namespace detail

/// The initializer of a variable for which none was given: Glorot's for floating dtypes, zeros for integers, bool and
/// string, none for complex ones (row 91).
[[nodiscard]] constexpr initializer default_initializer(dtype type) noexcept {
    if (is_floating(type)) return detail::default_of_floating;
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

namespace detail {
constexpr bool says_it_makes(const initializer& init, dtype type) noexcept {
    if (init.kind == initializer_kind::by_rules) return init.rules->makes(type);
    return (init.dtypes >> static_cast<unsigned char>(type) & 1u) != 0;
}
// Whether two numbers are finite, so is what lies between them, and the dtype, a floating one, holds both.
constexpr bool are_finite(dtype type, double first, double second) noexcept {
    const double sum = (first < 0 ? -first : first) + (second < 0 ? -second : second);
    return sum < no_bound && fits_in_floating(type, first) && fits_in_floating(type, second);
}
// Of a floating dtype, whose values depend on the numbers.
constexpr bool makes_floating(const initializer& init, made_dtypes makes, dtype type) noexcept {
    const double most = init.second == no_bound ? 1 : init.second;
    return makes == made_dtypes::scaled     ? init.first > 0 && init.first < no_bound
           : makes == made_dtypes::floating ? init.second >= 0 && are_finite(type, init.first, init.second)
           : makes == made_dtypes::within_the_bounds
               ? init.first <= most && are_finite(type, init.first, most)
               : says_it_makes(init, type);
}
} // namespace detail

/// Whether the initializer can make values of the dtype (rows 134 to 149): its number must fit, bounds and other numbers be finite and fit, the lower
/// bound not be above the upper one, a standard deviation not be negative, and a scale positive.
[[nodiscard]] constexpr bool can_make(const initializer& init, dtype type) noexcept {
    const made_dtypes makes = initializer_table[static_cast<unsigned char>(init.kind)].makes;
    if (makes > made_dtypes::none && is_floating(type)) { // the usual ones first: constants count steps
        if (makes == made_dtypes::holding_the_number) return fits_in_floating(type, init.first);
        return (makes == made_dtypes::floating && init.first == 0 && init.second >= 0 && init.second < 1) ||
               makes < made_dtypes::holding_the_number || detail::makes_floating(init, makes, type);
    }
    return makes == made_dtypes::all || (makes == made_dtypes::all_but_strings && type != dtype::string) ||
           (makes == made_dtypes::holding_the_number && can_hold(type, init.first)) ||
           (makes == made_dtypes::within_the_bounds && is_integer(type) && init.first < init.second &&
            can_hold(type, init.first) && can_hold(type, init.second - 1)) ||
           (makes == made_dtypes::those_it_says && detail::says_it_makes(init, type));
}

/// Whether the arguments of an initializer are such that it makes values of some dtype (row 144): finite ones, bounds in their order, a standard
/// deviation that is not negative, a positive scale. What elements or rules make, and whether, the variable says.
[[nodiscard]] constexpr bool makes_anything(const initializer& init) noexcept {
    return init.kind >= initializer_kind::by_rules || can_make(init, dtype::float64);
}

/// The operations of a variable of this initializer; zeros and ones of 1,000 elements or more are filled instead of stored
/// (TensorFlow's array_ops.zeros).
[[nodiscard]] constexpr variable_operations operations_of(const initializer& init, dtype type,
                                                          std::size_t elements) noexcept {
    variable_operations found = initializer_table[static_cast<unsigned char>(init.kind)].operations;
    if (found == variable_operations::truncated_normal && init.draws != distribution::truncated_normal)
        found = init.draws == distribution::uniform ? variable_operations::random_uniform
                                                    : variable_operations::random_normal;
    if (found == variable_operations::random_uniform)
        return is_integer(type) ? variable_operations::random_uniform_int : found;
    if (elements < 1000) return found;
    return found == variable_operations::zeros  ? variable_operations::zeros_filled
           : found == variable_operations::ones ? variable_operations::ones_filled
                                                : found;
}
/// The same as a row, which those of initializers by rules make from the shape.
[[nodiscard]] constexpr operations_row operations_row_of(variable_operations which, const initializer& init,
                                                         shape_view shape) noexcept {
    return which == variable_operations::listed && init.rules != nullptr ? init.rules->operations(shape)
                                                                         : row_of(which);
}
/// The name of a constant that is made by the initializer and given none.
[[nodiscard]] constexpr text constant_name_of(const initializer& init, dtype type) noexcept {
    return init.rules != nullptr ? init.rules->name : row_of(operations_of(init, type, 0)).op;
}

} // namespace varscope

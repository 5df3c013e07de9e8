// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/initializer.hpp: how a new variable gets its first value, as a plain value.
#pragma once

#include <varscope/core/dtype.hpp>

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
    value             ///< a value that was given; its shape and dtype are the variable's
};

/// The upper bound that was left out.
inline constexpr double no_bound = __builtin_huge_val();

/// A kind and its numbers. Make one with the functions below.
struct initializer {
    initializer_kind kind = initializer_kind::unset;
    double first = 0;
    double second = 0;
    friend constexpr bool operator==(const initializer&, const initializer&) = default;
};

[[nodiscard]] constexpr initializer zeros() noexcept { return {initializer_kind::zeros, 0, 0}; }
[[nodiscard]] constexpr initializer ones() noexcept { return {initializer_kind::ones, 1, 0}; }
/// Every element is `value`, converted to the variable's dtype.
[[nodiscard]] constexpr initializer constant(double value = 0) noexcept {
    return {initializer_kind::constant, value, 0};
}
/// Uniform in [minval, maxval); integers need whole bounds in the range of the dtype.
[[nodiscard]] constexpr initializer random_uniform(double minval, double maxval) noexcept {
    return {initializer_kind::random_uniform, minval, maxval};
}
/// Uniform in [minval, 1) for floating dtypes; integers need an upper bound (row 137).
[[nodiscard]] constexpr initializer random_uniform(double minval = 0) noexcept {
    return {initializer_kind::random_uniform, minval, no_bound};
}
[[nodiscard]] constexpr initializer random_normal(double mean = 0, double stddev = 1) noexcept {
    return {initializer_kind::random_normal, mean, stddev};
}
[[nodiscard]] constexpr initializer truncated_normal(double mean = 0, double stddev = 1) noexcept {
    return {initializer_kind::truncated_normal, mean, stddev};
}
[[nodiscard]] constexpr initializer glorot_uniform() noexcept {
    return {initializer_kind::glorot_uniform, 0, 0};
}

/// The initializer of a variable for which none was given: Glorot's for floating dtypes, zeros for integers, bool and
/// string, none for complex ones (row 91).
[[nodiscard]] constexpr initializer default_initializer(dtype type) noexcept {
    if (is_floating(type)) return glorot_uniform();
    return is_complex(type) ? initializer{} : zeros();
}

/// Whether a number can be an element of the dtype without a change: integers hold whole numbers of their range, bool 0 and
/// 1, floating and complex dtypes all, strings none.
[[nodiscard]] constexpr bool can_hold(dtype type, double number) noexcept {
    if (is_floating(type) || is_complex(type)) return true;
    if (type == dtype::string) return false;
    if (type == dtype::bool_) return number == 0 || number == 1;
    const bool is_signed = type <= dtype::int64;
    const int bits = 8 << (static_cast<int>(type) - static_cast<int>(is_signed ? dtype::int8 : dtype::uint8));
    const double end = static_cast<double>(std::uint64_t{1} << (bits - 1)) * (is_signed ? 1 : 2);
    if (!(number >= (is_signed ? -end : 0) && number < end)) return false;
    return (number < 0 ? -number : number) >= 9007199254740992.0 ||
           static_cast<double>(static_cast<std::int64_t>(number)) == number;
}

/// Whether the initializer can make values of the dtype (rows 134 to 149).
[[nodiscard]] constexpr bool can_make(const initializer& init, dtype type) noexcept {
    if (init.kind != initializer_kind::constant && init.kind != initializer_kind::unset && is_floating(type))
        return true; // most are
    switch (init.kind) {
    case initializer_kind::unset:
        return false;
    case initializer_kind::zeros:
    case initializer_kind::value:
        return true;
    case initializer_kind::ones:
        return type != dtype::string;
    case initializer_kind::constant:
        return can_hold(type, init.first);
    case initializer_kind::random_uniform:
        return is_floating(type) || (is_integer(type) && init.first < init.second &&
                                     can_hold(type, init.first) && can_hold(type, init.second - 1));
    case initializer_kind::random_normal:
    case initializer_kind::truncated_normal:
    case initializer_kind::glorot_uniform:
        return is_floating(type);
    }
    return false;
}

} // namespace varscope

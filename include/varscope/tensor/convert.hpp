// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/convert.hpp: which elements convert to which, and how.
#pragma once

#include <varscope/tensor/element.hpp>

#include <algorithm>
#include <cstring>
#include <utility>

namespace varscope {

namespace detail {
template <class T>
inline constexpr bool is_complex_element = false;
template <class T>
inline constexpr bool is_complex_element<std::complex<T>> = true;

template <class T>
concept integer_element = std::integral<T> && !std::same_as<T, bool>;

template <class T>
concept floating_element = element<T> && is_floating(dtype_of<T>);
} // namespace detail

/// Whether elements of type From convert to To without a change of kind; see converts.
template <element To, element From>
inline constexpr bool converts_v = converts(dtype_of<To>, dtype_of<From>);

/// The widest type of an element's kind; void for bool, string and complex ones.
template <element From>
using wide_t = std::conditional_t<
    detail::floating_element<From>, double,
    std::conditional_t<!detail::integer_element<From>, void,
                       std::conditional_t<std::is_signed_v<From>, std::int64_t, std::uint64_t>>>;

/// The nearest To. converts_v<To, From> must hold.
template <element To, element From>
[[nodiscard]] To convert_element(const From& from) {
    if constexpr (std::same_as<To, From>) {
        return from;
    } else if constexpr (detail::is_complex_element<To>) {
        using part = typename To::value_type;
        if constexpr (detail::is_complex_element<From>)
            return To(static_cast<part>(from.real()), static_cast<part>(from.imag()));
        else
            return To(static_cast<part>(from));
    } else if constexpr (std::same_as<To, xtl::half_float> || std::same_as<From, xtl::half_float>) {
        return static_cast<To>(static_cast<float>(from));
    } else {
        return static_cast<To>(from);
    }
}

namespace detail {

// A number as the widest type of its kind: a signed integer, an unsigned one, or a real and an imaginary part.
union wide_number {
    std::int64_t whole;
    std::uint64_t natural;
    double parts[2];
};

template <class From>
wide_number widened(const From& from) {
    wide_number wide;
    if constexpr (std::is_integral_v<From> && std::is_signed_v<From>) {
        wide.whole = from;
    } else if constexpr (std::is_integral_v<From>) {
        wide.natural = from;
    } else {
        const auto number = convert_element<std::complex<double>>(from);
        wide.parts[0] = number.real();
        wide.parts[1] = number.imag();
    }
    return wide;
}

template <class To>
To narrowed(const wide_number& from, dtype_kind kind) {
    if (kind == dtype_kind::signed_integer) return convert_element<To>(from.whole);
    if (kind == dtype_kind::unsigned_integer) return convert_element<To>(from.natural);
    if constexpr (is_complex_element<To>)
        return convert_element<To>(std::complex<double>(from.parts[0], from.parts[1]));
    else if constexpr (floating_element<To>)
        return convert_element<To>(from.parts[0]);
    return To();
}

// Whether an integer dtype can hold an integer.
inline bool is_in_range(const wide_number& number, dtype_kind kind, dtype type) noexcept {
    const std::size_t bits = 8 * element_size(type);
    const bool is_negative = kind == dtype_kind::signed_integer && number.whole < 0;
    if (row_of(type).kind == dtype_kind::unsigned_integer)
        return !is_negative && (bits == 64 || number.natural >> bits == 0);
    return (is_negative ? ~number.natural : number.natural) >> (bits - 1) == 0;
}

// What a number is as an element of a floating dtype; of other dtypes the number itself.
inline double rounded_to(dtype type, double number) {
    switch (type) {
    case dtype::float16:
        return convert_element<double>(convert_element<xtl::half_float>(number));
    case dtype::bfloat16:
        return convert_element<double>(convert_element<bfloat16_t>(number));
    case dtype::float32:
        return static_cast<double>(static_cast<float>(number));
    default:
        return number;
    }
}

// A wide number as a double, of what has no imaginary part.
inline double number_of(const wide_number& from, dtype_kind kind) noexcept {
    return kind == dtype_kind::signed_integer     ? static_cast<double>(from.whole)
           : kind == dtype_kind::unsigned_integer ? static_cast<double>(from.natural)
                                                  : from.parts[0];
}

// Elements of a dtype as wide numbers; not of strings.
template <std::same_as<dtype> Type>
void widen_elements(Type from, const void* first, std::size_t count, wide_number* to) {
    with_element_type(from, [=]<class From>(std::type_identity<From>) {
        if constexpr (!std::same_as<From, std::string>)
            std::transform(static_cast<const From*>(first), static_cast<const From*>(first) + count, to,
                           widened<From>);
    });
}

// Calls `use(numbers, how many, where they begin)` with numbers of a dtype, some at a time, until it returns false.
template <class Use>
bool in_wide_numbers(dtype from, const void* first, std::size_t count, Use use) {
    constexpr std::size_t at_once = 256;
    wide_number wide[at_once];
    for (std::size_t begin = 0; begin < count; begin += at_once) {
        const std::size_t some = std::min(at_once, count - begin);
        widen_elements(from, static_cast<const char*>(first) + begin * element_size(from), some, wide);
        if (!use(static_cast<const wide_number*>(wide), some, begin)) return false;
    }
    return true;
}

} // namespace detail

/// Whether `from` can be held by To; only integers can be out of range.
template <element To, element From>
[[nodiscard]] bool in_range(const From& from) noexcept {
    if constexpr (detail::integer_element<From> && detail::integer_element<To>)
        return detail::is_in_range(detail::widened(from), row_of(dtype_of<From>).kind, dtype_of<To>);
    return true;
}

/// Whether `count` elements of a dtype convert to another: as converts says of the dtypes, and every integer is within the range of an
/// integer dtype. A template, as are the next ones, so that only who calls it pays for all dtypes.
template <std::same_as<dtype> Type>
[[nodiscard]] bool elements_convert(Type from, const void* first, std::size_t count, dtype to) {
    if (to == from) return true;
    if (!converts(to, from)) return false;
    if (!is_integer(to)) return true;
    const dtype_kind kind = row_of(from).kind;
    return detail::in_wide_numbers(
        from, first, count, [=](const detail::wide_number* wide, std::size_t some, std::size_t) {
            return std::all_of(wide, wide + some, [=](const detail::wide_number& number) {
                return detail::is_in_range(number, kind, to);
            });
        });
}

/// Writes `count` elements of a dtype as the nearest ones of another, which must be different and to which they convert.
template <std::same_as<dtype> Type>
void convert_elements(Type from, const void* first, std::size_t count, dtype to, void* target) {
    const dtype_kind kind = row_of(from).kind;
    detail::in_wide_numbers(from, first, count,
                            [=](const detail::wide_number* wide, std::size_t some, std::size_t begin) {
                                with_element_type(to, [=]<class To>(std::type_identity<To>) {
                                    if constexpr (!std::same_as<To, bool> && !std::same_as<To, std::string>)
                                        std::transform(wide, wide + some, static_cast<To*>(target) + begin,
                                                       [=](const detail::wide_number& number) {
                                                           return detail::narrowed<To>(number, kind);
                                                       });
                                });
                                return true;
                            });
}

/// Whether `count` elements of a dtype are equal, one by one: numbers as numbers, so that no NaN is equal to anything.
template <std::same_as<dtype> Type>
[[nodiscard]] bool elements_equal(Type type, const void* left, const void* right, std::size_t count) {
    if (!is_floating(type) && !is_complex(type) && type != dtype::string)
        return count == 0 || std::memcmp(left, right, count * element_size(type)) == 0;
    return with_element_type(type, [=]<class T>(std::type_identity<T>) {
        if constexpr (std::is_integral_v<T>)
            return false;
        else
            return std::equal(static_cast<const T*>(left), static_cast<const T*>(left) + count,
                              static_cast<const T*>(right));
    });
}

/// The elements of a value that the compiler knows from its words, which are of a dtype that converts to T's; see element_bits.
template <element T>
void fill_from_words(const element_bits* from, std::size_t count, T* to, dtype type = dtype_of<T>) {
    const std::size_t words = words_of(type);
    for (std::size_t i = 0; i != count; ++i, from += words) {
        if constexpr (std::integral<T>)
            to[i] = static_cast<T>(from->bits);
        else if constexpr (detail::floating_element<T>)
            to[i] = convert_element<T>(from->number(type));
        else if constexpr (detail::is_complex_element<T>)
            to[i] = convert_element<T>(
                std::complex<double>(from[0].number(type), words == 2 ? from[1].number(type) : 0));
    }
}

} // namespace varscope

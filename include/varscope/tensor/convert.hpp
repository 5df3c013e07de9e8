// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/convert.hpp: which elements convert to which, and how.
#pragma once

#include <varscope/tensor/element.hpp>

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

/// Whether elements of type From convert to To without a change of kind: integers to integers, floating and complex ones,
/// floating ones to floating and complex ones, complex ones to complex ones; bool and string only to themselves.
template <element To, element From>
inline constexpr bool converts_v =
    std::same_as<To, From> || (detail::integer_element<From> && detail::integer_element<To>) ||
    ((detail::integer_element<From> || detail::floating_element<From>)&&detail::floating_element<To>) ||
    (!std::same_as<From, bool> && !std::same_as<From, std::string> && detail::is_complex_element<To>);

/// The widest type of an element's kind; void for bool and string, which convert to themselves only.
template <element From>
using wide_t = std::conditional_t<
    detail::is_complex_element<From>, std::complex<double>,
    std::conditional_t<
        detail::floating_element<From>, double,
        std::conditional_t<!detail::integer_element<From>, void,
                           std::conditional_t<std::is_signed_v<From>, std::int64_t, std::uint64_t>>>>;

/// Whether `from` can be held by To; only integers can be out of range.
template <element To, element From>
[[nodiscard]] bool fits(const From& from) noexcept {
    if constexpr (detail::integer_element<From> && detail::integer_element<To>)
        return std::in_range<To>(from);
    return true;
}

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

/// The elements of a value that the compiler knows from its words; see element_bits.
template <element T>
void fill_from_words(const element_bits* from, std::size_t count, T* to) {
    for (std::size_t i = 0; i != count; ++i) {
        if constexpr (std::integral<T>)
            to[i] = static_cast<T>(from[i].bits);
        else if constexpr (detail::floating_element<T>)
            to[i] = convert_element<T>(from[i].number(dtype_of<T>));
        else if constexpr (detail::is_complex_element<T>)
            to[i] = convert_element<T>(
                std::complex<double>(from[2 * i].number(dtype_of<T>), from[2 * i + 1].number(dtype_of<T>)));
    }
}

} // namespace varscope

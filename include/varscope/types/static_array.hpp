// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/static_array.hpp: arrays of numbers that the compiler knows, as initial values.
#pragma once

#include <varscope/types/dtype.hpp>
#include <varscope/types/shape.hpp>

#include <concepts>
#include <type_traits>

namespace varscope {

namespace detail {

template <class T>
concept static_element = std::integral<T> || std::same_as<T, float> || std::same_as<T, double>;

// The dtype of a C++ type, by its kind and size; the compiler looks it up once.
template <static_element T>
inline constexpr dtype dtype_of_element = [] {
    constexpr dtype_kind kind = std::same_as<T, bool> ? dtype_kind::boolean
                                : !std::integral<T>   ? dtype_kind::floating
                                : std::is_signed_v<T> ? dtype_kind::signed_integer
                                                      : dtype_kind::unsigned_integer;
    std::size_t row = 0;
    while (dtype_table[row].kind != kind || dtype_table[row].bytes != sizeof(T)) ++row;
    return static_cast<dtype>(row);
}();

} // namespace detail

/// An element of an initial value as 64 bits: an integer as its value, a floating-point number as that of the double.
struct element_bits {
    std::uint64_t bits;

    element_bits() = default;
    template <detail::static_element T>
    constexpr explicit element_bits(T from) noexcept {
        if constexpr (std::integral<T>)
            bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(from));
        else
            bits = __builtin_bit_cast(std::uint64_t, static_cast<double>(from));
    }
    /// The number that stands for an element of `type`.
    [[nodiscard]] constexpr double number(dtype type) const noexcept {
        if (is_floating(type)) return __builtin_bit_cast(double, bits);
        return type == dtype::uint64 ? static_cast<double>(bits)
                                     : static_cast<double>(static_cast<std::int64_t>(bits));
    }
};

/// An array of numbers with its shape and dtype, usable as a first value in every scope; see array and full.
///
/// Template parameters: the number of elements, which are in row-major order, and the number of axes.
template <std::size_t Count, std::size_t Rank>
struct static_array {
    dtype type;
    extent extents[Rank + 1]; ///< one more than is used, so that there are scalars and empty arrays
    element_bits words[Count + 1];

    [[nodiscard]] constexpr shape_view shape() const noexcept { return {extents, Rank}; }
    [[nodiscard]] static constexpr std::size_t size() noexcept { return Count; }
};

namespace detail {

template <std::size_t Count, std::size_t Rank, static_element T>
constexpr void copy_elements(static_array<Count, Rank>& to, std::size_t& next, const T& element) noexcept {
    to.words[next++] = element_bits(element);
}
template <std::size_t Count, std::size_t Rank, class Row, std::size_t Size>
constexpr void copy_elements(static_array<Count, Rank>& to, std::size_t& next,
                             const Row (&rows)[Size]) noexcept {
    for (const auto& row : rows) copy_elements(to, next, row);
}
template <class T, std::size_t... Extents, class Rows>
constexpr auto array_of(const Rows& rows) noexcept {
    static_array<(Extents * ...), sizeof...(Extents)> made{
        dtype_of_element<T>, {static_cast<extent>(Extents)..., 0}, {}};
    std::size_t next = 0;
    copy_elements(made, next, rows);
    return made;
}

} // namespace detail

/// `array({{1.0f, 2.0f}, {3.0f, 4.0f}})`: up to four axes, of the dtype of the C++ type (numpy's array). Rows of different lengths do not
/// compile.
template <detail::static_element T, std::size_t First>
[[nodiscard]] constexpr auto array(const T (&elements)[First]) noexcept {
    return detail::array_of<T, First>(elements);
}
template <detail::static_element T, std::size_t First, std::size_t Second>
[[nodiscard]] constexpr auto array(const T (&rows)[First][Second]) noexcept {
    return detail::array_of<T, First, Second>(rows);
}
template <detail::static_element T, std::size_t First, std::size_t Second, std::size_t Third>
[[nodiscard]] constexpr auto array(const T (&rows)[First][Second][Third]) noexcept {
    return detail::array_of<T, First, Second, Third>(rows);
}
template <detail::static_element T, std::size_t First, std::size_t Second, std::size_t Third,
          std::size_t Fourth>
[[nodiscard]] constexpr auto array(const T (&rows)[First][Second][Third][Fourth]) noexcept {
    return detail::array_of<T, First, Second, Third, Fourth>(rows);
}

/// An array of any shape with one number everywhere (numpy's full).
template <extent... Extents, detail::static_element T>
[[nodiscard]] constexpr auto full(static_shape<Extents...> shape, T element) noexcept {
    static_array<decltype(shape)::element_count, sizeof...(Extents)> made{
        detail::dtype_of_element<T>, {Extents..., 0}, {}};
    for (std::size_t i = 0; i != made.size(); ++i) made.words[i] = element_bits(element);
    return made;
}

} // namespace varscope

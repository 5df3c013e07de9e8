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
concept character = std::same_as<T, char> || std::same_as<T, wchar_t> || std::same_as<T, char8_t> ||
    std::same_as<T, char16_t> || std::same_as<T, char32_t>;
template <class T>
concept plain_number = (std::integral<T> && !character<T> && sizeof(T) <= 8) || std::same_as<T, float> ||
                       std::same_as<T, double>;
// std::complex, without its header.
template <class T>
concept complex_number = requires(const T& number) {
    requires std::same_as<typename T::value_type, float> || std::same_as<typename T::value_type, double>;
    T(number.real(), number.imag());
};
// The dtype of a class of floating-point numbers that converts to float; specialised where the class is defined.
template <class T>
struct floating_class {};
template <class T>
concept class_number = requires {
    floating_class<T>::type;
};

} // namespace detail

namespace rule {
/// The rule a diagnostic names: a character is neither a number nor a string, and is no value in any kind of scope.
template <class Character>
inline constexpr bool value_is_no_character = false;
} // namespace rule

namespace detail {
template <class Character>
constexpr void refuse_character() noexcept {
    static_assert(rule::value_is_no_character<Character>,
                  "a character is no value: write a number, such as 97, or a string, such as \"a\"");
}
} // namespace detail

/// A number that is an element of a dtype: integers, float, double, bfloat16_t and the like, std::complex. Characters are none.
template <class T>
concept static_number = detail::plain_number<T> || detail::complex_number<T> || detail::class_number<T>;

namespace detail {

// The dtype of a C++ type, by its kind and size; the compiler looks it up once.
template <static_number T>
inline constexpr dtype dtype_of_element = [] {
    constexpr dtype_kind kind = std::same_as<T, bool> ? dtype_kind::boolean
                                : complex_number<T>   ? dtype_kind::complex
                                : !std::integral<T>   ? dtype_kind::floating
                                : std::is_signed_v<T> ? dtype_kind::signed_integer
                                                      : dtype_kind::unsigned_integer;
    std::size_t number = 0;
    while (dtype_table[number].kind != kind || dtype_table[number].bytes != sizeof(T)) ++number;
    return static_cast<dtype>(number);
}();
template <class_number T>
inline constexpr dtype dtype_of_element<T> = floating_class<T>::type;

} // namespace detail

/// An element of an initial value, or a part of a complex one, as 64 bits: an integer as its value, a floating-point number as that of the
/// double.
struct element_bits {
    std::uint64_t bits;

    element_bits() = default;
    template <static_number T>
        requires(!detail::complex_number<T>)
    constexpr explicit element_bits(T from) noexcept {
        if constexpr (std::integral<T>)
            bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(from));
        else if constexpr (detail::class_number<T>)
            bits = __builtin_bit_cast(std::uint64_t, static_cast<double>(static_cast<float>(from)));
        else
            bits = __builtin_bit_cast(std::uint64_t, static_cast<double>(from));
    }
    /// The number that stands for an element of `type`, or for a part of one of a complex type.
    [[nodiscard]] constexpr double number(dtype type) const noexcept {
        if (is_floating(type) || is_complex(type)) return __builtin_bit_cast(double, bits);
        return type == dtype::uint64 ? static_cast<double>(bits)
                                     : static_cast<double>(static_cast<std::int64_t>(bits));
    }
};

/// How many element_bits an element of a dtype takes: two of a complex one, none of a string, which is not kept.
[[nodiscard]] constexpr std::size_t words_of(dtype type) noexcept {
    return is_complex(type) ? 2 : type == dtype::string ? 0 : 1;
}

namespace detail {
// Calls `add(element_bits)` with the words of an element.
template <static_number T, class Add>
constexpr void add_words(const T& element, Add add) {
    if constexpr (complex_number<T>)
        add(element_bits(element.real())), add(element_bits(element.imag()));
    else
        add(element_bits(element));
}
// Whether elements of dtype `from` become elements of `type`: as converts says, and integers in range.
constexpr bool converts_to(dtype type, dtype from, const element_bits* first, std::size_t count) noexcept {
    if (from == type) return true;
    if (!converts(type, from)) return false;
    const bool is_unsigned = row_of(type).kind == dtype_kind::unsigned_integer;
    for (; is_integer(from) && is_integer(type) && count != 0; --count, ++first) {
        const bool is_high = first->bits >> 63 != 0; // negative, or out of the range of int64
        if (is_high && from != dtype::uint64 && is_unsigned) return false;
        if (is_high && from == dtype::uint64 && type == dtype::int64) return false;
        if (element_size(type) != 8 && !can_hold(type, first->number(from))) return false;
    }
    return true;
}
// The words of one element; none of what is no number.
struct scalar_words {
    element_bits words[2]{};
};
template <class T>
constexpr scalar_words words_of_scalar(const T& element) {
    scalar_words made;
    std::size_t next = 0;
    if constexpr (static_number<T>) add_words(element, [&](element_bits word) { made.words[next++] = word; });
    return made;
}
} // namespace detail

/// An array of numbers with its shape and dtype, usable as a first value in every scope; see array and full.
///
/// Template parameters: the number of elements, which are in row-major order, the number of axes, and the number of words an element takes.
template <std::size_t Count, std::size_t Rank, std::size_t Words = 1>
struct static_array {
    dtype type;
    extent extents[Rank + 1]; ///< one more than is used, so that there are scalars and empty arrays
    element_bits words[Count * Words + 1];

    [[nodiscard]] constexpr shape_view shape() const noexcept { return {extents, Rank}; }
    [[nodiscard]] static constexpr std::size_t size() noexcept { return Count; }
};

namespace detail {

template <class Array, static_number T>
constexpr void append_words(Array& to, std::size_t& next, const T& element) noexcept {
    add_words(element, [&](element_bits word) { to.words[next++] = word; });
}
template <class Array, class Row, std::size_t Size>
constexpr void append_words(Array& to, std::size_t& next, const Row (&rows)[Size]) noexcept {
    for (const auto& row : rows) append_words(to, next, row);
}
template <class T, std::size_t... Extents, class Rows>
constexpr auto array_of(const Rows& rows) noexcept {
    static_array<(Extents * ...), sizeof...(Extents), words_of(dtype_of_element<T>)> made{
        dtype_of_element<T>, {static_cast<extent>(Extents)..., 0}, {}};
    std::size_t next = 0;
    append_words(made, next, rows);
    return made;
}

} // namespace detail

/// `array({{1.0f, 2.0f}, {3.0f, 4.0f}})`: up to four axes, of the dtype of the C++ type (numpy's array). Rows of different lengths do not
/// compile.
template <static_number T, std::size_t First>
[[nodiscard]] constexpr auto array(const T (&elements)[First]) noexcept {
    return detail::array_of<T, First>(elements);
}
template <static_number T, std::size_t First, std::size_t Second>
[[nodiscard]] constexpr auto array(const T (&rows)[First][Second]) noexcept {
    return detail::array_of<T, First, Second>(rows);
}
template <static_number T, std::size_t First, std::size_t Second, std::size_t Third>
[[nodiscard]] constexpr auto array(const T (&rows)[First][Second][Third]) noexcept {
    return detail::array_of<T, First, Second, Third>(rows);
}
template <static_number T, std::size_t First, std::size_t Second, std::size_t Third, std::size_t Fourth>
[[nodiscard]] constexpr auto array(const T (&rows)[First][Second][Third][Fourth]) noexcept {
    return detail::array_of<T, First, Second, Third, Fourth>(rows);
}

/// An array of any shape with one number everywhere (numpy's full).
template <extent... Extents, static_number T>
[[nodiscard]] constexpr auto full(static_shape<Extents...> shape, T element) noexcept {
    static_array<decltype(shape)::element_count, sizeof...(Extents), words_of(detail::dtype_of_element<T>)>
        made{detail::dtype_of_element<T>, {Extents..., 0}, {}};
    for (std::size_t i = 0, next = 0; i != made.size(); ++i) detail::append_words(made, next, element);
    return made;
}

} // namespace varscope

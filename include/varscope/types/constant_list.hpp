// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/constant_list.hpp: initializers that have elements: lists, arrays, and what functions without arguments give.
#pragma once

#include <varscope/types/static_value.hpp>

#include <initializer_list>
#include <type_traits>

namespace varscope {

/// Says that a list must have the shape of the variable (row 136).
struct verify_shape_t {};
inline constexpr verify_shape_t verify_shape{};

/// Whether the shape of a list must be the variable's, as an argument.
struct shape_check {
    bool is_asked = false;
    constexpr shape_check() noexcept = default;
    constexpr shape_check(verify_shape_t) noexcept : is_asked(true) {}
};

/// Numbers in a row, such as a std::vector has them, or in the order of an xtensor container.
template <class Range>
concept number_range = requires(const Range& from) {
    requires static_number<std::remove_cvref_t<decltype(*from.begin())>>;
    from.end();
    from.size();
};

namespace detail {

// Elements as an initializer, which makes the dtypes that all of them convert to.
constexpr static_initializer with_elements(initializer_kind kind, dtype type, const element_bits* words,
                                           std::size_t count, shape_view shape, bool verifies_shape) {
    initializer made{kind, 0, 0};
    made.verifies_shape = verifies_shape;
    for (std::size_t i = 0; i != dtype_count; ++i)
        if (converts_to(static_cast<dtype>(i), type, words, count)) made.dtypes |= std::uint32_t{1} << i;
    return {made, type, words, count, shape};
}
// Those of a list; it makes no dtype where its rows differ in length, nor of strings.
constexpr static_initializer with_elements(initializer_kind kind, const static_value& list,
                                           bool verifies_shape = false) {
    static_initializer made =
        with_elements(kind, list.type(), list.data(), list.word_count(), list.shape(), verifies_shape);
    if (list.is_ragged() || list.type() == dtype::string)
        made.init.dtypes = 0; // no words are kept of strings
    return made;
}
// Those of a range of numbers, and its shape where it has one.
template <class Range>
constexpr static_initializer with_elements_of_range(initializer_kind kind, const Range& from,
                                                    bool verifies_shape = false) {
    using number = std::remove_cvref_t<decltype(*from.begin())>;
    growing_array<element_bits> words;
    growing_array<extent> extents;
    extent count = 0;
    for (const auto& element : from) {
        add_words(static_cast<number>(element), [&](element_bits word) { words.push_back(word); });
        ++count;
    }
    if constexpr (requires { from.shape().size(); }) {
        for (const auto axis : from.shape()) extents.push_back(static_cast<extent>(axis));
    } else {
        extents.push_back(count);
    }
    return with_elements(kind, dtype_of_static<number>, words.items, words.size(),
                         {extents.items, extents.size()}, verifies_shape);
}

} // namespace detail

/// The elements of a list of numbers of up to four axes, or of an array, row by row, and after them the last one again and again, converted to
/// the variable's dtype (row 135). An option of get_variable and of scopes. With `verify_shape` the list must have the shape of the variable
/// (row 136). Where it is used the list is refused if it is longer than the variable, empty, or has a row of another length (VS-E009), if it
/// does not convert, as integers out of range and floating-point numbers to integers (VS-E009), and if its shape is to be verified and
/// differs (VS-E004). Cost: a copy of the elements.
[[nodiscard]] constexpr static_initializer constant(const static_value& list, shape_check check = {}) {
    return detail::with_elements(initializer_kind::list, list, check.is_asked);
}
/// The same of one axis: a list of one number is no number in braces.
template <static_number T>
[[nodiscard]] constexpr static_initializer constant(std::initializer_list<T> list, shape_check check = {}) {
    return detail::with_elements(initializer_kind::list, list, check.is_asked);
}
/// The same of a range of numbers, such as a std::vector, or of an xtensor container, whose shape counts where it is verified.
template <number_range Range>
[[nodiscard]] constexpr static_initializer constant(const Range& from, shape_check check = {}) {
    return detail::with_elements_of_range(initializer_kind::list, from, check.is_asked);
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/bounds.hpp: elements that are outside of the bounds of a variable's note.
#pragma once

#include <varscope/tensor/convert.hpp>
#include <varscope/types/variable_note.hpp>

#include <charconv>
#include <optional>
#include <string>

namespace varscope::detail {

// An element, by its number in row-major order, and its value.
struct element_outside {
    std::size_t index = 0;
    double value = 0;
};

// A number in as few digits as say it.
[[nodiscard]] inline std::string shortest_digits(double number) {
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, number).ptr};
}

// The first of `count` elements of a dtype that is outside of bounds, which count as numbers of the dtype; none of dtypes whose elements are no real numbers.
template <std::same_as<dtype> Type>
[[nodiscard]] std::optional<element_outside> first_outside(const variable_note& bounds, Type type,
                                                           const void* elements, std::size_t count) {
    std::optional<element_outside> found;
    if (!is_floating(type) && !is_integer(type)) return found;
    const dtype_kind kind = row_of(type).kind;
    variable_note rounded;
    rounded.least = rounded_to(type, bounds.least), rounded.most = rounded_to(type, bounds.most);
    in_wide_numbers(type, elements, count,
                    [&](const wide_number* numbers, std::size_t some, std::size_t begin) {
                        for (std::size_t i = 0; i != some && !found; ++i)
                            if (const double value = number_of(numbers[i], kind); !rounded.holds(value))
                                found = {begin + i, value};
                        return !found;
                    });
    return found;
}

} // namespace varscope::detail

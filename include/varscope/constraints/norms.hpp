// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/constraints/norms.hpp: constraints of sign and length, as Keras has them.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/tensor/convert.hpp>
#include <varscope/types/constraint.hpp>

#include <algorithm>
#include <cmath>

namespace varscope {

namespace detail {

// Multiplies each line of elements along an axis by a factor that depends on its length. Lines along an axis that is not there are the single
// elements of a scalar.
template <class Factor>
void scale_lines(const tensor_elements<void>& to, int axis, Factor factor) {
    const std::size_t rank = to.shape.size();
    const std::size_t along =
        axis < 0 ? rank + static_cast<std::size_t>(axis) : static_cast<std::size_t>(axis);
    if (rank != 0 && along >= rank)
        throw_error(code::shape_differs, {"a constraint along axis " + std::to_string(axis),
                                          "a variable that has this axis",
                                          to_string(to.shape, to.dtype),
                                          {}});
    const std::size_t length = rank == 0 ? 1 : static_cast<std::size_t>(to.shape[along]);
    std::size_t inner = 1;
    for (std::size_t i = along + 1; i < rank; ++i) inner *= static_cast<std::size_t>(to.shape[i]);
    const std::size_t count = to.shape.element_count();
    with_element_type(to.dtype, [&]<class T>(std::type_identity<T>) {
        if constexpr (floating_element<T>) {
            T* const elements = static_cast<T*>(to.data);
            for (std::size_t block = 0; block < count; block += length * inner)
                for (std::size_t line = block; line != block + inner; ++line) {
                    double squares = 0;
                    for (std::size_t i = 0; i != length; ++i) {
                        const double element = convert_element<double>(elements[line + i * inner]);
                        squares += element * element;
                    }
                    const double by = factor(std::sqrt(squares));
                    for (std::size_t i = 0; i != length; ++i) {
                        T& element = elements[line + i * inner];
                        element = convert_element<T>(convert_element<double>(element) * by);
                    }
                }
        }
    });
}

inline constexpr double least_length = 1e-7; // Keras's epsilon

inline constexpr constraint_rules non_neg_rules{
    "non_neg", [](const constraint&, const tensor_elements<void>& to) {
        const std::size_t count = to.shape.element_count();
        with_element_type(to.dtype, [&]<class T>(std::type_identity<T>) {
            if constexpr (floating_element<T>) {
                T* const elements = static_cast<T*>(to.data);
                for (std::size_t i = 0; i != count; ++i)
                    if (!(convert_element<double>(elements[i]) >= 0)) elements[i] = T(0);
            }
        });
    }};
inline constexpr constraint_rules norm_rules{
    "min_max_norm", [](const constraint& by, const tensor_elements<void>& to) {
        scale_lines(to, by.axis, [&by](double length) {
            const double wanted = by.numbers[2] * std::clamp(length, by.numbers[0], by.numbers[1]) +
                                  (1 - by.numbers[2]) * length;
            return wanted / (least_length + length);
        });
    }};
inline constexpr constraint_rules unit_norm_rules{
    "unit_norm", [](const constraint& by, const tensor_elements<void>& to) {
        scale_lines(to, by.axis, [](double length) { return 1 / (least_length + length); });
    }};

} // namespace detail

/// Elements below 0, and those that are no number, become 0 (Keras's NonNeg).
[[nodiscard]] constexpr constraint non_neg() noexcept { return {true, &detail::non_neg_rules, {}, 0}; }
/// Lines along an axis that are longer than `most` become as long: `w * clip(n, 0, most) / (1e-7 + n)` with n the Euclidean length of the line (Keras's
/// MaxNorm; Srivastava et al., 2014). The axis counts from 0, or from the end below it.
[[nodiscard]] constexpr constraint max_norm(double most = 2, int axis = 0) noexcept {
    return {true, &detail::norm_rules, {0, most, 1}, axis};
}
/// The same with a least length, of which each step makes up the part `rate` (Keras's MinMaxNorm).
[[nodiscard]] constexpr constraint min_max_norm(double least = 0, double most = 1, double rate = 1,
                                                int axis = 0) noexcept {
    return {true, &detail::norm_rules, {least, most, rate}, axis};
}
/// Lines along an axis get the length 1: `w / (1e-7 + n)` (Keras's UnitNorm).
[[nodiscard]] constexpr constraint unit_norm(int axis = 0) noexcept {
    return {true, &detail::unit_norm_rules, {}, axis};
}

} // namespace varscope

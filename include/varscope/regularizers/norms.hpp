// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/regularizers/norms.hpp: losses that grow with the elements of a variable.
#pragma once

#include <varscope/tensor/convert.hpp>
#include <varscope/types/regularizer.hpp>

#include <cmath>

namespace varscope {

namespace detail {

// The sum over all elements of what each contributes, as a double.
template <class Each>
double sum_of_elements(const tensor_elements<const void>& of, Each each) {
    double sum = 0;
    const std::size_t count = of.shape.element_count();
    with_element_type(of.dtype, [&]<class T>(std::type_identity<T>) {
        if constexpr (floating_element<T>) {
            const T* const elements = static_cast<const T*>(of.data);
            for (std::size_t i = 0; i != count; ++i) sum += each(convert_element<double>(elements[i]));
        }
    });
    return sum;
}

inline constexpr regularizer_rules l1_rules{
    "l1_regularizer", [](double scale, const tensor_elements<const void>& of) {
        return scale * sum_of_elements(of, [](double element) { return std::abs(element); });
    }};
inline constexpr regularizer_rules l2_rules{
    "l2_regularizer", [](double scale, const tensor_elements<const void>& of) {
        return scale * sum_of_elements(of, [](double element) { return element * element; }) / 2;
    }};

} // namespace detail

/// `scale * sum(|w|)`, contrib's l1_regularizer. A scale of 0 is no regularizer, as there; a negative one is refused where the regularizer is
/// used (VS-E039).
[[nodiscard]] constexpr regularizer l1_regularizer(double scale) noexcept {
    if (scale == 0) return no_regularizer();
    return {true, 1, "l1_regularizer", {{&detail::l1_rules, scale}}};
}
/// `scale * sum(w * w) / 2`, contrib's l2_regularizer; see l1_regularizer.
[[nodiscard]] constexpr regularizer l2_regularizer(double scale) noexcept {
    if (scale == 0) return no_regularizer();
    return {true, 1, "l2_regularizer", {{&detail::l2_rules, scale}}};
}
/// The sum of both, contrib's l1_l2_regularizer.
[[nodiscard]] constexpr regularizer l1_l2_regularizer(double scale_l1 = 1, double scale_l2 = 1) noexcept {
    if (scale_l1 == 0) return l2_regularizer(scale_l2);
    if (scale_l2 == 0) return l1_regularizer(scale_l1);
    return {true, 2, "l1_l2_regularizer", {{&detail::l1_rules, scale_l1}, {&detail::l2_rules, scale_l2}}};
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/regularizers/function.hpp: functions as regularizers.
#pragma once

#include <varscope/tensor/convert.hpp>
#include <varscope/tensor/view.hpp>
#include <varscope/types/regularizer.hpp>

#include <type_traits>

namespace varscope {

namespace detail {

template <class F>
double loss_by_function(const F& f, double scale, const tensor_elements<const void>& of) {
    double loss = 0;
    with_element_type(of.dtype, [&]<class T>(std::type_identity<T>) {
        if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>)
            loss = static_cast<double>(f(view<const T>(static_cast<const T*>(of.data), of.shape)));
        else
            throw_error(code::dtype_differs, {"a regularizer that is a function",
                                              "float32 or float64",
                                              to_string(of.shape, of.dtype),
                                              {}});
    });
    return scale * loss;
}
template <class F>
inline constexpr regularizer_rules rules_of_loss_type{
    "function",
    [](double scale, const tensor_elements<const void>& of) { return loss_by_function(F(), scale, of); }};
template <auto F>
inline constexpr regularizer_rules rules_of_loss{
    "function",
    [](double scale, const tensor_elements<const void>& of) { return loss_by_function(F, scale, of); }};

} // namespace detail

/// A function of a variable's elements as a regularizer: it takes a view of `const float` or `const double` and gives a number, such as
/// `regularizer_of([](const auto& w) { return xt::amax(xt::abs(w))(); })`. It must hold nothing, because a regularizer is a plain value. Variables of other dtypes than
/// float32 and float64 are refused where the loss is computed (dtype_error, VS-E005).
template <class F>
    requires(std::is_empty_v<F>&& std::is_default_constructible_v<F>)
[[nodiscard]] constexpr regularizer regularizer_of(const F&) noexcept {
    return {true, 1, "function", {{&detail::rules_of_loss_type<F>, 1}}};
}
/// The same of a constant: a pointer to a function, or an object of a structural class that holds numbers.
template <auto F>
[[nodiscard]] constexpr regularizer regularizer_of() noexcept {
    return {true, 1, "function", {{&detail::rules_of_loss<F>, 1}}};
}

} // namespace varscope

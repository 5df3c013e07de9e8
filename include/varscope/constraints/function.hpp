// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/constraints/function.hpp: functions as constraints.
#pragma once

#include <varscope/tensor/element.hpp>
#include <varscope/tensor/view.hpp>
#include <varscope/types/constraint.hpp>

#include <type_traits>

namespace varscope {

namespace detail {

template <class F>
void constrain_by_function(const F& f, const tensor_elements<void>& to) {
    with_element_type(to.dtype, [&]<class T>(std::type_identity<T>) {
        if constexpr (std::is_same_v<T, float> || std::is_same_v<T, double>) {
            view<T> elements(static_cast<T*>(to.data), to.shape);
            f(elements);
        } else {
            throw_error(
                code::dtype_differs,
                {"a constraint that is a function", "float32 or float64", to_string(to.shape, to.dtype), {}});
        }
    });
}
template <class F>
inline constexpr constraint_rules rules_of_constraint_type{
    "function", [](const constraint&, const tensor_elements<void>& to) { constrain_by_function(F(), to); }};
template <auto F>
inline constexpr constraint_rules rules_of_constraint{
    "function", [](const constraint&, const tensor_elements<void>& to) { constrain_by_function(F, to); }};

} // namespace detail

/// A function that changes a view of a variable's elements, of float or double, as a constraint: `constraint_of([](auto& w) { w = xt::clip(w, -1, 1); })`.
/// It must hold nothing, because a constraint is a plain value. Variables of other dtypes than float32 and float64 are refused by the step
/// (dtype_error, VS-E005).
template <class F>
    requires(std::is_empty_v<F>&& std::is_default_constructible_v<F>)
[[nodiscard]] constexpr constraint constraint_of(const F&) noexcept {
    return {true, &detail::rules_of_constraint_type<F>, {}, 0};
}
/// The same of a constant: a pointer to a function, or an object of a structural class that holds numbers.
template <auto F>
[[nodiscard]] constexpr constraint constraint_of() noexcept {
    return {true, &detail::rules_of_constraint<F>, {}, 0};
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/initializers/function.hpp: functions as initializers.
#pragma once

#include <varscope/init/fill.hpp>
#include <varscope/tensor/value.hpp>
#include <varscope/types/constant_list.hpp>

#include <concepts>
#include <type_traits>

namespace varscope {

/// What makes the first value of a variable of a shape and a dtype: a function of both, of the variable's generator of random numbers too, and of
/// what is known of a part (row 90). Its result is anything that makes a `value`: an xtensor expression, a std::vector, a number.
template <class F>
concept initializer_function = std::invocable<const F&, shape_view, dtype> ||
    std::invocable<const F&, shape_view, dtype, random_generator&> ||
    std::invocable<const F&, shape_view, dtype, random_generator&, const partition_info&>;

/// What makes a value without arguments, whose shape is then the variable's (row 89).
template <class F>
concept value_function = std::invocable<const F&>;

namespace detail {

template <class F>
value call_initializer(const F& f, const fill_request& request) {
    if constexpr (std::invocable<const F&, shape_view, dtype, random_generator&, const partition_info&>)
        return f(request.shape, request.dtype, request.random, request.partition);
    else if constexpr (std::invocable<const F&, shape_view, dtype, random_generator&>)
        return f(request.shape, request.dtype, request.random);
    else
        return f(request.shape, request.dtype);
}

// Refuses what a function gave, or writes it to where it was asked for.
template <class Request>
void write_value(const value& from, const Request& request) {
    const bool fits = from.shape() == request.shape;
    if (!fits || !from.converts_to(request.dtype))
        throw_error(fits ? code::value_dtype_differs : code::shape_differs,
                    {{},
                     to_string(request.shape, request.dtype),
                     to_string(from.shape(), from.type()) + ", given by the function that initializes it",
                     {}});
    const buffer converted = from.convert(request.dtype);
    with_element_type(request.dtype, [&]<class T>(std::type_identity<T>) {
        std::copy_n(static_cast<const T*>(converted.data()), request.count,
                    static_cast<T*>(request.elements));
    });
}

constexpr bool makes_all(dtype) noexcept { return true; }
constexpr operations_row function_operations(shape_view) noexcept {
    return row_of(variable_operations::called_value);
}
template <class F>
inline constexpr initializer_rules rules_of_type{
    "initial_value", makes_all, nullptr, function_operations,
    [](const fill_request& request) { write_value(call_initializer(F(), request), request); }};
template <auto F>
inline constexpr initializer_rules rules_of_constant{
    "initial_value", makes_all, nullptr, function_operations,
    [](const fill_request& request) { write_value(call_initializer(F, request), request); }};

template <class Given>
constexpr static_initializer with_what_was_given(const Given& given) {
    if constexpr (number_range<Given>)
        return with_elements_of_range(initializer_kind::called, given);
    else
        return with_elements(initializer_kind::called, given);
}

} // namespace detail

namespace rule {
/// The rule a diagnostic names: an initializer is a plain value, which has no room for what a function object holds.
template <class F>
inline constexpr bool function_has_no_state = false;
} // namespace rule

/// A function object without state as an initializer: a lambda that captures nothing, an empty class. It is called when the first value is made:
/// by a graph when the elements are first asked for, by a model when it is initialized, by a traced program never, so it need not be constexpr
/// in a program that is. Its generator depends on the seed and the variable's full name, so random values are the same in every kind of scope.
/// It must not ask the graph of the variable for elements, and with `parallel` may be called by several threads at once. Where it gives
/// another shape or what does not convert to the dtype, that throws shape_error (VS-E004) or value_dtype_error (VS-E008) then. Cost: its own, and
/// two copies of the elements.
template <initializer_function F>
[[nodiscard]] constexpr initializer initializer_from(const F&) noexcept {
    if constexpr (!std::is_empty_v<F> || !std::default_initializable<F>)
        static_assert(rule::function_has_no_state<F>,
                      "an initializer is a plain value: pass a function object that holds something, or a "
                      "function, as a template argument, initializer_from<f>()");
    initializer made{initializer_kind::by_rules, 0, 0};
    if constexpr (std::is_empty_v<F> && std::default_initializable<F>) made.rules = &detail::rules_of_type<F>;
    return made;
}
/// The same of a constant: a function, or an object of a class whose members are public, `initializer_from<ramp{.step = 2}>()`.
template <auto F>
    requires initializer_function<decltype(F)>
[[nodiscard]] constexpr initializer initializer_from() noexcept {
    initializer made{initializer_kind::by_rules, 0, 0};
    made.rules = &detail::rules_of_constant<F>;
    return made;
}
/// What a function without arguments gives, as an option of get_variable and of scopes (row 89): it is called at once, and its shape is the
/// variable's, so none is to be asked for (VS-E007). The elements convert to the dtype that is asked for, else to the scope's; otherwise that is refused
/// (VS-E009). In a traced program it is called by the compiler.
template <value_function F>
    requires(!initializer_function<F>)
[[nodiscard]] constexpr static_initializer initializer_from(const F& f) {
    return detail::with_what_was_given(f());
}

} // namespace varscope

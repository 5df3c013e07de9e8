// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/untyped.hpp: what is said where a handle stands in arithmetic whose elements have no type that the compiler knows.
#pragma once

#include <varscope/detail/xtensor.hpp>

#include <type_traits>

namespace varscope {

namespace detail {

// Whether a class is a handle whose dtype only run time knows; each such class specialises it.
template <class T>
inline constexpr bool is_untyped_handle = false;

template <class... Operands>
inline constexpr bool operands_have_a_type = false;

} // namespace detail

/// A handle of a variable, placeholder or constant whose dtype only run time knows.
template <class T>
concept untyped_handle = detail::is_untyped_handle<std::remove_cvref_t<T>>;

namespace detail {

// Says so, once; the result can be used like that of any expression, so nothing else is said.
template <class... Operands>
xt::xarray<float> refuse_untyped() {
    static_assert(
        operands_have_a_type<Operands...>,
        "a handle whose dtype only run time knows takes no part in arithmetic: say the type of its elements, "
        "as in "
        "handle.as<float>(), or ask for the variable with a dtype and a shape that the compiler knows");
    return {};
}

} // namespace detail

// Better matches than the operators of xtensor, which take everything for a scalar.
#define VARSCOPE_REFUSE_UNTYPED(symbol)                                                                      \
    template <class Left, class Right>                                                                       \
        requires untyped_handle<Left> || untyped_handle<Right>                                               \
    auto operator symbol(Left&&, Right&&) {                                                                  \
        return detail::refuse_untyped<std::remove_cvref_t<Left>, std::remove_cvref_t<Right>>();              \
    }
VARSCOPE_REFUSE_UNTYPED(+)
VARSCOPE_REFUSE_UNTYPED(-)
VARSCOPE_REFUSE_UNTYPED(*)
VARSCOPE_REFUSE_UNTYPED(/)
VARSCOPE_REFUSE_UNTYPED(%)
VARSCOPE_REFUSE_UNTYPED(+=)
VARSCOPE_REFUSE_UNTYPED(-=)
VARSCOPE_REFUSE_UNTYPED(*=)
VARSCOPE_REFUSE_UNTYPED(/=)
VARSCOPE_REFUSE_UNTYPED(%=)
#undef VARSCOPE_REFUSE_UNTYPED

template <untyped_handle Handle>
auto operator-(Handle&&) {
    return detail::refuse_untyped<std::remove_cvref_t<Handle>>();
}

} // namespace varscope

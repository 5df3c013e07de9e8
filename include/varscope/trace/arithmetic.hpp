// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/arithmetic.hpp: operators of abstract values, which give abstract values of the shape that results.
#pragma once

#include <varscope/trace/abstract.hpp>
#include <varscope/types/shape_rules.hpp>

#include <type_traits>

namespace varscope {

namespace detail {

// A number beside an abstract operand: a scalar.
struct number_operand {
    template <class Number>
        requires std::is_arithmetic_v<Number>
    constexpr number_operand(const Number&) noexcept {}
};
// Anything else that has elements, such as an array of xtensor's.
template <class T>
concept other_operand =
    !abstract_value<std::remove_cvref_t<T>> && !std::is_arithmetic_v<std::remove_cvref_t<T>>;

constexpr abstract element_by_element(text operation, const abstract_operand& left,
                                      const abstract_operand& right) {
    abstract made;
    made.comes_from(left.is), made.comes_from(right.is);
    made.becomes(broadcast(left.is.known_shape(), right.is.known_shape()), operation, left.where);
    return made;
}
template <class Other>
constexpr abstract element_by_element_beside(text operation, const abstract& left, const Other& right) {
    abstract made;
    made.comes_from(left);
    made.becomes(broadcast(left.known_shape(), shape_of_operand(right)), operation, {});
    return made;
}
// The left operand keeps its shape.
constexpr void assign_element_by_element(text operation, abstract& to, const abstract_operand& from) {
    const tensor_shape before = to.known_shape();
    inferred_shape made = broadcast(before, from.is.known_shape());
    if (made.fits && !made.shape.view().is_compatible_with(before))
        made = inferred_shape::clash(before, from.is.known_shape());
    if (made.fits) made = before;
    to.comes_from(from.is);
    to.becomes(made, operation, from.where);
}

constexpr const abstract& of_its_dtype(const abstract& computed) noexcept { return computed; }
constexpr abstract of_truth(abstract compared) noexcept {
    compared.is_of_dtype(dtype::bool_);
    return compared;
}

} // namespace detail

// A number stretches to any shape. Comparisons give truth values. `==` of two handles tells whether they are one variable, and is none of these.
#define VARSCOPE_ABSTRACT_OPERATOR(symbol, result)                                                           \
    constexpr abstract operator symbol(const detail::abstract_operand& left,                                 \
                                       const detail::abstract_operand& right) {                              \
        return detail::result(detail::element_by_element(#symbol, left, right));                             \
    }                                                                                                        \
    constexpr abstract operator symbol(const detail::abstract_operand& left,                                 \
                                       const detail::number_operand&) noexcept {                             \
        return detail::result(left.is);                                                                      \
    }                                                                                                        \
    constexpr abstract operator symbol(const detail::number_operand&,                                        \
                                       const detail::abstract_operand& right) noexcept {                     \
        return detail::result(right.is);                                                                     \
    }                                                                                                        \
    template <class Left, class Right>                                                                       \
        requires abstract_value<std::remove_cvref_t<Left>> && detail::other_operand<Right>                   \
    constexpr abstract operator symbol(Left&& left, Right&& right) {                                         \
        return detail::result(detail::element_by_element_beside(#symbol, left, right));                      \
    }                                                                                                        \
    template <class Left, class Right>                                                                       \
        requires abstract_value<std::remove_cvref_t<Right>> && detail::other_operand<Left>                   \
    constexpr abstract operator symbol(Left&& left, Right&& right) {                                         \
        return detail::result(detail::element_by_element_beside(#symbol, right, left));                      \
    }
VARSCOPE_ABSTRACT_OPERATOR(+, of_its_dtype)
VARSCOPE_ABSTRACT_OPERATOR(-, of_its_dtype)
VARSCOPE_ABSTRACT_OPERATOR(*, of_its_dtype)
VARSCOPE_ABSTRACT_OPERATOR(/, of_its_dtype)
VARSCOPE_ABSTRACT_OPERATOR(%, of_its_dtype)
VARSCOPE_ABSTRACT_OPERATOR(<, of_truth)
VARSCOPE_ABSTRACT_OPERATOR(<=, of_truth)
VARSCOPE_ABSTRACT_OPERATOR(>, of_truth)
VARSCOPE_ABSTRACT_OPERATOR(>=, of_truth)
#undef VARSCOPE_ABSTRACT_OPERATOR

template <abstract_value Value>
constexpr abstract operator-(const Value& of) noexcept {
    return of;
}
template <abstract_value Value>
constexpr abstract operator+(const Value& of) noexcept {
    return of;
}

constexpr abstract& abstract::operator+=(const detail::abstract_operand& from) {
    detail::assign_element_by_element("+=", *this, from);
    return *this;
}
constexpr abstract& abstract::operator-=(const detail::abstract_operand& from) {
    detail::assign_element_by_element("-=", *this, from);
    return *this;
}
constexpr abstract& abstract::operator*=(const detail::abstract_operand& from) {
    detail::assign_element_by_element("*=", *this, from);
    return *this;
}
constexpr abstract& abstract::operator/=(const detail::abstract_operand& from) {
    detail::assign_element_by_element("/=", *this, from);
    return *this;
}

} // namespace varscope

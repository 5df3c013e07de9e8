// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/owned.hpp: what lifted functions do where there are values: they evaluate results, and throw where shapes do not fit.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/tensor/view.hpp>
#include <varscope/trace/lifted.hpp>

#include <array>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace varscope {

namespace detail {

template <class T>
concept array_expression = xt::is_xexpression<T>::value;

// The container that owns the elements of an expression: of static rank or of fixed shape where the type of the expression's shape is. More
// than a few fixed elements stand on the heap all the same, so that no size overflows the stack.
template <class T, class Shape>
struct owning_container {
    using type = xt::xarray<T, xt::layout_type::row_major>;
};
template <class T, class Extent, std::size_t Rank>
struct owning_container<T, std::array<Extent, Rank>> {
    using type = xt::xtensor<T, Rank, xt::layout_type::row_major>;
};
template <class T, std::size_t... Extents>
struct owning_container<T, xt::fixed_shape<Extents...>> {
    static constexpr std::size_t most_bytes = 1024;
    using type = std::conditional_t<(sizeof(T) * ... * Extents) <= most_bytes,
                                    xt::xtensor_fixed<T, xt::xshape<Extents...>, xt::layout_type::row_major>,
                                    xt::xtensor<T, sizeof...(Extents), xt::layout_type::row_major>>;
};

template <array_expression Result>
struct owned<Result> {
    using type = typename owning_container<std::remove_cv_t<typename Result::value_type>,
                                           std::remove_cv_t<typename Result::shape_type>>::type;
    template <class From>
    static type of(From&& result) {
        return type(static_cast<From&&>(result));
    }
};
template <class... Results>
struct owned<std::tuple<Results...>> {
    template <class From>
    static constexpr auto of(From&& results) {
        return std::apply(
            [](auto&&... each) {
                return std::make_tuple(
                    owned<std::remove_cvref_t<Results>>::of(static_cast<decltype(each)>(each))...);
            },
            static_cast<From&&>(results));
    }
};
template <class First, class Second>
struct owned<std::pair<First, Second>> {
    template <class From>
    static constexpr auto of(From&& results) {
        return std::pair(owned<std::remove_cvref_t<First>>::of(static_cast<From&&>(results).first),
                         owned<std::remove_cvref_t<Second>>::of(static_cast<From&&>(results).second));
    }
};
template <class Result>
    requires array_expression<Result>
struct owned<std::vector<Result>> {
    static auto of(const std::vector<Result>& results) {
        std::vector<typename owned<Result>::type> made;
        made.reserve(results.size());
        for (const Result& each : results) made.push_back(owned<Result>::of(each));
        return made;
    }
};
template <class Element, std::size_t Count>
struct owned<std::array<Element, Count>> {
    static constexpr auto of(const std::array<Element, Count>& results) {
        return std::apply([](const auto&... each) { return std::array{owned<Element>::of(each)...}; },
                          results);
    }
};

template <class Tag>
struct values_do_not_fit {
    [[noreturn]] static void refuse(text operation, const inferred_shape& inferred) {
        throw_error(code::shapes_do_not_fit, {to_string(operation),
                                              "operands of the shapes " + to_string(inferred.left.view()) +
                                                  " and " + to_string(inferred.right.view()),
                                              {},
                                              {}});
    }
};

} // namespace detail

} // namespace varscope

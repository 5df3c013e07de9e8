// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/selection/views.hpp: the elements of what was selected: as views, or side by side as one array.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/manifest/select.hpp>
#include <varscope/tensor/view.hpp>

#include <boost/mp11/algorithm.hpp>

#include <algorithm>
#include <type_traits>
#include <vector>

namespace varscope {

namespace detail {

// The element type of a list's handles, T or const T.
template <class Variables, class T>
using element_in =
    std::remove_pointer_t<decltype((*std::declval<const Variables&>().begin()).template data<T>())>;

} // namespace detail

/// The variables of a list as xtensor containers of dynamic rank, in its order. Throws dtype_error (VS-E005) where one is of another dtype than T's: select by
/// with_dtype first. Cost: a view for each.
template <element T, class Variables>
[[nodiscard]] auto views_of(const Variables& which) {
    std::vector<view<detail::element_in<Variables, T>>> views;
    for (const auto& each : which) views.push_back(each.template as<T>());
    return views;
}

/// The elements of the variables of a list as one vector, where they stand side by side in memory, whatever the order of the list: the trainable variables
/// of one dtype in a model, those of a scope that were declared one after the other. Throws dtype_error (VS-E005) where one is of another dtype, and
/// not_contiguous_error (VS-E030), with the first variable behind a gap, where they do not; of a graph each has memory of its own. Cost: a sort of the list.
template <element T, class Variables>
[[nodiscard]] view<detail::element_in<Variables, T>> flat_of(const Variables& which) {
    using Element = detail::element_in<Variables, T>;
    struct part {
        Element* begin;
        std::size_t count;
        std::size_t position;
    };
    std::vector<part> parts;
    for (std::size_t i = 0; i != which.size(); ++i) {
        const auto each = which[i];
        if (each.element_count() != 0) parts.push_back({each.template data<T>(), each.element_count(), i});
    }
    std::sort(parts.begin(), parts.end(),
              [](const part& left, const part& right) { return std::less<>()(left.begin, right.begin); });
    std::size_t count = 0;
    for (const part& each : parts) {
        if (each.begin != parts.front().begin + count)
            throw_error(code::not_contiguous,
                        {to_string(text(which[each.position].op_name())),
                         {},
                         {},
                         {},
                         "select variables that stand side by side, or go through them with views_of"});
        count += each.count;
    }
    const extent size = static_cast<extent>(count);
    return view<Element>(parts.empty() ? nullptr : parts.front().begin, shape_view(&size, 1), text());
}

/// Calls `f(variable_c, view)` for each variable of a model that a filter of constants selects, in the order of creation, with the typed view of it:
/// `for_each_of<in_scope<"encoder">>(m, f)`. Refused by the compiler where the filter selects nothing (VS-E017). Cost: one instantiation of f for each.
template <variable_filter Filter, class Model, class F>
void for_each_of(Model& of, F&& f) {
    boost::mp11::mp_for_each<select<typename Model::manifest, Filter>>(
        [&](auto selected) { static_cast<void>(f(selected, of[selected])); });
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/for_each_index.hpp: a loop whose index the compiler knows.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace varscope {

/// Calls `f` with the constants 0 to Count - 1, each a std::integral_constant: names built from the index are types, and so what
/// they find on a model is a view of fixed shape. `for_each_index<12>([&](auto i) { h = layer(scope.variable_scope("layer_"_n + i), h); })`.
/// Cost: an instantiation of `f` for each index.
template <std::size_t Count, class F>
constexpr void for_each_index(F&& f) {
    [&f]<std::size_t... Index>(std::index_sequence<Index...>) {
        (static_cast<void>(f(std::integral_constant<std::size_t, Index>())), ...);
    }
    (std::make_index_sequence<Count>());
}

} // namespace varscope

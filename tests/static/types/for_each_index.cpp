// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/for_each_index.cpp: a loop whose index is a type.
#include <varscope/name/built_name.hpp>
#include <varscope/types/for_each_index.hpp>

namespace vs = varscope;
using namespace vs::literals;

constexpr int visited() {
    int order = 0;
    vs::for_each_index<4>([&order](auto i) {
        constexpr auto name = "layer_"_n + i;
        static_assert(name.size() == 7 && name.data()[6] == '0' + i.value);
        order = 10 * order + static_cast<int>(i);
    });
    vs::for_each_index<0>([&order](auto) { order = -1; });
    return order;
}
static_assert(visited() == 123);

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E039: an option is out of its range
// note: option<.*'i', 'n', 'i', 't', 'i', 'a', 'l', 'i', 'z', 'e', 'r'
// A scope is given an initializer whose scale is not positive (row 144), which no variable uses.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        auto a = scope.variable_scope("a"_n, {.initializer = vs::variance_scaling(2)});
#else
        auto a = scope.variable_scope("a"_n, {.initializer = vs::variance_scaling(0)});
#endif
        a.get_variable("w"_n, {2}, {.initializer = vs::ones()});
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

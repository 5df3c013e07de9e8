// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E012: the scope is left before
// note: spelled<'o', 'u', 't', 'e', 'r'>
// A scope is left before the one opened in it.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        auto outer = scope.variable_scope("outer"_n);
        auto inner = outer.variable_scope("inner"_n);
        inner.leave();
        outer.leave();
#else
        auto outer = scope.variable_scope("outer"_n);
        auto inner = outer.variable_scope("inner"_n);
        outer.leave();
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

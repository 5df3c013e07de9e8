// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E029: the scope was left
// A variable asked of a scope that was left.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
        auto a = scope.variable_scope("a"_n);
#ifdef CONTROL
        a.get_variable("w"_n, {2});
#else
        a.leave();
        a.get_variable("w"_n, {2});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

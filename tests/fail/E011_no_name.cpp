// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E011: a scope needs a name
// A scope without a name.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        auto layer = scope.variable_scope("layer"_n);
        layer.get_variable("w"_n, {2});
#else
        auto layer = scope.variable_scope(vs::unnamed);
        layer.get_variable("w"_n, {2});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

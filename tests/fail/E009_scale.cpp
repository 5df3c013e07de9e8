// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E009: the initializer cannot make values of this shape and dtype
// note: spelled<'w'>
// A scale that is not positive (row 144).
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {2, 3}, {.initializer = vs::variance_scaling(2)});
#else
        scope.get_variable("w"_n, {2, 3}, {.initializer = vs::variance_scaling(0)});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E009: the initializer cannot make values of this shape and dtype
// note: spelled<'w'>
// A list that is longer than the variable (row 135).
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {2, 4}, {.initializer = vs::constant({1, 2, 3, 4, 5, 6, 7, 8})});
#else
        scope.get_variable("w"_n, {2, 3}, {.initializer = vs::constant({1, 2, 3, 4, 5, 6, 7, 8})});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

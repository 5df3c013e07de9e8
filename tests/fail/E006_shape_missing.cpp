// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E006: a new variable needs a shape
// note: spelled<'w'>
// A new variable without a shape.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {2, 3});
#else
        scope.get_variable("w"_n);
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

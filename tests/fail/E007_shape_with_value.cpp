// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E007: an initial value brings its own shape
// note: spelled<'w'>
// A shape beside an initial value.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {.initializer = 1.0f});
#else
        scope.get_variable("w"_n, {2}, {.initializer = 1.0f});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

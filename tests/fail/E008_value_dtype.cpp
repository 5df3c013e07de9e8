// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E008: the initial value is of another dtype
// note: spelled<'w'>
// note: int32
// note: float
// A value that does not convert to the dtype asked for.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.variable("w"_n, {1, 2}, {.dtype = vs::int32});
#else
        scope.variable("w"_n, {1.5f, 2.0f}, {.dtype = vs::int32});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

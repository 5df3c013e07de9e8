// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E009: the initializer cannot make values of this shape and dtype
// note: spelled<'w'>
// An initializer that makes no integers.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {2}, vs::int32, {.initializer = vs::zeros()});
#else
        scope.get_variable("w"_n, {2}, vs::int32, {.initializer = vs::random_normal()});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

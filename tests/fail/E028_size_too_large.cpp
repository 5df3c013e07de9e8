// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E028: the size is beyond what can be counted
// note: spelled<'w'>
// A new variable of more elements than can be counted.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {1 << 20, 1 << 10});
#else
        scope.get_variable("w"_n, {1LL << 40, 1LL << 40});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

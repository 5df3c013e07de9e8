// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E028: the size is beyond what can be counted
// note: spelled<'w', '1'>
// Variables of which each can be counted, and all together cannot.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        constexpr vs::extent extent = 1 << 20;
#else
        constexpr vs::extent extent = 1LL << 56;
#endif
        for (int i = 0; i != 70; ++i) scope.get_variable("w"_n + i, {i == 1 ? extent + 1 : extent}, vs::int8);
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E001: the name is illegal
// note: spelled<'_', 'w'>
// A name that may not stand at the root, while tracing.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {2});
#else
        scope.get_variable("_w"_n, {2});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

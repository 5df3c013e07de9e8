// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E001: the name is illegal
// note: spelled<'l', 'a', 'y', 'e', 'r', ':', '3'>
// An illegal name that is built while tracing.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        const char name[] = {'l', 'a', 'y', 'e', 'r', '_', '3'};
        scope.get_variable(vs::text(name, 7), {2});
#else
        const char name[] = {'l', 'a', 'y', 'e', 'r', ':', '3'};
        scope.get_variable(vs::text(name, 7), {2});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

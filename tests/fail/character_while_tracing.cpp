// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: a character is no value: write a number, such as 97, or a string
// A character as a first value, in a program.
#include <varscope/manifest.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct net {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
#ifdef CONTROL
        scope.variable("c"_n, 97);
#else
        scope.variable("c"_n, 'a');
#endif
    }
};
static_assert(vs::manifest<net>::is_valid || true);

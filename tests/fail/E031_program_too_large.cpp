// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E031: the program is too large for the limits of the compiler
// note: large
// A program that needs more steps of the constant evaluator than there are; here it is told that there are few.
#ifndef CONTROL
#define VARSCOPE_CONSTEXPR_STEPS 20000
#endif
#include <varscope/manifest.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct large {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        for (int i = 0; i != 100; ++i) scope.get_variable("w_"_n + i, {2});
    }
};

//! [right]
static_assert(vs::manifest<large>::is_valid || true);
//! [right]

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E031: the program is too large for the limits of the compiler
// note: large
// A program that needs more steps of the constant evaluator than there are.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct large {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
#ifdef CONTROL
        //! [right]
        for (int i = 0; i != 10; ++i) scope.get_variable("w_"_n + i, {2});
        //! [right]
#else
        //! [wrong]
        for (int i = 0; i != 10'000; ++i) scope.get_variable("w_"_n + i, {2});
        //! [wrong]
#endif
    }
};
constexpr bool valid = vs::manifest<large>::is_valid;

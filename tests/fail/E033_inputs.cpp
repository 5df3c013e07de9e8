// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E033: the shapes do not fit the operation
// note: operation<
// note: spelled<'-'>
// note: extent_c<2>
// note: extent_c<3>
// Two inputs of a program do not fit, and no variable comes near them.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;

struct program {
    template <class A = vs::abstract, class B = vs::abstract>
    constexpr auto operator()(auto&&, const A& a = vs::abstract({vs::unknown, 2}),
#ifdef CONTROL
                              const B& b = vs::abstract({vs::unknown, 2})) const {
#else
                              const B& b = vs::abstract({vs::unknown, 3})) const {
#endif
        auto difference = a - b;
    return (difference * difference) / 2;
}
}
;
constexpr bool valid = vs::manifest<program>::is_valid;

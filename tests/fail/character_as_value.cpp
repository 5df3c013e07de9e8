// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: a character is no value: write a number, such as 97, or a string
// A character as a first value: it could mean a number or a string.
#include <varscope/graph.hpp>

namespace vs = varscope;
using namespace varscope::literals;

void declare(vs::scope& scope) {
#ifdef CONTROL
    scope.variable("c"_n, 97);
#else
    scope.variable("c"_n, 'a');
#endif
}

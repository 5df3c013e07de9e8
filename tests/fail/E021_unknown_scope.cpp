// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares nothing of this name
// note: scope_of_name<.*spelled<'l', 'a', 'i', 'e', 'r'>
// note: spelled<'l', 'a', 'y', 'e', 'r'>
// A misspelt scope, and what is asked of it.
#include "../support/misused.hpp"

void use(vs::model<dense>& m) {
#ifdef CONTROL
    auto layer = m / "layer"_n;
    layer["biases"_n] += 1;
#else
    auto layer = m / "laier"_n;
    layer["biases"_n] += 1;
#endif
}

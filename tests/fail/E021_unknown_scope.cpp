// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares no scope of this name
// note: spelled<'l', 'a', 'i', 'e', 'r'>
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

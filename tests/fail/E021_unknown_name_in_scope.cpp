// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares nothing of this name
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'b', 'i', 'a', 's'>
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'b', 'i', 'a', 's', 'e', 's'>
// A misspelt name below a scope.
#include "../support/misused.hpp"

void use(vs::model<dense>& m) {
#ifdef CONTROL
    (m / "layer"_n)["biases"_n] += 1;
#else
    (m / "layer"_n)["bias"_n] += 1;
#endif
}

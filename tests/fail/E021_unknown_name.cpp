// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares nothing of this name
// note: variable_of_name<.*spelled<'l', 'a', 'y', 'e', 'r', '/', 'w', 'i', 'e', 'g', 'h', 't', 's'>
// note: nearest_declared_name<.*spelled<'l', 'a', 'y', 'e', 'r', '/', 'w', 'e', 'i', 'g', 'h', 't', 's'>
// A misspelt name.
#include "../support/misused.hpp"

void use(vs::model<dense>& m) {
#ifdef CONTROL
    m["layer/weights"_n] *= 0.5f;
#else
    m["layer/wieghts"_n] *= 0.5f;
#endif
}

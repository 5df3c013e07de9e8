// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E022: the call departs from the order
// note: outside_of_a_run<
// A direct variable is asked for outside of a run.
#include "../support/misused.hpp"

void use(vs::model<dense>& m) {
#ifdef CONTROL
    auto layer = m / "layer"_n;
    layer["biases"_n] += 1;
#else
    auto layer = m / "layer"_n;
    layer.variable("biases"_n, 1.0f);
#endif
}

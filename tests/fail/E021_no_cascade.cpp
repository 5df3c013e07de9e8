// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares nothing of this name
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'w', 'i', 'e', 'g', 'h', 't', 's'>
// A misspelt name whose view is used in many ways: still one error.
#include "../support/misused.hpp"

void use(vs::model<dense>& m) {
#ifdef CONTROL
    auto w = m["layer/weights"_n];
    w = w * 2 + 1;
    w(0, 1) = 3;
    xt::xarray<float> sum = xt::sum(w) + m["layer/biases"_n](0);
    static_cast<void>(sum);
#else
    auto w = m["layer/wieghts"_n];
    w = w * 2 + 1;
    w(0, 1) = 3;
    xt::xarray<float> sum = xt::sum(w) + m["layer/biases"_n](0);
    static_cast<void>(sum);
#endif
}

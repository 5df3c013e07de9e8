// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E015: the value fed has another dtype
// note: spelled<'i', 'n', 'p', 'u', 't'>
// A placeholder is fed a value of another dtype.
#include "../support/misused.hpp"

void use(vs::model<scaled>& m, const xt::xtensor<float, 1>& image, const xt::xtensor<double, 1>& precise) {
    static_cast<void>(precise);
#ifdef CONTROL
    m(vs::feed("input"_n, image));
#else
    m(vs::feed("input"_n, precise));
#endif
}

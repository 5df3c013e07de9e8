// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E016: the placeholder was read before it was fed
// note: spelled<'i', 'n', 'p', 'u', 't'>
// A placeholder that is read is not fed.
#include "../support/misused.hpp"

void use(vs::model<scaled>& m, const xt::xtensor<float, 1>& image, const xt::xtensor<double, 1>& precise) {
    static_cast<void>(precise);
#ifdef CONTROL
    m(vs::feed("input"_n, image));
#else
    static_cast<void>(image);
    m();
#endif
}

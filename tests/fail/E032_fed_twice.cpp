// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E032: the placeholder is fed twice
// note: spelled<'i', 'n', 'p', 'u', 't'>
// A call feeds one placeholder two values.
#include "../support/misused.hpp"

void use(vs::model<scaled>& m, const xt::xtensor<float, 1>& image, const xt::xtensor<float, 1>& other) {
#ifdef CONTROL
    m(vs::feed("input"_n, image));
    m(vs::feed("input"_n, other));
#else
    m(vs::feed("input"_n, image), vs::feed("input"_n, other));
#endif
}

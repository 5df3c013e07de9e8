// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares nothing of this name
// note: placeholder_of_name<.*spelled<'i', 'n', 'p', 't', 'u'>
// note: spelled<'i', 'n', 'p', 'u', 't'>
// A value is fed to a placeholder that is misspelt.
#include "../support/misused.hpp"

void use(vs::model<scaled>& m, const xt::xtensor<float, 1>& image, const xt::xtensor<double, 1>& precise) {
    static_cast<void>(precise);
#ifdef CONTROL
    m(vs::feed("input"_n, image));
#else
    m(vs::feed("inptu"_n, image), vs::feed("input"_n, image));
#endif
}

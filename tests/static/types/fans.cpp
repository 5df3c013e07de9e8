// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/fans.cpp: inputs and outputs of an element (rows 141, 143).
#include <varscope/types/fans.hpp>

namespace vs = varscope;
using vs::fan_mode;

constexpr bool has_fans(vs::shape_view shape, double in, double out) {
    const vs::shape_fans found = vs::fans_of(shape);
    return found.in == in && found.out == out;
}
static_assert(has_fans(vs::shape_c<>, 1, 1));
static_assert(has_fans(vs::shape_c<7>, 7, 7));
static_assert(has_fans(vs::shape_c<4, 2>, 4, 2));
static_assert(has_fans(vs::shape_c<3, 4, 2>, 12, 6));
static_assert(has_fans(vs::shape_c<5, 5, 3, 64>, 75, 1600));
static_assert(has_fans(vs::shape_c<0, 4>, 0, 4));

// Row 141: the fan of a mode is at least 1.
static_assert(vs::fans_of(vs::shape_c<3, 3, 16, 32>).of(fan_mode::fan_in) == 144);
static_assert(vs::fans_of(vs::shape_c<3, 3, 16, 32>).of(fan_mode::fan_out) == 288);
static_assert(vs::fans_of(vs::shape_c<3, 3, 16, 32>).of(fan_mode::fan_avg) == 216);
static_assert(vs::fans_of(vs::shape_c<0, 4>).of(fan_mode::fan_in) == 1);
static_assert(vs::fans_of(vs::shape_c<0, 1>).of(fan_mode::fan_avg) == 1);

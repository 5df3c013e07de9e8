// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: static.?assert.*VS-E027: an extent of the shape is negative
#include <varscope/types/shape.hpp>

#ifdef CONTROL
constexpr varscope::shape_view shape = varscope::shape_c<2, 3>;
#else
constexpr varscope::shape_view shape = varscope::shape_c<2, -3>;
#endif

static_assert(shape.size() == 2);

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: static.?assert.*VS-E006: every extent of a static shape must be known
#include <varscope/types/shape.hpp>

#ifdef CONTROL
constexpr varscope::shape_view shape = varscope::shape_c<2, 3>;
#else
constexpr varscope::shape_view shape = varscope::shape_c<2, -3>;
#endif

static_assert(shape.size() == 2);

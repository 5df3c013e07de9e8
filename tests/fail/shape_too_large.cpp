// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: static.?assert.*VS-E028: the size is beyond what can be counted
#include <varscope/types/shape.hpp>

#ifdef CONTROL
constexpr varscope::shape_view shape = varscope::shape_c<2, 3>;
#else
constexpr varscope::shape_view shape = varscope::shape_c<1LL << 40, 1LL << 40>;
#endif

static_assert(shape.size() == 2);

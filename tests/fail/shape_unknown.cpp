// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: static.?assert.*VS-E006: a new variable needs a shape that is fully known
#include <varscope/types/shape.hpp>

#ifdef CONTROL
constexpr varscope::extent extents[] = {varscope::unknown, 2};
constexpr varscope::shape_view shape(extents, 2);
#else
constexpr varscope::shape_view shape = varscope::shape_c<varscope::unknown, 2>;
#endif

static_assert(shape.size() == 2);

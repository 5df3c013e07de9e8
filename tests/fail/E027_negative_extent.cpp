// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E027: an extent of the shape is negative
// note: spelled<'w'>
// A new variable with -1 for an extent, as numpy and TensorFlow's C++ part write one that is to be found out.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {6, 2});
#else
        scope.get_variable("w"_n, {-1, 2});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E005: the dtype differs
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'w'>
// note: int32
// A shared variable is asked for with another dtype.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        auto layer = scope.variable_scope("layer"_n);
        layer.get_variable("w"_n, vs::shape_c<2, 3>);
        scope.variable_scope("layer"_n, vs::reuse).get_variable("w"_n, vs::shape_c<2, 3>, vs::float32);
#else
        auto layer = scope.variable_scope("layer"_n);
        layer.get_variable("w"_n, vs::shape_c<2, 3>);
        scope.variable_scope("layer"_n, vs::reuse).get_variable("w"_n, vs::shape_c<2, 3>, vs::int32);
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

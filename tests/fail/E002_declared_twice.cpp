// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E002: the variable already exists
// note: spelled<'l', 'a', 'y', 'e', 'r', '/', 'w'>
// note: asked_in_line<\d+>.*first_defined_in_line<\d+>|first_defined_in_line
// get_variable makes the same variable twice.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        auto layer = scope.variable_scope("layer"_n);
        layer.get_variable("w"_n, vs::shape_c<2, 3>);
        layer.get_variable("b"_n, vs::shape_c<3>);
#else
        auto layer = scope.variable_scope("layer"_n);
        layer.get_variable("w"_n, vs::shape_c<2, 3>);
        layer.get_variable("w"_n, vs::shape_c<2, 3>);
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

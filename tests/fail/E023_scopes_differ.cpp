// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E023: the scopes do not hold the same variables
// note: spelled<'o', 'n', 'l', 'i', 'n', 'e'>
// note: spelled<'o', 't', 'h', 'e', 'r'>
// note: spelled<'o', 'n', 'l', 'i', 'n', 'e', '/', 'w'>
// Values are copied between scopes of different shapes.
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct networks {
    constexpr void operator()(auto&& scope) const {
        scope.variable_scope("online"_n).get_variable("w"_n, vs::shape_c<2, 3>);
        scope.variable_scope("target"_n).get_variable("w"_n, vs::shape_c<2, 3>);
        scope.variable_scope("other"_n).get_variable("w"_n, vs::shape_c<3, 3>);
    }
};

void use(vs::model<networks>& m) {
#ifdef CONTROL
    vs::copy_values(m / "online"_n, m / "target"_n);
#else
    vs::copy_values(m / "online"_n, m / "other"_n);
#endif
}

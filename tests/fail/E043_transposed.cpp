// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E043: a variable that is tied transposed is asked for by a name that only run time knows
// note: name_is_a_type<.*spelled<
// An indexed name of what is tied transposed.
#include <varscope/manifest.hpp>
#include <varscope/sharing.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
        auto net = vs::with_sharing(scope.variable_scope("net"_n), vs::tie_transposed("layer1/kernel"_n, "table"_n));
        net.get_variable("table"_n, {5, 2});
#ifdef CONTROL
        //! [right]
        net.variable_scope("layer1"_n).get_variable("kernel"_n, {2, 5});
        //! [right]
#else
        //! [wrong]
        net.variable_scope("layer"_n + 1).get_variable("kernel"_n, {2, 5});
        //! [wrong]
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

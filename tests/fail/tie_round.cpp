// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: the ties lead round in a circle
// Two names, each tied to the other.
#include <varscope/manifest.hpp>
#include <varscope/sharing/scope.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        auto net = vs::with_sharing(scope.variable_scope("net"_n), vs::tie("a"_n, "b"_n), vs::tie("b"_n, "c"_n));
#else
        auto net = vs::with_sharing(scope.variable_scope("net"_n), vs::tie("a"_n, "b"_n), vs::tie("b"_n, "a"_n));
#endif
        net.get_variable("c"_n, {2});
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

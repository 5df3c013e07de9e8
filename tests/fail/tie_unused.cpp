// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E021: the program declares nothing of this name
// note: spelled<.*d.*e.*c.*o.*d.*r
// A tie of a name that nothing asks for.
#include <varscope/manifest.hpp>
#include <varscope/sharing/tied.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct net {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("encoder"_n, {5, 2});
        scope.get_variable("decoder"_n, {5, 2});
    }
};
#ifdef CONTROL
using program = vs::tied<net, vs::tie("decoder"_n, "encoder"_n)>;
#else
using program = vs::tied<net, vs::tie("decodr"_n, "encoder"_n)>;
#endif
constexpr bool valid = vs::manifest<program>::is_valid;

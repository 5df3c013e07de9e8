// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E017: the filter selects nothing
// note: in_scope_spelled<.*spelled<'a', 'c', 't', 'r'>|in_scope
// A filter that selects nothing.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

#include <boost/mp11/list.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
        scope.variable_scope("actor"_n).get_variable("w"_n, {2});
    }
};

#ifdef CONTROL
using selected = vs::select<vs::manifest<program>, vs::in_scope<"actor">>;
#else
using selected = vs::select<vs::manifest<program>, vs::in_scope<"actr">>;
#endif
constexpr auto count = boost::mp11::mp_size<selected>::value;

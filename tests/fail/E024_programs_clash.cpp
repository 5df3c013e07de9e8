// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E024: two programs declare the same variable
// note: spelled<'a', 'g', 'e', 'n', 't', '/', 'w'>
// note: actor
// note: critic
// Two programs under one scope declare one name.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct actor {
    constexpr void operator()(auto&& scope) const { scope.get_variable("w"_n, {2}); }
};
struct critic {
    constexpr void operator()(auto&& scope) const { scope.get_variable("w"_n, {2}); }
};

#ifdef CONTROL
using both = vs::programs<vs::scoped<"actor", actor>, vs::scoped<"critic", critic>>;
#else
using both = vs::programs<vs::scoped<"agent", actor>, vs::scoped<"agent", critic>>;
#endif
constexpr bool valid = vs::manifest<both>::is_valid;

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E010: reuse was asked for without a name
// note: spelled<'l', 'a', 'y', 'e', 'r'>
// A default name with reuse.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        auto layer = scope.variable_scope(vs::default_name("layer"));
        layer.get_variable("w"_n, {2});
#else
        auto layer = scope.variable_scope(vs::default_name("layer"), {.reuse = vs::reuse});
        layer.get_variable("w"_n, {2});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

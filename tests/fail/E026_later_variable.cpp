// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E026: a template made a trainable variable after its first call
// note: spelled<'c', 'o', 'u', 'n', 't', 'e', 'd'>
// A template whose function makes a direct variable, called twice.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        auto counted = vs::make_template(scope, "counted"_n, [](auto& inner) {
            inner.get_variable("count"_n, {}, {.initializer = vs::zeros()});
        });
#else
        auto counted =
            vs::make_template(scope, "counted"_n, [](auto& inner) { inner.variable("count"_n, 0.0f); });
#endif
        counted(scope);
        counted(scope);
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

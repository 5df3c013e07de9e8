// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E038: an option differs from that of the variable that is found
// note: option<.*'t', 'r', 'a', 'i', 'n', 'a', 'b', 'l', 'e'
// A call that shares a variable says otherwise whether it is trainable.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("w"_n, {2}, {.trainable = false});
#ifdef CONTROL
        scope.get_variable("w"_n, {2}, {.trainable = false, .reuse = vs::auto_reuse});
#else
        scope.get_variable("w"_n, {2}, {.trainable = true, .reuse = vs::auto_reuse});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

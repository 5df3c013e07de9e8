// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E025: a model holds no strings
// A model of a program with a string variable.
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {2}, vs::int64);
#else
        scope.get_variable("w"_n, {2}, vs::string);
#endif
    }
};

vs::model<program> m;

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E019: the program cannot be run by the compiler
// note: program_is_constexpr<program>
// A program that calls what is known at run time only.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

int rows_of_the_file();

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        scope.get_variable("w"_n, {2});
#else
        scope.get_variable("w"_n, {rows_of_the_file()});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E020: the program has internal linkage
// note: anonymous.*program
// The program stands in an unnamed namespace.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

#ifdef CONTROL
namespace programs {
struct program {
    constexpr void operator()(auto&& scope) const { scope.get_variable("w"_n, {2}); }
};
} // namespace programs
using programs::program;
#else
namespace {
struct program {
    constexpr void operator()(auto&& scope) const { scope.get_variable("w"_n, {2}); }
};
} // namespace
#endif
constexpr bool valid = vs::manifest<program>::is_valid;

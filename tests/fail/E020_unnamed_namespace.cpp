// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E020: the program has internal linkage
// note: program_has_external_linkage
// A program in an unnamed namespace.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

#ifdef CONTROL
namespace programs {
#else
namespace {
#endif
struct program {
    constexpr void operator()(auto&& scope) const { scope.get_variable("w"_n, {2}); }
};
} // namespace

#ifdef CONTROL
static_assert(vs::manifest<programs::program>::is_valid);
#else
constexpr bool valid = vs::manifest<program>::is_valid;
#endif

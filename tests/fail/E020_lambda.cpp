// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS_E020_the_program_has_internal_linkage
// note: inline_constexpr_lambda
// The program is a lambda of a variable that is not inline.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

#ifdef CONTROL
inline constexpr auto program = [](auto&& scope) { scope.get_variable("w"_n, {2}); };
#else
constexpr auto program = [](auto&& scope) { scope.get_variable("w"_n, {2}); };
#endif
constexpr bool valid = vs::manifest<decltype(program)>::is_valid;

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E001|no match for .operator/|invalid operands
#include <varscope/name/name.hpp>

using namespace varscope::literals;

#ifdef CONTROL
constexpr auto name = "a"_n / "b"_n;
#else
constexpr auto name = "a/"_n / "b"_n;
#endif

static_assert(name.size() < 20);

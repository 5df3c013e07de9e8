// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: static.?assert.*VS-E001: the name is illegal
// note: 'a', ?'>', ?'_', ?'b'
#include <varscope/name/name.hpp>

using namespace varscope::literals;

#ifdef CONTROL
constexpr auto name = "a>b"_n;
#else
constexpr auto name = "a>_b"_n;
#endif

static_assert(name.size() < 20);

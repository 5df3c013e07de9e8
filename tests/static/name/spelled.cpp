// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/spelled.cpp: names as packs of characters, for diagnostics.
#include <varscope/name/name.hpp>
#include <varscope/name/spelled.hpp>

#include <type_traits>

namespace vs = varscope;
using vs::spelled;
using vs::spelled_t;

static_assert(std::is_same_v<spelled_t<"w">, spelled<'w'>>);
static_assert(std::is_same_v<spelled_t<"a/b">, spelled<'a', '/', 'b'>>);
static_assert(std::is_same_v<spelled_t<"">, spelled<>>);
static_assert(!std::is_same_v<spelled_t<"ab">, spelled_t<"ba">>);

// From a fixed_string and from a name's characters it is the same.
static_assert(std::is_same_v<spelled_t<vs::fixed_string("w_1")>, spelled<'w', '_', '1'>>);
static_assert(std::is_same_v<spelled_t<vs::name_c<vs::fixed_string("wx")>::chars>, spelled<'w', 'x'>>);

// It is a type to be printed, and nothing else.
static_assert(std::is_empty_v<spelled_t<"weights">>);

// The rule that a diagnostic names is false, whatever it is given.
static_assert(!vs::rule::literal_is_legal<spelled_t<"a b">>);
static_assert(!vs::rule::literal_is_legal<spelled_t<"w">>);

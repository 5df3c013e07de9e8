// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/name.cpp: names that are types. Literals that are refused: tests/fail.
#include <varscope/name/name.hpp>

#include <type_traits>

namespace vs = varscope;
using namespace vs::literals;
using vs::text;

// A name is a type without state, and equal characters are one type.
static_assert(std::is_empty_v<decltype("w"_n)>);
static_assert(std::is_same_v<decltype("w"_n), decltype("w"_n)>);
static_assert(!std::is_same_v<decltype("w"_n), decltype("v"_n)>);
static_assert(std::is_same_v<decltype("w"_n), vs::name_c<vs::fixed_string("w")>>);

// It knows its characters.
static_assert(text("conv1/weights"_n) == "conv1/weights");
static_assert(("weights"_n).size() == 7);
static_assert(decltype("w"_n)::value == "w");
static_assert(text("w"_n).data() == ("w"_n).data());
static_assert(decltype("w"_n)::chars == vs::fixed_string("w"));

// Equality is that of characters, the case of letters included.
static_assert("w"_n == "w"_n);
static_assert("w"_n != "W"_n);
static_assert("a/b"_n != "a"_n);

// A slash between two names joins them to a path, and the path is the same type as the literal.
static_assert("a"_n / "b"_n == "a/b"_n);
static_assert(std::is_same_v<std::remove_const_t<decltype("a"_n / "b"_n / "c"_n)>, decltype("a/b/c"_n)>);

// What a literal may hold: rows 11, 12, 21 and 98, and an absolute name scope (row 18).
static_assert(text("9.a_b-c>d"_n) == "9.a_b-c>d");
static_assert(text(".hidden"_n) == ".hidden");
static_assert(text("_w"_n) == "_w", "legal below a scope, so the literal must not refuse it");
static_assert(text("-w"_n) == "-w");
static_assert(text(">w"_n) == ">w");
static_assert(text("conv1/"_n) == "conv1/");
static_assert(text("a/b/"_n) == "a/b/");

// What it may not hold; operator""_n turns these into errors.
using vs::detail::literal_is_legal;
static_assert(!literal_is_legal(""));
static_assert(!literal_is_legal("/"));
static_assert(!literal_is_legal("//"));
static_assert(!literal_is_legal("a//"));
static_assert(!literal_is_legal("/a"));
static_assert(!literal_is_legal("a//b"));
static_assert(!literal_is_legal("a b"));
static_assert(!literal_is_legal("a:0"));
static_assert(!literal_is_legal(text("a\0b", 3)));
static_assert(!literal_is_legal("\xC3\xA9t\xC3\xA9"));
static_assert(!literal_is_legal("a>_b"));

// Names are usable as template arguments and as constants of a class.
template <auto Name>
struct tagged {
    static constexpr text value = Name;
};
static_assert(tagged<"w"_n>::value == "w");
struct layer {
    static constexpr auto weights = "weights"_n;
};
static_assert(text(layer::weights) == "weights");

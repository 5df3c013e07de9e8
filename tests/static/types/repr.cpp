// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/repr.cpp: shapes and numbers as TensorFlow prints them; at run time: tests/unit/graph/print.cpp.
#include <varscope/types/repr.hpp>

namespace vs = varscope;

struct spelled {
    char chars[64]{};
    std::size_t size = 0;
    constexpr void append(const char* from, std::size_t count) {
        for (; count != 0; --count) chars[size++] = *from++;
    }
    constexpr bool operator==(const char* other) const { return vs::text(chars, size) == vs::text(other); }
};
template <class T>
constexpr spelled spell(T what) {
    spelled out;
    varscope::append(out, what);
    return out;
}

static_assert(spell(vs::extent{0}) == "0" && spell(vs::extent{-1}) == "-1" && spell(vs::unknown) == "?");
static_assert(spell(vs::extent{9223372036854775807}) == "9223372036854775807");
static_assert(spell(-vs::extent{9223372036854775807}) == "-9223372036854775807");
static_assert(spell(vs::shape_view(vs::shape_c<>)) == "()");
static_assert(spell(vs::shape_view(vs::shape_c<1>)) == "(1,)");
static_assert(spell(vs::shape_view(vs::shape_c<12, 305>)) == "(12, 305)");
static_assert(spell(vs::unknown_shape) == "<unknown>");
constexpr vs::extent partly[] = {vs::unknown, 2};
static_assert(spell(vs::shape_view(partly, 2)) == "(?, 2)");

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/error/spell.cpp: shapes and dtypes as TensorFlow writes them (row 188).
#include "support/catch.hpp"
#include <varscope/error/spell.hpp>

#include <iomanip>
#include <sstream>

namespace vs = varscope;
using vs::to_string;

TEST_CASE("shapes are spelled as Python's tuples") {
    CHECK(to_string(vs::shape_view(vs::shape_c<>)) == "()");
    CHECK(to_string(vs::shape_view(vs::shape_c<1>)) == "(1,)");
    CHECK(to_string(vs::shape_view(vs::shape_c<2, 3>)) == "(2, 3)");
    CHECK(to_string(vs::shape_view(vs::shape_c<5, 5, 32, 32>)) == "(5, 5, 32, 32)");
    CHECK(to_string(vs::shape_view(vs::shape_c<0>)) == "(0,)");
}

TEST_CASE("an unknown extent is a question mark, an unknown rank is said") {
    const vs::extent extents[] = {vs::unknown, 2};
    CHECK(to_string(vs::shape_view(extents, 2)) == "(?, 2)");
    CHECK(to_string(vs::shape_view(extents, 1)) == "(?,)");
    CHECK(to_string(vs::unknown_shape) == "<unknown>");
}

TEST_CASE("dtypes and texts are spelled") {
    CHECK(to_string(vs::dtype::float32) == "float32");
    CHECK(to_string(vs::dtype::bool_) == "bool");
    CHECK(to_string(vs::text("a/b")) == "a/b");
    CHECK(to_string(vs::text("a\0b", 3)).size() == 3);
    CHECK(to_string(vs::shape_c<2, 3>, vs::float32) == "shape (2, 3) and dtype float32");
    CHECK(to_string(vs::unknown_shape, vs::string) == "dtype string");
}

TEST_CASE("a text is printed as its characters, with the width that is asked for") {
    std::ostringstream out;
    out << vs::text("a/b") << '|' << std::setw(5) << vs::text("cd").substr(0, 1) << '|';
    CHECK(out.str() == "a/b|    c|");
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/interop/name_scopes.cpp: a scope is stripped from a name, or put before it; the cases are TensorFlow's own (row 29).
#include "support/catch.hpp"
#include <varscope/interop/name_scopes.hpp>

namespace vs = varscope;

TEST_CASE("a scope is stripped, and marks stay, row 29") {
    CHECK(vs::strip_name_scope("hidden1/hidden2/weights", "hidden1") == "hidden2/weights");
    CHECK(vs::strip_name_scope("^h///x", "h") == "^x");
    CHECK(vs::strip_name_scope("loc:@h/x", "h/") == "loc:@x");
    CHECK(vs::strip_name_scope("h/i/x", "h/i") == "x");
    CHECK(vs::strip_name_scope("hidden/x", "hid") == "hidden/x");
    CHECK(vs::strip_name_scope("a/h/x", "h") == "a/h/x");
    CHECK(vs::strip_name_scope("h", "h") == "h");
    CHECK(vs::strip_name_scope("h/x", "") == "h/x");
}

TEST_CASE("a scope is put before, and marks stay, row 29") {
    CHECK(vs::prepend_name_scope("weights", "hidden1") == "hidden1/weights");
    CHECK(vs::prepend_name_scope("^x", "h/") == "^h/x");
    CHECK(vs::prepend_name_scope("loc:@a", "p") == "loc:@p/a");
    CHECK(vs::prepend_name_scope("a", "") == "a");
    CHECK(vs::strip_name_scope(vs::prepend_name_scope("^a/b", "p/q"), "p/q") == "^a/b");
}

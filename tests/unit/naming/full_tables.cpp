// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/naming/full_tables.cpp: a table of as many entries as its indices can say takes no more.
#include "support/catch.hpp"
#include <varscope/graph/storage.hpp>

namespace vs = varscope;

TEST_CASE("a full table refuses another entry and keeps those that it has") {
    vs::chunked_array<int, 16, 10> numbers; // chunks of 4, of which 2 fit
    for (int i = 0; i != 8; ++i) numbers.push_back(i);
    CHECK_THROWS_AS(numbers.push_back(8), vs::size_error);
    CHECK_THROWS_AS(numbers.emplace_back(), vs::size_error);
    CHECK_THROWS_AS(numbers.reserve(9), vs::size_error);
    CHECK(numbers.size() == 8);
    CHECK(numbers[7] == 7);
}

TEST_CASE("a table forgets its last entries") {
    vs::chunked_array<int, 16> numbers;
    for (int i = 0; i != 10; ++i) numbers.push_back(i);
    numbers.truncate(3);
    CHECK(numbers.size() == 3);
    CHECK(numbers.emplace_back() == 0);
    CHECK(numbers[2] == 2);
    numbers.truncate(0);
    numbers.push_back(5);
    CHECK(numbers[0] == 5);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/naming/both.cpp: the helper that compares the phases is itself tested with deliberate differences.
#include "support/both.hpp"

#include "support/catch.hpp"

#include <type_traits>

namespace vs = varscope;
using vs::testing::both;
using vs::testing::root;

TEST_CASE("both phases agree where the test says the same") {
    const auto found = both([](auto& engine) { engine.write("one"), engine.write("two"); });
    CHECK(found.agree());
    CHECK(found == "one two");
    CHECK_FALSE(found == "one");
}

TEST_CASE("both takes a value that the test returns") {
    const auto found = both([](auto& engine) {
        engine.op(root, "a");
        return engine.names.operations.size();
    });
    CHECK(found == 1u);
    CHECK_FALSE(found == 2u);
}

#ifndef VARSCOPE_TEST_NO_CONSTANTS
TEST_CASE("a difference between the phases is found") {
    const auto found =
        both([](auto& engine) { engine.op(root, __builtin_is_constant_evaluated() ? "constant" : "run_time"); });
    CHECK_FALSE(found.agree());
    CHECK_FALSE(found == "constant");
    CHECK_FALSE(found == "run_time");
}

TEST_CASE("a request that is granted in one phase and refused in the other is found") {
    const auto found =
        both([](auto& engine) { engine.op(root, __builtin_is_constant_evaluated() ? "a" : "a b"); });
    CHECK_FALSE(found.agree());
    CHECK(found.constant == "a");
    CHECK(found.run_time == "VS-E001");
}

TEST_CASE("two refusals for different reasons are found") {
    const auto found = both([](auto& engine) {
        auto request = vs::testing::two();
        if (__builtin_is_constant_evaluated()) request.shape = {};
        engine.get(root, __builtin_is_constant_evaluated() ? "v" : "v w", request);
    });
    CHECK_FALSE(found.agree());
    CHECK(found.constant == "VS-E006");
    CHECK(found.run_time == "VS-E001");
}
#endif

TEST_CASE("a difference between the memories is found") {
    const auto found = both([](auto& engine) {
        using storage = typename std::remove_reference_t<decltype(engine)>::storage;
        engine.write(std::is_same_v<storage, vs::shared_storage> ? "shared" : "not shared");
    });
    CHECK_FALSE(found.agree());
    CHECK_FALSE(found == "shared");
    CHECK_FALSE(found == "not shared");
}

TEST_CASE("a transcript that was cut equals nothing") {
    vs::testing::transcript first;
    for (int i = 0; i != 2000; ++i) first.write("word");
    const vs::testing::transcript second = first;
    CHECK_FALSE(first.is_whole());
    CHECK_FALSE(first == second);
}

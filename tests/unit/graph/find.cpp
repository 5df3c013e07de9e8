// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/find.cpp: finding by name, which allocates nothing.
#include "support/allocations.hpp"
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;
using vs::testing::allocations;

TEST_CASE("a variable is found by its name, with or without its output number") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a");
    const auto v = a.get_variable("v", {1});
    const auto direct = a.variable("v", 1.0f);
    CHECK(graph.find("a/v") == v);
    CHECK(graph.find("a/v:0") == v);
    CHECK(graph.find("a/v_1") == direct);
    CHECK(graph.at("a/v") == v);
    CHECK(graph.at(std::string("a/v_1:0")) == direct);
    CHECK(graph.at(std::string_view("a/v_1")) == direct);
}

TEST_CASE("what is no variable is not found") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a");
    a.get_variable("v", {1});
    a.node("n");
    a.placeholder("p", {1});
    for (const char* const name :
         {"",       ":0",  "0",   "v",   "a",   "a/",    "/a/v",       "a/v/",     "a//v",  "a/v:1",
          "a/v:00", "a/V", "A/v", "a/n", "a/p", "a/p:0", "a/v/Assign", "a/v/read", "a/v_1", "a/v:0:0"}) {
        CAPTURE(name);
        CHECK_FALSE(graph.find(name));
        CHECK_THROWS_AS(graph.at(name), vs::variable_missing_error);
    }
}

TEST_CASE("a key that differs from the graph name does not find") {
    vs::graph graph;
    auto root = graph.root();
    root.node("a/v");
    const auto v = root.get_variable("a/v", {1});
    CHECK(v.name() == "a/v_1:0");
    CHECK(v.key() == "a/v");
    CHECK_FALSE(graph.find("a/v"));
    CHECK(graph.find("a/v_1") == v);
    CHECK(root.get_variable("Foo", {1}).op_name() == "Foo");
    CHECK(root.get_variable("foo", {1}).op_name() == "foo_1");
    CHECK_FALSE(graph.find("foo"));
    CHECK(graph.find("foo_1")->key() == "foo");
}

TEST_CASE("all of many variables are found") {
    vs::graph graph;
    auto root = graph.root();
    std::vector<vs::variable> made;
    for (int i = 0; i != 2000; ++i) {
        const std::string name = "layer_" + std::to_string(i % 40) + "/w" + std::to_string(i);
        made.push_back(i % 2 == 0 ? root.variable(name, vs::zeros(), {1}) : root.get_variable(name, {1}));
    }
    int missed = 0;
    for (const auto& each : made) missed += graph.find(each.op_name()) == each ? 0 : 1;
    CHECK(missed == 0);
}

TEST_CASE("finding allocates nothing") {
    vs::graph graph;
    auto root = graph.root();
    for (int i = 0; i != 300; ++i) root.get_variable("scope/" + std::to_string(i) + "/weights", {1});
    const std::string name = "scope/123/weights:0";
    const std::size_t before = allocations();
    const bool found = graph.find(name).has_value();
    const bool missed = graph.find("scope/123/bias").has_value();
    const std::size_t after = allocations();
    CHECK(found);
    CHECK_FALSE(missed);
    CHECK(after == before);
}

TEST_CASE("listing, and what a handle says of itself, allocates nothing") {
    vs::graph graph;
    auto root = graph.root();
    for (int i = 0; i != 100; ++i) {
        const auto v = root.get_variable(std::to_string(i), {2, 2}, {.initializer = vs::ones()});
        REQUIRE(v.data<float>() != nullptr);
    }
    const std::size_t before = allocations();
    std::size_t characters = 0;
    float sum = 0;
    for (const vs::variable& v : graph.trainable_variables()) {
        characters += v.name().size() + v.op_name().size() + v.shape().size() + v.element_count();
        sum += v.data<float>()[3];
    }
    const std::size_t after = allocations();
    CHECK(characters > 0);
    CHECK(sum == 100.0f);
    CHECK(after == before);
}

TEST_CASE("the counter of allocations counts") {
    const std::size_t before = allocations();
    const auto one = std::make_unique<int>(1);
    CHECK(allocations() > before);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/copy.cpp: values from one scope to another, and whether they are equal.
#include "support/graph_state.hpp"

namespace vs = varscope;
using namespace vs::testing;

namespace {

void network(vs::scope in, float first) {
    in.get_variable("kernel", {2, 3}, {.initializer = vs::constant(first)});
    in.variable_scope("inner").get_variable("bias", {2}, vs::float64, {.initializer = vs::random_normal()});
    in.get_variable("names",
                    {.initializer = vs::value({"a text that is too long to stand inside of a string", "b"})});
    in.get_variable("none", {0, 3});
}

} // namespace

TEST_CASE("the values of one scope are copied to another") {
    vs::graph graph;
    auto root = graph.root();
    network(root.variable_scope("online"), 1);
    network(root.variable_scope("target"), 2);
    root.get_variable("online_too", {2});
    auto online = root.variable_scope("online"), target = root.variable_scope("target");
    graph.at("online/names").as<std::string>()(1) = "changed";
    CHECK_FALSE(vs::values_equal(online, target));
    vs::copy_values(online, target);
    CHECK(graph.at("target/kernel").as<float>()(1, 2) == 1);
    CHECK(graph.at("target/names").as<std::string>()(1) == "changed");
    CHECK(vs::values_equal(online, target));
    CHECK(vs::values_equal(target, online));
    vs::copy_values(online, online);
    graph.at("target/inner/bias").as<double>()(1) += 1;
    CHECK_FALSE(vs::values_equal(online, target));
}

TEST_CASE("the values of one graph are copied to another") {
    vs::graph from(vs::seed{1}), to(vs::seed{2});
    network(from.root(), 3);
    network(to.root(), 4);
    CHECK_FALSE(vs::values_equal(from, to));
    vs::copy_values(from, to);
    CHECK(vs::values_equal(from, to));
    CHECK(to.at("kernel").as<float>()(0, 0) == 3);
    auto below = to.root().variable_scope("below");
    CHECK_FALSE(vs::values_equal(from.root(), below));
    network(to.root().variable_scope("below"), 5);
    vs::copy_values(from.root(), below);
    CHECK(to.at("below/kernel").as<float>()(0, 0) == 3);
}

TEST_CASE("scopes that do not hold the same variables are refused, and nothing is copied") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a"), b = root.variable_scope("b");
    a.get_variable("v", {2}, {.initializer = vs::ones()});
    b.get_variable("v", {2}, {.initializer = vs::zeros()});
    b.get_variable("w", {3});
    const auto missing = error_of<vs::scopes_differ_error>([&] { vs::copy_values(a, b); });
    CHECK(missing.full_name() == "b/w");
    CHECK(graph.at("b/v").as<float>()(0) == 0);
    a.get_variable("w", {4});
    CHECK(error_of<vs::scopes_differ_error>([&] { vs::copy_values(a, b); }).full_name() == "a/w");
    CHECK_FALSE(vs::values_equal(a, b));
    auto c = root.variable_scope("c");
    c.get_variable("v", {2}, vs::float64);
    CHECK_THROWS_AS(vs::copy_values(c, a), vs::scopes_differ_error);
    c.leave();
    CHECK_THROWS_AS(vs::copy_values(a, c), vs::scope_left_error);
}

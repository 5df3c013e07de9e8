// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/random.cpp: random first values depend on the seed and the variable's name, and on nothing else.
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;

namespace {
std::vector<float> values_of(const vs::variable& v) {
    const auto x = v.as<float>();
    return {x.begin(), x.end()};
}
std::vector<float> drawn(vs::seed seed, const char* name, const vs::initializer& init = vs::random_normal()) {
    vs::graph graph(seed);
    return values_of(graph.root().get_variable(name, {8}, {.initializer = init}));
}
} // namespace

TEST_CASE("the same seed and name give the same values") {
    CHECK(drawn(vs::seed{42}, "a/v") == drawn(vs::seed{42}, "a/v"));
    CHECK(drawn({}, "v") == drawn({}, "v"));
}

TEST_CASE("another seed or another name gives other values") {
    CHECK(drawn(vs::seed{42}, "v") != drawn(vs::seed{43}, "v"));
    CHECK(drawn(vs::seed{0}, "v") != drawn(vs::seed{1}, "v"));
    CHECK(drawn(vs::seed{42}, "v") != drawn(vs::seed{42}, "w"));
    CHECK(drawn(vs::seed{42}, "v") != drawn(vs::seed{42}, "V"));
    CHECK(drawn(vs::seed{42}, "a/bc") != drawn(vs::seed{42}, "ab/c"));
}

TEST_CASE("other variables change nothing, whenever they are made or read") {
    const auto expected = drawn(vs::seed{42}, "v");
    vs::graph graph(vs::seed{42});
    auto root = graph.root();
    values_of(root.get_variable("before", {5}, {.initializer = vs::random_normal()}));
    root.node("v/x");
    const auto v = root.get_variable("v", {8}, {.initializer = vs::random_normal()});
    values_of(root.get_variable("after", {5}, {.initializer = vs::random_uniform()}));
    CHECK(values_of(v) == expected);
}

TEST_CASE("the way in which a variable is made changes nothing") {
    const auto expected = drawn(vs::seed{42}, "a/v");
    vs::graph shared(vs::seed{42});
    CHECK(values_of(shared.root().variable_scope("a").get_variable(
              "v", {8}, {.initializer = vs::random_normal()})) == expected);
    vs::graph direct(vs::seed{42});
    CHECK(values_of(direct.root().name_scope("a").variable("v", vs::random_normal(), {8})) == expected);
    vs::graph by_scope(vs::seed{42});
    auto a = by_scope.root().variable_scope("a", {.initializer = vs::random_normal()});
    CHECK(values_of(a.get_variable("v", {8})) == expected);
}

TEST_CASE("the values are drawn once") {
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.get_variable("v", {8}, {.initializer = vs::random_normal()});
    const auto first = values_of(v);
    CHECK(values_of(v) == first);
    root.reuse_variables();
    CHECK(values_of(root.get_variable("v")) == first);
    v.as<float>()(0) = 100;
    CHECK(values_of(root.get_variable("v"))[0] == 100.0f);
}

TEST_CASE("a longer variable begins with the values of a shorter one of that name") {
    vs::graph graph(vs::seed{42});
    const auto longer = values_of(graph.root().get_variable("v", {20}, {.initializer = vs::random_normal()}));
    const auto shorter = drawn(vs::seed{42}, "v");
    CHECK(std::equal(shorter.begin(), shorter.end(), longer.begin()));
}

TEST_CASE("without an initializer a floating variable is drawn from Glorot's bounds") {
    vs::graph graph;
    const auto x = values_of(graph.root().get_variable("v", {100, 50}));
    const double bound = std::sqrt(6.0 / 150.0);
    CHECK(*std::max_element(x.begin(), x.end()) < bound);
    CHECK(*std::min_element(x.begin(), x.end()) >= -bound);
    CHECK(*std::max_element(x.begin(), x.end()) > 0.95 * bound);
}

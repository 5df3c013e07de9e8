// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/template.cpp: functions that share their variables between calls.
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;

namespace {

std::string weights(vs::scope& scope) {
    scope.node("add");
    return std::string(scope.get_variable("w", {1}).op_name());
}

} // namespace

TEST_CASE("the first call makes the variables, later calls share them") {
    vs::graph graph;
    auto root = graph.root();
    auto t = vs::make_template(root, "s1", weights);
    CHECK_FALSE(t.variable_scope());
    CHECK(t(root) == "s1/w");
    CHECK(t(root) == "s1/w");
    CHECK(graph.global_variables().size() == 1);
    CHECK(graph.operations().front() == "s1/add");
    CHECK(graph.operations().back() == "s1_1/add");
    CHECK(t.variable_scope()->name() == "s1");
    auto other = vs::make_template(root, "s1", weights);
    CHECK(other(root) == "s1_1/w");
}

TEST_CASE("a template's scope is where it is first called, or where it was made now") {
    vs::graph graph;
    auto root = graph.root();
    auto made = root.variable_scope("made"), called = root.variable_scope("called");
    auto later = vs::make_template(root, "t", weights);
    auto now = vs::make_template(made, "t", weights, {.create_scope_now = true});
    CHECK(later(called) == "called/t/w");
    CHECK(now(called) == "made/t/w");
    CHECK(later(root) == "called/t/w");
}

TEST_CASE("a unique name is used as it is") {
    vs::graph graph;
    auto root = graph.root();
    auto first = vs::make_template(root, "_", weights, {.unique_name = "s1"});
    auto second = vs::make_template(root, "_", weights, {.unique_name = "s1"});
    CHECK(first(root) == "s1/w");
    CHECK_THROWS_AS(second(root), vs::variable_exists_error);
    auto sharing = root.variable_scope(root.capture(), vs::reuse);
    auto third = vs::make_template(root, "_", weights, {.unique_name = "s1"});
    CHECK(third(sharing) == "s1/w");
}

TEST_CASE("a later call makes no trainable variable") {
    vs::graph graph;
    auto root = graph.root();
    auto t = vs::make_template(root, "t", [](vs::scope& scope) { scope.variable("d", 1.0f); });
    t(root);
    CHECK_THROWS_AS(t(root), vs::later_variable_error);
    auto counter = vs::make_template(
        root, "c", [](vs::scope& scope) { scope.variable("n", 1.0f, {.trainable = false}); });
    counter(root);
    CHECK_NOTHROW(counter(root));
}

TEST_CASE("what a later call asks for under another name does not exist") {
    vs::graph graph;
    auto root = graph.root();
    auto t = vs::make_template(root, "t", [](vs::scope& scope, const char* inner) {
        scope.variable_scope(inner).get_variable("w", {1});
    });
    t(root, "a");
    CHECK_THROWS_AS(t(root, "b"), vs::variable_missing_error);
}

TEST_CASE("a failing first call leaves the template uncalled and its variables made") {
    vs::graph graph;
    auto root = graph.root();
    auto t = vs::make_template(root, "t", [](vs::scope& scope, bool fails) {
        scope.get_variable("w", {1});
        if (fails) throw 1;
    });
    CHECK_THROWS_AS(t(root, true), int);
    CHECK_THROWS_AS(t(root, false), vs::variable_exists_error);
}

TEST_CASE("the first call in a scope that reuses makes nothing") {
    vs::graph graph;
    auto root = graph.root();
    auto reusing = root.variable_scope("ru", vs::reuse);
    auto t = vs::make_template(root, "t", weights);
    CHECK_THROWS_AS(t(reusing), vs::variable_missing_error);
}

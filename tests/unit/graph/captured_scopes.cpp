// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/captured_scopes.cpp: variable scopes as values (rows 36 to 48, 71 to 74).
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;

TEST_CASE("a captured scope is entered by its own prefix, rows 37 and 38") {
    vs::graph graph;
    auto root = graph.root();
    const auto t4 = root.variable_scope("t4").capture();
    auto t6 = root.variable_scope("t6");
    auto again = t6.variable_scope(t4);
    CHECK(again.name() == "t4");
    CHECK(again.name_scope("scope").current_name_scope() == "t6/t4/scope");
    CHECK(again.get_variable("v", {1}).name() == "t4/v:0");
}

TEST_CASE("a nested scope entered at the root has a shorter prefix for operations, row 39") {
    vs::graph graph;
    auto root = graph.root();
    const auto inner = root.variable_scope("outer").variable_scope("inner").capture();
    auto again = root.variable_scope(inner);
    CHECK(again.name() == "outer/inner");
    CHECK(again.current_name_scope() == "inner");
    CHECK(again.original_name_scope() == "outer/inner/");
    CHECK(inner.original_name_scope() == "outer/inner/");
}

TEST_CASE("original_name_scope stays that of the first entry, rows 36 and 42") {
    vs::graph graph;
    auto root = graph.root();
    const auto tower = root.name_scope("s1").variable_scope("tower").capture();
    auto again = root.name_scope("s2").variable_scope(tower);
    CHECK(again.original_name_scope() == "s1/tower/");
    CHECK(again.node("c").name() == "s2/tower/c");
}

TEST_CASE("a change in the entered copy does not reach the captured scope, row 43") {
    vs::graph graph;
    auto root = graph.root();
    const auto x = root.variable_scope("x").capture();
    auto x2 = root.variable_scope(x);
    x2.reuse_variables();
    CHECK(x2.reuse() == vs::reuse);
    CHECK(x.reuse() == vs::reuse_mode::create);
}

TEST_CASE("a change in the scope itself is kept in what was captured, rows 44, 73 and 74") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a");
    auto captured = a.capture();
    a.reuse_variables();
    CHECK(captured.reuse() == vs::reuse);
    a.leave();
    CHECK(root.variable_scope(captured).reuse() == vs::reuse);
    CHECK(root.variable_scope("a").reuse() == vs::reuse_mode::create);

    auto b = root.variable_scope("b");
    auto of_b = b.get_variable_scope();
    of_b.reuse_variables();
    CHECK(b.reuse() == vs::reuse);
}

TEST_CASE("captured scopes compare by what they stand for") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a");
    const auto first = a.capture();
    const auto second = a.name_scope("n").capture();
    CHECK(first == second);
    CHECK_FALSE(first == root.variable_scope("a").capture());
    CHECK_FALSE(first == root.variable_scope(first).capture());
    vs::graph other;
    CHECK_FALSE(root.capture() == other.root().capture());
    CHECK(root.capture() == graph.root().capture());
}

TEST_CASE("the captured root opens no name scope, row 45") {
    vs::graph graph;
    auto root = graph.root();
    const auto captured = root.capture();
    CHECK(captured.name().empty());
    CHECK(captured.original_name_scope().empty());
    auto again = root.variable_scope("a").name_scope("n").variable_scope(captured);
    CHECK(again.get_variable("v", {1}).name() == "v:0");
    CHECK(again.node("c").name() == "a/n/c");
}

TEST_CASE("without a name scope of its own, operations stay where they are, rows 46 and 48") {
    vs::graph graph;
    auto root = graph.root();
    auto outer = root.variable_scope("outer");
    auto inner = outer.variable_scope("inner", {.auxiliary_name_scope = false});
    CHECK(inner.name() == "outer/inner");
    CHECK(inner.node("c").name() == "outer/c");
    CHECK(inner.original_name_scope() == "outer/");
    const auto captured = outer.capture();
    auto again = root.variable_scope(captured, {.auxiliary_name_scope = false});
    auto there = again.name_scope(captured.original_name_scope());
    CHECK(there.node("d").name() == "outer/d");
    CHECK(there.get_variable("v", {1}).name() == "outer/v:0");
}

TEST_CASE("a captured scope brings its own reuse, which can be raised and not undone, rows 71 and 72") {
    vs::graph graph;
    auto root = graph.root();
    const auto p = root.variable_scope("p").capture();
    auto outer = root.variable_scope("outer", vs::reuse);
    CHECK(outer.variable_scope(p).reuse() == vs::reuse_mode::create);
    CHECK(outer.variable_scope(p, vs::auto_reuse).reuse() == vs::auto_reuse);
    const auto shared = root.variable_scope("q", vs::reuse).capture();
    CHECK(root.variable_scope(shared, {.reuse = vs::reuse_mode::create}).reuse() == vs::reuse);
}

TEST_CASE("a captured scope outlives its block and is entered from anywhere") {
    vs::graph graph;
    const auto build = [&] { return graph.root().variable_scope("model").capture(); };
    const auto captured = build();
    for (int i = 0; i != 3; ++i) static_cast<void>(graph.root().variable_scope("other"));
    CHECK(captured.name() == "model");
    CHECK(graph.root().variable_scope(captured).get_variable("v", {1}).name() == "model/v:0");
}

TEST_CASE("leaving a captured scope forgets the default names inside, row 61") {
    vs::graph graph;
    auto scope = graph.root().variable_scope("default");
    const auto captured = scope.capture();
    CHECK(scope.variable_scope(vs::default_name("layer")).name() == "default/layer");
    {
        auto again = scope.variable_scope(captured);
        CHECK(again.variable_scope(vs::default_name("layer")).name() == "default/layer_1");
    }
    CHECK(scope.variable_scope(vs::default_name("layer")).name() == "default/layer_1");
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/scopes.cpp: scopes as handles: entering, leaving, moving, temporaries.
#include "support/catch.hpp"
#include "support/graph_state.hpp"

#include <memory>
#include <optional>

namespace vs = varscope;
using vs::testing::error_of;
using vs::testing::refused;

TEST_CASE("a scope tells its prefixes") {
    vs::graph graph;
    auto root = graph.root();
    auto x = root.name_scope("x");
    auto a = x.variable_scope("a");
    auto n = a.name_scope("n");
    CHECK(root.name().empty());
    CHECK(root.current_name_scope().empty());
    CHECK(root.original_name_scope().empty());
    CHECK(x.name().empty());
    CHECK(x.current_name_scope() == "x");
    CHECK(a.name() == "a");
    CHECK(a.current_name_scope() == "x/a");
    CHECK(a.original_name_scope() == "x/a/");
    CHECK(n.name() == "a");
    CHECK(n.current_name_scope() == "x/a/n");
    CHECK(n.original_name_scope() == "x/a/");
    CHECK(root.reuse() == vs::reuse_mode::create);
}

TEST_CASE("name scopes open by name, by default name, absolutely and at the root") {
    vs::graph graph;
    auto root = graph.root();
    auto q = root.name_scope("q");
    CHECK(q.name_scope("a").node("c").name() == "q/a/c");
    CHECK(q.name_scope(vs::default_name("a")).node("c").name() == "q/a_1/c");
    CHECK(q.name_scope("q/a/").node("c").name() == "q/a/c_1");
    CHECK(q.name_scope().node("c").name() == "c");
    CHECK(q.name_scope("").node("c").name() == "c_1");
}

TEST_CASE("temporary scopes live as long as their expression") {
    vs::graph graph;
    CHECK(graph.root().variable_scope("a").variable_scope("b").get_variable("v", {1}).name() == "a/b/v:0");
    auto kept = graph.root().variable_scope("a").variable_scope("c");
    CHECK(kept.get_variable("v", {1}).name() == "a/c/v:0");
    CHECK(kept.current_name_scope() == "a_1/c");
    kept.leave();
    CHECK(graph.root().variable_scope("a").current_name_scope() == "a_2");
}

TEST_CASE("leaving a scope before one that was opened in it is an error, and both stay open") {
    vs::graph graph;
    auto bb = graph.root().variable_scope("bb");
    auto cc = bb.variable_scope("cc");
    const auto error = refused<vs::scope_order_error>(graph, bb, [&] { bb.leave(); });
    CHECK(error.full_name() == "bb");
    CHECK(bb.get_variable("v", {1}).name() == "bb/v:0");
    cc.leave();
    bb.leave();
    CHECK(graph.root().variable_scope("bb").current_name_scope() == "bb_1");
}

TEST_CASE("scopes may be destroyed in any order") {
    vs::graph graph;
    auto root = graph.root();
    auto a = std::make_optional(root.variable_scope("a"));
    auto b = std::make_optional(a->variable_scope("b"));
    auto c = std::make_optional(b->name_scope("c"));
    a.reset();
    CHECK(c->node("x").name() == "a/b/c/x");
    CHECK(b->get_variable("v", {1}).name() == "a/b/v:0");
    b.reset();
    CHECK(c->get_variable("w", {1}).name() == "a/b/w:0");
    c.reset();
    root.leave();
    auto again = graph.root();
    CHECK(again.variable_scope("a").current_name_scope() == "a_1");
    again.leave();
}

TEST_CASE("default names are numbered anew after a scope ended out of order") {
    vs::graph graph;
    auto root = graph.root();
    auto a = std::make_optional(root.variable_scope("a"));
    auto layer = std::make_optional(a->variable_scope(vs::default_name("layer")));
    CHECK(layer->name() == "a/layer");
    a.reset();
    layer.reset();
    auto again = root.variable_scope("a", vs::auto_reuse);
    CHECK(again.variable_scope(vs::default_name("layer")).name() == "a/layer");
    CHECK(again.variable_scope(vs::default_name("layer")).name() == "a/layer_1");
}

TEST_CASE("a moved scope is the same scope, and assigning leaves the one before") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a");
    auto moved = std::move(a);
    CHECK(moved.name() == "a");
    moved = root.variable_scope("b");
    CHECK(moved.name() == "b");
    auto& same = moved;
    moved = std::move(same);
    CHECK(moved.get_variable("v", {1}).name() == "b/v:0");
    moved.leave();
    CHECK_NOTHROW(root.leave());
}

TEST_CASE("an exception leaves the scopes it passes, row 20") {
    vs::graph graph;
    auto root = graph.root();
    const auto build = [&] {
        auto a = root.variable_scope("a");
        auto b = a.variable_scope("b");
        b.get_variable("x y", {1});
    };
    CHECK_THROWS_AS(build(), vs::illegal_name_error);
    CHECK_THROWS_AS(build(), vs::illegal_name_error);
    CHECK(root.node("c").name() == "c");
    CHECK_NOTHROW(root.leave());
    CHECK(graph.root().variable_scope("a").current_name_scope() == "a_2");
}

TEST_CASE("handles stay valid where the graph is moved") {
    auto graph = std::make_unique<vs::graph>(vs::seed{7});
    auto a = graph->root().variable_scope("a");
    const auto v = a.get_variable("v", {2}, {.initializer = vs::ones()});
    vs::graph moved = std::move(*graph);
    graph.reset();
    CHECK(a.get_variable("w", {1}).name() == "a/w:0");
    CHECK(v.as<float>()(1) == 1.0f);
    CHECK(moved.at("a/v") == v);
    vs::graph other;
    other = std::move(moved);
    CHECK(other.at("a/w").name() == "a/w:0");
    CHECK(a.name() == "a");
}

TEST_CASE("a scope may be destroyed after its graph") {
    std::optional<vs::graph> graph(std::in_place);
    auto a = graph->root().variable_scope("a");
    auto b = a.variable_scope("b");
    graph.reset();
    SUCCEED("their destructors, at the end of this block, touch nothing that is gone");
}

TEST_CASE("scopes of several graphs do not meet") {
    vs::graph first;
    vs::graph second;
    CHECK(first.root().get_variable("v", {1}).name() == "v:0");
    CHECK(second.root().get_variable("v", {1}).name() == "v:0");
    CHECK(first.at("v") != second.at("v"));
}

TEST_CASE("unique names are granted, and previewed without being taken") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.name_scope("a");
    CHECK(a.unique_name("n", vs::name_use::preview) == "a/n");
    CHECK(a.unique_name("n") == "a/n");
    CHECK(a.unique_name("n") == "a/n_1");
    CHECK(a.variable("n", 1.0f).name() == "a/n_2:0");
    CHECK(graph.operations().size() == 4);
}

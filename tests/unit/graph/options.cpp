// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/options.cpp: options of scopes and calls on a graph: what is handed down, what must agree, and sealed graphs. In constants:
// static/naming/scope_defaults.cpp.
#include "support/catch.hpp"
#include <varscope.hpp>

#include <limits>
#include <string>

namespace vs = varscope;
using namespace vs::literals;

TEST_CASE("scopes hand defaults down, rows 152 to 155") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a", {.trainable = false, .collections = {"x"}});
    const auto captured = a.capture();
    CHECK(!a.get_variable("v", {2}).trainable());
    CHECK(a.variable_scope("b")
              .get_variable("v"_n, vs::shape_c<2>, vs::float32, {.trainable = true})
              .trainable());
    CHECK(root.get_variable("v", {2}).trainable());
    a.set_trainable(true);
    CHECK(a.get_variable("w", {2}).trainable());
    CHECK(root.variable_scope(captured).get_variable("u", {2}).trainable()); // the same scope
    CHECK(graph.get_collection("x").size() == 4);
    root.set_collections({"y", "z"});
    root.get_variable("y", {2});
    CHECK(graph.get_collection("z").size() == 1);
}

TEST_CASE("a default that starts from a value is kept as long as its scope") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a");
    a.set_initializer(vs::value({1.0f, 2.0f}));
    CHECK(a.get_variable("v").as<float>()(1) == 2);
}

TEST_CASE("a scope refuses an initializer whose arguments make no values, row 144") {
    vs::graph graph;
    auto root = graph.root();
    const auto captured = root.variable_scope("a").capture();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    constexpr double inf = std::numeric_limits<double>::infinity();
    const vs::initializer wrong[] = {
        vs::variance_scaling(0),   vs::variance_scaling(-1),    vs::variance_scaling(nan),
        vs::random_normal(0, -1),  vs::random_normal(0, nan),   vs::truncated_normal(0, -1),
        vs::random_uniform(2, 1),  vs::random_uniform(nan, 1),  vs::random_uniform(0, nan),
        vs::random_uniform(2),     vs::random_uniform(-inf, 0), vs::random_uniform(-1.7e308, 1.7e308),
        vs::random_normal(nan, 1), vs::random_normal(0, inf),   vs::uniform_unit_scaling(nan),
        vs::variance_scaling(inf)};
    const std::size_t operations = graph.operations().size();
    for (const vs::initializer& each : wrong) {
        CHECK_THROWS_AS(root.variable_scope("b", {.initializer = each}), vs::option_out_of_range_error);
        CHECK_THROWS_AS(root.variable_scope(captured, {.initializer = each}), vs::option_out_of_range_error);
        CHECK_THROWS_AS(root.set_initializer(each), vs::option_out_of_range_error);
        CHECK_THROWS_AS(root.get_variable("v", {2}, {.initializer = each}), vs::initializer_error);
    }
    try {
        static_cast<void>(root.variable_scope("b", {.initializer = vs::variance_scaling(0)}));
        FAIL();
    } catch (const vs::option_out_of_range_error& error) {
        CHECK(error.full_name() == "b");
        CHECK(error.asked() == "initializer");
    }
    CHECK_THROWS_AS(root.get_variable("v", {2}, vs::float16, {.initializer = vs::random_uniform(0, 1e6)}),
                    vs::initializer_error);
    CHECK_THROWS_AS(root.get_variable("v", {2}, {.initializer = vs::random_normal(1e39)}),
                    vs::initializer_error);
    CHECK(graph.operations().size() == operations);
    CHECK(root.variable_scope("b").name() == "b");
    // Which dtype a variable will have, a scope does not know.
    for (const vs::initializer& each :
         {vs::random_uniform(0, 0), vs::random_uniform(-3, 7), vs::variance_scaling(1e-300), vs::zeros(),
          vs::constant(nan), vs::random_normal(-1e300, 0)})
        root.set_initializer(each);
}

TEST_CASE("scopes that agree keep their defaults once") {
    vs::graph graph;
    auto root = graph.root();
    const std::string key(100, 'k');
    for (int i = 0; i != 1000; ++i) {
        auto scope = root.variable_scope("a", {.reuse = vs::auto_reuse, .collections = {vs::text(key)}});
        scope.get_variable("v", {2});
    }
    CHECK(graph.get_collection(vs::text(key)).size() == 1);
}

TEST_CASE("options of a call that finds must be those of the variable, row 84") {
    for (const bool is_strict : {false, true}) {
        vs::graph graph(vs::graph_options{.tf1_strict = is_strict});
        auto root = graph.root();
        root.get_variable("w", {2}, {.initializer = vs::ones(), .trainable = false});
        const auto ask = [&](const vs::scope::get_variable_options& options) {
            root.variable_scope(root.capture(), vs::reuse).get_variable("w", {2}, options);
        };
        CHECK_NOTHROW(ask({}));
        CHECK_NOTHROW(ask({.initializer = vs::ones(), .trainable = false}));
        if (is_strict) {
            CHECK_NOTHROW(ask({.initializer = vs::zeros(), .trainable = true}));
        } else {
            CHECK_THROWS_AS(ask({.initializer = vs::zeros()}), vs::option_differs_error);
            CHECK_THROWS_AS(ask({.trainable = true}), vs::option_differs_error);
            CHECK_THROWS_AS(ask({.collections = {"x"}}), vs::option_differs_error);
        }
        CHECK(graph.global_variables().size() == 1);
    }
}

TEST_CASE("a dtype that is left out has no opinion, row 83") {
    vs::graph graph;
    auto root = graph.root();
    root.get_variable("w", {2}, vs::int32);
    root.reuse_variables();
    CHECK(root.get_variable("w").dtype() == vs::dtype::int32);
    CHECK_THROWS_AS(root.get_variable("w", {2}, vs::float32), vs::dtype_error);
    vs::graph strict(vs::graph_options{.tf1_strict = true});
    auto as_there = strict.root();
    as_there.get_variable("w", {2}, vs::int32);
    as_there.reuse_variables();
    CHECK_THROWS_AS(as_there.get_variable("w"), vs::dtype_error);
}

TEST_CASE("a sealed graph makes no variable") {
    vs::graph graph;
    auto root = graph.root();
    root.get_variable("dense/kernel", {2});
    graph.seal();
    CHECK(graph.is_sealed());
    CHECK(root.get_variable("dense/kernel", {2}, {.reuse = vs::auto_reuse}).shape() ==
          vs::shape_view(vs::shape_c<2>));
    try {
        root.variable_scope("dense", vs::auto_reuse).get_variable("kernle", {2});
        FAIL("a variable was made");
    } catch (const vs::graph_sealed_error& error) {
        CHECK(error.full_name() == "dense/kernle");
        CHECK(error.found() == "the nearest is 'dense/kernel'");
    }
    CHECK_THROWS_AS(root.variable("v", 1.0f), vs::graph_sealed_error);
    CHECK(graph.global_variables().size() == 1);
    root.node("op");
    static_cast<void>(root.variable_scope("s"));
}

TEST_CASE("a scope is continued in one call") {
    vs::graph graph;
    auto root = graph.root();
    const auto captured = [&] {
        auto a = root.variable_scope("a");
        a.node("op");
        return a.capture();
    }();
    auto other = root.variable_scope("b");
    {
        auto a = other.continue_scope(captured);
        CHECK(a.name() == "a");
        CHECK(a.node("op").name() == "a/op_1");
        CHECK(a.get_variable("v", {2}).op_name() == "a/v");
    }
    CHECK(other.node("op").name() == "b/op");
    vs::graph elsewhere;
    CHECK_THROWS_AS(elsewhere.root().continue_scope(captured), vs::foreign_scope_error);
}

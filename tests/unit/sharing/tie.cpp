// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/sharing/tie.cpp: ties on graphs and models. While tracing: static/sharing.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/sharing.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace tie_runs {

inline constexpr vs::lifted matmul{
    [](const auto& x, const auto& w) {
        return vs::eval(xt::sum(xt::view(x, xt::all(), xt::all(), xt::newaxis()) * w, {1}));
    },
    vs::matmul_shape};

// A language model of five words: the last layer is the transpose of the first one, if somebody says so.
struct net {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 5})) const {
        auto embeddings = scope.get_variable("embeddings"_n, {5, 2}, vs::float32);
        auto hidden = matmul(x, embeddings);
        auto logits = scope.variable_scope("logits"_n);
        auto kernel =
            logits.get_variable("kernel"_n, {hidden.shape(1), 5}, vs::float32, {.initializer = vs::ones()});
        auto bias = logits.get_variable("bias"_n, {5}, vs::float32);
        return vs::eval(matmul(hidden, kernel) + bias);
    }
};
using tied_net = vs::tied<net, vs::tie_transposed("logits/kernel"_n, "embeddings"_n)>;
static_assert(vs::manifest<net>::size() == 3);
static_assert(vs::manifest<tied_net>::size() == 2);
static_assert(vs::manifest<tied_net>::element_count() == 15);

struct two_towers {
    template <class Scope>
    constexpr void operator()(Scope&& scope, int count = 2) const {
        for (int i = 0; i != count; ++i) {
            auto tower = scope.variable_scope("tower"_n + i);
            tower.variable_scope("embed"_n).get_variable("w"_n, {3}, vs::float32);
            tower.get_variable("own"_n, {3}, vs::float32);
        }
    }
};
using tied_towers = vs::tied<two_towers, vs::tie("tower1/embed"_n, "tower0/embed"_n)>;

} // namespace tie_runs

TEST_CASE("a program with ties computes the same on graph and model, by one variable") {
    using namespace tie_runs;
    const xt::xtensor<float, 2> x{{1, 0, 2, 0, 0}, {0, 1, 0, 0, 1}};
    vs::model<tied_net> model;
    model.initialize(vs::seed{3});
    vs::graph graph({.seed = vs::seed{3}});
    auto root = graph.root();
    const xt::xtensor<float, 2> of_graph = tied_net()(root, x);
    const xt::xtensor<float, 2> of_model = model(x);
    CHECK(of_graph == of_model);
    CHECK(graph.global_variables().size() == 2);

    auto table = model["embeddings"_n];
    const xt::xtensor<float, 2> copy = table;
    const xt::xtensor<float, 2> expected =
        matmul(matmul(x, copy), xt::eval(xt::transpose(copy))) + model["logits/bias"_n];
    CHECK(xt::allclose(of_model, expected));
    // Once more on the graph, which then finds all.
    auto again = graph.root(vs::reuse);
    const xt::xtensor<float, 2> found = tied_net()(again, x);
    CHECK(found == of_graph);
}

TEST_CASE("a transposed tie is an expression over the elements, or a handle of them") {
    vs::graph graph;
    auto scope = vs::with_sharing(graph.root(), vs::tie_transposed("b"_n, "a"_n));
    auto a = scope.get_variable("a"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::zeros()});
    auto b = scope.get_variable("b"_n, vs::shape_c<3, 2>, vs::float32);
    b(2, 1) = 7;
    CHECK(a(1, 2) == 7);
    auto dynamic = scope.get_variable("b"_n, {3, 2}, vs::float32);
    CHECK(dynamic(2, 1) == 7);
    const auto handle = scope.get_variable("b"_n);
    CHECK(handle.as<float>()(2, 1) == 7);
    CHECK(handle.variable().op_name() == "a");
    CHECK_THROWS_AS(scope.get_variable("b"_n, {2, 3}, vs::float32), vs::shape_error);
    CHECK(graph.global_variables().size() == 1);
}

TEST_CASE("names that only run time knows are tied too, but not transposed") {
    using namespace tie_runs;
    vs::graph graph;
    auto root = graph.root();
    tied_towers()(root);
    CHECK(graph.global_variables().size() == 3);
    vs::model<tied_towers> model;
    model.initialize(vs::seed{1});
    CHECK_NOTHROW(model());
    CHECK(model.size() == 3);

    vs::graph other;
    auto scope = vs::with_sharing(other.root(), vs::tie_transposed("b"_n, "a"_n));
    scope.get_variable("a"_n, {2, 3});
    CHECK_THROWS_AS(scope.get_variable(std::string("b"), {3, 2}), vs::name_not_constant_error);
    CHECK(other.global_variables().size() == 1);
    CHECK_NOTHROW(scope.get_variable(std::string("c"), {3, 2}));
}

TEST_CASE("what a tie leads to has to be there, and a tie has to be of use") {
    using namespace tie_runs;
    vs::graph graph;
    auto root = graph.root();
    using to_later = vs::tied<two_towers, vs::tie("tower0/embed"_n, "tower1/embed"_n)>;
    CHECK_THROWS_AS(to_later()(root), vs::variable_missing_error);
    // The scope was given back.
    CHECK_NOTHROW(root.get_variable("w", {1}));
    CHECK(graph.global_variables().size() == 1);

    vs::graph unused;
    auto scope = unused.root();
    try {
        tied_towers()(scope, 1);
        FAIL("a tie that nothing asks for was taken");
    } catch (const vs::name_not_declared_error& error) {
        CHECK(std::string(error.what()).find("'tower1/embed'") != std::string::npos);
    }
}

TEST_CASE("options of a call of what is tied say nothing") {
    vs::graph graph;
    auto scope = vs::with_sharing(graph.root(), vs::tie("b"_n, "a"_n));
    scope.get_variable("a"_n, {2}, vs::float32, {.initializer = vs::ones()});
    const auto b =
        scope.get_variable("b"_n, {2}, vs::float32, {.initializer = vs::zeros(), .trainable = false});
    CHECK(b(0) == 1);
    CHECK(graph.trainable_variables().size() == 1);
    CHECK_THROWS_AS(scope.get_variable("b"_n, {2}, vs::float64), vs::dtype_error);
    // `c` begins as `b` does not: at the slash.
    vs::graph other;
    auto root = vs::with_sharing(other.root(), vs::tie("b"_n, "a"_n));
    root.get_variable("a/w"_n, {2});
    root.get_variable("bc/w"_n, {2});
    root.get_variable("b/w"_n, {2});
    CHECK(other.global_variables().size() == 2);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/sharing/deferred_variable.cpp: variables declared before their shape is known, on graphs and models. While tracing: static/sharing.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/sharing.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace deferred_runs {

struct net {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto kernel =
            vs::deferred(scope.variable_scope("dense"_n), "kernel"_n, {vs::unknown, 3}, vs::float32);
        scope.get_variable("other"_n, {1}, vs::float32);
        auto w = kernel.get(scope, vs::shape_c<2, 3>);
        auto found = kernel.get(scope, vs::shape_c<2, 3>);
        return vs::eval(w + found);
    }
};

} // namespace deferred_runs

TEST_CASE("a deferred variable begins as if it had been declared with its shape") {
    vs::graph graph({.seed = vs::seed{7}});
    auto root = graph.root();
    auto kernel = [&] {
        auto dense = root.variable_scope("dense");
        return vs::deferred(dense, std::string("kernel"), {vs::unknown, 3}, vs::float32);
    }();
    CHECK(graph.global_variables().empty());
    CHECK_FALSE(kernel.is_made());
    auto w = kernel.get(root, {2, 3});
    CHECK(w.name() == "dense/kernel:0");
    CHECK(kernel.shape() == vs::tensor_shape({2, 3}));

    vs::graph other({.seed = vs::seed{7}});
    auto plain = other.root().variable_scope("dense").get_variable("kernel", {2, 3}, vs::float32);
    CHECK(w(1, 2) == plain(1, 2));
    auto again = kernel.get(root);
    CHECK(again.variable() == w.variable());
}

TEST_CASE("a deferred variable refuses what does not agree, and stays as it was") {
    vs::graph graph;
    auto root = graph.root();
    auto w = vs::deferred(root, "w"_n, {vs::unknown, 3}, {.initializer = vs::zeros()});
    CHECK_THROWS_AS(w.get(root, {2, 4}), vs::shape_error);
    CHECK_THROWS_AS(w.get(root), vs::shape_missing_error);
    CHECK_THROWS_AS(w.get(root, {2, 3, 1}), vs::shape_error);
    CHECK_FALSE(w.is_made());
    CHECK(graph.global_variables().empty());
    w.get(root, {2, vs::unknown});
    CHECK_THROWS_AS(w.get(root, {4, 3}), vs::shape_error);
    CHECK(graph.global_variables().size() == 1);

    auto illegal = vs::deferred(root, "a b", {vs::unknown});
    CHECK_THROWS_AS(illegal.get(root, {1}), vs::illegal_name_error);
    auto inner = [&] {
        auto dense = root.variable_scope("dense");
        return vs::deferred(dense, "kernel", {vs::unknown, 3});
    }();
    try {
        inner.get(root, {1});
        FAIL("a shape of another rank was taken");
    } catch (const vs::shape_error& error) {
        CHECK(std::string(error.what()).find("'dense/kernel'") != std::string::npos);
    }
    vs::graph foreign;
    auto elsewhere = foreign.root();
    CHECK_THROWS_AS(w.get(elsewhere), vs::foreign_scope_error);
}

TEST_CASE("a deferred variable is shared by the mode of its scope") {
    vs::graph graph;
    auto root = graph.root();
    auto first = vs::deferred(root, "w", {vs::unknown}, vs::float32);
    first.get(root, {2}).fill(5.0f);
    auto second = vs::deferred(root, "w", {vs::unknown}, vs::float32);
    CHECK_THROWS_AS(second.get(root, {2}), vs::variable_exists_error);
    auto third = vs::deferred(graph.root(vs::reuse), "w", {vs::unknown}, vs::float32);
    CHECK(third.get(root, {2})(1) == 5);
    auto option = vs::deferred(root, "w", {vs::unknown}, vs::float32, {.reuse = vs::auto_reuse});
    CHECK(option.get(root, {2})(1) == 5);
}

TEST_CASE("a program with a deferred variable gives the same on graph and model") {
    using deferred_runs::net;
    static_assert(vs::manifest<net>::size() == 2);
    vs::model<net> model;
    model.initialize(vs::seed{7});
    vs::graph graph({.seed = vs::seed{7}});
    auto root = graph.root();
    const xt::xtensor<float, 2> of_model = model(), of_graph = net()(root);
    CHECK(of_model == of_graph);
}

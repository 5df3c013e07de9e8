// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/regularizers/losses.cpp: regularizers, which variables have one, and what they add to the loss.
#include "support/catch.hpp"
#include <varscope/manifest.hpp>
#include <varscope/model.hpp>
#include <varscope/regularizers.hpp>
#include <varscope/xtensor.hpp>

#include <cmath>
#include <type_traits>

namespace vs = varscope;
using namespace vs::literals;

namespace regularizer_programs {

inline constexpr auto largest = [](const auto& w) { return xt::amax(xt::abs(w))(); };

// Scopes with a regularizer of their own, one that is inherited, one that is stopped, and one of a call.
struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto a = scope.variable_scope(
            "a"_n, {.initializer = vs::constant(-2.0), .regularizer = vs::l2_regularizer(0.5)});
        a.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32);
        a.get_variable("steps"_n, vs::shape_c<>, vs::int32);
        a.variable("direct"_n, 1.0f);
        auto b = a.variable_scope("b"_n);
        b.get_variable("w"_n, vs::shape_c<2>, vs::float64);
        b.get_variable("free"_n, vs::shape_c<2>, vs::float32, {.regularizer = vs::no_regularizer()});
        auto ab = scope.variable_scope("ab"_n);
        ab.get_variable("v"_n, vs::shape_c<2>, vs::float16,
                        {.initializer = vs::constant(3.0),
                         .regularizer = vs::sum_regularizer(vs::l1_regularizer(1), vs::l2_regularizer(2))});
        ab.get_variable("m"_n, vs::shape_c<4>, vs::float32,
                        {.initializer = vs::constant(-5.0), .regularizer = vs::regularizer_of(largest)});
    }
};
using manifest = vs::manifest<network>;

// Rows 93, 94, 152: integers have no loss, and a direct variable takes no default.
static_assert(manifest::regularized_count() == 4);
static_assert(manifest::regularizer(manifest::find("a/w")) == vs::l2_regularizer(0.5));
static_assert(manifest::regularizer(manifest::find("a/b/w")) == vs::l2_regularizer(0.5));
static_assert(manifest::regularizer(manifest::find("a/b/free")).count == 0);
static_assert(!manifest::regularizer(manifest::find("a/steps")).is_given);
static_assert(!manifest::regularizer(manifest::find("a/direct")).is_given);
// The loss has a name below its variable, which is taken.
static_assert(manifest::is_used("a/w/Regularizer/l2_regularizer"));
static_assert(manifest::is_used("ab/v/Regularizer/sum_regularizer"));

} // namespace regularizer_programs

namespace {

using regularizer_programs::network;

std::vector<std::string> names(const vs::regularization_loss_list& losses) {
    std::vector<std::string> all;
    for (const vs::regularization_loss& each : losses) all.push_back(each.name);
    return all;
}

} // namespace

TEST_CASE("the losses of a graph and of a model are the same") {
    vs::graph graph;
    auto root = graph.root();
    network()(root);
    vs::model<network> model;
    model.initialize(vs::seed{1});
    const vs::regularization_loss_list on_graph = vs::regularization_losses(graph);
    const vs::regularization_loss_list on_model = vs::regularization_losses(model);
    CHECK(names(on_graph) ==
          std::vector<std::string>{"a/w/Regularizer/l2_regularizer", "a/b/w/Regularizer/l2_regularizer",
                                   "ab/v/Regularizer/sum_regularizer", "ab/m/Regularizer/function"});
    CHECK(names(on_model) == names(on_graph));
    for (std::size_t i = 0; i != on_graph.size(); ++i) CHECK(on_graph[i].value == on_model[i].value);
    CHECK(on_graph[0].value == 0.5 * 6 * 4 / 2);
    CHECK(on_graph[1].value == 0.5 * 2 * 4 / 2);
    CHECK(on_graph[2].value == 2 * 3 + 2 * 2 * 9 / 2);
    CHECK(on_graph[3].value == 5);
    CHECK(static_cast<double>(on_graph) == 6 + 2 + 24 + 5);
    CHECK(vs::regularization_losses(graph, "a").size() == 2);
    CHECK(vs::regularization_losses(model, "a").total() == 8);
    CHECK(vs::regularization_losses(model, "nowhere").empty());
    auto a = root.variable_scope("a", vs::reuse);
    CHECK(vs::regularization_losses(a).total() == 8);
    // A loss follows the values.
    model["ab/m"_n](0) = 7;
    CHECK(vs::regularization_losses(model, "ab/m").total() == 7);
}

TEST_CASE("a shared variable is counted once") {
    vs::graph graph;
    auto scope =
        graph.root().variable_scope("s", {.reuse = vs::auto_reuse, .regularizer = vs::l1_regularizer(1)});
    for (int i = 0; i != 3; ++i) scope.get_variable("w", {2}, {.initializer = vs::ones()});
    CHECK(vs::regularization_losses(graph).size() == 1);
    CHECK(graph.regularized_variables().size() == 1);
    CHECK(vs::regularization_losses(graph).total() == 2);
}

TEST_CASE("what regularizers compute") {
    const float elements[] = {1, -2, 3, -4};
    const vs::extent extents[] = {4};
    const vs::tensor_elements<const void> of{vs::dtype::float32, elements, {extents, 1}};
    CHECK(vs::loss_of(vs::l1_regularizer(0.5), of) == 5);
    CHECK(vs::loss_of(vs::l2_regularizer(0.5), of) == 7.5);
    CHECK(vs::loss_of(vs::l1_l2_regularizer(), of) == 25);
    CHECK(vs::loss_of(vs::l1_l2_regularizer(0, 1), of) == 15);
    CHECK(vs::loss_of(vs::no_regularizer(), of) == 0);
    CHECK(vs::loss_of(vs::sum_regularizer(vs::l1_regularizer(1), vs::l1_regularizer(1)), of) == 20);
    CHECK(vs::loss_of(vs::regularizer_of<regularizer_programs::largest>(), of) == 4);
}

TEST_CASE("a scale of zero is no regularizer") {
    static_assert(vs::l1_regularizer(0) == vs::no_regularizer());
    static_assert(vs::l2_regularizer(0) == vs::no_regularizer());
    static_assert(vs::sum_regularizer(vs::no_regularizer()) == vs::no_regularizer());
    static_assert(vs::l1_l2_regularizer(0, 2) == vs::l2_regularizer(2));
}

TEST_CASE("regularizers that cannot be are refused") {
    vs::graph graph;
    auto root = graph.root();
    const auto five = [] {
        const vs::regularizer two = vs::l1_l2_regularizer();
        return vs::sum_regularizer(two, two, vs::l1_regularizer(1));
    }();
    CHECK_THROWS_AS(root.get_variable("w", {2}, {.regularizer = vs::l2_regularizer(-1)}),
                    vs::option_out_of_range_error);
    CHECK_THROWS_AS(root.get_variable("w", {2}, {.regularizer = vs::l2_regularizer(std::nan(""))}),
                    vs::option_out_of_range_error);
    CHECK_THROWS_AS(root.get_variable("w", {2}, {.regularizer = five}), vs::option_out_of_range_error);
    CHECK_THROWS_AS(root.get_variable("w", {2}, vs::int32, {.regularizer = vs::l2_regularizer(1)}),
                    vs::option_out_of_range_error);
    CHECK_THROWS_AS(root.variable_scope("a", {.regularizer = vs::l2_regularizer(-1)}),
                    vs::option_out_of_range_error);
    CHECK_THROWS_AS(root.set_regularizer(vs::l2_regularizer(-1)), vs::option_out_of_range_error);
    CHECK(graph.operations().empty());
    CHECK(graph.scopes().empty());
    // A function computes with float32 and float64.
    root.get_variable("h", {2}, vs::float16,
                      {.regularizer = vs::regularizer_of(regularizer_programs::largest)});
    CHECK_THROWS_AS(vs::regularization_losses(graph), vs::dtype_error);
}

TEST_CASE("a handle says its regularizer in every world") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a", {.regularizer = vs::l2_regularizer(2)});
    CHECK(a.get_variable("w", {2}).regularizer() == vs::l2_regularizer(2));
    CHECK(a.get_variable("t"_n, vs::shape_c<2>, vs::float32).regularizer() == vs::l2_regularizer(2));
    CHECK(!graph.root().get_variable("w", {2}).regularizer().is_given);
    static_assert([] {
        vs::static_graph traced;
        auto b = traced.root().variable_scope("a"_n, {.regularizer = vs::l2_regularizer(2)});
        return b.get_variable("w"_n, {2}).regularizer() == vs::l2_regularizer(2);
    }());
}

TEST_CASE("the losses of a model that a graph adopted are the graph's") {
    vs::model<network> model;
    model.initialize(vs::seed{1});
    vs::graph graph;
    graph.adopt(model);
    CHECK(vs::regularization_losses(graph).total() == vs::regularization_losses(model).total());
}

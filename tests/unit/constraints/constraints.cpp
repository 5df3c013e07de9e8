// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/constraints/constraints.cpp: what variables are brought back to after an optimizer's step.
#include "support/catch.hpp"
#include <varscope/constraints.hpp>
#include <varscope/manifest.hpp>
#include <varscope/model.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/xtensor.hpp>

#include <cmath>
#include <type_traits>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

namespace constraint_programs {

inline constexpr auto clipped = [](auto& w) { w = xt::clip(w, -1, 1); };

// Row 153, with the difference that a constraint is inherited.
struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto a = scope.variable_scope("a"_n, {.initializer = vs::ones(), .constraint = vs::max_norm(1)});
        a.get_variable("w"_n, vs::shape_c<4, 2>, vs::float32);
        a.variable_scope("b"_n).get_variable("w"_n, vs::shape_c<4>, vs::float64);
        a.get_variable("free"_n, vs::shape_c<4>, vs::float32, {.constraint = vs::no_constraint()});
        a.get_variable("sign"_n, vs::shape_c<4>, vs::float32, {.constraint = vs::non_neg()});
        scope.variable("direct"_n, vs::ones(), vs::shape_c<4>, {.constraint = vs::constraint_of(clipped)});
    }
};
using manifest = vs::manifest<network>;
static_assert(manifest::constraint(0) == vs::max_norm(1) && manifest::constraint(1) == vs::max_norm(1));
static_assert(manifest::constraint(2).rules == nullptr && manifest::constraint(3) == vs::non_neg());

} // namespace constraint_programs

namespace {

using constraint_programs::network;

// What a constraint makes of elements.
std::vector<double> constrained(const vs::constraint& by, std::vector<double> elements,
                                const std::vector<vs::extent>& shape) {
    by.rules->apply(by, {vs::dtype::float64, elements.data(), {shape.data(), shape.size()}});
    return elements;
}
std::vector<double> rounded(std::vector<double> elements) {
    for (double& each : elements) each = std::round(each * 1e5) / 1e5;
    return elements;
}
using list = std::vector<double>;

} // namespace

TEST_CASE("what constraints do") {
    CHECK(constrained(vs::non_neg(), {-1, 0, 2}, {3}) == list{0, 0, 2});
    CHECK(rounded(constrained(vs::max_norm(1), {3, 0.1, 4, 0.2}, {2, 2})) == list{0.6, 0.1, 0.8, 0.2});
    CHECK(rounded(constrained(vs::max_norm(1, 1), {3, 4, 0.1, 0.2}, {2, 2})) == list{0.6, 0.8, 0.1, 0.2});
    CHECK(rounded(constrained(vs::max_norm(1, -1), {3, 4, 0.1, 0.2}, {2, 2})) == list{0.6, 0.8, 0.1, 0.2});
    CHECK(rounded(constrained(vs::unit_norm(), {3, 0, 4, 0}, {2, 2})) == list{0.6, 0, 0.8, 0});
    CHECK(rounded(constrained(vs::min_max_norm(2, 5), {0.6, 0.8}, {2})) == list{1.2, 1.6});
    CHECK(rounded(constrained(vs::min_max_norm(2, 5, 0.5), {0.6, 0.8}, {2})) == list{0.9, 1.2});
    CHECK(rounded(constrained(vs::max_norm(1), {-3}, {})) == list{-1});
    CHECK(constrained(vs::max_norm(1), {}, {0, 3}) == list{});
    CHECK_THROWS_AS(constrained(vs::max_norm(1, 2), {1, 2}, {2}), vs::shape_error);
}

TEST_CASE("a step ends with the constraints of the variables that it changes") {
    vs::model<vs::with_slots<network, vs::sgd>> model;
    model.initialize(vs::seed{1});
    vs::model<network> gradients;
    gradients.initialize(vs::seed{1});
    model["a/sign"_n](0) = 0.05f;
    model["direct"_n](0) = 3;
    vs::sgd(0.1).step(model, gradients); // each element less 0.1

    vs::graph graph;
    auto root = graph.root();
    network()(root);
    graph.at("a/sign").as<float>()(0) = 0.05f;
    graph.at("direct").as<float>()(0) = 3;
    vs::graph_optimizer train{vs::sgd(0.1)};
    const std::vector<float> eight(8, 1), four(4, 1);
    const std::vector<double> doubles(4, 1);
    train.apply_gradients(root, {{eight, graph.at("a/w")},
                                 {doubles, graph.at("a/b/w")},
                                 {four, graph.at("a/free")},
                                 {four, graph.at("a/sign")},
                                 {four, graph.at("direct")}});
    CHECK(model["a/w"_n](0, 0) == Approx(0.5));
    CHECK(model["a/b/w"_n](0) == Approx(0.5));
    CHECK(model["a/free"_n](0) == Approx(0.9));
    CHECK(model["a/sign"_n](0) == 0);
    CHECK(model["a/sign"_n](1) == Approx(0.9));
    CHECK(model["direct"_n](0) == 1);
    for (const char* const name : {"a/w", "a/free", "a/sign", "direct"}) {
        INFO(name);
        CHECK((graph.at(name).as<float>() == model.at(name).as<float>()));
    }
    CHECK((graph.at("a/b/w").as<double>() == model.at("a/b/w").as<double>()));
}

TEST_CASE("a graph says the constraint of a variable") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a");
    a.set_constraint(vs::unit_norm());
    CHECK(a.get_variable("w", {2}).constraint() == vs::unit_norm());
    CHECK(!graph.root().get_variable("w", {2}).constraint().is_given);
    CHECK(a.variable("d", 1.0f, {.constraint = vs::non_neg()}).constraint() == vs::non_neg());
}

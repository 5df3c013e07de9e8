// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/interop/hana_struct.cpp: a struct adapted for Hana is a scope, its fields are variables.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/interop/hana_struct.hpp>

#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/define_struct.hpp>

#include <array>

namespace vs = varscope;
using namespace vs::literals;

struct dense {
    BOOST_HANA_DEFINE_STRUCT(dense, (xt::xtensor_fixed<float, xt::xshape<2, 3>>, kernel),
                             (std::array<float, 3>, bias));
};
struct state {
    dense hidden;
    double rate;
    int step;
};
BOOST_HANA_ADAPT_STRUCT(state, hidden, rate, step);

using program = vs::struct_program<state>;
using m = vs::manifest<program>;
static_assert(m::size() == 4);
static_assert(m::name(0) == "hidden/kernel" && m::name(1) == "hidden/bias" && m::name(3) == "step");
static_assert(m::shape(0) == vs::shape_c<2, 3> && m::shape(1) == vs::shape_c<3> &&
              m::shape(2) == vs::shape_c<>);
static_assert(m::dtype(2) == vs::float64 && m::dtype(3) == vs::int32);

TEST_CASE("a struct is stored in a model and loaded from it") {
    state s{};
    s.hidden.kernel(1, 2) = 5;
    s.hidden.bias = {1, 2, 3};
    s.rate = 0.5;
    s.step = 3;
    vs::model<program> model;
    vs::store(s, model.root());
    CHECK(model["hidden/kernel"_n](1, 2) == 5);
    CHECK(model["hidden/bias"_n](2) == 3);
    CHECK(model["step"_n]() == 3);
    model["rate"_n]() = 7;
    const auto loaded = vs::load<state>(model.root());
    CHECK(loaded.rate == 7);
    CHECK(loaded.hidden.kernel(1, 2) == 5);
    CHECK(loaded.hidden.bias[1] == 2);
}

TEST_CASE("a struct is stored in a graph and loaded from it") {
    vs::graph graph;
    auto root = graph.root();
    program{}(root);
    root.reuse_variables();
    state s{};
    s.rate = 0.25;
    s.hidden.bias = {4, 5, 6};
    vs::store(s, root);
    CHECK(graph.at("rate").as<double>()() == 0.25);
    CHECK(graph.at("hidden/bias").as<float>()(2) == 6);
    CHECK(vs::load<state>(root).hidden.bias[0] == 4);
}

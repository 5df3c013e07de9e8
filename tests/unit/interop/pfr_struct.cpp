// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/interop/pfr_struct.cpp: an aggregate is a scope, its fields are variables, without a macro.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/interop/hana_struct.hpp>
#include <varscope/interop/pfr_struct.hpp>

#include <boost/hana/adapt_struct.hpp>

#include <array>

namespace vs = varscope;
using namespace vs::literals;

namespace plain {
struct bath {
    double temperature;
    bool is_coupled;
};
struct simulation {
    bath surroundings;
    std::array<float, 3> field;
    xt::xtensor_fixed<double, xt::xshape<2, 2>> cell;
    int steps;
};
} // namespace plain

using of_plain = vs::struct_program<plain::simulation>;
using described = vs::manifest<of_plain>;
static_assert(described::size() == 5);
static_assert(described::name(0) == "surroundings/temperature" &&
              described::name(1) == "surroundings/is_coupled");
static_assert(described::name(3) == "cell" && described::shape(3) == vs::shape_c<2, 2>);
static_assert(described::dtype(1) == vs::dtype::bool_ && described::dtype(4) == vs::int32);
static_assert(!vs::described_struct<int> && !vs::described_struct<std::array<float, 3>>);

TEST_CASE("an aggregate is stored in a model and a graph and loaded from it") {
    plain::simulation from{{300, true}, {1, 2, 3}, {}, 7};
    from.cell(1, 0) = 9;
    vs::model<of_plain> model;
    vs::store(from, model.root());
    CHECK(model["surroundings/temperature"_n]() == 300);
    CHECK(model["field"_n](2) == 3);
    const auto loaded = vs::load<plain::simulation>(model.root());
    CHECK(loaded.cell(1, 0) == 9);
    CHECK(loaded.steps == 7);
    CHECK(loaded.surroundings.is_coupled);

    vs::graph graph;
    auto root = graph.root();
    of_plain()(root);
    root.reuse_variables();
    vs::store(from, root);
    CHECK(vs::load<plain::simulation>(root).field[1] == 2);
}

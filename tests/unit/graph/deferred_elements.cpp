// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/deferred_elements.cpp: variables of a dtype that the compiler knows and a shape that it does not.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/xtensor.hpp>

namespace vs = varscope;
using namespace vs::literals;

TEST_CASE("elements of a variable whose shape only run time knows are made when they are asked for") {
    vs::graph graph;
    auto huge = graph.root().get_variable("huge"_n, {vs::extent{1} << 40}, vs::float32); // no memory has it
    CHECK(huge.element_count() == std::size_t{1} << 40);
    CHECK(huge.shape(0) == std::size_t{1} << 40);
    CHECK(huge.dtype() == vs::dtype::float32);
    CHECK(huge.name() == "huge:0");
    CHECK(huge.shape() == vs::shape_c<vs::extent{1} << 40>);
    CHECK(vs::repr(huge) == "<tf.Variable 'huge:0' shape=(1099511627776,) dtype=float32_ref>");
    CHECK(huge.trainable());
    CHECK(huge.key() == "huge");
    CHECK(vs::variable(huge) == graph.at("huge"));
}

TEST_CASE("a variable whose shape only run time knows is a container") {
    vs::graph graph;
    auto root = graph.root();
    auto w = root.get_variable("w"_n, {2, 2}, vs::float32, {.initializer = vs::constant(3)});
    CHECK(w(1, 1) == 3);
    w *= 2.0f;
    w(0, 0) = 1;
    CHECK((graph.at("w").as<float>() == xt::xarray<float>{{1, 6}, {6, 6}}));
    const auto sum = xt::eval(xt::transpose(w) + w);
    CHECK(sum(0, 1) == 12);
    CHECK(xt::sum(w)() == 19);
    w = xt::xarray<float>{{1, 2}, {3, 4}};
    CHECK(std::equal(w.begin(), w.end(), std::begin({1.0f, 2.0f, 3.0f, 4.0f})));
    CHECK(*w.rbegin() == 4);
    CHECK_THROWS_AS((w = xt::xarray<float>{1, 2, 3}), vs::shape_error);
    xt::noalias(w) += 1.0f;
    CHECK(w(1, 0) == 4);

    // Shared, it is the same variable; a copy of the handle is too, and assignment copies elements.
    auto again = root.variable_scope(root.capture(), vs::reuse);
    auto same = again.get_variable("w"_n, {2, 2}, vs::float32);
    auto copy = same;
    copy(0, 0) = -1;
    CHECK(w(0, 0) == -1);
    auto other = root.get_variable("other"_n, {2, 2}, vs::float32, {.initializer = vs::zeros()});
    other = w;
    CHECK((other == w));
    other(0, 0) = 5;
    CHECK(w(0, 0) == -1);
    CHECK(again.get_variable("w"_n, vs::no_shape, vs::float32)(0, 0) == -1);

    CHECK_THROWS_AS(again.get_variable("w"_n, {2, 3}, vs::float32), vs::shape_error);
    CHECK_THROWS_AS(again.get_variable("w"_n, {2, 2}, vs::float64), vs::dtype_error);
    CHECK_THROWS_AS((vs::variable_view<double, vs::dynamic_shape>(graph.at("w"))), vs::dtype_error);
    CHECK(root.get_variable("s"_n, {2}, vs::string)(1).empty());
    CHECK(root.get_variable("none"_n, {0, 3}, vs::int8).size() == 0);
}

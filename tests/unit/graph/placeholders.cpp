// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/placeholders.cpp: inputs that are fed, and nodes.
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;
using vs::testing::error_of;
using vs::testing::names_of;

TEST_CASE("a placeholder has a unique name, a dtype and a shape") {
    vs::graph graph;
    auto root = graph.root();
    const auto ph = root.placeholder("ph", {2, 3, 4});
    CHECK(ph.name() == "ph:0");
    CHECK(ph.op_name() == "ph");
    CHECK(ph.dtype() == vs::float32);
    CHECK(ph.shape() == vs::shape_c<2, 3, 4>);
    CHECK_FALSE(ph.is_fed());
    CHECK(root.placeholder("ph", vs::shape_c<1>, vs::int32).name() == "ph_1:0");
    CHECK(root.placeholder(vs::unnamed, vs::no_shape).name() == "Placeholder:0");
    CHECK(ph == ph);
    CHECK_FALSE(ph == root.placeholder("other", {2, 3, 4}));
}

TEST_CASE("placeholders are named in the name scope and are in no collection") {
    vs::graph graph;
    auto root = graph.root();
    CHECK(root.variable_scope("fc").placeholder("x", {1}).name() == "fc/x:0");
    CHECK(root.variable_scope("fc").placeholder("y", {1}).name() == "fc_1/y:0");
    CHECK(graph.global_variables().empty());
    CHECK(graph.trainable_variables().empty());
    CHECK(graph.local_variables().empty());
    CHECK_FALSE(graph.find("fc/x"));
}

TEST_CASE("a placeholder that was fed can be read") {
    vs::graph graph;
    auto ph = graph.root().placeholder("ph", {2, 2});
    ph.feed({{1.f, 2.f}, {3.f, 4.f}});
    CHECK(ph.is_fed());
    CHECK(ph.as<float>()(1, 0) == 3.0f);
    const xt::xarray<float> x = {{5, 6}, {7, 8}};
    ph.feed(x + 1.0f);
    CHECK(ph.as<float>()(1, 1) == 9.0f);
    CHECK(xt::sum(ph.as<float>() * 2)() == 60.0f);
}

TEST_CASE("reading a placeholder that was not fed names it") {
    vs::graph graph;
    const auto ph = graph.root().variable_scope("fc").placeholder("x", {vs::unknown, 100});
    const auto error = error_of<vs::not_fed_error>([&] { static_cast<void>(ph.as<float>()); });
    CHECK(error.full_name() == "fc/x");
    CHECK(error.found() == "shape (?, 100) and dtype float32");
}

TEST_CASE("a value of another shape is refused and the one before is kept") {
    vs::graph graph;
    auto ph = graph.root().placeholder("ph", {2});
    ph.feed({1.f, 2.f});
    const auto error = error_of<vs::feed_shape_error>([&] { ph.feed({1.f, 2.f, 3.f}); });
    CHECK(error.full_name() == "ph");
    CHECK(error.asked() == "shape (3,) and dtype float32");
    CHECK(error.found() == "shape (2,) and dtype float32");
    CHECK_THROWS_AS(ph.feed(1.0f), vs::feed_shape_error);
    CHECK_THROWS_AS(ph.feed({{1.f, 2.f}}), vs::feed_shape_error);
    CHECK(ph.as<float>()(1) == 2.0f);
}

TEST_CASE("a value of another dtype is refused and the one before is kept") {
    vs::graph graph;
    auto ph = graph.root().placeholder("ph", {2});
    const auto error = error_of<vs::feed_dtype_error>([&] { ph.feed({1, 2}); });
    CHECK(error.asked() == "shape (2,) and dtype int32");
    CHECK(error.found() == "shape (2,) and dtype float32");
    CHECK_FALSE(ph.is_fed());
    ph.feed({1.f, 2.f});
    CHECK_THROWS_AS(ph.feed({3.0, 4.0}), vs::feed_dtype_error);
    CHECK_THROWS_AS(ph.feed(xt::xarray<double>{3.0, 4.0}), vs::feed_dtype_error);
    CHECK(ph.as<float>()(0) == 1.0f);
    CHECK_THROWS_AS(ph.as<double>(), vs::dtype_error);
}

TEST_CASE("unknown extents take any size, an unknown rank any shape") {
    vs::graph graph;
    auto root = graph.root();
    auto rows = root.placeholder("rows", {vs::unknown, 2});
    rows.feed({{1.f, 2.f}});
    rows.feed({{1.f, 2.f}, {3.f, 4.f}, {5.f, 6.f}});
    CHECK(rows.as<float>().shape()[0] == 3);
    CHECK(rows.shape()[0] == vs::unknown);
    CHECK_THROWS_AS(rows.feed({{1.f, 2.f, 3.f}}), vs::feed_shape_error);
    CHECK_THROWS_AS(rows.feed({1.f, 2.f}), vs::feed_shape_error);
    CHECK(rows.as<float>().shape()[0] == 3);
    auto any = root.placeholder("any", vs::unknown_shape);
    CHECK_FALSE(any.shape().has_rank());
    any.feed(1.0f);
    any.feed({{1.f}, {2.f}});
    CHECK(any.as<float>().dimension() == 2);
}

TEST_CASE("what was fed is a copy, shared by all handles of the placeholder") {
    vs::graph graph;
    auto ph = graph.root().placeholder("ph", {2});
    const auto other = ph;
    xt::xarray<float> x = {1, 2};
    ph.feed(x);
    x(0) = 9;
    CHECK(other.is_fed());
    CHECK(other.as<float>()(0) == 1.0f);
}

TEST_CASE("a placeholder of strings and of bool") {
    vs::graph graph;
    auto root = graph.root();
    auto words = root.placeholder("words", {vs::unknown}, vs::string);
    words.feed({"one", "two"});
    CHECK(words.as<std::string>()(1) == "two");
    auto flags = root.placeholder("flags", {2}, vs::bool_);
    flags.feed({true, false});
    CHECK(flags.as<bool>()(0));
}

TEST_CASE("nodes take names among operations") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.name_scope("a");
    CHECK(a.node("c").name() == "a/c");
    CHECK(a.node("c").name() == "a/c_1");
    CHECK(root.node(vs::unnamed).name() == "NoOp");
    const auto node = root.node("n");
    CHECK(node == node);
    CHECK_FALSE(node == a.node("n"));
    CHECK(graph.operations() == std::vector<std::string>{"a/c", "a/c_1", "NoOp", "n", "a/n"});
}

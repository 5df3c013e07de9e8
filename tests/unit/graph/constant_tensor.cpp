// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/constant_tensor.cpp: named values that nothing changes.
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;

TEST_CASE("a constant has a unique name, a dtype, a shape and a value") {
    vs::graph graph;
    auto root = graph.root();
    const auto pi = root.constant("pi", 3.5f);
    CHECK(pi.name() == "pi:0");
    CHECK(pi.op_name() == "pi");
    CHECK(pi.dtype() == vs::float32);
    CHECK(pi.shape() == vs::shape_c<>);
    CHECK(pi.as<float>()() == 3.5f);
    const auto row = root.name_scope("s").constant(vs::unnamed, {1, 2, 3});
    CHECK(row.name() == "s/Const:0");
    CHECK(row.as<std::int32_t>()(2) == 3);
    CHECK(root.constant("pi", {{1.0, 2.0}}).as<double>()(0, 1) == 2.0);
    CHECK(pi == pi);
    CHECK_FALSE(pi == row);
}

TEST_CASE("a constant is an operation, prints as a tensor and is in no collection") {
    vs::graph graph;
    const auto two = graph.root().constant("two", {2, 2});
    CHECK(graph.operations() == std::vector<std::string>{"two"});
    CHECK(graph.global_variables().empty());
    CHECK_FALSE(graph.find("two"));
    CHECK(repr(two) == "<tf.Tensor 'two:0' shape=(2,) dtype=int32>");
}

TEST_CASE("a constant refuses a wrong type and an illegal name, and the graph is as before") {
    vs::graph graph;
    auto root = graph.root();
    CHECK_THROWS_AS(root.constant("c", 1.0f).as<double>(), vs::dtype_error);
    CHECK_THROWS_AS(root.constant("x y", 1.0f), vs::illegal_name_error);
    CHECK(graph.operations() == std::vector<std::string>{"c"});
}

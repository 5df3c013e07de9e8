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

TEST_CASE("a constant of an initializer has the operations TensorFlow makes, and values of its own") {
    vs::graph graph(vs::seed{7});
    auto root = graph.root();
    const auto zeros = root.constant(vs::unnamed, vs::zeros(), {2, 3}, vs::int32);
    CHECK(zeros.name() == "zeros:0");
    CHECK(zeros.as<std::int32_t>()(1, 2) == 0);
    const auto drawn = root.constant(vs::unnamed, vs::random_normal(), {4});
    const auto again = root.constant("r", vs::random_normal(), vs::shape_c<4>);
    CHECK(drawn.op_name() == "random_normal");
    CHECK(graph.operations() ==
          std::vector<std::string>{"zeros", "random_normal/shape", "random_normal/mean",
                                   "random_normal/stddev", "random_normal/RandomStandardNormal",
                                   "random_normal/mul", "random_normal", "r/shape", "r/mean", "r/stddev",
                                   "r/RandomStandardNormal", "r/mul", "r"});
    CHECK(drawn.as<float>()(0) != again.as<float>()(0));
    vs::graph other(vs::seed{7});
    CHECK(other.root().constant("r", vs::random_normal(), {4}).as<float>()(3) == again.as<float>()(3));
    const auto large = root.constant("l", vs::ones(), {1000});
    CHECK(large.as<float>()(999) == 1);
    CHECK(graph.operations().back() == "l");
    CHECK(graph.operations().size() == 16);
}

TEST_CASE("a variable starts from a constant, whose operation is not made again") {
    vs::graph graph;
    auto root = graph.root();
    const auto first = root.constant(vs::unnamed, vs::random_normal(), {3});
    const auto v = root.variable("v", first, {.trainable = false});
    CHECK(v.dtype() == vs::float32);
    CHECK_FALSE(v.trainable());
    CHECK((v.as<float>() == first.as<float>()));
    v.as<float>()(0) = 100;
    CHECK(first.as<float>()(0) != 100);
    const auto operations = graph.operations();
    CHECK(std::vector<std::string>(operations.end() - 3, operations.end()) ==
          std::vector<std::string>{"v", "v/Assign", "v/read"});
    CHECK(root.node("v/initial_value").name() == "v/initial_value");
}

TEST_CASE("what is refused of a constant of an initializer leaves the graph as it was") {
    vs::graph graph;
    auto root = graph.root();
    CHECK_THROWS_AS(root.constant("x y", vs::zeros(), {2}), vs::illegal_name_error);
    CHECK_THROWS_AS(root.constant("x", vs::zeros(), {vs::unknown}), vs::shape_missing_error);
    CHECK_THROWS_AS(root.constant("x", vs::zeros(), {-1}), vs::negative_extent_error);
    CHECK_THROWS_AS(root.constant("x", vs::random_normal(), {2}, vs::int32), vs::initializer_error);
    CHECK(graph.operations().empty());
    CHECK(root.unique_name("x") == "x");
}

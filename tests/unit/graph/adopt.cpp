// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/adopt.cpp: a graph takes a model's variables in, under their names and with their memory.
#include "support/graph_state.hpp"
#include "support/programs.hpp"
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace vs::testing;
using namespace vs::literals;

TEST_CASE("adopted variables share the model's memory") {
    vs::graph graph;
    vs::model<networks> m;
    m.initialize(vs::seed{5});
    graph.adopt(m);
    CHECK(names_of(graph.trainable_variables()) ==
          std::vector<std::string>{"online/kernel:0", "target/kernel:0"});
    CHECK(names_of(graph.get_collection("biases")) ==
          std::vector<std::string>{"online/bias:0", "target/bias:0"});
    m["online/kernel"_n](0, 0) = 42;
    CHECK(graph.at("online/kernel").as<float>()(0, 0) == 42);
    graph.at("step").as<std::int64_t>()() = 7;
    CHECK(m["step"_n]() == 7);
    CHECK(graph.at("step").shape() == vs::shape_c<>);
}

TEST_CASE("a model is taken in below a scope, more than once") {
    vs::graph graph;
    auto root = graph.root();
    vs::model<networks> first, second;
    graph.adopt(first, "a/first");
    graph.adopt(second, "a/second/"_n);
    first["online/kernel"_n](0, 0) = 1;
    second["online/kernel"_n](0, 0) = 2;
    CHECK(graph.at("a/first/online/kernel").as<float>()(0, 0) == 1);
    CHECK(graph.at("a/second/online/kernel").as<float>()(0, 0) == 2);
    auto shared = root.variable_scope("a/first/online"_n, vs::reuse);
    CHECK(shared.get_variable("kernel"_n).op_name() == "a/first/online/kernel");
    CHECK(root.name_scope("a"_n).current_name_scope() == "a_1");
    refused<vs::variable_exists_error>(graph, root, [&] { graph.adopt(second, "a/first"); });
    refused<vs::illegal_name_error>(graph, root, [&] { graph.adopt(second, "a b"); });
    CHECK(names_of(graph.trainable_variables("a/second")) ==
          std::vector<std::string>{"a/second/online/kernel:0", "a/second/target/kernel:0"});
}

TEST_CASE("the memory lives as long as the graph") {
    vs::graph graph;
    {
        vs::model<networks> m;
        m["step"_n]() = 3;
        graph.adopt(m);
    }
    CHECK(graph.at("step").as<std::int64_t>()() == 3);
}

TEST_CASE("later names are made unique against the adopted ones") {
    vs::graph graph;
    vs::model<ordered> m;
    graph.adopt(m);
    auto root = graph.root();
    CHECK(root.variable("x"_n, 1).op_name() == "x_1"); // the placeholder's
    CHECK(root.name_scope("a"_n).current_name_scope() == "a_1");
    CHECK(root.variable_scope(vs::default_name("layer")).name() == "layer_1");
    auto shared = root.variable_scope("layer"_n, vs::reuse);
    CHECK(shared.get_variable("unit_1/w"_n, {2}).op_name() == "layer/unit_1/w");
    refused<vs::variable_exists_error>(
        graph, root, [&] { root.variable_scope("layer"_n).get_variable("unit_1/w"_n, {2}); });
}

TEST_CASE("a model whose names are taken is refused, and the graph is as before") {
    vs::graph graph;
    auto root = graph.root();
    root.variable_scope("target"_n).get_variable("bias"_n, {3});
    vs::model<networks> m;
    const auto error = refused<vs::variable_exists_error>(graph, root, [&] { graph.adopt(m); });
    CHECK(error.full_name() == "target/bias");
    CHECK(graph.global_variables().size() == 1);
    vs::model<layer> other;
    graph.adopt(other); // this one is not in the way
    CHECK(graph.at("kernel").shape() == vs::shape_c<2, 3>);
}

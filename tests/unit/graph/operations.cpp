// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/operations.cpp: the names of all operations in TensorFlow's order (row 110).
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;
using names = std::vector<std::string>;

TEST_CASE("an empty graph has no operations") { CHECK(vs::graph().operations().empty()); }

TEST_CASE("a variable brings the operations of its initializer, itself, Assign and read") {
    vs::graph graph;
    graph.root().get_variable("k", {2}, {.initializer = vs::zeros()});
    CHECK(graph.operations() == names{"k/Initializer/zeros", "k", "k/Assign", "k/read"});
}

TEST_CASE("each initializer has operations of its own") {
    const auto listed = [](const vs::initializer& init, vs::extent size, vs::dtype type) {
        vs::graph graph;
        graph.root().get_variable("k", {size}, type, {.initializer = init});
        names all = graph.operations();
        CHECK(all.size() >= 4);
        all.resize(all.size() - 3);
        for (std::string& each : all) each = each.substr(each.find('/') + 1);
        return all;
    };
    CHECK(listed(vs::ones(), 2, vs::float32) == names{"Initializer/ones"});
    CHECK(listed(vs::constant(3), 2, vs::float32) == names{"Initializer/Const"});
    CHECK(listed(vs::zeros(), 1000, vs::float32) ==
          names{"Initializer/zeros/shape_as_tensor", "Initializer/zeros/Const", "Initializer/zeros"});
    CHECK(listed(vs::random_uniform(0, 9), 2, vs::int32) ==
          names{"Initializer/random_uniform/shape", "Initializer/random_uniform/min",
                "Initializer/random_uniform/max", "Initializer/random_uniform"});
    CHECK(listed(vs::random_normal(), 2, vs::float32) ==
          names{"Initializer/random_normal/shape", "Initializer/random_normal/mean",
                "Initializer/random_normal/stddev", "Initializer/random_normal/RandomStandardNormal",
                "Initializer/random_normal/mul", "Initializer/random_normal"});
    CHECK(listed(vs::truncated_normal(), 2, vs::float32).back() == "Initializer/truncated_normal");
    CHECK(listed(vs::glorot_uniform(), 2, vs::float32).back() == "Initializer/random_uniform");
}

TEST_CASE("a value is an operation called initial_value") {
    vs::graph graph;
    graph.root().variable("k", 1.0f);
    CHECK(graph.operations() == names{"k/initial_value", "k", "k/Assign", "k/read"});
}

TEST_CASE("variables, placeholders and nodes are listed in the order in which they were made") {
    vs::graph graph;
    auto root = graph.root();
    root.node("first");
    root.variable("v", 1.0f);
    root.placeholder("x", {1});
    root.variable("w", 1.0f);
    root.node("last");
    CHECK(graph.operations() == names{"first", "v/initial_value", "v", "v/Assign", "v/read", "x",
                                      "w/initial_value", "w", "w/Assign", "w/read", "last"});
}

TEST_CASE("scopes and unique names are no operations") {
    vs::graph graph;
    auto root = graph.root();
    static_cast<void>(root.name_scope("a"));
    static_cast<void>(root.variable_scope("b"));
    root.unique_name("c");
    CHECK(graph.operations().empty());
}

TEST_CASE("operations of a variable whose names were taken are listed with their suffixes") {
    vs::graph graph;
    auto root = graph.root();
    root.node("k/Assign");
    root.get_variable("k", {2}, {.initializer = vs::ones()});
    CHECK(graph.operations() == names{"k/Assign", "k/Initializer/ones", "k", "k/Assign_1", "k/read"});
}

TEST_CASE("no name is listed twice, whatever was asked for") {
    vs::graph graph;
    auto root = graph.root();
    for (int i = 0; i != 3; ++i) {
        auto a = root.variable_scope(i == 1 ? "A" : "a", vs::auto_reuse);
        a.variable("v", 1.0f);
        a.get_variable("v", {2});
        a.node("v/read");
        a.node("V/Assign");
        root.node("a/v/Initializer/random_uniform");
    }
    const names listed = graph.operations();
    std::vector<std::string> folded;
    for (std::string name : listed) {
        for (char& c : name) c = vs::to_lower(c);
        folded.push_back(name);
    }
    std::sort(folded.begin(), folded.end());
    CHECK(std::adjacent_find(folded.begin(), folded.end()) == folded.end());
}

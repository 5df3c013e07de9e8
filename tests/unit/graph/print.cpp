// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/print.cpp: handles print as TensorFlow's do, letter for letter (rows 184 to 188).
#include "support/catch.hpp"
#include "support/graph_state.hpp"

#include <sstream>

namespace vs = varscope;

namespace {
template <class T>
std::string printed(const T& of) {
    std::ostringstream out;
    out << of;
    return out.str();
}
} // namespace

TEST_CASE("a variable prints its repr, row 184") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a");
    CHECK(printed(a.get_variable("v", {1})) == "<tf.Variable 'a/v:0' shape=(1,) dtype=float32_ref>");
    CHECK(vs::repr(graph.at("a/v")) == "<tf.Variable 'a/v:0' shape=(1,) dtype=float32_ref>");
    CHECK(printed(root.variable("s", 1)) == "<tf.Variable 's:0' shape=() dtype=int32_ref>");
    CHECK(printed(root.variable("m", {{1.0, 2.0, 3.0}})) ==
          "<tf.Variable 'm:0' shape=(1, 3) dtype=float64_ref>");
    CHECK(printed(root.variable("b", {true})) == "<tf.Variable 'b:0' shape=(1,) dtype=bool_ref>");
    CHECK(printed(root.variable("t", {"x"})) == "<tf.Variable 't:0' shape=(1,) dtype=string_ref>");
    CHECK(printed(root.variable("m", 1.0f)) == "<tf.Variable 'm_1:0' shape=() dtype=float32_ref>");
}

TEST_CASE("a view of a variable prints as the variable") {
    vs::graph graph;
    const auto w = graph.root().get_variable("w", vs::shape_c<2>, vs::float32);
    CHECK(printed(w.variable()) == "<tf.Variable 'w:0' shape=(2,) dtype=float32_ref>");
}

TEST_CASE("a placeholder prints as a tensor, without a shape where the rank is unknown, row 185") {
    vs::graph graph;
    auto root = graph.root();
    const auto x = root.placeholder("x", {vs::unknown, 2});
    CHECK(printed(x) == "Tensor(\"x:0\", shape=(?, 2), dtype=float32)");
    CHECK(vs::repr(x) == "<tf.Tensor 'x:0' shape=(?, 2) dtype=float32>");
    const auto any = root.placeholder("any", vs::unknown_shape, vs::int64);
    CHECK(printed(any) == "Tensor(\"any:0\", dtype=int64)");
    CHECK(vs::repr(any) == "<tf.Tensor 'any:0' shape=<unknown> dtype=int64>");
    CHECK(printed(root.placeholder("ph", {2, 3, 4})) == "Tensor(\"ph:0\", shape=(2, 3, 4), dtype=float32)");
    CHECK(printed(root.placeholder("s", vs::shape_c<>)) == "Tensor(\"s:0\", shape=(), dtype=float32)");
    CHECK(printed(root.placeholder("u", {vs::unknown})) == "Tensor(\"u:0\", shape=(?,), dtype=float32)");
}

TEST_CASE("a node prints its repr, row 186") {
    vs::graph graph;
    auto root = graph.root();
    CHECK(printed(root.name_scope("a").node("op1")) == "<tf.Operation 'a/op1' type=NoOp>");
    CHECK(vs::repr(root.node("op1")) == "<tf.Operation 'op1' type=NoOp>");
}

TEST_CASE("a scope prints its name, reuse and original name scope, row 187") {
    vs::graph graph;
    auto root = graph.root();
    CHECK(printed(root) == "<tf.VariableScope '' reuse=False original_name_scope=''>");
    auto a = root.name_scope("n").variable_scope("a", vs::auto_reuse);
    CHECK(printed(a) == "<tf.VariableScope 'a' reuse=AUTO_REUSE original_name_scope='n/a/'>");
    CHECK(printed(a.variable_scope("b", vs::reuse).capture()) ==
          "<tf.VariableScope 'a/b' reuse=True original_name_scope='n/a/b/'>");
}

TEST_CASE("modes of reuse print as TensorFlow's values") {
    CHECK(printed(vs::reuse_mode::create) == "False");
    CHECK(printed(vs::reuse) == "True");
    CHECK(printed(vs::auto_reuse) == "AUTO_REUSE");
}

TEST_CASE("printing changes nothing") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a");
    a.get_variable("v", {1});
    const auto before = vs::testing::visible_state(graph, a);
    for (int i = 0; i != 3; ++i) static_cast<void>(printed(a));
    CHECK(vs::testing::visible_state(graph, a) == before);
}

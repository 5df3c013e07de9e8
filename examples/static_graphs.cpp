// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// examples/static_graphs.cpp: a graph in the constant evaluator, whose refusals are outcomes.
#include <varscope/graph.hpp>
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

namespace {

//! [names]
constexpr bool sharing_keeps_the_variable() {
    vs::static_graph graph;
    auto root = graph.root();
    const auto w = root.variable_scope("a"_n).get_variable("w"_n, {2});
    auto again = root.variable_scope("a"_n, vs::reuse);
    return again.get_variable("w"_n) == w && again.variable("d"_n, 1.0f).name() == "a_1/d:0";
}
static_assert(sharing_keeps_the_variable());
//! [names]

//! [refused]
constexpr vs::code code_of_a_second_w() {
    vs::static_graph graph;
    auto root = graph.root();
    root.get_variable("w"_n, {2});
    root.get_variable("w"_n, {2}); // refused, and from here on nothing happens ...
    root.get_variable("b"_n, {2});
    const vs::trace_failure refusal = graph.take_refusal(); // ... until the refusal is taken
    return graph.global_variables().size() == 1 ? refusal.what : vs::code::none;
}
static_assert(code_of_a_second_w() == vs::code::variable_exists);
//! [refused]

//! [both]
// One function for both kinds of graph.
template <class Graph>
constexpr auto second_layer(Graph& graph) {
    auto root = graph.root();
    auto layer = vs::make_template(
        root, "layer"_n, [](auto& scope) { return scope.get_variable("w"_n, {2}).op_name(); });
    auto tower = root.variable_scope("tower"_n);
    layer(tower);
    return layer(root); // the variable of the first call
}
static_assert([] {
    vs::static_graph graph;
    return second_layer(graph) == "tower/layer/w";
}());
//! [both]

} // namespace

int main() {
    vs::graph graph;
    std::cout << second_layer(graph) << '\n';
}

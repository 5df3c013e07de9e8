// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What a graph does is the same where the engine is linked: names, sharing, values, errors, captured scopes, placeholders.
#include <varscope/graph.hpp>
#include <varscope/optimizer.hpp>

#include <cstdio>

namespace vs = varscope;
using namespace vs::literals;

void double_weights(vs::graph& graph);

namespace {
int passed = 0, failed = 0;
void check(bool holds, const char* what) {
    ++(holds ? passed : failed);
    if (!holds) std::printf("wrong: %s\n", what);
}
} // namespace

int main() {
    vs::graph graph(vs::seed{7});
    auto root = graph.root();
    auto layer = root.variable_scope("layer"_n);
    auto w = layer.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::random_normal()});
    auto b = layer.get_variable("b", {3}, vs::float32, {.initializer = vs::ones()});
    check(w.name() == "layer/w:0" && b.name() == "layer/b:0", "names");
    const float before = w(1, 2);
    double_weights(graph);
    check(w(1, 2) == 2 * before && before != 0, "values are shared between translation units");
    {
        auto again = root.variable_scope(layer.capture(), vs::reuse);
        check(again.get_variable("b", {3}).index() == 1, "sharing");
    }
    bool is_refused = false;
    try {
        layer.get_variable("w", {2, 3});
    } catch (const vs::variable_exists_error& error) {
        is_refused = error.first_defined().line != 0;
    }
    check(is_refused, "errors");
    auto x = root.placeholder("x", {2});
    x.feed({1.0f, 2.0f});
    check(x.as<float>()(1) == 2, "placeholders");
    check(root.constant("c", 1.5f).name() == "c:0" && root.node("op").name() == "op",
          "constants and nodes");
    check(root.unique_name("layer") == "layer_2", "unique names");
    vs::graph_optimizer train{vs::adam()};
    train.make_slots(root, graph.trainable_variables());
    check(graph.find("layer/w/Adam_1").has_value(), "slots");
    check(graph.scopes().size() >= 1 && graph.operations().size() > 10, "lists");
    std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include <varscope/graph.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

void dense(vs::scope scope, int inputs, int outputs) { // the scope says whether to make or to share
    scope.get_variable("weights"_n, {inputs, outputs});
    scope.get_variable("biases"_n, {outputs}, {.initializer = vs::zeros()});
}

void network(vs::scope& scope) {
    dense(scope.variable_scope("hidden"_n), 784, 100);
    dense(scope.variable_scope("output"_n), 100, 10);
}

int main() try {
    vs::graph graph;
    vs::scope root = graph.root();
    root.variable("step"_n, 0, {.trainable = false}); // a direct variable: never shared
    vs::scope model = root.variable_scope("model"_n);
    network(model);
    model.reuse_variables();
    network(model); // the same four variables again
    for (const vs::variable& variable : graph.global_variables()) std::cout << variable << '\n';
    graph.at("model/output/biases").as<float>() += 0.5f; // values are xtensor containers
    model.get_variable("hidden/wieghts"_n);              // misspelt: throws
} catch (const vs::variable_missing_error& error) {
    std::cout << error.what() << '\n';
}

static_assert("model"_n / "hidden"_n == "model/hidden"_n); // names are types, and so are checked
static_assert(vs::is_within("model/hidden"_n, "model"_n) && !vs::is_within("models"_n, "model"_n));
static_assert(vs::leaf("model/hidden/weights"_n) == "weights"_n);

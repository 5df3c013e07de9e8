// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Tables, pictures, differences and histograms of variables. For docs/guide/inspection.md. With the argument `dot` it prints a picture for Graphviz, with
// `pbtxt` a GraphDef: examples/run inspect dot | dot -Tsvg > scopes.svg
#include <varscope/graph.hpp>
#include <varscope/inspect.hpp>
#include <varscope/model.hpp>

#include <iostream>
#include <string_view>

namespace vs = varscope;
using namespace vs::literals;

//! [program]
template <int Layers>
struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        static_cast<void>(scope.placeholder("x"_n, {vs::unknown, 784}));
        int width = 784;
        auto encoder = scope.variable_scope("encoder"_n);
        for (int i = 0; i != Layers; ++i) width = dense(encoder.variable_scope("layer_"_n + i), width, 64);
        dense(scope.variable_scope("output"_n), width, 10);
        scope.variable("global_step"_n, 0, {.trainable = false});
    }
    template <class Scope>
    static constexpr int dense(Scope&& scope, int from, int to) {
        scope.get_variable("kernel"_n, {from, to});
        scope.get_variable("bias"_n, {to}, {.initializer = vs::zeros()});
        return to;
    }
};
//! [program]

int main(int argc, char** argv) {
    const std::string_view asked = argc > 1 ? argv[1] : "";
    vs::graph graph(vs::seed{1});
    network<2>()(graph.root());
    if (asked == "dot") return std::cout << vs::to_dot(graph), 0;
    if (asked == "pbtxt") return std::cout << vs::to_pbtxt(graph), 0;

    //! [summary]
    std::cout << vs::summary(graph) << '\n';
    //! [summary]

    //! [markdown]
    std::cout << vs::summary<vs::manifest<network<1>>>(2).markdown() << '\n';
    //! [markdown]

    //! [difference]
    std::cout << vs::difference<vs::manifest<network<1>>, vs::manifest<network<2>>>() << '\n';
    //! [difference]

    //! [histogram]
    vs::model<network<2>> model;
    model.initialize(vs::seed{1});
    std::cout << vs::histogram(model["encoder/layer_1/kernel"_n], 9) << '\n';
    //! [histogram]

    //! [pictures]
    std::cout << vs::to_dot(graph, {.depth = 1, .variables = false});
    //! [pictures]
}

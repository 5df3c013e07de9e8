// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Filters, collections, frozen variables, first values again. For docs/guide/selection.md.
#include <varscope/getters.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/selection.hpp>

#include <iostream>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

//! [program]
struct autoencoder {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        for (const vs::text half : {vs::text("encoder"), vs::text("decoder")}) {
            auto inside = scope.variable_scope(half);
            inside.get_variable("kernel"_n, {4, 4}, {.initializer = vs::ones()});
            inside.get_variable("bias"_n, {4}, {.initializer = vs::zeros()});
        }
        scope.get_variable("encoder/mean"_n, {4}, {.initializer = vs::zeros(), .trainable = false});
    }
};
//! [program]

template <class Variables>
void print(const Variables& found) {
    const char* before = "";
    for (const auto& each : found) std::cout << before << each.op_name(), before = ", ";
    std::cout << '\n';
}

template <class Graph>
void select(Graph& graph) {
    //! [filters]
    const auto all = graph.global_variables();
    print(all.select(vs::within("encoder") && !vs::is_trainable()));
    print(all.select(vs::named("bias") || vs::with_rank(2)));
    print(all.select(vs::matching_regex("^(en|de)coder/b")));
    //! [filters]
}

//! [types]
using rest = decltype(vs::in_scope<"encoder">() && !vs::is_trainable());
using found = vs::select<vs::manifest<autoencoder>, rest>;
static_assert(boost::mp11::mp_front<found>::name() == "encoder/mean");
//! [types]

void views(vs::model<autoencoder>& model) {
    //! [views]
    auto encoder = vs::flat_of<float>(model.trainable_variables().within("encoder")); // one vector
    encoder += 1.0f;
    std::cout << encoder.size() << ' ' << vs::views_of<float>(model.variables())[0].size() << '\n';
    float total = 0;
    vs::for_each_of<vs::in_scope<"encoder">>(model, [&](auto variable, auto elements) {
        if constexpr (variable.trainable && variable.name() == "encoder/kernel")
            for (const float each : elements) total += each;
    });
    std::cout << total << '\n';
    //! [views]
}

void contrib(vs::graph& graph) {
    //! [contrib]
    print(vs::get_variables(graph, {.scope = "encoder", .suffix = "bias"}));
    print(vs::get_variables_to_restore(graph, {"encoder"}, {"encoder/mean"}));
    print(vs::filter_variables(graph.global_variables(), {"kernel"}, {"^decoder"}));
    //! [contrib]
}

void collect(vs::graph& graph, vs::scope& scope) {
    //! [collections]
    graph.add_to_collections({vs::graph_keys::biases, "mine"}, graph.at("encoder/bias"));
    const auto biases = graph.get_collection_ref(vs::graph_keys::biases); // sees what is added later
    graph.add_to_collection(vs::graph_keys::biases, graph.at("decoder/bias"));
    print(biases.snapshot());

    vs::collections_of(scope).add(vs::graph_keys::losses, 0.25); // in a layer
    vs::collections_of(scope).add(vs::graph_keys::losses, 0.5);
    double total = 0;
    for (const double loss : vs::collections_of(graph).get<double>(vs::graph_keys::losses)) total += loss;
    std::cout << total << '\n';
    //! [collections]
}

void local(vs::graph& graph, vs::scope& root) {
    //! [local]
    vs::as_local(root).get_variable("total"_n, {});
    print(graph.local_variables());
    vs::get_or_create_global_step(root)() += 1;
    std::cout << vs::get_global_step(root)() << '\n';
    //! [local]
}

void freeze(vs::graph& graph, vs::scope& root) {
    const std::vector<float> gradient(4, 1.0f);
    const auto step = [&](auto& optimizer) {
        optimizer.apply_gradients(
            root, {{gradient, graph.at("encoder/bias")}, {gradient, graph.at("decoder/bias")}});
        std::cout << graph.at("encoder/bias").data<float>()[0] << ' '
                  << graph.at("decoder/bias").data<float>()[0] << '\n';
    };
    //! [freeze]
    vs::graph_optimizer optimizer{vs::momentum(1.0f, 0.0f)};
    optimizer.frozen.freeze(graph.trainable_variables("encoder"));
    step(optimizer);
    optimizer.frozen.unfreeze(graph.trainable_variables("encoder"));
    step(optimizer);
    graph.initialize(graph.trainable_variables("decoder")); // its first values again
    std::cout << graph.at("decoder/bias").data<float>()[0] << '\n';
    //! [freeze]
}

int main() {
    vs::graph graph;
    auto root = graph.root();
    autoencoder()(root);
    vs::model<autoencoder> model;
    select(graph);
    select(model);
    model.initialize();
    views(model);
    contrib(graph);
    collect(graph, root);
    local(graph, root);
    freeze(graph, root);
}

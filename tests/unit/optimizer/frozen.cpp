// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/optimizer/frozen.cpp: frozen variables stay as they are, on graphs and models alike.
#include "support/catch.hpp"
#include <varscope/constraints.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/selection.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct frozen_net {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        root.get_variable("enc/w"_n, vs::shape_c<3>, vs::float32, {.initializer = vs::ones()});
        root.get_variable("enc/b"_n, vs::shape_c<2>, vs::float32,
                          {.initializer = vs::constant(-4), .constraint = vs::non_neg()});
        root.get_variable("dec/w"_n, vs::shape_c<3>, vs::float32, {.initializer = vs::ones()});
    }
};

namespace {

using elements = std::vector<float>;
template <class Graph>
elements of(Graph& from, const char* name) {
    const auto found = from.at(name);
    const float* const first = found.template data<float>();
    return elements(first, first + found.element_count());
}

} // namespace

TEST_CASE("a set of frozen variables knows names, whatever lists they come from") {
    vs::graph graph;
    auto root = graph.root();
    frozen_net()(root);
    vs::model<frozen_net> model;
    vs::frozen_variables frozen;
    CHECK(frozen.empty());
    frozen.freeze(graph.global_variables("enc"));
    frozen.freeze(model.variables().select(vs::named("w")));
    CHECK(frozen.names() == std::vector<std::string>{"dec/w", "enc/b", "enc/w"});
    CHECK(frozen.contains("enc/b"));
    CHECK(!frozen.contains("enc"));
    frozen.unfreeze(model.variables().within("enc"));
    frozen.unfreeze(model.variables().within("enc"));
    CHECK(frozen.names() == std::vector<std::string>{"dec/w"});
    CHECK(frozen.size() == 1);
}

TEST_CASE("an optimizer leaves frozen variables of a graph, makes no slots for them, and goes on when they "
          "are let go") {
    vs::graph graph;
    auto root = graph.root();
    frozen_net()(root);
    const elements three{1, 2, 3}, two{1, 1};
    const auto step = [&](auto& optimizer) {
        optimizer.apply_gradients(
            root, {{three, graph.at("enc/w")}, {two, graph.at("enc/b")}, {three, graph.at("dec/w")}});
    };
    vs::graph_optimizer optimizer{vs::momentum(1.0f, 0.5f)};
    optimizer.frozen.freeze(graph.global_variables("enc"));
    step(optimizer);
    CHECK(of(graph, "enc/w") == elements{1, 1, 1});
    CHECK(of(graph, "enc/b") == elements{-4, -4});
    CHECK(of(graph, "dec/w") == elements{0, -1, -2});
    CHECK(!optimizer.get_slot(graph.at("enc/w"), "momentum"));
    CHECK(optimizer.get_slot(graph.at("dec/w"), "momentum"));
    optimizer.frozen.unfreeze(graph.global_variables("enc"));
    step(optimizer);
    CHECK(of(graph, "enc/w") == elements{0, -1, -2});
    CHECK(of(graph, "enc/b") == elements{0, 0});
}

TEST_CASE("an optimizer leaves frozen variables of a model with their slots, as it does on a graph") {
    using program = vs::with_slots<frozen_net, vs::momentum>;
    const vs::momentum rule(1.0f, 0.5f);
    vs::model<program> model;
    model.initialize();
    vs::model<frozen_net> gradients;
    for (const char* const name : {"enc/w", "dec/w"})
        for (int i = 0; i != 3; ++i) gradients.at(name).data<float>()[i] = static_cast<float>(i + 1);
    vs::frozen_variables frozen;
    frozen.freeze(model.variables().within("enc"));
    vs::apply_gradients(rule, model, gradients, frozen);
    CHECK(of(model, "enc/w") == elements{1, 1, 1});
    CHECK(of(model, "enc/w/Momentum") == elements{0, 0, 0});
    CHECK(of(model, "enc/b") == elements{-4, -4});
    CHECK(of(model, "dec/w") == elements{0, -1, -2});
    CHECK(of(model, "dec/w/Momentum") == elements{1, 2, 3});
    frozen.unfreeze(model.variables());
    const auto all = gradients.trainable().flat<float>();
    vs::apply_gradients(rule, model, all, frozen);
    CHECK(of(model, "enc/w") == elements{0, -1, -2});
    CHECK(of(model, "enc/b") == elements{0, 0});
}

TEST_CASE("averages of frozen variables stay, on a graph and on a model") {
    using program = vs::with_slots<frozen_net, vs::moving_average>;
    const vs::moving_average rule(0.5);
    vs::model<program> model;
    model.initialize();
    vs::initialize_slots(rule, model);
    for (const char* const name : {"enc/w", "dec/w"}) std::fill_n(model.at(name).data<float>(), 3, 3.0f);
    vs::frozen_variables frozen;
    frozen.freeze(model.variables().within("enc"));
    rule.apply(model, frozen);
    CHECK(of(model, "enc/w/ExponentialMovingAverage") == elements{1, 1, 1});
    CHECK(of(model, "dec/w/ExponentialMovingAverage") == elements{2, 2, 2});
    rule.apply(model, frozen, vs::is_trainable());
    CHECK(of(model, "dec/w/ExponentialMovingAverage") == elements{2.5f, 2.5f, 2.5f});

    vs::graph graph;
    auto root = graph.root();
    frozen_net()(root);
    vs::graph_optimizer averages{rule};
    averages.apply(root, graph.trainable_variables());
    for (const char* const name : {"enc/w", "dec/w"}) std::fill_n(graph.at(name).data<float>(), 3, 3.0f);
    averages.frozen = frozen;
    averages.apply(root, graph.trainable_variables());
    CHECK(of(graph, "enc/w/ExponentialMovingAverage") == elements{1, 1, 1});
    CHECK(of(graph, "dec/w/ExponentialMovingAverage") == elements{2, 2, 2});
}

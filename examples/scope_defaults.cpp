// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What a scope hands down to the variables made in it: regularizers, constraints and the rest. For docs/guide/defaults.md.
#include <varscope/constraints.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/regularizers.hpp>

#include <iostream>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

//! [program]
struct network {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto body = scope.variable_scope(
            "body"_n, {.initializer = vs::constant(2.0), .regularizer = vs::l2_regularizer(1e-4)});
        body.get_variable("kernel"_n, vs::shape_c<3, 4>, vs::float32);
        // A bias that is not regularized, and statistics that no optimizer changes.
        body.get_variable("bias"_n, vs::shape_c<4>, vs::float32, {.regularizer = vs::no_regularizer()});
        auto statistics = body.variable_scope(
            "statistics"_n,
            {.trainable = false, .collections = {"moments"}, .regularizer = vs::no_regularizer()});
        statistics.get_variable("mean"_n, vs::shape_c<4>, vs::float32);
        // A head of its own.
        auto head = scope.variable_scope("head"_n, {.constraint = vs::max_norm(1.0)});
        head.get_variable("kernel"_n, vs::shape_c<4, 2>, vs::float32, {.initializer = vs::ones()});
    }
};
using manifest = vs::manifest<network>;
static_assert(manifest::regularized_count() == 1);
static_assert(!manifest::trainable(2) && manifest::is_in_collection(2, "moments"));
static_assert(manifest::constraint(3) == vs::max_norm(1.0));
//! [program]

//! [function]
inline constexpr auto largest = [](const auto& w) { return xt::amax(xt::abs(w))(); };
constexpr vs::regularizer sum_of_two =
    vs::sum_regularizer(vs::l1_regularizer(0.5), vs::regularizer_of(largest));
//! [function]

int main() {
    //! [losses]
    vs::model<network> model;
    model.initialize(vs::seed{1});
    for (const auto& loss : vs::regularization_losses(model))
        std::cout << loss.name << ' ' << loss.value << '\n';
    const double total = vs::regularization_losses(model); // what is added to the loss
    std::cout << total << '\n';
    //! [losses]

    //! [graph]
    vs::graph graph;
    auto root = graph.root();
    network()(root);
    std::cout << vs::regularization_losses(graph).size() << ' '
              << vs::regularization_losses(graph, "head").size() << '\n';
    auto more = root.variable_scope("more"_n);
    more.set_regularizer(sum_of_two);
    more.get_variable("w"_n, {2}, {.initializer = vs::constant(-3.0)});
    std::cout << vs::regularization_losses(more).total() << '\n';
    //! [graph]

    //! [step]
    vs::graph_optimizer train{vs::sgd(0.5)};
    const std::vector<float> gradient(8, 1.0f);
    train.apply_gradients(root, {{gradient, graph.at("head/kernel")}});
    std::cout << graph.at("head/kernel").as<float>()(0, 0) << '\n'; // columns of length 1
    //! [step]

    //! [reuse]
    auto shared = root.variable_scope("body"_n, vs::reuse);
    shared.get_variable("kernel"_n);                                                       // found
    shared.get_variable("new"_n, {2}, {.initializer = vs::ones(), .reuse = vs::no_reuse}); // made
    auto fresh = shared.variable_scope("fresh"_n, vs::no_reuse);                           // reuse ends here
    fresh.get_variable("w"_n, {2}, {.initializer = vs::ones()});
    //! [reuse]
    std::cout << graph.global_variables("body").size() << '\n';

    //! [seal]
    graph.seal();
    try {
        root.get_variable("heda/kernel", {4, 2}, {.reuse = vs::auto_reuse});
    } catch (const vs::graph_sealed_error& error) {
        std::cout << error.found() << '\n';
    }
    //! [seal]

    //! [continue]
    vs::graph other;
    auto outer = other.root();
    const auto captured = [&] {
        auto layer = outer.variable_scope("layer"_n);
        layer.node("first"_n);
        return layer.capture();
    }();
    auto continued = outer.continue_scope(captured);
    std::cout << continued.node("second"_n).name() << ' '
              << outer.variable_scope(captured).node("third"_n).name() << '\n';
    //! [continue]
}

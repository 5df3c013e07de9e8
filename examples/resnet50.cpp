// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// ResNet-v1-50 as slim writes it: default arguments of layers, regularizers, a getter that renames, statistics that are not trainable. Its
// variables in a manifest, on a graph and on a model. For docs/guide/getters.md.
#include <varscope/getters.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/regularizers.hpp>

#include <iostream>
#include <type_traits>
#include <utility>

namespace vs = varscope;
using namespace vs::literals;

// The layers say kernel and bias, and slim's checkpoints weights and biases.
struct slim_names {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        if constexpr (std::is_same_v<Name, decltype("kernel"_n)>)
            return get("weights"_n, call);
        else if constexpr (std::is_same_v<Name, decltype("bias"_n)>)
            return get("biases"_n, call);
        else
            return get(name, call);
    }
};

//! [layers]
struct batch_norm {
    struct arguments {
        bool scale = false;
    };
    template <class Scope>
    constexpr void operator()(const Scope& scope, int channels) const {
        const auto with = vs::arguments_of<batch_norm>(scope);
        auto norm = scope.variable_scope("BatchNorm"_n, {.regularizer = vs::no_regularizer()});
        norm.get_variable("beta"_n, {channels}, vs::float32, {.initializer = vs::zeros()});
        if (with.scale) norm.get_variable("gamma"_n, {channels}, vs::float32, {.initializer = vs::ones()});
        norm.get_variable("moving_mean"_n, {channels}, vs::float32,
                          {.initializer = vs::zeros(), .trainable = false});
        norm.get_variable("moving_variance"_n, {channels}, vs::float32,
                          {.initializer = vs::ones(), .trainable = false});
    }
};

struct conv2d {
    struct arguments {
        vs::regularizer weights_regularizer{};
        vs::initializer weights_initializer = vs::glorot_uniform();
        bool is_normalized = false;
    };
    template <class Scope, class Name>
    constexpr int operator()(const Scope& around, Name name, int from, int to, int kernel) const {
        const auto with = vs::arguments_of<conv2d>(around);
        auto scope = vs::with_getter(around.variable_scope(name), slim_names());
        scope.get_variable(
            "kernel"_n, {kernel, kernel, from, to}, vs::float32,
            {.initializer = with.weights_initializer, .regularizer = with.weights_regularizer});
        if (with.is_normalized)
            batch_norm()(scope, to);
        else
            scope.get_variable("bias"_n, {to}, vs::float32, {.initializer = vs::zeros()});
        return to;
    }
};
//! [layers]

//! [network]
template <class Scope>
constexpr int bottleneck(const Scope& around, int from, int depth, int inner) {
    auto scope = around.variable_scope("bottleneck_v1"_n);
    if (depth != from) conv2d()(scope, "shortcut"_n, from, depth, 1);
    conv2d()(scope, "conv1"_n, from, inner, 1);
    conv2d()(scope, "conv2"_n, inner, inner, 3);
    return conv2d()(scope, "conv3"_n, inner, depth, 1);
}

template <std::size_t Units, class Scope>
constexpr int block(const Scope& scope, int from, int inner) {
    vs::for_each_index<Units>([&](auto unit) {
        constexpr std::integral_constant<std::size_t, decltype(unit)::value + 1> number;
        from = bottleneck(scope.variable_scope("unit_"_n + number), from, 4 * inner, inner);
    });
    return from;
}

struct resnet_v1_50 {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto normalized = vs::arg_scope<batch_norm>(scope.variable_scope("resnet_v1_50"_n),
                                                    [](auto& with) { with.scale = true; });
        auto net = vs::arg_scope<conv2d>(std::move(normalized), [](auto& with) {
            with.weights_regularizer = vs::l2_regularizer(1e-4);
            with.weights_initializer =
                vs::variance_scaling(2, vs::fan_mode::fan_in, vs::distribution::truncated_normal);
            with.is_normalized = true;
        });
        int depth = conv2d()(net, "conv1"_n, 3, 64, 7);
        depth = block<3>(net.variable_scope("block1"_n), depth, 64);
        depth = block<4>(net.variable_scope("block2"_n), depth, 128);
        depth = block<6>(net.variable_scope("block3"_n), depth, 256);
        depth = block<3>(net.variable_scope("block4"_n), depth, 512);
        auto last = vs::arg_scope<conv2d>(std::move(net), [](auto& with) { with.is_normalized = false; });
        conv2d()(last, "logits"_n, depth, 1000, 1);
    }
};
//! [network]

//! [checks]
using manifest = vs::manifest<resnet_v1_50>;
static_assert(manifest::size() == 267 && manifest::trainable_count() == 161);
static_assert(manifest::regularized_count() ==
              54); // 53 convolutions and the logits, no bias and no normalization
static_assert(manifest::element_count() == 25'610'152);
static_assert(manifest::contains("resnet_v1_50/block2/unit_4/bottleneck_v1/conv2/BatchNorm/moving_variance"));
static_assert(manifest::shape(manifest::find("resnet_v1_50/block4/unit_1/bottleneck_v1/shortcut/weights")) ==
              vs::shape_c<1, 1, 1024, 2048>);
static_assert(!manifest::contains("resnet_v1_50/block1/unit_2/bottleneck_v1/shortcut/weights"));
//! [checks]

int main() {
    vs::graph graph;
    auto root = graph.root();
    resnet_v1_50()(root);
    std::cout << "graph: " << graph.global_variables().size() << " variables, "
              << graph.trainable_variables().size() << " trainable, " << graph.regularized_variables().size()
              << " regularized\n";

    vs::model<resnet_v1_50> model;
    model(); // finds all of them
    std::cout << "model: " << manifest::size() << " variables, " << manifest::trainable_count()
              << " trainable, " << vs::regularization_losses(model).size() << " regularized\n";

    std::size_t differing = 0;
    for (std::size_t i = 0; i != manifest::size(); ++i) {
        const vs::variable v = graph.global_variables()[i];
        differing += std::string_view(v.op_name()) != std::string_view(manifest::name(i)) ||
                     v.shape() != manifest::shape(i) || v.trainable() != manifest::trainable(i) ||
                     v.regularizer() != manifest::regularizer(i);
    }
    std::cout << "differing: " << differing << '\n';
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include "layers.hpp" // conv2d and relu
#include <varscope/graph.hpp>
#include <varscope/model.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

// One function. Traced by the compiler it declares; called on a model it computes.
template <class Scope, class Image>
constexpr auto conv_relu(Scope&& scope, const Image& image, auto kernel_shape, auto bias_shape) {
    auto weights =
        scope.get_variable("weights"_n, kernel_shape, vs::float32, {.initializer = vs::random_normal()});
    auto biases = scope.get_variable("biases"_n, bias_shape, vs::float32, {.initializer = vs::constant(0.0)});
    return relu(conv2d(image, weights) + biases);
}

struct my_image_filter {
    template <class Scope, class Image = vs::abstract>
    constexpr auto operator()(Scope&& scope, const Image& image = {}) const {
        auto h = conv_relu(scope.variable_scope("conv1"_n), image, vs::shape_c<5, 5, 3, 8>, vs::shape_c<8>);
        return conv_relu(scope.variable_scope("conv2"_n), h, vs::shape_c<5, 5, 8, 8>, vs::shape_c<8>);
    }
};

struct two_towers { // two calls, one set of variables
    template <class Scope, class Image = vs::abstract>
    constexpr auto operator()(Scope&& scope, const Image& a = {}, const Image& b = {}) const {
        auto filters = scope.variable_scope("image_filters"_n);
        auto r1 = my_image_filter{}(filters, a);
        filters.reuse_variables(); // without this line the compiler says VS-E002: the variable already exists
        auto r2 = my_image_filter{}(filters, b);
        return std::pair(r1, r2);
    }
};

using manifest = vs::manifest<two_towers>; // names, shapes, dtypes and offsets are constants
static_assert(manifest::size() == 4);
static_assert(manifest::name(0) == "image_filters/conv1/weights");
static_assert(manifest::element_count() == (5 * 5 * 3 * 8 + 8) + (5 * 5 * 8 * 8 + 8));

int main() {
    const image_type a = xt::ones<float>({16, 16, 3});
    const image_type b = a * 2;

    vs::model<two_towers> m; // one aligned block of memory
    m.initialize(vs::seed{42});
    auto [r1, r2] = m(a, b); // the same function, now computing, every name already resolved
    std::cout << "the second tower gives twice the first: " << xt::allclose(r2, r1 * 2) << '\n';

    auto weights = m["image_filters/conv1/weights"_n]; // a fixed-shape xtensor view at a constant offset
    weights *= 0.5f;                                   // m["image_filters/conv1/wieghts"_n] would not compile

    vs::graph graph(vs::seed{42}); // the same function on the run-time registry
    two_towers{}(graph.root(), a, b);
    for (const auto& variable : graph.trainable_variables()) std::cout << variable << '\n';
    std::cout << "and twice the model's weights: "
              << xt::allclose(graph.at("image_filters/conv1/weights").as<float>(), weights * 2) << '\n';
}

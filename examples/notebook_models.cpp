// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// The three graphs of the TensorFlow 1 tutorial on names and sharing as programs that run on models: the functions that declare the
// variables compute with them.
#include "layers.hpp"
#include <varscope/model.hpp>

#include <iostream>
#include <string>
#include <utility>
#include <vector>

namespace vs = varscope;
using namespace varscope::literals;

//! [first]
struct first_graph {
    template <class Scope>
    constexpr auto operator()(Scope&& root) const {
        auto conv1 = root.name_scope("conv1"_n);
        auto weights1 = vs::as<float>(conv1.variable("weights"_n, {1.0f, 2.0f}));
        auto bias1 = vs::as<float>(conv1.variable("bias"_n, {0.3f}));
        conv1.leave();
        auto conv2 = root.name_scope("conv2"_n);
        auto weights2 = vs::as<float>(conv2.variable("weights"_n, {4.0f, 2.0f}));
        auto bias2 = vs::as<float>(conv2.variable("bias"_n, {0.33f}));
        conv2.leave();
        auto again = root.name_scope("conv1"_n); // opened again it is another scope
        auto weights3 = vs::as<float>(again.variable("weights"_n, {1.0f, 2.0f}));
        auto bias3 = vs::as<float>(again.variable("bias"_n, {0.3f}));
        again.leave();

        auto v_scope = root.variable_scope("v_scope"_n);
        auto made =
            v_scope.get_variable("Weights"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::ones()});
        v_scope.get_variable("bias"_n, vs::shape_c<3>);
        v_scope.leave();
        auto sharing = root.variable_scope("v_scope"_n, vs::reuse);
        auto shared = sharing.get_variable("Weights"_n);
        sharing.leave();
        static_cast<void>(root.variable_scope("v_scope"_n)); // the cell that the tutorial does not show
        root.variable_scope("v_scope"_n).get_variable("Weights1"_n, vs::shape_c<2, 3>);
        auto last = root.variable_scope("v_scope"_n, vs::reuse);
        last.get_variable("Weights1"_n);
        auto bias =
            vs::as<float>(last.variable("bias"_n, {0.52f})); // a direct variable gets the scope's suffix
        made *= 7.0f;                                        // one variable, so the other handle reads it
        return vs::eval(weights1 * weights2 + weights3 * bias1(0) + bias2(0) + bias3(0) + bias(0) +
                        shared(0, 0));
    }
};
//! [first]

//! [second]
inline constexpr vs::lifted sum{[](const auto& x) { return xt::sum(x)(); }, vs::reduction_shape};
inline constexpr vs::lifted equal{[](const auto& a, const auto& b) { return a == b; }};

// Every call makes four variables. The image goes through two layers with weights of its own.
template <class Scope, class Image>
constexpr auto my_image_filter(Scope& scope, const Image& image) {
    auto weights1 = vs::as<float>(
        scope.variable("conv1_weights"_n, vs::random_normal(0, 0.1), vs::shape_c<5, 5, 32, 32>));
    auto biases1 = vs::as<float>(scope.variable("conv1_biases"_n, vs::zeros(), vs::shape_c<32>));
    auto weights2 = vs::as<float>(
        scope.variable("conv2_weights"_n, vs::random_normal(0, 0.1), vs::shape_c<5, 5, 32, 32>));
    auto biases2 = vs::as<float>(scope.variable("conv2_biases"_n, vs::zeros(), vs::shape_c<32>));
    return relu(conv2d(relu(conv2d(image, weights1) + biases1), weights2) + biases2);
}

struct second_graph {
    template <class Scope, class Image = vs::abstract>
    constexpr auto operator()(Scope&& root, const Image& image = {}) const {
        auto ph = root.placeholder("ph"_n, {2, 3, 4}, vs::float32);
        auto v = vs::as<float>(root.variable("V"_n, {1, 2}, {.dtype = vs::float32}));
        root.get_variable("gv"_n, vs::shape_c<>);
        root.get_variable("gv1"_n, vs::shape_c<>);
        auto first = my_image_filter(root, image);
        auto second = my_image_filter(root, image);
        return std::pair(sum(vs::as<float>(ph)) * v(1), equal(first, second));
    }
};
//! [second]

//! [third]
template <class Scope, class Image, class Kernel, class Bias>
constexpr auto conv_relu(Scope&& scope, const Image& image, Kernel kernel_shape, Bias bias_shape) {
    auto weights = scope.get_variable("weights"_n, kernel_shape, vs::float32,
                                      {.initializer = vs::random_normal(0, 0.1)});
    auto biases = scope.get_variable("biases"_n, bias_shape, vs::float32, {.initializer = vs::constant(0.0)});
    return relu(conv2d(image, weights) + biases);
}
template <class Scope, class Image>
constexpr auto my_shared_image_filter(Scope& scope, const Image& image) {
    auto h = conv_relu(scope.variable_scope("conv1"_n), image, vs::shape_c<5, 5, 32, 32>, vs::shape_c<32>);
    return conv_relu(scope.variable_scope("conv2"_n), h, vs::shape_c<5, 5, 32, 32>, vs::shape_c<32>);
}

struct third_graph {
    template <class Scope, class Image = vs::abstract>
    constexpr auto operator()(Scope&& root, const Image& image = {}) const {
        auto image_filters = root.variable_scope("image_filters"_n);
        auto first = my_shared_image_filter(image_filters, image);
        image_filters.reuse_variables();
        auto second = my_shared_image_filter(image_filters, image);
        return equal(first, second);
    }
};
//! [third]

namespace {

template <class Model>
void print_trainable(Model& m) {
    std::vector<std::string> names;
    for (const auto variable : m.variables())
        if (variable.trainable()) names.push_back(vs::repr(variable));
    std::cout << "There are " << names.size() << " train_able_variables in the Graph: \n";
    for (const std::string& name : names) std::cout << name << '\n';
}

} // namespace

int main() {
    const image_type image = xt::ones<float>({4, 4, 32});

    vs::model<first_graph> first;
    first.initialize();
    const xt::xarray<float> computed = first();
    std::cout << "computed: " << computed(0) << ' ' << computed(1) << '\n';
    print_trainable(first);

    vs::model<second_graph> second;
    second.initialize(vs::seed{1});
    const auto [total, same] = second(image, vs::feed("ph"_n, xt::ones<float>({2, 3, 4})));
    std::cout << "of the placeholder: " << total << '\n';
    std::cout << "two calls with variables of their own give " << (same ? "the same" : "different images")
              << '\n';
    print_trainable(second);

    vs::model<third_graph> third;
    third.initialize(vs::seed{1});
    std::cout << "two calls that share give " << (third(image) ? "the same image" : "different images")
              << '\n';
    print_trainable(third);
}

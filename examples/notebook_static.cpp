// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// The same tutorial as programs that the compiler runs: every name is checked before the program is.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

#include <cstddef>
#include <cstdio>

namespace vs = varscope;
using namespace varscope::literals;

//! [first]
struct first_graph {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        { // a name scope is the prefix of what is made in it
            auto conv1 = root.name_scope("conv1"_n);
            conv1.variable("weights"_n, {1.0f, 2.0f});
            conv1.variable("bias"_n, {0.3f});
            auto conv2 = root.name_scope("conv2"_n);
            conv2.variable("weights"_n, {4.0f, 2.0f});
            conv2.variable("bias"_n, {0.33f});
        }
        { // opened again it is another scope
            auto conv1 = root.name_scope("conv1"_n);
            conv1.variable("weights"_n, {1.0f, 2.0f});
            conv1.variable("bias"_n, {0.3f});
        }
        { // a variable scope shares by name
            auto v_scope = root.variable_scope("v_scope"_n);
            v_scope.get_variable("Weights"_n, {2, 3});
            v_scope.get_variable("bias"_n, {3});
        }
        root.variable_scope("v_scope"_n, vs::reuse).get_variable("Weights"_n);
        { auto v_scope = root.variable_scope("v_scope"_n); }
        root.variable_scope("v_scope"_n).get_variable("Weights1"_n, {2, 3});
        { // shared variables keep the prefix, direct ones get the scope's suffix
            auto v_scope = root.variable_scope("v_scope"_n, vs::reuse);
            v_scope.get_variable("Weights1"_n);
            v_scope.variable("bias"_n, {0.52f});
        }
    }
};
using first = vs::manifest<first_graph>;
static_assert(first::size() == 10);
static_assert(first::name(0) == "conv1/weights" && first::name(1) == "conv1/bias");
static_assert(first::name(2) == "conv2/weights" && first::name(3) == "conv2/bias");
static_assert(first::name(4) == "conv1_1/weights" && first::name(5) == "conv1_1/bias");
static_assert(first::name(6) == "v_scope/Weights" && first::name(7) == "v_scope/bias");
static_assert(first::name(8) == "v_scope/Weights1");
static_assert(first::name(9) == "v_scope_4/bias");
//! [first]

// Every call makes four variables.
template <class Scope>
constexpr void my_image_filter(Scope& scope) {
    scope.variable("conv1_weights"_n, vs::random_normal(), vs::shape_c<5, 5, 32, 32>);
    scope.variable("conv1_biases"_n, vs::zeros(), vs::shape_c<32>);
    scope.variable("conv2_weights"_n, vs::random_normal(), vs::shape_c<5, 5, 32, 32>);
    scope.variable("conv2_biases"_n, vs::zeros(), vs::shape_c<32>);
}

//! [second]
struct second_graph {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        static_cast<void>(root.placeholder("ph"_n, {2, 3, 4}, vs::float32));
        root.variable("V"_n, {1, 2}, {.dtype = vs::float32});
        root.get_variable("gv"_n, {});
        root.get_variable("gv1"_n, {});
        my_image_filter(root);
        my_image_filter(root);
    }
};
using second = vs::manifest<second_graph>;
static_assert(second::placeholder_count() == 1 && second::placeholder_name(0) == "ph");
static_assert(second::placeholder_shape(0) == vs::shape_c<2, 3, 4>);
static_assert(second::size() == 11 && second::trainable_count() == 11);
static_assert(second::name(0) == "V" && second::shape(0) == vs::shape_c<2> &&
              second::dtype(0) == vs::float32);
static_assert(second::name(1) == "gv" && second::name(2) == "gv1" && second::shape(2) == vs::shape_c<>);
static_assert(second::name(3) == "conv1_weights" && second::name(4) == "conv1_biases");
static_assert(second::name(5) == "conv2_weights" && second::name(6) == "conv2_biases");
static_assert(second::name(7) == "conv1_weights_1" && second::name(8) == "conv1_biases_1");
static_assert(second::name(9) == "conv2_weights_1" && second::name(10) == "conv2_biases_1");
static_assert(second::shape(9) == vs::shape_c<5, 5, 32, 32> && second::shape(10) == vs::shape_c<32>);
//! [second]

template <class Scope>
constexpr void conv_relu(Scope&& scope, vs::shape_view kernel_shape, vs::shape_view bias_shape) {
    scope.get_variable("weights"_n, kernel_shape, {.initializer = vs::random_normal()});
    scope.get_variable("biases"_n, bias_shape, {.initializer = vs::constant(0.0)});
}
template <class Scope>
constexpr void my_shared_image_filter(Scope& scope) {
    conv_relu(scope.variable_scope("conv1"_n), vs::shape_c<5, 5, 32, 32>, vs::shape_c<32>);
    conv_relu(scope.variable_scope("conv2"_n), vs::shape_c<5, 5, 32, 32>, vs::shape_c<32>);
}

//! [third]
struct third_graph {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        auto image_filters = root.variable_scope("image_filters"_n);
        my_shared_image_filter(image_filters);
        image_filters.reuse_variables();
        my_shared_image_filter(image_filters);
    }
};
using third = vs::manifest<third_graph>;
static_assert(third::size() == 4 && third::trainable_count() == 4);
static_assert(third::name(0) == "image_filters/conv1/weights" &&
              third::shape(0) == vs::shape_c<5, 5, 32, 32>);
static_assert(third::name(1) == "image_filters/conv1/biases" && third::shape(1) == vs::shape_c<32>);
static_assert(third::name(2) == "image_filters/conv2/weights" &&
              third::shape(2) == vs::shape_c<5, 5, 32, 32>);
static_assert(third::name(3) == "image_filters/conv2/biases" && third::shape(3) == vs::shape_c<32>);
//! [third]

// Nothing is left to be found out at run time: this only prints what the compiler knows.
template <class Manifest>
void print(const char* title) {
    std::printf("%s: %zu variables, %zu elements\n", title, Manifest::size(), Manifest::element_count());
    for (std::size_t i = 0; i != Manifest::size(); ++i)
        std::printf("  %.*s\n", static_cast<int>(Manifest::name(i).size()), Manifest::name(i).data());
}

int main() {
    print<first>("first graph");
    print<second>("second graph");
    print<third>("third graph");
}

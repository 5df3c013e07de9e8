// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// The TensorFlow 1 tutorial on names and sharing, cell by cell.
#include <varscope/graph.hpp>
#include <varscope/name.hpp>

#include <iostream>

namespace vs = varscope;
using namespace varscope::literals;

namespace {

void print_trainable(const vs::graph& graph) {
    std::cout << "There are " << graph.trainable_variables().size()
              << " train_able_variables in the Graph: \n";
    for (const vs::variable& variable : graph.trainable_variables()) std::cout << variable << '\n';
}

void first_graph() {
    vs::graph graph;
    vs::scope root = graph.root();

    //! [name_scope]
    { // a name scope is the prefix of what is made in it
        auto conv1 = root.name_scope("conv1"_n);
        auto weights1 = conv1.variable("weights"_n, {1.0f, 2.0f});
        conv1.variable("bias"_n, {0.3f});
        auto conv2 = root.name_scope("conv2"_n);
        auto weights2 = conv2.variable("weights"_n, {4.0f, 2.0f});
        conv2.variable("bias"_n, {0.33f});
        std::cout << weights1.name() << '\n' << weights2.name() << '\n';
    }
    { // opened again it is another scope
        auto conv1 = root.name_scope("conv1"_n);
        auto weights = conv1.variable("weights"_n, {1.0f, 2.0f});
        conv1.variable("bias"_n, {0.3f});
        std::cout << weights.name() << '\n';
    }
    //! [name_scope]

    //! [sharing]
    { // a variable scope shares by name
        auto made = [&] {
            auto v_scope = root.variable_scope("v_scope"_n);
            auto weights = v_scope.get_variable("Weights"_n, {2, 3});
            v_scope.get_variable("bias"_n, {3});
            return weights;
        }();
        auto v_scope = root.variable_scope("v_scope"_n, vs::reuse);
        auto shared = v_scope.get_variable("Weights"_n);
        if (shared != made) throw std::logic_error("one name, one variable");
        std::cout << made.name() << '\n' << shared.name() << '\n';
    }
    //! [sharing]

    // A cell that the tutorial does not show: it makes nothing, but each opening takes a name scope, and so the bias below is in v_scope_4.
    { auto v_scope = root.variable_scope("v_scope"_n); }

    { // shared variables keep the prefix, direct ones get the scope's suffix
        auto made = [&] {
            auto v_scope = root.variable_scope("v_scope"_n);
            return v_scope.get_variable("Weights1"_n, {2, 3});
        }();
        auto v_scope = root.variable_scope("v_scope"_n, vs::reuse);
        auto shared = v_scope.get_variable("Weights1"_n);
        auto bias = v_scope.variable("bias"_n, {0.52f});
        std::cout << made.name() << '\n' << shared.name() << '\n' << bias.name() << '\n';
    }
}

//! [direct]
// Every call makes four variables.
void my_image_filter(vs::scope& scope) {
    scope.variable("conv1_weights"_n, vs::random_normal(), vs::shape_c<5, 5, 32, 32>);
    scope.variable("conv1_biases"_n, vs::zeros(), vs::shape_c<32>);
    scope.variable("conv2_weights"_n, vs::random_normal(), vs::shape_c<5, 5, 32, 32>);
    scope.variable("conv2_biases"_n, vs::zeros(), vs::shape_c<32>);
}
//! [direct]

void second_graph() {
    vs::graph graph;
    vs::scope root = graph.root();

    auto ph = root.placeholder("ph"_n, {2, 3, 4}, vs::float32);
    std::cout << ph.name() << '\n' << ph << '\n';
    auto v = root.variable("V"_n, {1, 2}, {.dtype = vs::float32});
    std::cout << v.name() << '\n' << v << '\n';
    root.get_variable("gv"_n, {}); // made in a cell that the tutorial does not show; the list below has it
    auto gv1 = root.get_variable("gv1"_n, {});
    std::cout << gv1.name() << '\n' << gv1 << '\n';

    my_image_filter(root);
    my_image_filter(root);
    print_trainable(graph);
}

//! [shared]
// Makes or shares two variables of the scope it is given, as the scope says.
void conv_relu(vs::scope scope, vs::shape_view kernel_shape, vs::shape_view bias_shape) {
    scope.get_variable("weights"_n, kernel_shape, {.initializer = vs::random_normal()});
    scope.get_variable("biases"_n, bias_shape, {.initializer = vs::constant(0.0)});
}

void my_shared_image_filter(vs::scope& scope) {
    conv_relu(scope.variable_scope("conv1"_n), vs::shape_c<5, 5, 32, 32>, vs::shape_c<32>);
    conv_relu(scope.variable_scope("conv2"_n), vs::shape_c<5, 5, 32, 32>, vs::shape_c<32>);
}

void third_graph() {
    vs::graph graph;
    vs::scope root = graph.root();
    {
        auto image_filters = root.variable_scope("image_filters"_n);
        my_shared_image_filter(image_filters);
        image_filters.reuse_variables();
        my_shared_image_filter(image_filters);
    }
    print_trainable(graph);
}
//! [shared]

} // namespace

int main() {
    first_graph();
    second_graph();
    third_graph();
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What the TensorFlow 1 tutorial on names and sharing says in words, and does not print.
#include <varscope/graph.hpp>
#include <varscope/name.hpp>

#include <concepts>
#include <iostream>

namespace vs = varscope;
using namespace varscope::literals;

namespace {

//! [not-yet]
// With reuse, what was not made before is an error.
void sharing_what_is_not_there() {
    vs::graph graph;
    vs::scope root = graph.root();
    auto v_scope = root.variable_scope("v_scope"_n, vs::reuse);
    try {
        v_scope.get_variable("Weights1"_n, {2, 3});
    } catch (const vs::variable_missing_error& error) {
        std::cout << error.what() << '\n';
    }
}
//! [not-yet]

template <class Variables>
void print(const char* title, const Variables& variables) {
    std::cout << title << ':';
    for (const vs::variable& variable : variables) std::cout << ' ' << variable.name();
    std::cout << '\n';
}

//! [trainable]
// What is made trainable is up to the program. A placeholder is no variable: no list has it.
void choosing_what_is_trainable() {
    vs::graph graph;
    vs::scope root = graph.root();
    static_cast<void>(root.placeholder("image"_n, {vs::unknown, 32, 32}));
    root.variable("weights"_n, {1.0f, 2.0f});
    root.variable("step"_n, 0, {.trainable = false});
    root.get_variable("moving_mean"_n, {2}, {.trainable = false});
    print("all", graph.global_variables());
    print("trainable", graph.trainable_variables());
}
//! [trainable]

//! [kinds]
const char* kind_of(const vs::placeholder&) { return "a tensor"; }
const char* kind_of(const vs::variable&) { return "a variable"; }

// The three ways to make something with a name give two kinds of handles.
void kinds_of_handles() {
    vs::graph graph;
    vs::scope root = graph.root();
    const auto ph = root.placeholder("ph"_n, {2, 3, 4}, vs::float32);
    const auto v = root.variable("V"_n, {1, 2}, {.dtype = vs::float32});
    const auto gv1 = root.get_variable("gv1"_n, {});
    std::cout << ph.name() << " is " << kind_of(ph) << '\n';
    std::cout << v.name() << " is " << kind_of(v) << '\n';
    std::cout << gv1.name() << " is " << kind_of(gv1) << '\n';
}
//! [kinds]

//! [operations]
// tf.Variable(tf.random_normal([2, 2])) makes the random numbers by operations of their own, and a variable that starts from them.
void first_values_are_operations() {
    vs::graph graph;
    vs::scope root = graph.root();
    const auto numbers = root.constant(vs::unnamed, vs::random_normal(), {2, 2});
    root.variable("conv1_weights"_n, numbers);
    for (const std::string& name : graph.operations()) std::cout << name << '\n';
}
//! [operations]

//! [outlive]
// Variables are the graph's, whatever becomes of the handles: they are there after the function has returned, and a second call makes more.
void my_image_filter(vs::scope& scope) {
    scope.variable("conv1_weights"_n, vs::random_normal(), vs::shape_c<5, 5, 32, 32>);
    scope.variable("conv1_biases"_n, vs::zeros(), vs::shape_c<32>);
}

void variables_outlive_functions() {
    vs::graph graph;
    vs::scope root = graph.root();
    my_image_filter(root);
    const float first = graph.at("conv1_weights").as<float>()(0, 0, 0, 0);
    my_image_filter(root);
    print("after two calls", graph.global_variables());
    std::cout << "the first ones are "
              << (graph.at("conv1_weights").as<float>()(0, 0, 0, 0) == first ? "as they were" : "others")
              << '\n';
}
//! [outlive]

} // namespace

int main() {
    sharing_what_is_not_there();
    choosing_what_is_trainable();
    kinds_of_handles();
    first_values_are_operations();
    variables_outlive_functions();
}

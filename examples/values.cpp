// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Values of variables: where they come from, how they are read and written.
#include <varscope/graph.hpp>
#include <varscope/sharing.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

int main() {
    std::cout << std::boolalpha;
    vs::graph graph(vs::seed{42});
    vs::scope root = graph.root();

    //! [dtypes]
    std::cout << root.variable("a"_n, 1) << '\n'
              << root.variable("b"_n, 1.0) << '\n'
              << root.variable("c"_n, 1.0f) << '\n'
              << root.variable("d"_n, {{1.0, 2.0}, {3.0, 4.0}}, {.dtype = vs::float32}) << '\n' // converted
              << root.variable("e"_n, xt::arange<double>(3)) << '\n'; // any xtensor expression
    //! [dtypes]

    //! [initializers]
    auto kernel = root.get_variable("kernel"_n, {5, 5, 1, 32}, {.initializer = vs::truncated_normal(0, 0.1)});
    auto table =
        root.get_variable("table"_n, {.initializer = xt::xtensor<float, 1>{1, 2, 3}}); // brings its shape
    auto plain = root.get_variable("plain"_n, {3, 4}); // float32 by Glorot's uniform initializer
    //! [initializers]

    //! [arrays]
    auto taps = root.get_variable("taps"_n, {.initializer = vs::array({{1.0f, 2.0f}, {3.0f, 4.0f}})});
    auto bias = root.variable("bias"_n, vs::full(vs::shape_c<3>, 0.5f));
    //! [arrays]
    //! [constants]
    auto pi = root.constant("pi"_n, 3.14f);
    auto noise = root.constant(vs::unnamed, vs::random_normal(0, 0.1), {2, 2}); // named random_normal
    auto noisy = root.variable("noisy"_n, noise);                               // starts with the same values
    std::cout << pi << '\n' << noise << '\n' << (noise.as<float>() == noisy.as<float>()) << '\n';
    //! [constants]

    //! [views]
    auto any = table.as<float>();                 // rank known at run time
    auto fixed = table.as<float>(vs::shape_c<3>); // rank and extents in the type
    any *= 2.0f;
    std::cout << fixed(0) << ' ' << fixed(1) << ' ' << fixed(2) << '\n'; // views of the same elements
    //! [views]

    //! [static]
    auto w = root.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::ones()});
    w *= 2.0f;
    std::cout << w.name() << ' ' << w(1, 2) << '\n';
    //! [static]

    //! [seed]
    vs::graph other(vs::seed{42}); // the same seed and the same name, whatever else is in the graph
    auto same = other.root().get_variable("plain"_n, {3, 4});
    std::cout << (plain.as<float>() == same.as<float>()) << '\n';
    //! [seed]

    //! [lists]
    for (const vs::variable& variable : graph.trainable_variables())
        std::cout << variable.op_name() << ' ' << variable.element_count() << '\n';
    std::cout << graph.find("nothing").has_value() << '\n';
    //! [lists]

    //! [deferred]
    auto dense = root.variable_scope("dense"_n);
    auto later = vs::deferred(dense, "kernel"_n, {vs::unknown, 2}, vs::float32, {.initializer = vs::ones()});
    std::cout << graph.find("dense/kernel").has_value() << ' '; // nothing is made yet
    auto made = later.get(root, {3, 2});                        // now the rows are known
    std::cout << made.name() << ' ' << later.shape().view()[0] << '\n';
    //! [deferred]
    static_cast<void>(kernel), static_cast<void>(taps), static_cast<void>(bias);
}

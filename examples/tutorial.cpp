// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// From the first scope to a shared two-tower model that computes. For docs/tutorial.md.
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <cmath>
#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

namespace {

void first_scope() {
    //! [first-scope]
    vs::graph graph;
    vs::scope root = graph.root();
    {
        vs::scope tower = root.variable_scope("tower"_n);
        auto weights = tower.get_variable("weights"_n, {3, 2});
        std::cout << weights.name() << '\n';
    } // leaving the block leaves the scope
    //! [first-scope]
    //! [twice]
    try {
        root.variable_scope("tower"_n).get_variable("weights"_n, {3, 2});
    } catch (const vs::variable_exists_error& error) {
        std::cout << error.full_name() << " is there already: " << error.found() << '\n';
    }
    //! [twice]
    //! [reuse]
    vs::scope again = root.variable_scope("tower"_n, vs::reuse);
    std::cout << again.get_variable("weights"_n).name() << '\n'; // the same variable
    //! [reuse]
}

} // namespace

//! [dense]
template <class Scope, class X, class Shape>
constexpr auto dense(Scope&& scope, const X& x, Shape shape) {
    auto weights = scope.get_variable("weights"_n, shape, vs::float32, {.initializer = vs::glorot_uniform()});
    auto bias =
        scope.get_variable("bias"_n, vs::shape_c<shape[1]>, vs::float32, {.initializer = vs::zeros()});
    if constexpr (vs::is_tracing<Scope>)
        return vs::abstract{}; // while the compiler runs it, there is nothing to compute
    else
        return xt::xtensor<float, 1>(xt::sum(xt::view(x, xt::all(), xt::newaxis()) * weights, 0) + bias);
}

struct tower {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = {}) const {
        auto h = dense(scope.variable_scope("hidden"_n), x, vs::shape_c<3, 4>);
        return dense(scope.variable_scope("output"_n), h, vs::shape_c<4, 2>);
    }
};
//! [dense]

//! [manifest]
using one_tower = vs::manifest<tower>;
static_assert(one_tower::size() == 4);
static_assert(one_tower::name(0) == "hidden/weights" && one_tower::name(3) == "output/bias");
static_assert(one_tower::element_count() == (3 * 4 + 4) + (4 * 2 + 2));
//! [manifest]

//! [two-towers]
struct similarity {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& query = {}, const X& document = {}) const {
        auto towers = scope.variable_scope("tower"_n);
        auto q = tower{}(towers, query);
        towers.reuse_variables(); // from here on the scope finds, and makes nothing
        auto d = tower{}(towers, document);
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return xt::sum(q * d)() / std::sqrt(xt::sum(q * q)() * xt::sum(d * d)());
    }
};
static_assert(vs::manifest<similarity>::size() == 4); // two towers, one set of variables
static_assert(vs::manifest<similarity>::contains("tower/hidden/weights"));
//! [two-towers]

namespace {

void compute() {
    //! [model]
    vs::model<similarity> m; // one block of memory, all names resolved
    m.initialize(vs::seed{7});
    const xt::xtensor<float, 1> query{1, 2, 3};
    const xt::xtensor<float, 1> same = query * 2;
    const xt::xtensor<float, 1> other{-1, 2, 0.5};
    std::cout << "with itself: " << m(query, same) << '\n';
    std::cout << "with another: " << m(query, other) << '\n';
    //! [model]

    //! [change]
    m["tower/output/bias"_n] = xt::xtensor<float, 1>{0.5f, -0.5f}; // a typed view
    m.trainable().flat<float>() *= 0.9f;                           // all trainable elements at once
    for (const auto variable : m.variables()) std::cout << vs::repr(variable) << '\n';
    //! [change]

    //! [graph]
    vs::graph graph(vs::seed{7});
    std::cout << "in a graph: " << similarity{}(graph.root(), query, other) << '\n';
    vs::graph taken;
    taken.adopt(m); // the graph finds the model's variables, in the model's memory
    std::cout << taken.at("tower/output/bias").as<float>() << '\n';
    //! [graph]
}

} // namespace

int main() {
    first_scope();
    compute();
}

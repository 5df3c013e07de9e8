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
inline constexpr vs::lifted matmul{
    [](const auto& x, const auto& w) { return xt::sum(xt::view(x, xt::all(), xt::newaxis()) * w, {0}); },
    vs::matmul_shape};

template <class Scope, class X>
constexpr auto dense(Scope&& scope, const X& x, int units) {
    auto weights = scope.get_variable("weights"_n, {x.shape(0), units}, vs::float32,
                                      {.initializer = vs::glorot_uniform()});
    auto bias = scope.get_variable("bias"_n, {units}, vs::float32, {.initializer = vs::zeros()});
    return matmul(x, weights) + bias;
}

struct tower {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({3})) const {
        auto h = dense(scope.variable_scope("hidden"_n), x, 4);
        return dense(scope.variable_scope("output"_n), h, 2);
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
inline constexpr vs::lifted cosine{[](const auto& a, const auto& b) {
    return xt::sum(a * b)() / std::sqrt(xt::sum(a * a)() * xt::sum(b * b)());
}};

struct similarity {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& query = vs::abstract({3}),
                              const X& document = vs::abstract({3})) const {
        auto towers = scope.variable_scope("tower"_n);
        auto q = tower{}(towers, query);
        towers.reuse_variables(); // from here on the scope finds, and makes nothing
        auto d = tower{}(towers, document);
        return cosine(q, d);
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

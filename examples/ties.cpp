// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Variables that are shared from outside: the code that asks for them is as it was.
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/sharing.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

inline constexpr vs::lifted matmul{
    [](const auto& x, const auto& w) {
        return vs::eval(
            xt::sum(xt::view(x, xt::all(), xt::all(), xt::newaxis()) * w, {1})); // (n, k) by (k, m)
    },
    vs::matmul_shape};

//! [net]
// Somebody's language model: it knows nothing of ties.
struct language_model {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& words = vs::abstract({vs::unknown, 5})) const {
        auto hidden = matmul(words, scope.get_variable("embeddings"_n, {5, 2}, vs::float32));
        for (int i = 0; i != 2; ++i) {
            auto block = scope.variable_scope("block"_n + i);
            hidden = matmul(hidden, block.get_variable("kernel"_n, {2, 2}, vs::float32));
        }
        auto logits = scope.variable_scope("logits"_n);
        return matmul(hidden, logits.get_variable("kernel"_n, {2, 5}, vs::float32));
    }
};
static_assert(vs::manifest<language_model>::element_count() == 28);
//! [net]

//! [tied]
using tied_model =
    vs::tied<language_model,
             vs::tie_transposed("logits/kernel"_n, "embeddings"_n), // one table, read both ways
             vs::tie("block1"_n, "block0"_n)>;                      // all that is in the scope
static_assert(vs::manifest<tied_model>::size() == 2);
static_assert(vs::manifest<tied_model>::element_count() ==
              14); // counted once, and saved, loaded and stepped once
//! [tied]

int main() {
    const xt::xtensor<float, 2> words{{1, 0, 0, 0, 0}};
    //! [run]
    vs::model<tied_model> model;
    model.initialize(vs::seed{1});
    std::cout << model(words) << '\n';
    vs::graph graph({.seed = vs::seed{1}});
    auto root = graph.root();
    std::cout << tied_model()(root, words) << '\n';
    for (const auto& variable : graph.global_variables()) std::cout << variable.name() << '\n';
    //! [run]

    //! [scope]
    vs::graph other;
    auto scope = vs::with_sharing(other.root(), vs::tie("decoder/embed"_n, "encoder/embed"_n));
    auto made = scope.variable_scope("encoder/embed"_n).get_variable("w"_n, {4, 2});
    auto found = scope.variable_scope("decoder"_n).variable_scope("embed"_n).get_variable("w"_n, {4, 2});
    std::cout << found.name() << (made == found ? " is" : " is not") << " the encoder's\n";
    //! [scope]
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// BERT-Base's 206 variables, checked by the compiler against the list of TensorFlow's, and made in a graph at run time.
#include "bert.hpp"

#include "data/bert_base_variables.hpp"
#include <varscope/graph.hpp>

#include <iostream>

namespace vs = varscope;
using namespace varscope::literals;

//! [manifest]
using manifest = vs::manifest<bert::pretraining>;
static_assert(manifest::size() == 206);
static_assert(manifest::element_count() == 110'106'428);
static_assert(manifest::name(5) == "bert/encoder/layer_0/attention/self/query/kernel");
static_assert(manifest::contains("bert/encoder/layer_11/output/LayerNorm/gamma"));
static_assert(vs::manifest<bert::base>::element_count() == 109'482'240);
//! [manifest]

constexpr bool is_the_list() {
    if (manifest::size() != std::size(listed_variables)) return false;
    for (std::size_t i = 0; i != manifest::size(); ++i) {
        const listed_variable& listed = listed_variables[i];
        if (manifest::name(i) != listed.name || manifest::dtype(i) != vs::dtype::float32) return false;
        if (manifest::shape(i) != vs::shape_view(listed.extents, listed.rank) || !manifest::trainable(i))
            return false;
    }
    return true;
}
static_assert(is_the_list());

int main() {
    vs::graph graph;
    bert::pretraining{}(graph.root()); // the same function, names made at run time

    std::size_t position = 0;
    std::size_t elements = 0;
    for (const vs::variable& variable : graph.trainable_variables()) {
        if (variable.op_name() != std::string_view(manifest::name(position)) ||
            variable.shape() != manifest::shape(position))
            return 1;
        elements += variable.element_count();
        if (position++ % 40 == 0) std::cout << variable << '\n';
    }
    std::cout << position << " variables, " << elements << " elements\n";
}

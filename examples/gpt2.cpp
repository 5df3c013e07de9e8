// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// The published small GPT-2 as constants; and a tiny one that computes, on a model and on a graph.
#include "gpt2.hpp"

#include <varscope/graph.hpp>
#include <varscope/model.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

//! [published]
using published = vs::manifest<gpt2::net<gpt2::config{}>>; // nothing of it is in memory
static_assert(published::size() == 148);
static_assert(published::element_count() == 124'439'808);
static_assert(published::name(0) == "model/wpe" && published::name(1) == "model/wte");
static_assert(published::name(2) == "model/h0/ln_1/g");
static_assert(published::contains("model/h11/mlp/c_proj/w") && !published::contains("model/h12/ln_1/g"));
static_assert(published::shape(published::find("model/h3/attn/c_attn/w")) == vs::shape_c<1, 768, 2304>);
static_assert(published::name(147) == "model/ln_f/b");
//! [published]

//! [tiny]
using tiny = gpt2::net<gpt2::config{.vocabulary = 13, .positions = 8, .width = 12, .heads = 3, .layers = 2}>;

int main() {
    std::cout << published::size() << " variables, " << published::element_count() << " elements\n";

    const gpt2::tokens_type tokens{3, 1, 4, 1, 5};
    vs::model<tiny> model;
    model.initialize(vs::seed{7});
    const gpt2::matrix logits = model(tokens);

    vs::graph graph(vs::seed{7});
    const gpt2::matrix same = tiny{}(graph.root(), tokens);
    std::cout << "the graph gives the model's logits: " << std::boolalpha << (logits == same) << '\n';

    std::cout << "what comes next:";
    for (std::size_t t = 0; t != tokens.size(); ++t)
        std::cout << ' ' << xt::argmax(xt::row(logits, static_cast<std::ptrdiff_t>(t)))();
    std::cout << '\n'
              << graph.trainable_variables().size() << " variables in the graph, the first "
              << graph.trainable_variables()[0] << '\n';
    //! [tiny]
}

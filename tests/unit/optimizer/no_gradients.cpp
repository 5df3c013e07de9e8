// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Steps of an optimizer of a graph without gradients.
#include "support/catch.hpp"
#include <varscope.hpp>

#include <vector>

namespace vs = varscope;
using namespace vs::literals;

TEST_CASE("a step that has no gradients, because none is given or all variables are frozen") {
    vs::graph graph;
    auto root = graph.root();
    auto w = root.get_variable("w"_n, {2}, vs::float32, {.initializer = vs::ones()});
    vs::graph_optimizer o{vs::adam()};
    o.apply_gradients(root, std::vector<vs::gradient>{});
    o.frozen.freeze(graph.trainable_variables());
    std::vector<float> gr{1, 1};
    o.apply_gradients(root, {{gr, w}});
    CHECK(graph.at("beta1_power").as<float>()() == Approx(0.9 * 0.9 * 0.9));
    CHECK(w(0) == 1);
    o.frozen.unfreeze(graph.trainable_variables());
    o.apply_gradients(root, {{gr, w}});
    CHECK(w(0) < 1);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// ends: routed: VS-E018: the scope is used after its graph is gone
// A unit of its own: it says what an assertion does.
#include <stdexcept>

#define VARSCOPE_ASSERT(condition, sentence)                                                                 \
    ((condition) ? static_cast<void>(0) : throw std::logic_error(sentence))
#include <varscope/graph.hpp>

#include <iostream>
#include <optional>

int main() {
    std::optional<varscope::graph> graph(std::in_place);
    auto scope = graph->root().variable_scope("a");
    graph.reset();
    try {
        scope.get_variable("v", {1});
    } catch (const std::logic_error& error) {
        std::cout << "routed: " << error.what() << '\n';
    }
}

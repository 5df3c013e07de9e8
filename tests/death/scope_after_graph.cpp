// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// aborts: VS-E018: the scope is used after its graph is gone
#include <varscope/graph.hpp>

#include <optional>

int main() {
    std::optional<varscope::graph> graph(std::in_place);
    auto scope = graph->root().variable_scope("a");
    graph.reset();
    scope.get_variable("v", {1});
}

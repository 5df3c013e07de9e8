// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// aborts: VS-E018: the scope is used after its graph is gone
#include <varscope/graph.hpp>

#include <optional>

int main() {
    std::optional<varscope::graph> graph(std::in_place);
    const varscope::captured_scope captured = graph->root().variable_scope("a").capture();
    graph.reset();
    return captured.name().empty() ? 1 : 0;
}

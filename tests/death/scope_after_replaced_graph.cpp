// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// aborts: VS-E018: the scope is used after its graph is gone
#include <varscope/graph.hpp>

int main() {
    varscope::graph graph;
    auto scope = graph.root().variable_scope("a");
    graph = varscope::graph();
    scope.reuse_variables();
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// aborts: VS-E018
#include <varscope/graph.hpp>

int main() {
    varscope::graph graph;
    auto scope = graph.root().variable_scope("a");
    scope.leave();
    scope.get_variable("v", {1});
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// ends: still here: a/v:0
// A unit of its own: it says what an assertion does.
#include <stdexcept>

#define VARSCOPE_ASSERT(condition, sentence)                                                                 \
    ((condition) ? static_cast<void>(0) : throw std::logic_error(sentence))
#include <varscope/graph.hpp>

#include <iostream>

int main() {
    varscope::graph graph;
    auto scope = graph.root().variable_scope("a");
    varscope::graph& same = graph;
    graph = std::move(same);
    try {
        std::cout << "still here: " << scope.get_variable("v", {1}).name() << '\n';
    } catch (const std::logic_error& error) {
        std::cout << error.what() << '\n';
    }
}

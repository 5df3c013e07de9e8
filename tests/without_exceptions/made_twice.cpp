// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// aborts: VS-E002: the variable already exists: 'w'
#include <varscope.hpp>

namespace vs = varscope;
using namespace vs::literals;

struct one_variable {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        return scope.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
    }
};

int main() {
    vs::model<one_variable> m;
    m.initialize();
    vs::graph graph;
    const float sum = m["w"_n](0) + one_variable{}(graph.root())(1);
    if (sum == 2.0f) one_variable{}(graph.root());
}

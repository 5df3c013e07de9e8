// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Models and sealed graphs.
#include "support/catch.hpp"
#include <varscope.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace adopt_sealed_programs {

struct program {
    template <class S>
    constexpr void operator()(S&& s) const {
        s.get_variable("a"_n, {2});
    }
};

} // namespace adopt_sealed_programs

namespace {

using namespace adopt_sealed_programs;

} // namespace

TEST_CASE("a sealed graph takes no model in") {
    vs::model<program> m;
    vs::graph graph;
    graph.seal();
    CHECK_THROWS_AS(graph.adopt(m), vs::graph_sealed_error);
    CHECK(graph.variables().size() == 0);
}

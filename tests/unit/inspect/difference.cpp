// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Differences between graphs and programs.
#include "support/catch.hpp"
#include <varscope.hpp>
#include <varscope/inspect.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace difference_programs {

struct program {
    template <class S>
    constexpr void operator()(S&& s) const {
        s.get_variable("a"_n, {2});
    }
};

struct two {
    template <class S>
    constexpr void operator()(S&& s) const {
        s.get_variable("b"_n, vs::shape_c<>, vs::float32);
    }
};

} // namespace difference_programs

namespace {

using namespace difference_programs;

} // namespace

TEST_CASE("a graph and a program") {
    vs::graph graph;
    auto root = graph.root();
    program()(root);
    CHECK(vs::difference(graph, vs::manifest<program>()).empty());
    CHECK(!vs::difference(vs::manifest<two>(), graph).empty());
}

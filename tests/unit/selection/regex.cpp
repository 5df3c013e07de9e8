// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Regular expressions: what they cost at worst, and what is refused.
#include "support/catch.hpp"
#include <varscope.hpp>
#include <varscope/selection.hpp>

#include <string>

namespace vs = varscope;
using namespace vs::literals;

TEST_CASE("regular expressions that could take very long") {
    vs::graph graph;
    auto root = graph.root();
    root.get_variable("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", {2});
    const auto all = graph.global_variables();
    CHECK(all.select(vs::matching_regex("(a+)+$b"), vs::allow_empty).empty());
    CHECK(all.select(vs::matching_regex("^(a+)+$")).size() == 1);
    CHECK(all.select(vs::matching_regex("(a)\\1")).size() == 1);
    CHECK(all.select(vs::matching_regex("(?=a)[\\w]+")).size() == 1);
    root.get_variable(std::string(100000, 'b'), {2});
    CHECK(graph.global_variables().select(vs::matching_regex("^.*$")).size() == 2);
    CHECK_THROWS_AS(vs::matching_regex(std::string(100000, '(') + std::string(100000, ')')),
                    vs::nothing_selected_error);
    CHECK_THROWS_AS(vs::matching_regex("(a"), vs::nothing_selected_error);
}

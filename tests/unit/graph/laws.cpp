// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/laws.cpp: the laws of graphs at run time, of both kinds of graph. In constants: tests/static/trace/laws.cpp.
#include "laws/graphs.hpp"
#include "support/catch.hpp"
#include "support/run_time_graph_traits.hpp"

namespace vs = varscope;
namespace laws = vs::testing::laws;

#define VARSCOPE_TEST_GRAPHS vs::graph, vs::static_graph

TEMPLATE_TEST_CASE("what a graph created is found", "", VARSCOPE_TEST_GRAPHS) {
    const int how = GENERATE(range(0, laws::ways_to_prepare_graph));
    for (const char* const scope : {"s", "a", "A", "a/b", "d_1", "n"})
        for (const char* const name : {"u", "u/v", "Assign", "w_1", "v"}) {
            CAPTURE(how, scope, name);
            CHECK(laws::what_is_created_is_found<TestType>(how, scope, name));
            CHECK(laws::sharing_is_idempotent<TestType>(how, scope, name));
        }
}

TEMPLATE_TEST_CASE("leaving a scope of a graph restores", "", VARSCOPE_TEST_GRAPHS) {
    const int how = GENERATE(range(0, laws::ways_to_prepare_graph));
    for (const char* const name : {"i", "law", "a/b", "d", "inner"}) {
        CAPTURE(how, name);
        CHECK(laws::leaving_restores<TestType>(how, name));
    }
}

TEMPLATE_TEST_CASE("names in a graph are unique without case", "", VARSCOPE_TEST_GRAPHS) {
    const int how = GENERATE(range(0, laws::ways_to_prepare_graph));
    for (const char* const name : {"v", "V", "B/w", "b/W/assign", "Initializer"}) {
        CAPTURE(how, name);
        CHECK(laws::names_are_unique_without_case<TestType>(how, name));
    }
}

TEMPLATE_TEST_CASE("names do not depend on unrelated scopes", "", VARSCOPE_TEST_GRAPHS) {
    const int how = GENERATE(range(0, laws::ways_to_prepare_graph));
    for (const char* const unrelated : {"a", "laws", "law_1", "a/law", "d"}) {
        CAPTURE(how, unrelated);
        CHECK(laws::unrelated_scopes_do_not_matter<TestType>(how, unrelated));
    }
}

TEMPLATE_TEST_CASE("entering by capture and by name agree", "", VARSCOPE_TEST_GRAPHS) {
    const int how = GENERATE(range(0, laws::ways_to_prepare_graph));
    for (const char* const name : {"a", "A", "n", "d", "d_1", "new"}) {
        CAPTURE(how, name);
        CHECK(laws::capture_and_name_agree<TestType>(how, name));
    }
}

TEMPLATE_TEST_CASE("a refused call changes nothing that can be seen", "", VARSCOPE_TEST_GRAPHS) {
    const int how = GENERATE(range(0, laws::ways_to_prepare_graph));
    CAPTURE(how);
    using scope_type = laws::scope_of<TestType>;
    const auto changes_nothing = [how](void (*call)(scope_type&)) {
        return laws::a_refused_call_changes_nothing<TestType>(how, call);
    };
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.node("x y")); }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.unique_name("x//y")); }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.name_scope("new/x y")); }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.variable_scope("new/x:y")); }));
    CHECK(changes_nothing(
        [](scope_type& in) { static_cast<void>(in.variable_scope(vs::default_name("x y"))); }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.variable_scope(vs::unnamed)); }));
    CHECK(changes_nothing([](scope_type& in) {
        static_cast<void>(in.variable_scope(vs::default_name("new"), {.reuse = vs::reuse}));
    }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.get_variable("there", {3})); }));
    CHECK(changes_nothing(
        [](scope_type& in) { static_cast<void>(in.get_variable("there", {2}, vs::float64)); }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.get_variable("new")); }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.get_variable("new", {-1})); }));
    CHECK(changes_nothing(
        [](scope_type& in) { static_cast<void>(in.get_variable("new", {1}, {.initializer = 1.0f})); }));
    CHECK(changes_nothing([](scope_type& in) {
        static_cast<void>(
            in.get_variable("new", vs::no_shape, vs::int32, {.initializer = vs::array({1.5f})}));
    }));
    CHECK(changes_nothing([](scope_type& in) {
        static_cast<void>(in.get_variable("new", {1}, vs::int32, {.initializer = vs::random_normal()}));
    }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.variable("x y", 1.0f)); }));
    CHECK(changes_nothing(
        [](scope_type& in) { static_cast<void>(in.variable("new", 1.5f, {.dtype = vs::int32})); }));
    CHECK(changes_nothing(
        [](scope_type& in) { static_cast<void>(in.variable("new", vs::zeros(), {vs::unknown})); }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.constant("x y", 1.0f)); }));
    CHECK(changes_nothing(
        [](scope_type& in) { static_cast<void>(in.constant("new", vs::random_normal(), {2}, vs::int32)); }));
    CHECK(changes_nothing([](scope_type& in) { static_cast<void>(in.placeholder("new", {-1})); }));
}

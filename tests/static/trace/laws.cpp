// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/trace/laws.cpp: the laws of graphs in constants. At run time: tests/unit/graph/laws.cpp.
#include "laws/graphs.hpp"

namespace laws = varscope::testing::laws;
using graph = varscope::static_graph;

template <class Law>
constexpr bool holds_always(Law law) {
    for (int how = 0; how != laws::ways_to_prepare_graph; ++how)
        if (!law(how)) return false;
    return true;
}

static_assert(holds_always([](int how) { return laws::what_is_created_is_found<graph>(how, "a/b", "w"); }));
static_assert(holds_always([](int how) { return laws::what_is_created_is_found<graph>(how, "A", "v"); }));
static_assert(holds_always([](int how) { return laws::sharing_is_idempotent<graph>(how, "a", "v"); }));
static_assert(holds_always([](int how) { return laws::sharing_is_idempotent<graph>(how, "d_1", "u/v"); }));
static_assert(holds_always([](int how) { return laws::leaving_restores<graph>(how, "i"); }));
static_assert(holds_always([](int how) { return laws::names_are_unique_without_case<graph>(how, "B/w"); }));
static_assert(holds_always([](int how) { return laws::unrelated_scopes_do_not_matter<graph>(how, "a"); }));
static_assert(holds_always([](int how) { return laws::unrelated_scopes_do_not_matter<graph>(how, "laws"); }));
static_assert(holds_always([](int how) { return laws::capture_and_name_agree<graph>(how, "a"); }));
static_assert(holds_always([](int how) { return laws::capture_and_name_agree<graph>(how, "d_1"); }));
static_assert(holds_always([](int how) {
    return laws::a_refused_call_changes_nothing<graph>(
        how, [](varscope::tracing_scope& in) { static_cast<void>(in.node("x y")); });
}));
static_assert(holds_always([](int how) {
    return laws::a_refused_call_changes_nothing<graph>(
        how, [](varscope::tracing_scope& in) { static_cast<void>(in.get_variable("there", {3})); });
}));

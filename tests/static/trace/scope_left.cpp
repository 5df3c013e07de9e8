// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/trace/scope_left.cpp: scopes that were left, moved from, or belong to another graph are refused in constants too.
#include <varscope/trace.hpp>

namespace vs = varscope;
using namespace varscope::literals;
using vs::code;

// What a call on a scope that was left is refused as, and on one that was moved from; nothing but the root is opened by it.
constexpr bool is_refused(auto call) {
    vs::static_graph graph;
    auto root = graph.root();
    auto left = root.variable_scope("left"_n);
    left.leave();
    call(left);
    const code of_left = graph.take_refusal().what;
    auto moved = root.variable_scope("moved"_n);
    const auto taken = static_cast<vs::tracing_scope&&>(moved);
    call(moved);
    const code of_moved = graph.take_refusal().what;
    return of_left == code::scope_left && of_moved == code::scope_left && graph.global_variables().empty() &&
           root.unique_name("w") == "w";
}
static_assert(is_refused([](auto& s) { s.get_variable("w", {2}); }));
static_assert(is_refused([](auto& s) { s.variable("w", 1.0f); }));
static_assert(is_refused([](auto& s) { s.variable("w", 1, {.dtype = vs::float32}); }));
static_assert(is_refused([](auto& s) { s.variable("w", vs::zeros(), {2}); }));
static_assert(is_refused([](auto& s) { s.placeholder("w", {2}); }));
static_assert(is_refused([](auto& s) { s.constant("w", 1.0f); }));
static_assert(is_refused([](auto& s) { s.constant("w", vs::zeros(), {2}); }));
static_assert(is_refused([](auto& s) { s.node("w"); }));
static_assert(is_refused([](auto& s) { s.unique_name("w"); }));
static_assert(is_refused([](auto& s) { static_cast<void>(s.name_scope("w")); }));
static_assert(is_refused([](auto& s) { static_cast<void>(s.variable_scope("w")); }));
static_assert(is_refused([](auto& s) { static_cast<void>(s.variable_scope(vs::default_name("w"_n))); }));
static_assert(is_refused([](auto& s) { static_cast<void>(s.capture()); }));
static_assert(is_refused([](auto& s) { static_cast<void>(s.name()); }));
static_assert(is_refused([](auto& s) { static_cast<void>(s.original_name_scope()); }));
static_assert(is_refused([](auto& s) { static_cast<void>(s.reuse()); }));
static_assert(is_refused([](auto& s) { s.reuse_variables(); }));
static_assert(is_refused([](auto& s) { s.leave(); }));

// A handle that was left can be given another scope.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto scope = root.variable_scope("a"_n);
    scope.leave();
    scope = root.variable_scope("b"_n);
    return scope.get_variable("w"_n, {2}).op_name() == "b/w" && !graph.has_refusal();
}());

// A captured scope is entered in its own graph only.
static_assert([] {
    vs::static_graph one, other;
    auto root = one.root(), foreign = other.root();
    const auto captured = root.variable_scope("a"_n).capture();
    static_cast<void>(foreign.variable_scope(captured));
    const vs::trace_failure refused = other.take_refusal();
    return refused.what == code::foreign_scope && vs::text(refused.name, refused.name_size) == "a" &&
           root.variable_scope(captured).name() == "a" && !one.has_refusal();
}());

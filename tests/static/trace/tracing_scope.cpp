// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/trace/tracing_scope.cpp: what a program sees of its scopes and variables while the compiler runs it.
#include <varscope/manifest.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace {

// Whether all that a program checks holds while it is traced.
template <class Program>
constexpr bool holds(Program program) {
    vs::static_graph graph;
    vs::tracing_scope root = graph.root();
    return program(root) && !graph.has_refusal();
}
// The code of the first refusal.
template <class Program>
constexpr vs::code refusal(Program program) {
    vs::static_graph graph;
    vs::tracing_scope root = graph.root();
    program(root);
    return graph.refusal().what;
}

} // namespace

static_assert(holds([](auto& root) {
    auto a = root.variable_scope("a"_n);
    auto b = a.variable_scope("b"_n);
    const auto v = b.get_variable("v"_n, {2}, vs::float64, {.trainable = false});
    return root.name() == "" && b.name() == "a/b" && b.current_name_scope() == "a/b" &&
           v.name() == "a/b/v:0" && v.op_name() == "a/b/v" && v.dtype() == vs::float64 &&
           v.shape() == vs::shape_c<2> && !v.trainable();
}));
static_assert(holds([](auto& root) {
    const auto v = root.get_variable("v"_n, {2});
    root.reuse_variables();
    return root.get_variable("v"_n) == v && root.reuse() == vs::reuse_mode::reuse;
}));
static_assert(holds([](auto& root) { // the options of a scope are those of its variables
    auto a = root.variable_scope("a"_n, {.dtype = vs::float16});
    return a.get_variable("v"_n, {2}).dtype() == vs::float16;
}));
static_assert(holds([](auto& root) { // a captured scope opens its name scope anew (row 38)
    auto captured = root.variable_scope("a"_n).capture();
    auto again = root.variable_scope(captured, vs::auto_reuse);
    return captured.name() == "a" && again.name() == "a" && again.current_name_scope() == "a_1";
}));
static_assert(holds([](auto& root) {
    auto scope = root.name_scope("a"_n);
    const auto node = scope.node("n"_n);
    const auto direct = scope.variable("v"_n, {{1, 2, 3}, {4, 5, 6}});
    return node.name() == "a/n" && direct.op_name() == "a/v" && direct.shape() == vs::shape_c<2, 3> &&
           direct.dtype() == vs::int32 && scope.unique_name("n"_n) == "a/n_1";
}));
static_assert(holds([](auto& root) { // names that are built
    for (int i = 0; i != 12; ++i) root.get_variable("layer_"_n + i, {2});
    root.reuse_variables();
    return root.get_variable("layer_11"_n).op_name() == "layer_11";
}));
static_assert(holds([](auto& root) { // a left scope is left
    auto a = root.variable_scope("a"_n);
    a.leave();
    return root.variable_scope(vs::default_name("a")).name() == "a_1";
}));

// Refusals.
static_assert(refusal([](auto& root) {
                  root.get_variable("v"_n, {2});
                  root.get_variable("v"_n, {2});
              }) == vs::code::variable_exists);
static_assert(refusal([](auto& root) {
                  auto a = root.variable_scope("a"_n);
                  auto b = a.variable_scope("b"_n);
                  a.leave();
              }) == vs::code::scope_order);
static_assert(refusal([](auto& root) { root.variable("v"_n, {{1, 2}, {3}}); }) == vs::code::shape_differs);
static_assert(refusal([](auto& root) { root.variable("v"_n, 1.5f, {.dtype = vs::int32}); }) ==
              vs::code::value_dtype_differs);
static_assert(refusal([](auto& root) { // the first one counts, and nothing happens after it
                  root.get_variable("v"_n);
                  root.variable_scope("a"_n, vs::reuse).get_variable("v"_n);
              }) == vs::code::shape_missing);

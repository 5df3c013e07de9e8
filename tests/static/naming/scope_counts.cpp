// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/scope_counts.cpp: how often scopes were opened. Default names: default_names.cpp.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;

// Opens a scope by a default name, says its last segment, and leaves it.
constexpr auto next = [](auto& engine, std::uint32_t in) {
    const auto layer = engine.default_scope(in, "l");
    engine.write(engine.names.paths.segment(engine.names.scopes.object_of(layer).name.id));
    engine.leave(layer);
};

// Row 60: leaving a scope clears the counts of all scopes below it, however deep, and of no other.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  const auto b = engine.variable_scope(a, "b");
                  next(engine, b), next(engine, b), next(engine, a), next(engine, root), engine.leave(b);
                  next(engine, engine.variable_scope(a, "b")), next(engine, a), next(engine, root);
              }) == "l l_1 l l l l_1 l_1");
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  const auto bc = engine.variable_scope(a, "b/c");
                  next(engine, bc), next(engine, bc), engine.leave(bc), engine.leave(a);
                  const auto again = engine.variable_scope(root, "a/b/c");
                  next(engine, again), engine.leave(again);
                  next(engine, engine.variable_scope(root, "ab"));
              }) == "l l_1 l l");

// Leaving a name scope clears nothing.
static_assert(transcript_of([](auto& engine) {
                  const auto n = engine.name_scope(root, "n");
                  next(engine, n), next(engine, n), engine.leave(n), next(engine, root);
              }) == "l l_1 l_2");

// Row 61: what happens inside a captured scope is forgotten with it, scopes opened by name and cleared ones included; what
// happens beside it is not.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  const auto captured = varscope::capture_scope(engine.names, a);
                  next(engine, a);
                  const auto again = engine.enter(root, captured);
                  next(engine, again), next(engine, root);
                  const auto inner = engine.variable_scope(again, "b");
                  next(engine, inner), engine.leave(inner), engine.leave(again);
                  next(engine, a), next(engine, root);
              }) == "l l_1 l l l_1 l_1");

// Captured scopes inside each other are forgotten from the inside out.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  const auto captured = varscope::capture_scope(engine.names, a);
                  next(engine, a);
                  const auto outer = engine.enter(a, captured);
                  next(engine, outer);
                  const auto inner = engine.enter(outer, captured);
                  next(engine, inner), next(engine, inner), engine.leave(inner);
                  next(engine, outer), engine.leave(outer), next(engine, a);
              }) == "l l_1 l_2 l_3 l_2 l_1");

// Two captured scopes that are open side by side are forgotten each by itself, whatever the order in which they end ...
static_assert(transcript_of([](auto& engine) {
                  const auto p = varscope::capture_scope(engine.names, engine.variable_scope(root, "p"));
                  const auto q = varscope::capture_scope(engine.names, engine.variable_scope(root, "q"));
                  const auto in_p = engine.enter(root, p);
                  const auto in_q = engine.enter(root, q);
                  next(engine, in_p), next(engine, in_q), next(engine, in_p);
                  engine.leave(in_p), next(engine, in_q), engine.leave(in_q);
                  next(engine, engine.enter(root, p)), next(engine, engine.enter(root, q));
              }) == "l l l_1 l_1 l l");

// ... also where one was entered after something had been numbered in the other ...
static_assert(transcript_of([](auto& engine) {
                  const auto p = varscope::capture_scope(engine.names, engine.variable_scope(root, "p"));
                  const auto q = varscope::capture_scope(engine.names, engine.variable_scope(root, "q"));
                  const auto in_p = engine.enter(root, p);
                  next(engine, in_p);
                  const auto in_q = engine.enter(root, q);
                  next(engine, in_q), engine.leave(in_p), next(engine, in_q), engine.leave(in_q);
                  next(engine, engine.enter(root, p)), next(engine, engine.enter(root, q));
              }) == "l l l_1 l l");

// ... or had nothing numbered in it until the other was left ...
static_assert(transcript_of([](auto& engine) {
                  const auto p = varscope::capture_scope(engine.names, engine.variable_scope(root, "p"));
                  const auto q = varscope::capture_scope(engine.names, engine.variable_scope(root, "q"));
                  const auto in_p = engine.enter(root, p);
                  next(engine, in_p);
                  const auto in_q = engine.enter(root, q);
                  engine.leave(in_p), next(engine, in_q), engine.leave(in_q);
                  next(engine, engine.enter(root, p)), next(engine, engine.enter(root, q));
              }) == "l l l l");

// ... and what was forgotten once is not forgotten again when another captured scope ends.
static_assert(transcript_of([](auto& engine) {
                  const auto by_name = engine.variable_scope(root, "p");
                  const auto p = varscope::capture_scope(engine.names, by_name);
                  const auto q = varscope::capture_scope(engine.names, engine.variable_scope(root, "q"));
                  const auto in_p = engine.enter(root, p);
                  const auto in_q = engine.enter(root, q);
                  next(engine, in_p), next(engine, in_q);
                  engine.leave(in_p), engine.leave(in_q);
                  next(engine, by_name);
                  const auto again_p = engine.enter(root, p);
                  const auto again_q = engine.enter(root, q);
                  engine.leave(again_p), next(engine, by_name), engine.leave(again_q), next(engine, by_name);
              }) == "l l l l_1 l_2");

// An inherited scope object at the root: the captured root forgets what was numbered in it.
static_assert(transcript_of([](auto& engine) {
                  next(engine, root);
                  const auto again = engine.enter(root, varscope::capture_scope(engine.names, root));
                  next(engine, again), engine.leave(again), next(engine, root);
              }) == "l l_1 l_1");

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/scope_counts.cpp: how often scopes were opened. Default names: default_names.cpp.
#include "support/probe.hpp"

namespace vs = varscope;
using vs::testing::heard;
using vs::testing::root;

// Opens a scope by a default name, says its last segment, and leaves it.
constexpr auto next = [](auto& core, std::uint32_t in) {
    const auto layer = core.default_scope(in, "l");
    core.say(core.names.paths.segment(core.names.scopes.object_of(layer).name.id));
    core.leave(layer);
};

// Row 60: leaving a scope clears the counts of all scopes below it, however deep, and of no other.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  const auto b = core.variable_scope(a, "b");
                  next(core, b), next(core, b), next(core, a), next(core, root), core.leave(b);
                  next(core, core.variable_scope(a, "b")), next(core, a), next(core, root);
              }) == "l l_1 l l l l_1 l_1");
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  const auto bc = core.variable_scope(a, "b/c");
                  next(core, bc), next(core, bc), core.leave(bc), core.leave(a);
                  const auto again = core.variable_scope(root, "a/b/c");
                  next(core, again), core.leave(again);
                  next(core, core.variable_scope(root, "ab"));
              }) == "l l_1 l l");

// Leaving a name scope clears nothing.
static_assert(heard([](auto& core) {
                  const auto n = core.name_scope(root, "n");
                  next(core, n), next(core, n), core.leave(n), next(core, root);
              }) == "l l_1 l_2");

// Row 61: what happens inside a captured scope is forgotten with it, scopes opened by name and cleared ones included; what
// happens beside it is not.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  const auto captured = varscope::capture_scope(core.names, a);
                  next(core, a);
                  const auto again = core.enter(root, captured);
                  next(core, again), next(core, root);
                  const auto inner = core.variable_scope(again, "b");
                  next(core, inner), core.leave(inner), core.leave(again);
                  next(core, a), next(core, root);
              }) == "l l_1 l l l_1 l_1");

// Captured scopes inside each other are forgotten from the inside out.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  const auto captured = varscope::capture_scope(core.names, a);
                  next(core, a);
                  const auto outer = core.enter(a, captured);
                  next(core, outer);
                  const auto inner = core.enter(outer, captured);
                  next(core, inner), next(core, inner), core.leave(inner);
                  next(core, outer), core.leave(outer), next(core, a);
              }) == "l l_1 l_2 l_3 l_2 l_1");

// Two captured scopes that are open side by side are forgotten each by itself, whatever the order in which they end ...
static_assert(heard([](auto& core) {
                  const auto p = varscope::capture_scope(core.names, core.variable_scope(root, "p"));
                  const auto q = varscope::capture_scope(core.names, core.variable_scope(root, "q"));
                  const auto in_p = core.enter(root, p);
                  const auto in_q = core.enter(root, q);
                  next(core, in_p), next(core, in_q), next(core, in_p);
                  core.leave(in_p), next(core, in_q), core.leave(in_q);
                  next(core, core.enter(root, p)), next(core, core.enter(root, q));
              }) == "l l l_1 l_1 l l");

// ... also where one was entered after something had been numbered in the other ...
static_assert(heard([](auto& core) {
                  const auto p = varscope::capture_scope(core.names, core.variable_scope(root, "p"));
                  const auto q = varscope::capture_scope(core.names, core.variable_scope(root, "q"));
                  const auto in_p = core.enter(root, p);
                  next(core, in_p);
                  const auto in_q = core.enter(root, q);
                  next(core, in_q), core.leave(in_p), next(core, in_q), core.leave(in_q);
                  next(core, core.enter(root, p)), next(core, core.enter(root, q));
              }) == "l l l_1 l l");

// ... or had nothing numbered in it until the other was left ...
static_assert(heard([](auto& core) {
                  const auto p = varscope::capture_scope(core.names, core.variable_scope(root, "p"));
                  const auto q = varscope::capture_scope(core.names, core.variable_scope(root, "q"));
                  const auto in_p = core.enter(root, p);
                  next(core, in_p);
                  const auto in_q = core.enter(root, q);
                  core.leave(in_p), next(core, in_q), core.leave(in_q);
                  next(core, core.enter(root, p)), next(core, core.enter(root, q));
              }) == "l l l l");

// ... and what was forgotten once is not forgotten again when another captured scope ends.
static_assert(heard([](auto& core) {
                  const auto by_name = core.variable_scope(root, "p");
                  const auto p = varscope::capture_scope(core.names, by_name);
                  const auto q = varscope::capture_scope(core.names, core.variable_scope(root, "q"));
                  const auto in_p = core.enter(root, p);
                  const auto in_q = core.enter(root, q);
                  next(core, in_p), next(core, in_q);
                  core.leave(in_p), core.leave(in_q);
                  next(core, by_name);
                  const auto again_p = core.enter(root, p);
                  const auto again_q = core.enter(root, q);
                  core.leave(again_p), next(core, by_name), core.leave(again_q), next(core, by_name);
              }) == "l l l l_1 l_2");

// An inherited scope object at the root: the captured root forgets what was numbered in it.
static_assert(heard([](auto& core) {
                  next(core, root);
                  const auto again = core.enter(root, varscope::capture_scope(core.names, root));
                  next(core, again), core.leave(again), next(core, root);
              }) == "l l_1 l_1");

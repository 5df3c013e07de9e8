// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/open_scopes.cpp: open scopes, and in what order they end.
#include "support/probe.hpp"

namespace vs = varscope;
using vs::testing::heard;
using vs::testing::root;

// A scope that is released while scopes inside it are open ends together with the last of those.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  const auto b = core.variable_scope(a, "b");
                  varscope::release_scope(core.names, a), core.get(b, "v"), core.op(b, "c");
                  core.say(core.names.scopes[root].open_children == 1 ? "open" : "ended");
                  varscope::release_scope(core.names, b);
                  core.say(core.names.scopes[root].open_children == 0 ? "ended" : "open");
              }) == "+a/b/v a/b/c open ended");

// Released in any order, all scopes end, and what comes next is as if they had been left in order.
constexpr auto three_released = [](auto& core, int first, int second, int third) {
    const auto a = core.variable_scope(root, "a");
    const auto b = core.variable_scope(a, "b");
    const auto c = core.name_scope(b, "c");
    const std::uint32_t frames[] = {a, b, c};
    for (const int which : {first, second, third}) varscope::release_scope(core.names, frames[which]);
    core.heard.say("").add(core.names.scopes[root].open_children);
    core.prefixes(core.variable_scope(root, "a")), core.prefixes(root);
};
static_assert(heard([](auto& core) { three_released(core, 0, 1, 2); }) == "0 a,a_1,a_1 /,/,/");
static_assert(heard([](auto& core) { three_released(core, 0, 2, 1); }) == "0 a,a_1,a_1 /,/,/");
static_assert(heard([](auto& core) { three_released(core, 1, 0, 2); }) == "0 a,a_1,a_1 /,/,/");
static_assert(heard([](auto& core) { three_released(core, 1, 2, 0); }) == "0 a,a_1,a_1 /,/,/");
static_assert(heard([](auto& core) { three_released(core, 2, 0, 1); }) == "0 a,a_1,a_1 /,/,/");
static_assert(heard([](auto& core) { three_released(core, 2, 1, 0); }) == "0 a,a_1,a_1 /,/,/");

// The root is never left.
static_assert(heard([](auto& core) {
                  varscope::release_scope(core.names, root), core.leave(root), core.get(root, "v");
                  core.leave(root), core.get(core.variable_scope(root, "a"), "v");
              }) == "+v +a/v");

// A frame that is used again has nothing of the scope that had it before.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a", vs::testing::with(vs::reuse));
                  core.leave(a);
                  const auto b = core.variable_scope(root, "b");
                  core.say(a == b ? "same" : "other"), core.reuse_of(b), core.prefixes(b), core.get(b, "v");
              }) == "same create b,b,b +b/v");

// A captured scope keeps its object when its frame is used again.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  const auto captured = varscope::capture_scope(core.names, a);
                  core.leave(a);
                  for (const vs::text name : {"b", "c"}) core.leave(core.variable_scope(root, name));
                  core.prefixes(core.enter(root, captured));
              }) == "a,a_1,a");

// Thousands of scopes opened one after another need the frames of one.
constexpr bool frames_are_used_again() {
    vs::testing::probe<vs::constant_storage> core;
    const auto first = core.variable_scope(root, "a");
    core.leave(first);
    for (int i = 0; i != 50; ++i) {
        const auto next = core.variable_scope(root, "a");
        if (next != first) return false;
        core.leave(next);
    }
    return true;
}
static_assert(frames_are_used_again());

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/open_scopes.cpp: open scopes, and in what order they end.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;

// A scope that is released while scopes inside it are open ends together with the last of those.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  const auto b = engine.variable_scope(a, "b");
                  varscope::release_scope(engine.names, a), engine.get(b, "v"), engine.op(b, "c");
                  engine.write(engine.names.scopes[root].open_children == 1 ? "open" : "ended");
                  varscope::release_scope(engine.names, b);
                  engine.write(engine.names.scopes[root].open_children == 0 ? "ended" : "open");
              }) == "+a/b/v a/b/c open ended");

// Released in any order, all scopes end, and what comes next is as if they had been left in order.
constexpr auto three_released = [](auto& engine, int first, int second, int third) {
    const auto a = engine.variable_scope(root, "a");
    const auto b = engine.variable_scope(a, "b");
    const auto c = engine.name_scope(b, "c");
    const std::uint32_t frames[] = {a, b, c};
    for (const int which : {first, second, third}) varscope::release_scope(engine.names, frames[which]);
    engine.record.write("").add(engine.names.scopes[root].open_children);
    engine.prefixes(engine.variable_scope(root, "a")), engine.prefixes(root);
};
static_assert(transcript_of([](auto& engine) { three_released(engine, 0, 1, 2); }) == "0 a,a_1,a_1 /,/,/");
static_assert(transcript_of([](auto& engine) { three_released(engine, 0, 2, 1); }) == "0 a,a_1,a_1 /,/,/");
static_assert(transcript_of([](auto& engine) { three_released(engine, 1, 0, 2); }) == "0 a,a_1,a_1 /,/,/");
static_assert(transcript_of([](auto& engine) { three_released(engine, 1, 2, 0); }) == "0 a,a_1,a_1 /,/,/");
static_assert(transcript_of([](auto& engine) { three_released(engine, 2, 0, 1); }) == "0 a,a_1,a_1 /,/,/");
static_assert(transcript_of([](auto& engine) { three_released(engine, 2, 1, 0); }) == "0 a,a_1,a_1 /,/,/");

// The root is never left.
static_assert(transcript_of([](auto& engine) {
                  varscope::release_scope(engine.names, root), engine.leave(root), engine.get(root, "v");
                  engine.leave(root), engine.get(engine.variable_scope(root, "a"), "v");
              }) == "+v +a/v");

// A frame that is used again has nothing of the scope that had it before.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a", vs::testing::with(vs::reuse));
                  engine.leave(a);
                  const auto b = engine.variable_scope(root, "b");
                  engine.write(a == b ? "same" : "other"), engine.reuse_of(b), engine.prefixes(b),
                      engine.get(b, "v");
              }) == "same create b,b,b +b/v");

// A captured scope keeps its object when its frame is used again.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  const auto captured = varscope::capture_scope(engine.names, a);
                  engine.leave(a);
                  for (const vs::text name : {"b", "c"}) engine.leave(engine.variable_scope(root, name));
                  engine.prefixes(engine.enter(root, captured));
              }) == "a,a_1,a");

// Thousands of scopes opened one after another need the frames of one.
constexpr bool frames_are_used_again() {
    vs::testing::recorder<vs::constant_storage> engine;
    const auto first = engine.variable_scope(root, "a");
    engine.leave(first);
    for (int i = 0; i != 50; ++i) {
        const auto next = engine.variable_scope(root, "a");
        if (next != first) return false;
        engine.leave(next);
    }
    return true;
}
static_assert(frames_are_used_again());

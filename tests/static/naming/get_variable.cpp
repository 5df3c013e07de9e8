// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/get_variable.cpp: keys, names and defaults of shared variables.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;
using vs::testing::two;
using vs::testing::with;

// Row 77: the key is the variable scope's prefix and the name; the name scope does not matter.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(engine.name_scope(root, "n"), "a");
                  engine.get(engine.name_scope(a, "m"), "v");
                  engine.write(engine.find_key("a/v") == 0 ? "found" : "missing");
                  engine.write(engine.find_key("v") == vs::no_index ? "missing" : "found");
                  engine.write(engine.find_key("a") == vs::no_index ? "missing" : "found");
                  engine.write(engine.find_key("n/a/m/v") == vs::no_index ? "missing" : "found");
                  engine.write(varscope::find_variable(engine.names, "a/v") == 0 ? "found" : "missing");
              }) == "+a/v found missing missing missing found");

// Rows 78, 79, 81: an existing one is refused, a missing one is refused, or neither.
static_assert(transcript_of([](auto& engine) {
                  engine.get(root, "v"), engine.get(root, "v");
                  const auto x = engine.variable_scope(root, "x", with(vs::reuse));
                  engine.get(x, "nope"), engine.names.scopes.object_of(x).reuse = vs::auto_reuse;
                  engine.get(x, "nope"), engine.get(x, "nope");
              }) == "+v VS-E002 VS-E003 +x/nope =x/nope");

// Row 80: a direct variable of that name does not count.
static_assert(transcript_of([](auto& engine) {
                  engine.variable(root, "v"), engine.names.scopes.object_of(root).reuse = vs::reuse,
                                              engine.get(root, "v");
              }) == "v VS-E003");

// Row 92: the dtype is the argument, then the scope's, then float32; the initializer likewise, then the dtype's default.
constexpr vs::initializer initializer_for(bool has_dtype, vs::dtype type, vs::initializer from_scope,
                                          vs::initializer given) {
    vs::naming_state<vs::constant_storage> names;
    vs::scope_request scope;
    scope.initializer.init = from_scope;
    const auto in = varscope::open_variable_scope(names, root, "s", scope).value;
    vs::variable_request request;
    request.shape = vs::shape_c<2>;
    request.has_dtype = has_dtype;
    request.type = type;
    request.initial.init = given;
    return names.variables
        .origin(varscope::share_variable(names, in, "v", vs::variable_request(request)).value)
        .init;
}
static_assert(initializer_for(false, {}, {}, {}) == vs::glorot_uniform());
static_assert(initializer_for(true, vs::dtype::float64, {}, {}) == vs::glorot_uniform());
static_assert(initializer_for(true, vs::dtype::int32, {}, {}) == vs::zeros());
static_assert(initializer_for(true, vs::dtype::bool_, {}, {}) == vs::zeros());
static_assert(initializer_for(true, vs::dtype::string, {}, {}) == vs::zeros());
static_assert(initializer_for(false, {}, vs::ones(), {}) == vs::ones());
static_assert(initializer_for(false, {}, vs::ones(), vs::constant(3)) == vs::constant(3));
static_assert(transcript_of([](auto& engine) {
                  vs::scope_request halves;
                  halves.dtype = vs::dtype::float16;
                  const auto s = engine.variable_scope(root, "s", halves);
                  auto asked = two();
                  engine.get(s, "v", asked), asked.has_dtype = true, engine.get(s, "w", asked);
                  for (const std::uint32_t i : {0u, 1u})
                      engine.write(vs::name_of(engine.names.variables[i].type));
              }) == "+s/v +s/w float16 float32");

// Row 97: a name with slashes reaches into another scope's keys.
static_assert(transcript_of([](auto& engine) {
                  engine.get(root, "a/b"), engine.get(engine.variable_scope(root, "a"), "b");
                  engine.get(engine.variable_scope(root, "a"), "c/d"), engine.get(root, "a/c/d");
              }) == "+a/b VS-E002 +a/c/d VS-E002");

// Row 98: the whole key is judged at the root's rules.
static_assert(transcript_of([](auto& engine) {
                  engine.get(root, "_v"), engine.get(engine.variable_scope(root, "a"), "_v"),
                      engine.get(root, "v:0");
              }) == "VS-E001 +a/_v VS-E001");

// Row 99: names without characters and slashes at the end are refused, deliberate differences.
static_assert(transcript_of([](auto& engine) {
                  engine.get(engine.variable_scope(root, "a"), ""), engine.get(root, ""),
                      engine.get(root, "t/");
                  engine.get(root, "a//b"), engine.get(root, "/a");
              }) == "VS-E001 VS-E001 VS-E001 VS-E001 VS-E001");

// Row 100: where the path is taken the graph name gets a suffix, and the key does not.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a", with(vs::auto_reuse));
                  engine.variable(a, "v"), engine.get(a, "v"), engine.get(a, "v"), engine.get(root, "a/v_1");
                  engine.write(varscope::find_variable(engine.names, "a/v_1") == 1 ? "found" : "missing");
                  engine.write(varscope::find_variable(engine.names, "a/v_1_1") == 2 ? "found" : "missing");
                  engine.write(engine.find_key("a/v") == 1 ? "shared" : "missing");
              }) == "a/v +a/v_1 =a/v_1 +a/v_1_1 found found shared");

// Row 101: keys mind the case of letters, graph names do not.
static_assert(transcript_of([](auto& engine) {
                  engine.get(engine.variable_scope(root, "foo"), "v"),
                      engine.get(engine.variable_scope(root, "Foo"), "v");
                  engine.get(root, "V"), engine.get(root, "v"), engine.get(root, "V");
              }) == "+foo/v +Foo/v_1 +V +v_1 VS-E002");

// Row 95, 96 and 120: what a new variable is listed in.
static_assert(transcript_of([](auto& engine) {
                  auto quiet = two();
                  quiet.trainable = false;
                  engine.get(root, "a"), engine.get(root, "b", quiet), engine.variable(root, "c"),
                      engine.state(root, "n");
              }) == "+a +b c [3,0,3,2,0 /,/,/ n n]");

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/variable_scopes.cpp: variable scopes opened by name.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;
using vs::testing::with;
using vs::testing::without_name_scope;

// Row 30: a variable scope prefixes shared variables, and opens a name scope of its name.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  engine.get(a, "v"), engine.op(a, "c"), engine.variable(a, "w");
              }) == "+a/v a/c a/w");

// Row 31: nesting joins.
static_assert(transcript_of([](auto& engine) {
                  const auto bar = engine.variable_scope(engine.variable_scope(root, "t5"), "bar");
                  engine.prefixes(bar), engine.get(bar, "v");
              }) == "t5/bar,t5/bar,t5/bar +t5/bar/v");

// Row 32: the root has no prefix, makes new variables, and they are float32.
static_assert(transcript_of([](auto& engine) { engine.prefixes(root), engine.reuse_of(root); }) ==
              "/,/,/ create");
static_assert(vs::naming_state<vs::constant_storage>().scopes.object_of(root).type == vs::dtype::float32);
static_assert(vs::naming_state<vs::constant_storage>().scopes.object_of(root).initial.init.kind ==
              vs::initializer_kind::unset);

// Row 33: opened again, a name is the same prefix for variables, and a new one for operations.
static_assert(transcript_of([](auto& engine) {
                  engine.get(engine.variable_scope(root, "a"), "v");
                  const auto again = engine.variable_scope(root, "a", with(vs::reuse));
                  engine.get(again, "v"), engine.op(again, "c"), engine.prefixes(again);
              }) == "+a/v =a/v a_1/c a,a_1,a_1");

// Row 34: a name scope around affects operations only.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(engine.name_scope(root, "x"), "a");
                  engine.get(a, "v"), engine.op(a, "c"), engine.variable(a, "w");
              }) == "+a/v x/a/c x/a/w");

// Row 36: original_name_scope is the prefix of operations at the first entry.
static_assert(transcript_of([](auto& engine) {
                  const auto tower = engine.variable_scope(engine.name_scope(root, "s1"), "tower");
                  engine.prefixes(tower), engine.prefixes(engine.name_scope(tower, "n"));
              }) == "tower,s1/tower,s1/tower tower,s1/tower/n,s1/tower");

// Row 46: without a name scope of its own operations stay where they are, and no name is taken.
static_assert(transcript_of([](auto& engine) {
                  const auto outer = engine.variable_scope(root, "outer");
                  const auto inner = engine.variable_scope(outer, "inner", without_name_scope());
                  engine.prefixes(inner), engine.get(inner, "v"), engine.op(inner, "c");
                  engine.op(outer, "inner"), engine.op(outer, "inner");
              }) == "outer/inner,outer,outer +outer/inner/v outer/c outer/inner outer/inner_1");

// Row 47: it holds for that one entry.
static_assert(transcript_of([](auto& engine) {
                  const auto s = engine.variable_scope(root, "s", without_name_scope());
                  engine.prefixes(s), engine.prefixes(engine.variable_scope(s, "t"));
              }) == "s,/,/ s/t,t,t");

// Row 49: an empty name is refused, a deliberate difference.
static_assert(transcript_of([](auto& engine) {
                  engine.variable_scope(root, ""),
                      engine.variable_scope(engine.variable_scope(root, "foo"), "");
                  engine.default_scope(root, ""), engine.variable_scope(root, "foo/");
              }) == "VS-E001 VS-E001 VS-E001 VS-E001");

// Row 50: a name with a slash is nested scopes for variables and one unit for operations.
static_assert(transcript_of([](auto& engine) {
                  const auto ab = engine.variable_scope(root, "a/b");
                  engine.get(ab, "v"), engine.op(ab, "c"), engine.prefixes(ab);
                  engine.prefixes(engine.enter(root, varscope::capture_scope(engine.names, ab)));
                  engine.prefixes(engine.variable_scope(root, "a/b"));
              }) == "+a/b/v a/b/c a/b,a/b,a/b a/b,b,a/b a/b,a/b_1,a/b_1");

// Row 51: a scope's name is judged as a name scope's; where it opens none, as one that is nested.
static_assert(transcript_of([](auto& engine) {
                  engine.variable_scope(root, "_x"), engine.variable_scope(root, "a b");
                  const auto x = engine.variable_scope(root, "_x", without_name_scope());
                  engine.prefixes(x), engine.get(x, "v"), engine.op(x, "c");
                  engine.variable_scope(root, "a b", without_name_scope());
                  engine.prefixes(engine.variable_scope(engine.variable_scope(root, "a"), "_x"));
              }) == "VS-E001 VS-E001 _x,/,/ VS-E001 c VS-E001 a/_x,a/_x,a/_x");

// Row 52: a scope that is left before a scope inside it is refused, and stays open.
static_assert(transcript_of([](auto& engine) {
                  const auto bb = engine.variable_scope(root, "bb");
                  const auto cc = engine.variable_scope(bb, "cc");
                  engine.leave(bb), engine.op(bb, "x"), engine.leave(cc), engine.leave(bb),
                      engine.op(root, "x");
              }) == "VS-E012 bb/x x");

// Row 106: a direct variable ignores the prefix and the mode of the variable scope; it lands under the new op prefix.
static_assert(transcript_of([](auto& engine) {
                  engine.get(engine.variable_scope(root, "a"), "v");
                  const auto again = engine.variable_scope(root, "a", with(vs::reuse));
                  engine.variable(again, "v"), engine.variable(again, "v"), engine.get(again, "v");
              }) == "+a/v a_1/v a_1/v_1 =a/v");

// Rows 6, 101: scopes that differ in case are two for variables, and one name for operations.
static_assert(transcript_of([](auto& engine) {
                  const auto small = engine.variable_scope(root, "foo");
                  engine.get(small, "v"), engine.prefixes(small);
                  const auto large = engine.variable_scope(root, "Foo");
                  engine.get(large, "v"), engine.prefixes(large), engine.get(large, "v");
              }) == "+foo/v foo,foo,foo +Foo/v_1 Foo,Foo_1,Foo_1 VS-E002");

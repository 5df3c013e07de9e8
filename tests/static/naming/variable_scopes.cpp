// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/variable_scopes.cpp: variable scopes opened by name.
#include "support/probe.hpp"

namespace vs = varscope;
using vs::testing::heard;
using vs::testing::root;
using vs::testing::with;
using vs::testing::without_name_scope;

// Row 30: a variable scope prefixes shared variables, and opens a name scope of its name.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  core.get(a, "v"), core.op(a, "c"), core.variable(a, "w");
              }) == "+a/v a/c a/w");

// Row 31: nesting joins.
static_assert(heard([](auto& core) {
                  const auto bar = core.variable_scope(core.variable_scope(root, "t5"), "bar");
                  core.prefixes(bar), core.get(bar, "v");
              }) == "t5/bar,t5/bar,t5/bar +t5/bar/v");

// Row 32: the root has no prefix, makes new variables, and they are float32.
static_assert(heard([](auto& core) { core.prefixes(root), core.reuse_of(root); }) == "/,/,/ create");
static_assert(vs::naming_state<vs::constant_storage>().scopes.object_of(root).type == vs::dtype::float32);
static_assert(vs::naming_state<vs::constant_storage>().scopes.object_of(root).initial.init.kind ==
              vs::initializer_kind::unset);

// Row 33: opened again, a name is the same prefix for variables, and a new one for operations.
static_assert(heard([](auto& core) {
                  core.get(core.variable_scope(root, "a"), "v");
                  const auto again = core.variable_scope(root, "a", with(vs::reuse));
                  core.get(again, "v"), core.op(again, "c"), core.prefixes(again);
              }) == "+a/v =a/v a_1/c a,a_1,a_1");

// Row 34: a name scope around affects operations only.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(core.name_scope(root, "x"), "a");
                  core.get(a, "v"), core.op(a, "c"), core.variable(a, "w");
              }) == "+a/v x/a/c x/a/w");

// Row 36: original_name_scope is the prefix of operations at the first entry.
static_assert(heard([](auto& core) {
                  const auto tower = core.variable_scope(core.name_scope(root, "s1"), "tower");
                  core.prefixes(tower), core.prefixes(core.name_scope(tower, "n"));
              }) == "tower,s1/tower,s1/tower tower,s1/tower/n,s1/tower");

// Row 46: without a name scope of its own operations stay where they are, and no name is taken.
static_assert(heard([](auto& core) {
                  const auto outer = core.variable_scope(root, "outer");
                  const auto inner = core.variable_scope(outer, "inner", without_name_scope());
                  core.prefixes(inner), core.get(inner, "v"), core.op(inner, "c");
                  core.op(outer, "inner"), core.op(outer, "inner");
              }) == "outer/inner,outer,outer +outer/inner/v outer/c outer/inner outer/inner_1");

// Row 47: it holds for that one entry.
static_assert(heard([](auto& core) {
                  const auto s = core.variable_scope(root, "s", without_name_scope());
                  core.prefixes(s), core.prefixes(core.variable_scope(s, "t"));
              }) == "s,/,/ s/t,t,t");

// Row 49: an empty name is refused, a deliberate difference.
static_assert(heard([](auto& core) {
                  core.variable_scope(root, ""), core.variable_scope(core.variable_scope(root, "foo"), "");
                  core.default_scope(root, ""), core.variable_scope(root, "foo/");
              }) == "VS-E001 VS-E001 VS-E001 VS-E001");

// Row 50: a name with a slash is nested scopes for variables and one unit for operations.
static_assert(heard([](auto& core) {
                  const auto ab = core.variable_scope(root, "a/b");
                  core.get(ab, "v"), core.op(ab, "c"), core.prefixes(ab);
                  core.prefixes(core.enter(root, varscope::capture_scope(core.names, ab)));
                  core.prefixes(core.variable_scope(root, "a/b"));
              }) == "+a/b/v a/b/c a/b,a/b,a/b a/b,b,a/b a/b,a/b_1,a/b_1");

// Row 51: a scope's name is judged as a name scope's; where it opens none, as one that is nested.
static_assert(heard([](auto& core) {
                  core.variable_scope(root, "_x"), core.variable_scope(root, "a b");
                  const auto x = core.variable_scope(root, "_x", without_name_scope());
                  core.prefixes(x), core.get(x, "v"), core.op(x, "c");
                  core.variable_scope(root, "a b", without_name_scope());
                  core.prefixes(core.variable_scope(core.variable_scope(root, "a"), "_x"));
              }) == "VS-E001 VS-E001 _x,/,/ VS-E001 c VS-E001 a/_x,a/_x,a/_x");

// Row 52: a scope that is left before a scope inside it is refused, and stays open.
static_assert(heard([](auto& core) {
                  const auto bb = core.variable_scope(root, "bb");
                  const auto cc = core.variable_scope(bb, "cc");
                  core.leave(bb), core.op(bb, "x"), core.leave(cc), core.leave(bb), core.op(root, "x");
              }) == "VS-E012 bb/x x");

// Row 106: a direct variable ignores the prefix and the mode of the variable scope; it lands under the new op prefix.
static_assert(heard([](auto& core) {
                  core.get(core.variable_scope(root, "a"), "v");
                  const auto again = core.variable_scope(root, "a", with(vs::reuse));
                  core.variable(again, "v"), core.variable(again, "v"), core.get(again, "v");
              }) == "+a/v a_1/v a_1/v_1 =a/v");

// Rows 6, 101: scopes that differ in case are two for variables, and one name for operations.
static_assert(heard([](auto& core) {
                  const auto small = core.variable_scope(root, "foo");
                  core.get(small, "v"), core.prefixes(small);
                  const auto large = core.variable_scope(root, "Foo");
                  core.get(large, "v"), core.prefixes(large), core.get(large, "v");
              }) == "+foo/v foo,foo,foo +Foo/v_1 Foo,Foo_1,Foo_1 VS-E002");

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/captured_scopes.cpp: variable scopes that are entered again.
#include "support/probe.hpp"

namespace vs = varscope;
using vs::testing::heard;
using vs::testing::root;
using vs::testing::with;
using vs::testing::without_name_scope;

// Rows 37 and 38: the prefix of variables is the captured one, whatever is around; its last segment is opened as a new name
// scope under the current one.
static_assert(heard([](auto& core) {
                  const auto t4 = core.variable_scope(root, "t4");
                  const auto captured = varscope::capture_scope(core.names, t4);
                  core.leave(t4);
                  const auto again = core.enter(core.variable_scope(root, "t6"), captured);
                  core.prefixes(again), core.get(again, "v"), core.op(core.name_scope(again, "scope"), "c");
              }) == "t4,t6/t4,t4 +t4/v t6/t4/scope/c");

// Row 39: a nested scope that is entered at the root has a shorter prefix for operations.
static_assert(heard([](auto& core) {
                  const auto inner = core.variable_scope(core.variable_scope(root, "outer"), "inner");
                  core.prefixes(core.enter(root, varscope::capture_scope(core.names, inner)));
              }) == "outer/inner,inner,outer/inner");

// Row 40: entering by capture and opening by name give new prefixes for operations, counted together.
static_assert(heard([](auto& core) {
                  const auto tower = core.variable_scope(root, "tower");
                  core.prefixes(tower), core.prefixes(core.enter(root, varscope::capture_scope(core.names, tower)));
                  core.prefixes(core.variable_scope(root, "tower"));
              }) == "tower,tower,tower tower,tower_1,tower tower,tower_2,tower_2");

// Row 41: a scope that is entered inside itself doubles the prefix of operations only.
static_assert(heard([](auto& core) {
                  const auto beta = core.variable_scope(core.variable_scope(root, "alpha"), "beta");
                  core.prefixes(core.enter(beta, varscope::capture_scope(core.names, beta)));
              }) == "alpha/beta,alpha/beta/beta,alpha/beta");

// Row 42: original_name_scope stays that of the first entry.
static_assert(heard([](auto& core) {
                  const auto tower = core.variable_scope(core.name_scope(root, "s1"), "tower");
                  core.prefixes(core.enter(core.name_scope(root, "s2"), varscope::capture_scope(core.names, tower)));
              }) == "tower,s2/tower,s1/tower");

// Row 43: the scope that is entered is a copy; what is changed in it does not reach the captured one.
static_assert(heard([](auto& core) {
                  const auto x = core.variable_scope(root, "x");
                  const auto captured = varscope::capture_scope(core.names, x);
                  core.leave(x);
                  const auto x2 = core.enter(root, captured, with(vs::reuse));
                  core.names.scopes.object_of(x2).type = vs::dtype::int32;
                  core.reuse_of(x2), core.leave(x2), core.reuse_of(core.enter(root, captured));
                  core.get(core.enter(root, captured), "v");
              }) == "reuse create +x/v");

// Row 44: what is changed in the scope during its own block is kept, and is not found where it is opened by name.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  const auto captured = varscope::capture_scope(core.names, a);
                  core.names.scopes.object_of(a).reuse = vs::reuse;
                  core.leave(a), core.reuse_of(core.enter(root, captured));
                  core.reuse_of(core.variable_scope(root, "a"));
              }) == "reuse create");

// Row 45: the captured root opens no name scope: variables have no prefix, operations keep the current one.
static_assert(heard([](auto& core) {
                  const auto captured = varscope::capture_scope(core.names, root);
                  const auto again = core.enter(core.name_scope(root, "n"), captured);
                  core.prefixes(again), core.get(again, "v"), core.op(again, "c");
                  core.prefixes(core.enter(core.variable_scope(root, "a"), captured));
              }) == "/,n,/ +v n/c /,a,/");

// Row 46 with a captured scope: operations stay in the current name scope.
static_assert(heard([](auto& core) {
                  const auto inner = core.variable_scope(core.variable_scope(root, "outer"), "inner");
                  const auto n = core.name_scope(root, "n");
                  core.prefixes(core.enter(n, varscope::capture_scope(core.names, inner), without_name_scope()));
                  core.op(n, "inner");
              }) == "outer/inner,n,outer/inner n/inner");

// Row 48: a scope is continued exactly by entering it without a name scope, and then its original_name_scope.
static_assert(heard([](auto& core) {
                  const auto inner = core.variable_scope(core.variable_scope(root, "outer"), "inner");
                  core.get(inner, "w"), core.op(inner, "c");
                  const auto again = core.enter(root, varscope::capture_scope(core.names, inner), without_name_scope());
                  const auto there = core.name_scope(again, "outer/inner/");
                  core.prefixes(there), core.get(there, "w2"), core.op(there, "c"), core.op(there, "d");
              }) == "+outer/inner/w outer/inner/c outer/inner,outer/inner,outer/inner +outer/inner/w2 "
                    "outer/inner/c_1 outer/inner/d");

// Row 71: a captured scope brings its own mode of reuse; the one around it does not count.
static_assert(heard([](auto& core) {
                  const auto captured = varscope::capture_scope(core.names, core.variable_scope(root, "p"));
                  const auto outer = core.variable_scope(root, "outer", with(vs::reuse));
                  core.reuse_of(core.enter(outer, captured)), core.get(core.enter(outer, captured), "v");
              }) == "create +p/v");

// Row 72: its reuse cannot be undone; where it makes new variables the copy can be told to share.
static_assert(heard([](auto& core) {
                  const auto on = varscope::capture_scope(core.names, core.variable_scope(root, "on", with(vs::reuse)));
                  const auto off = varscope::capture_scope(core.names, core.variable_scope(root, "off"));
                  core.reuse_of(core.enter(root, on)),
                      core.reuse_of(core.enter(root, on, with(vs::auto_reuse)));
                  core.reuse_of(core.enter(root, off, with(vs::reuse)));
                  core.reuse_of(core.enter(root, off, with(vs::auto_reuse)));
                  core.reuse_of(core.enter(root, off));
              }) == "reuse auto reuse auto create");

// Row 154: it brings its own defaults, never those around it.
static_assert(heard([](auto& core) {
                  const auto captured = varscope::capture_scope(core.names, core.variable_scope(root, "q"));
                  vs::scope_request halves;
                  halves.has_dtype = true;
                  halves.type = vs::dtype::float16;
                  const auto p = core.variable_scope(root, "p", halves);
                  core.say(vs::name_of(core.names.scopes.object_of(core.enter(p, captured)).type));
                  core.say(vs::name_of(core.names.scopes.object_of(core.variable_scope(p, "q")).type));
                  core.say(vs::name_of(core.names.scopes.object_of(core.enter(root, captured, halves)).type));
              }) == "float32 float16 float16");

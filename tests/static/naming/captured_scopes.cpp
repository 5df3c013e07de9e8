// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/captured_scopes.cpp: variable scopes that are entered again.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;
using vs::testing::with;
using vs::testing::without_name_scope;

// Rows 37 and 38: the prefix of variables is the captured one, whatever is around; its last segment is opened as a new name
// scope under the current one.
static_assert(transcript_of([](auto& engine) {
                  const auto t4 = engine.variable_scope(root, "t4");
                  const auto captured = varscope::capture_scope(engine.names, t4);
                  engine.leave(t4);
                  const auto again = engine.enter(engine.variable_scope(root, "t6"), captured);
                  engine.prefixes(again), engine.get(again, "v"),
                      engine.op(engine.name_scope(again, "scope"), "c");
              }) == "t4,t6/t4,t4 +t4/v t6/t4/scope/c");

// Row 39: a nested scope that is entered at the root has a shorter prefix for operations.
static_assert(transcript_of([](auto& engine) {
                  const auto inner = engine.variable_scope(engine.variable_scope(root, "outer"), "inner");
                  engine.prefixes(engine.enter(root, varscope::capture_scope(engine.names, inner)));
              }) == "outer/inner,inner,outer/inner");

// Row 40: entering by capture and opening by name give new prefixes for operations, counted together.
static_assert(transcript_of([](auto& engine) {
                  const auto tower = engine.variable_scope(root, "tower");
                  engine.prefixes(tower),
                      engine.prefixes(engine.enter(root, varscope::capture_scope(engine.names, tower)));
                  engine.prefixes(engine.variable_scope(root, "tower"));
              }) == "tower,tower,tower tower,tower_1,tower tower,tower_2,tower_2");

// Row 41: a scope that is entered inside itself doubles the prefix of operations only.
static_assert(transcript_of([](auto& engine) {
                  const auto beta = engine.variable_scope(engine.variable_scope(root, "alpha"), "beta");
                  engine.prefixes(engine.enter(beta, varscope::capture_scope(engine.names, beta)));
              }) == "alpha/beta,alpha/beta/beta,alpha/beta");

// Row 42: original_name_scope stays that of the first entry.
static_assert(transcript_of([](auto& engine) {
                  const auto tower = engine.variable_scope(engine.name_scope(root, "s1"), "tower");
                  engine.prefixes(engine.enter(engine.name_scope(root, "s2"),
                                               varscope::capture_scope(engine.names, tower)));
              }) == "tower,s2/tower,s1/tower");

// Row 43: the scope that is entered is a copy; what is changed in it does not reach the captured one.
static_assert(transcript_of([](auto& engine) {
                  const auto x = engine.variable_scope(root, "x");
                  const auto captured = varscope::capture_scope(engine.names, x);
                  engine.leave(x);
                  const auto x2 = engine.enter(root, captured, with(vs::reuse));
                  engine.names.scopes.object_of(x2).type = vs::dtype::int32;
                  engine.reuse_of(x2), engine.leave(x2), engine.reuse_of(engine.enter(root, captured));
                  engine.get(engine.enter(root, captured), "v");
              }) == "reuse create +x/v");

// Row 44: what is changed in the scope during its own block is kept, and is not found where it is opened by name.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  const auto captured = varscope::capture_scope(engine.names, a);
                  engine.names.scopes.object_of(a).reuse = vs::reuse;
                  engine.leave(a), engine.reuse_of(engine.enter(root, captured));
                  engine.reuse_of(engine.variable_scope(root, "a"));
              }) == "reuse create");

// Row 45: the captured root opens no name scope: variables have no prefix, operations keep the current one.
static_assert(transcript_of([](auto& engine) {
                  const auto captured = varscope::capture_scope(engine.names, root);
                  const auto again = engine.enter(engine.name_scope(root, "n"), captured);
                  engine.prefixes(again), engine.get(again, "v"), engine.op(again, "c");
                  engine.prefixes(engine.enter(engine.variable_scope(root, "a"), captured));
              }) == "/,n,/ +v n/c /,a,/");

// Row 46 with a captured scope: operations stay in the current name scope.
static_assert(transcript_of([](auto& engine) {
                  const auto inner = engine.variable_scope(engine.variable_scope(root, "outer"), "inner");
                  const auto n = engine.name_scope(root, "n");
                  engine.prefixes(
                      engine.enter(n, varscope::capture_scope(engine.names, inner), without_name_scope()));
                  engine.op(n, "inner");
              }) == "outer/inner,n,outer/inner n/inner");

// Row 48: a scope is continued exactly by entering it without a name scope, and then its original_name_scope.
static_assert(transcript_of([](auto& engine) {
                  const auto inner = engine.variable_scope(engine.variable_scope(root, "outer"), "inner");
                  engine.get(inner, "w"), engine.op(inner, "c");
                  const auto again =
                      engine.enter(root, varscope::capture_scope(engine.names, inner), without_name_scope());
                  const auto there = engine.name_scope(again, "outer/inner/");
                  engine.prefixes(there), engine.get(there, "w2"), engine.op(there, "c"),
                      engine.op(there, "d");
              }) == "+outer/inner/w outer/inner/c outer/inner,outer/inner,outer/inner +outer/inner/w2 "
                    "outer/inner/c_1 outer/inner/d");

// Row 71: a captured scope brings its own mode of reuse; the one around it does not count.
static_assert(transcript_of([](auto& engine) {
                  const auto captured =
                      varscope::capture_scope(engine.names, engine.variable_scope(root, "p"));
                  const auto outer = engine.variable_scope(root, "outer", with(vs::reuse));
                  engine.reuse_of(engine.enter(outer, captured)),
                      engine.get(engine.enter(outer, captured), "v");
              }) == "create +p/v");

// Row 72: its reuse cannot be undone; where it makes new variables the copy can be told to share.
static_assert(transcript_of([](auto& engine) {
                  const auto on = varscope::capture_scope(engine.names,
                                                          engine.variable_scope(root, "on", with(vs::reuse)));
                  const auto off = varscope::capture_scope(engine.names, engine.variable_scope(root, "off"));
                  engine.reuse_of(engine.enter(root, on)),
                      engine.reuse_of(engine.enter(root, on, with(vs::auto_reuse)));
                  engine.reuse_of(engine.enter(root, off, with(vs::reuse)));
                  engine.reuse_of(engine.enter(root, off, with(vs::auto_reuse)));
                  engine.reuse_of(engine.enter(root, off));
              }) == "reuse auto reuse auto create");

// Row 154: it brings its own defaults, never those around it.
static_assert(
    transcript_of([](auto& engine) {
        const auto captured = varscope::capture_scope(engine.names, engine.variable_scope(root, "q"));
        vs::scope_request halves;
        halves.dtype = vs::dtype::float16;
        const auto p = engine.variable_scope(root, "p", halves);
        engine.write(vs::name_of(engine.names.scopes.object_of(engine.enter(p, captured)).type));
        engine.write(vs::name_of(engine.names.scopes.object_of(engine.variable_scope(p, "q")).type));
        engine.write(vs::name_of(engine.names.scopes.object_of(engine.enter(root, captured, halves)).type));
    }) == "float32 float16 float16");

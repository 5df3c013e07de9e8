// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/reuse.cpp: whether a scope makes or finds, and what it inherits.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;
using vs::testing::two;
using vs::testing::with;

// Row 67: a scope makes, finds, or does either.
static_assert(transcript_of([](auto& engine) {
                  engine.reuse_of(engine.variable_scope(root, "x"));
                  engine.get(engine.variable_scope(root, "x"), "v");
                  engine.get(engine.variable_scope(root, "x"), "v");
                  engine.get(engine.variable_scope(root, "x", with(vs::reuse)), "v");
                  engine.get(engine.variable_scope(root, "x", with(vs::reuse)), "w");
                  engine.get(engine.variable_scope(root, "x", with(vs::auto_reuse)), "v");
                  engine.get(engine.variable_scope(root, "x", with(vs::auto_reuse)), "w");
              }) == "create +x/v VS-E002 =x/v VS-E003 =x/v +x/w");

// Row 68: `create` as an argument asks for nothing: it cannot switch reuse off.
static_assert(transcript_of([](auto& engine) {
                  const auto outer = engine.variable_scope(root, "outer", with(vs::reuse));
                  engine.reuse_of(engine.variable_scope(outer, "in", with(vs::reuse_mode::create)));
              }) == "reuse");

// Row 69: it is inherited by all scopes inside.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a", with(vs::reuse));
                  const auto b = engine.variable_scope(engine.name_scope(a, "n"), "b");
                  engine.reuse_of(b), engine.get(b, "new"), engine.get(engine.default_scope(b, "d"), "new");
              }) == "reuse VS-E003 VS-E003");

// Row 70: a child may replace either mode by the other; nothing asked for keeps the parent's.
static_assert(transcript_of([](auto& engine) {
                  using enum vs::reuse_mode;
                  for (const auto outer : {create, reuse, auto_reuse})
                      for (const auto inner : {create, reuse, auto_reuse})
                          engine.reuse_of(engine.variable_scope(engine.variable_scope(root, "o", with(outer)),
                                                                "i", with(inner)));
              }) == "create reuse auto reuse reuse auto auto reuse auto");
static_assert(vs::combine(vs::reuse, vs::auto_reuse) == vs::auto_reuse);

// Row 73: switched on in a scope it holds for the rest of it, and for scopes opened in it from then on.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  const auto before = engine.variable_scope(a, "b");
                  engine.get(a, "v"), engine.names.scopes.object_of(a).reuse = vs::reuse;
                  engine.get(a, "v"), engine.get(engine.variable_scope(a, "c"), "v"), engine.get(before, "v");
              }) == "+a/v =a/v VS-E003 +a/b/v");

// Row 73: at the root it holds for all that comes later.
static_assert(transcript_of([](auto& engine) {
                  engine.get(root, "v"), engine.names.scopes.object_of(root).reuse = vs::reuse;
                  engine.get(root, "v"), engine.get(engine.variable_scope(root, "a"), "v");
              }) == "+v =v VS-E003");

// Row 74: it is lost where the scope is opened again by name.
static_assert(transcript_of([](auto& engine) {
                  const auto a = engine.variable_scope(root, "a");
                  engine.names.scopes.object_of(a).reuse = vs::reuse;
                  engine.leave(a), engine.reuse_of(engine.variable_scope(root, "a"));
              }) == "create");

// Rows 92, 152: dtype and initializer are inherited, and replaced where they are asked for.
static_assert(transcript_of([](auto& engine) {
                  vs::scope_request request;
                  request.dtype = vs::dtype::float64;
                  request.initializer.init = vs::constant(7);
                  const auto a = engine.variable_scope(root, "a", request);
                  const auto b = engine.variable_scope(engine.name_scope(a, "n"), "b");
                  request.dtype = vs::dtype::int32;
                  request.initializer.init = {};
                  const auto c = engine.variable_scope(b, "c", request);
                  for (const auto in : {b, c}) {
                      const auto& object = engine.names.scopes.object_of(in);
                      engine.write(vs::name_of(object.type));
                      engine.write(object.initial.init == vs::constant(7) ? "seven" : "other");
                  }
              }) == "float64 seven int32 seven");

// Rows 33, 77, 97: what is found is the same variable, wherever in the program it is asked for.
static_assert(transcript_of([](auto& engine) {
                  engine.get(engine.variable_scope(engine.variable_scope(root, "a"), "b"), "v");
                  engine.get(engine.variable_scope(root, "a/b", with(vs::reuse)), "v");
                  engine.get(engine.variable_scope(engine.name_scope(root, "x"), "a", with(vs::reuse)),
                             "b/v");
                  engine.names.scopes.object_of(root).reuse = vs::auto_reuse;
                  engine.get(root, "a/b/v"), engine.get(engine.name_scope(root, "y"), "a/b/v");
              }) == "+a/b/v =a/b/v =a/b/v =a/b/v =a/b/v");

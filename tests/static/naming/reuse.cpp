// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/reuse.cpp: whether a scope makes or finds, and what it inherits.
#include "support/probe.hpp"

namespace vs = varscope;
using vs::testing::heard;
using vs::testing::root;
using vs::testing::two;
using vs::testing::with;

// Row 67: a scope makes, finds, or does either.
static_assert(heard([](auto& core) {
                  core.reuse_of(core.variable_scope(root, "x"));
                  core.get(core.variable_scope(root, "x"), "v");
                  core.get(core.variable_scope(root, "x"), "v");
                  core.get(core.variable_scope(root, "x", with(vs::reuse)), "v");
                  core.get(core.variable_scope(root, "x", with(vs::reuse)), "w");
                  core.get(core.variable_scope(root, "x", with(vs::auto_reuse)), "v");
                  core.get(core.variable_scope(root, "x", with(vs::auto_reuse)), "w");
              }) == "create +x/v VS-E002 =x/v VS-E003 =x/v +x/w");

// Row 68: `create` as an argument asks for nothing: it cannot switch reuse off.
static_assert(heard([](auto& core) {
                  const auto outer = core.variable_scope(root, "outer", with(vs::reuse));
                  core.reuse_of(core.variable_scope(outer, "in", with(vs::reuse_mode::create)));
              }) == "reuse");

// Row 69: it is inherited by all scopes inside.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a", with(vs::reuse));
                  const auto b = core.variable_scope(core.name_scope(a, "n"), "b");
                  core.reuse_of(b), core.get(b, "new"), core.get(core.default_scope(b, "d"), "new");
              }) == "reuse VS-E003 VS-E003");

// Row 70: a child may replace either mode by the other; nothing asked for keeps the parent's.
static_assert(heard([](auto& core) {
                  using enum vs::reuse_mode;
                  for (const auto outer : {create, reuse, auto_reuse})
                      for (const auto inner : {create, reuse, auto_reuse})
                          core.reuse_of(core.variable_scope(core.variable_scope(root, "o", with(outer)), "i",
                                                            with(inner)));
              }) == "create reuse auto reuse reuse auto auto reuse auto");
static_assert(vs::combine(vs::reuse, vs::auto_reuse) == vs::auto_reuse);

// Row 73: switched on in a scope it holds for the rest of it, and for scopes opened in it from then on.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  const auto before = core.variable_scope(a, "b");
                  core.get(a, "v"), core.names.scopes.object_of(a).reuse = vs::reuse;
                  core.get(a, "v"), core.get(core.variable_scope(a, "c"), "v"), core.get(before, "v");
              }) == "+a/v =a/v VS-E003 +a/b/v");

// Row 73: at the root it holds for all that comes later.
static_assert(heard([](auto& core) {
                  core.get(root, "v"), core.names.scopes.object_of(root).reuse = vs::reuse;
                  core.get(root, "v"), core.get(core.variable_scope(root, "a"), "v");
              }) == "+v =v VS-E003");

// Row 74: it is lost where the scope is opened again by name.
static_assert(heard([](auto& core) {
                  const auto a = core.variable_scope(root, "a");
                  core.names.scopes.object_of(a).reuse = vs::reuse;
                  core.leave(a), core.reuse_of(core.variable_scope(root, "a"));
              }) == "create");

// Rows 69, 152: dtype and initializer are inherited, and replaced where they are asked for.
static_assert(heard([](auto& core) {
                  vs::scope_request request;
                  request.has_dtype = true;
                  request.type = vs::dtype::float64;
                  request.initial.init = vs::constant(7);
                  const auto a = core.variable_scope(root, "a", request);
                  const auto b = core.variable_scope(core.name_scope(a, "n"), "b");
                  request.type = vs::dtype::int32;
                  request.initial.init = {};
                  const auto c = core.variable_scope(b, "c", request);
                  for (const auto in : {b, c}) {
                      const auto& object = core.names.scopes.object_of(in);
                      core.say(vs::name_of(object.type));
                      core.say(object.initial.init == vs::constant(7) ? "seven" : "other");
                  }
              }) == "float64 seven int32 seven");

// Rows 30, 69: what is found is the same variable, wherever in the program it is asked for.
static_assert(heard([](auto& core) {
                  core.get(core.variable_scope(core.variable_scope(root, "a"), "b"), "v");
                  core.get(core.variable_scope(root, "a/b", with(vs::reuse)), "v");
                  core.get(core.variable_scope(core.name_scope(root, "x"), "a", with(vs::reuse)), "b/v");
                  core.names.scopes.object_of(root).reuse = vs::auto_reuse;
                  core.get(root, "a/b/v"), core.get(core.name_scope(root, "y"), "a/b/v");
              }) == "+a/b/v =a/b/v =a/b/v =a/b/v =a/b/v");

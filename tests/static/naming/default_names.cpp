// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/default_names.cpp: variable scopes that are named by a default.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;
using vs::testing::with;

// Row 56: the first is named as the default, the next ones are numbered within the current variable scope.
static_assert(transcript_of([](auto& engine) {
                  const auto scope = engine.variable_scope(root, "default");
                  for (int i = 0; i != 3; ++i) engine.prefixes(engine.default_scope(scope, "layer"));
              }) ==
              "default/layer,default/layer,default/layer default/layer_1,default/layer_1,default/layer_1 "
              "default/layer_2,default/layer_2,default/layer_2");

// Row 57: a name that is given is not made unique.
static_assert(transcript_of([](auto& engine) {
                  engine.variable_scope(root, "tower");
                  engine.prefixes(engine.variable_scope(root, "tower"));
              }) == "tower,tower_1,tower_1");

// Row 58: openings by name count too.
static_assert(transcript_of([](auto& engine) {
                  engine.variable_scope(root, "layer"), engine.prefixes(engine.default_scope(root, "layer"));
              }) == "layer_1,layer_1,layer_1");

// Row 59: a generated name that is opened by name is the same scope, and the next default skips it.
static_assert(transcript_of([](auto& engine) {
                  engine.variable_scope(root, "layer"), engine.get(engine.default_scope(root, "layer"), "v");
                  engine.get(engine.variable_scope(root, "layer_1", with(vs::reuse)), "v");
                  engine.get(engine.default_scope(root, "layer"), "v");
              }) == "+layer_1/v =layer_1/v +layer_2/v");

// Row 60: leaving a scope clears the counts below it, so the same builder meets the same names again.
static_assert(transcript_of([](auto& engine) {
                  for (int i = 0; i != 2; ++i) {
                      const auto scope = engine.variable_scope(root, "default", with(vs::auto_reuse));
                      for (int j = 0; j != 2; ++j) {
                          const auto layer = engine.default_scope(scope, "layer");
                          engine.get(layer, "w"), engine.op(layer, "c"), engine.leave(layer);
                      }
                      engine.leave(scope);
                  }
              }) == "+default/layer/w default/layer/c +default/layer_1/w default/layer_1/c "
                    "=default/layer/w default_1/layer/c =default/layer_1/w default_1/layer_1/c");

// Row 61: leaving a captured scope restores the counts that its entry found; a later default can repeat a name.
static_assert(transcript_of([](auto& engine) {
                  const auto scope = engine.variable_scope(root, "default");
                  const auto first = engine.default_scope(scope, "layer");
                  engine.write(engine.names.paths.segment(engine.names.scopes.object_of(first).name.id)),
                      engine.leave(first);
                  const auto again = engine.enter(scope, varscope::capture_scope(engine.names, scope));
                  const auto inside = engine.default_scope(again, "layer");
                  engine.write(engine.names.paths.segment(engine.names.scopes.object_of(inside).name.id));
                  engine.leave(inside), engine.leave(again);
                  const auto after = engine.default_scope(scope, "layer");
                  engine.write(engine.names.paths.segment(engine.names.scopes.object_of(after).name.id));
              }) == "layer layer_1 layer_1");

// Row 62: names that are prefixes of one another do not interfere.
static_assert(
    transcript_of([](auto& engine) {
        for (const vs::text name : {"defaultScope1", "defaultScope", "defaultScope1", "defaultScope"})
            engine.get(engine.default_scope(root, name), "w");
    }) == "+defaultScope1/w +defaultScope/w +defaultScope1_1/w +defaultScope_1/w");

// Row 63: variables and operations are numbered by different tables.
static_assert(transcript_of([](auto& engine) {
                  for (int i = 0; i != 2; ++i) engine.leave(engine.variable_scope(root, "a"));
                  engine.prefixes(engine.default_scope(root, "a"));
              }) == "a_1,a_2,a_2");
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "a"), engine.prefixes(engine.default_scope(root, "a"));
              }) == "a a,a_1,a_1");

// Row 64: a mode of reuse needs a name; an inherited one is fine.
static_assert(transcript_of([](auto& engine) {
                  engine.default_scope(root, "d", with(vs::reuse));
                  engine.default_scope(root, "d", with(vs::auto_reuse));
                  const auto shared = engine.variable_scope(root, "s", with(vs::auto_reuse));
                  const auto d = engine.default_scope(shared, "d");
                  engine.reuse_of(d), engine.get(d, "v"), engine.get(d, "v");
              }) == "VS-E010 VS-E010 auto +s/d/v =s/d/v");

// Row 65: neither a name nor a default.
static_assert(transcript_of([](auto& engine) {
                  const auto none = varscope::open_variable_scope(engine.names, root, vs::unnamed, {});
                  engine.write(vs::row_of(none.why.what).label);
              }) == "VS-E011");

// Row 66: two layers in one opening do not share; the same layer in two openings does.
static_assert(transcript_of([](auto& engine) {
                  for (const int layers : {2, 1, 3}) {
                      const auto scope = engine.variable_scope(root, "s", with(vs::auto_reuse));
                      for (int i = 0; i != layers; ++i) {
                          const auto dense = engine.default_scope(scope, "dense");
                          engine.get(dense, "w"), engine.leave(dense);
                      }
                      engine.leave(scope);
                  }
              }) == "+s/dense/w +s/dense_1/w =s/dense/w =s/dense/w =s/dense_1/w +s/dense_2/w");

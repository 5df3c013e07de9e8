// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/default_names.cpp: variable scopes that are named by a default.
#include "support/probe.hpp"

namespace vs = varscope;
using vs::testing::heard;
using vs::testing::root;
using vs::testing::with;

// Row 56: the first is named as the default, the next ones are numbered within the current variable scope.
static_assert(heard([](auto& core) {
                  const auto scope = core.variable_scope(root, "default");
                  for (int i = 0; i != 3; ++i) core.prefixes(core.default_scope(scope, "layer"));
              }) ==
              "default/layer,default/layer,default/layer default/layer_1,default/layer_1,default/layer_1 "
              "default/layer_2,default/layer_2,default/layer_2");

// Row 57: a name that is given is not made unique.
static_assert(heard([](auto& core) {
                  core.variable_scope(root, "tower");
                  core.prefixes(core.variable_scope(root, "tower"));
              }) == "tower,tower_1,tower_1");

// Row 58: openings by name count too.
static_assert(heard([](auto& core) {
                  core.variable_scope(root, "layer"), core.prefixes(core.default_scope(root, "layer"));
              }) == "layer_1,layer_1,layer_1");

// Row 59: a generated name that is opened by name is the same scope, and the next default skips it.
static_assert(heard([](auto& core) {
                  core.variable_scope(root, "layer"), core.get(core.default_scope(root, "layer"), "v");
                  core.get(core.variable_scope(root, "layer_1", with(vs::reuse)), "v");
                  core.get(core.default_scope(root, "layer"), "v");
              }) == "+layer_1/v =layer_1/v +layer_2/v");

// Row 60: leaving a scope clears the counts below it, so the same builder meets the same names again.
static_assert(heard([](auto& core) {
                  for (int i = 0; i != 2; ++i) {
                      const auto scope = core.variable_scope(root, "default", with(vs::auto_reuse));
                      for (int j = 0; j != 2; ++j) {
                          const auto layer = core.default_scope(scope, "layer");
                          core.get(layer, "w"), core.op(layer, "c"), core.leave(layer);
                      }
                      core.leave(scope);
                  }
              }) == "+default/layer/w default/layer/c +default/layer_1/w default/layer_1/c "
                    "=default/layer/w default_1/layer/c =default/layer_1/w default_1/layer_1/c");

// Row 61: leaving a captured scope restores the counts that its entry found; a later default can repeat a name.
static_assert(heard([](auto& core) {
                  const auto scope = core.variable_scope(root, "default");
                  const auto first = core.default_scope(scope, "layer");
                  core.say(core.names.paths.segment(core.names.scopes.object_of(first).name.id)),
                      core.leave(first);
                  const auto again = core.enter(scope, varscope::capture_scope(core.names, scope));
                  const auto inside = core.default_scope(again, "layer");
                  core.say(core.names.paths.segment(core.names.scopes.object_of(inside).name.id));
                  core.leave(inside), core.leave(again);
                  const auto after = core.default_scope(scope, "layer");
                  core.say(core.names.paths.segment(core.names.scopes.object_of(after).name.id));
              }) == "layer layer_1 layer_1");

// Row 62: names that are prefixes of one another do not interfere.
static_assert(
    heard([](auto& core) {
        for (const vs::text name : {"defaultScope1", "defaultScope", "defaultScope1", "defaultScope"})
            core.get(core.default_scope(root, name), "w");
    }) == "+defaultScope1/w +defaultScope/w +defaultScope1_1/w +defaultScope_1/w");

// Row 63: variables and operations are numbered by different tables.
static_assert(heard([](auto& core) {
                  for (int i = 0; i != 2; ++i) core.leave(core.variable_scope(root, "a"));
                  core.prefixes(core.default_scope(root, "a"));
              }) == "a_1,a_2,a_2");
static_assert(heard([](auto& core) { core.op(root, "a"), core.prefixes(core.default_scope(root, "a")); }) ==
              "a a,a_1,a_1");

// Row 64: a mode of reuse needs a name; an inherited one is fine.
static_assert(heard([](auto& core) {
                  core.default_scope(root, "d", with(vs::reuse));
                  core.default_scope(root, "d", with(vs::auto_reuse));
                  const auto shared = core.variable_scope(root, "s", with(vs::auto_reuse));
                  const auto d = core.default_scope(shared, "d");
                  core.reuse_of(d), core.get(d, "v"), core.get(d, "v");
              }) == "VS-E010 VS-E010 auto +s/d/v =s/d/v");

// Row 65: neither a name nor a default.
static_assert(heard([](auto& core) {
                  const auto none = varscope::open_variable_scope(core.names, root, vs::unnamed, {});
                  core.say(vs::row_of(none.why.what).label);
              }) == "VS-E011");

// Row 66: two layers in one opening do not share; the same layer in two openings does.
static_assert(heard([](auto& core) {
                  for (const int layers : {2, 1, 3}) {
                      const auto scope = core.variable_scope(root, "s", with(vs::auto_reuse));
                      for (int i = 0; i != layers; ++i) {
                          const auto dense = core.default_scope(scope, "dense");
                          core.get(dense, "w"), core.leave(dense);
                      }
                      core.leave(scope);
                  }
              }) == "+s/dense/w +s/dense_1/w =s/dense/w =s/dense/w =s/dense_1/w +s/dense_2/w");

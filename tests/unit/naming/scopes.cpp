// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/naming/scopes.cpp: whole programs, retold from TensorFlow's own tests, as constants and at run time.
#include "support/both.hpp"
#include "support/catch.hpp"

namespace vs = varscope;
using vs::testing::both;
using vs::testing::root;
using vs::testing::two;
using vs::testing::with;
using vs::testing::without_name_scope;

TEST_CASE("names on a stack are unique in each scope (testBasics)") {
    CHECK(both([](auto& engine) {
              for (int i = 0; i != 3; ++i) engine.op(root, "foo");
              engine.op(root, "foo_1"), engine.op(root, "foo_1");
              const auto bar = engine.name_scope(root, "bar");
              engine.op(bar, "foo"), engine.op(bar, "foo");
              const auto baz = engine.name_scope(bar, "baz");
              engine.op(baz, "foo"), engine.leave(baz);
              const auto baz_1 = engine.name_scope(bar, "baz");
              engine.op(baz_1, "foo"), engine.leave(baz_1), engine.leave(bar);
              const auto bar_1 = engine.name_scope(root, "bar");
              engine.op(bar_1, "foo"), engine.op_in(bar_1, "baz", "foo");
          }) == "foo foo_1 foo_2 foo_1_1 foo_1_2 bar/foo bar/foo_1 bar/baz/foo bar/baz_1/foo bar_1/foo "
                "bar_1/baz/foo");
}

TEST_CASE("a scope that is entered again gives its variables the same names and its operations new ones "
          "(testVarScopeNameScope)") {
    CHECK(both([](auto& engine) {
              const auto scope1 = engine.name_scope(root, "scope1");
              const auto tower = engine.variable_scope(scope1, "tower");
              const auto captured = engine.capture(tower);
              engine.get(tower, "w"), engine.op_in(tower, "scope2", "c"), engine.leave(tower);
              const auto again = engine.enter(scope1, captured, with(vs::reuse));
              engine.get(again, "w"), engine.op_in(again, "scope2", "c"), engine.leave(again);
              const auto by_name = engine.variable_scope(scope1, "tower", with(vs::reuse));
              engine.get(by_name, "w"), engine.op_in(by_name, "scope2", "c");
              const auto at_root = engine.enter(engine.name_scope(root, "scope2"), captured, with(vs::reuse));
              engine.get(at_root, "w"), engine.op_in(at_root, "scope2", "c");
          }) ==
          "+tower/w scope1/tower/scope2/c =tower/w scope1/tower_1/scope2/c =tower/w scope1/tower_2/scope2/c "
          "=tower/w scope2/tower/scope2/c");
}

TEST_CASE("a prefix of operations is remembered from the first entry (testVarScopeOriginalNameScope)") {
    CHECK(both([](auto& engine) {
              const auto op_in_original = [&engine](std::uint32_t in) {
                  const auto there = engine.original_name_scope(in);
                  engine.op(there, "c"), engine.leave(there);
              };
              const auto s1 = engine.name_scope(root, "scope1");
              const auto tower = engine.variable_scope(s1, "tower");
              const auto captured = engine.capture(tower);
              engine.prefixes(tower), op_in_original(tower), engine.leave(tower);
              const auto again = engine.enter(engine.name_scope(root, "scope2"), captured);
              engine.prefixes(again), op_in_original(again);
          }) ==
          "tower,scope1/tower,scope1/tower scope1/tower/c tower,scope2/tower,scope1/tower scope1/tower/c_1");
}

TEST_CASE("reuse follows the captured scope, not the one around (testVarScopeObjectReuse)") {
    CHECK(both([](auto& engine) {
              const auto jump = engine.capture(engine.variable_scope(root, "jump"));
              const auto jump_reuse = engine.capture(engine.variable_scope(root, "jump_reuse", with(vs::reuse)));
              for (const auto around : {vs::reuse_mode::create, vs::reuse}) {
                  const auto outer = engine.variable_scope(root, "outer", with(around));
                  engine.reuse_of(engine.variable_scope(outer, "inner"));
                  engine.reuse_of(engine.enter(outer, jump)),
                      engine.reuse_of(engine.enter(outer, jump, with(vs::reuse)));
                  engine.reuse_of(engine.enter(outer, jump_reuse));
              }
          }) == "create create reuse reuse reuse create reuse reuse");
}

TEST_CASE("default names are numbered for variables and operations by themselves (testVarOpScope)") {
    CHECK(both([](auto& engine) {
              const auto scope1 = engine.name_scope(root, "testVarOpScope1");
              const auto tower = engine.variable_scope(scope1, "tower");
              engine.get(tower, "w"), engine.op_in(tower, "scope2", "c"), engine.leave(tower);
              for (int i = 0; i != 2; ++i) {
                  const auto named = engine.default_scope(scope1, "default");
                  engine.get(named, "w"), engine.op_in(named, "scope2", "c"), engine.leave(named);
              }
              const auto scope2 = engine.name_scope(root, "testVarOpScope2");
              for (int i = 0; i != 2; ++i) {
                  const auto named = engine.default_scope(scope2, "default");
                  engine.get(named, "w"), engine.op_in(named, "scope2", "c"), engine.leave(named);
              }
          }) ==
          "+tower/w testVarOpScope1/tower/scope2/c +default/w testVarOpScope1/default/scope2/c +default_1/w "
          "testVarOpScope1/default_1/scope2/c +default_2/w testVarOpScope2/default/scope2/c +default_3/w "
          "testVarOpScope2/default_1/scope2/c");
}

TEST_CASE("a jump to a captured scope does not disturb the numbering (testVarOpScopeUniqueNamesWithJump)") {
    CHECK(both([](auto& engine) {
              const auto layer = [&engine](std::uint32_t in) {
                  const auto made = engine.default_scope(in, "layer");
                  engine.get(made, "w"), engine.leave(made);
              };
              const auto scope = engine.variable_scope(root, "default", with(vs::auto_reuse));
              const auto captured = engine.capture(scope);
              layer(scope), layer(scope), layer(scope);
              const auto again = engine.enter(scope, captured);
              layer(again), engine.leave(again), layer(scope);
          }) ==
          "+default/layer/w +default/layer_1/w +default/layer_2/w +default/layer_3/w =default/layer_3/w");
}

TEST_CASE("a builder that runs again meets the same names (testVarOpScopeReuse)") {
    CHECK(both([](auto& engine) {
              for (const auto mode : {vs::reuse_mode::create, vs::reuse}) {
                  const auto outer = engine.variable_scope(root, "outer", with(mode));
                  const auto inner = engine.variable_scope(outer, "tower");
                  engine.get(inner, "w"), engine.op_in(inner, "scope2", "c"), engine.leave(inner);
                  for (int i = 0; i != 2; ++i) {
                      const auto named = engine.default_scope(outer, "default");
                      engine.get(named, "w"), engine.op(named, "c"), engine.leave(named);
                  }
                  engine.leave(outer);
              }
          }) == "+outer/tower/w outer/tower/scope2/c +outer/default/w outer/default/c +outer/default_1/w "
                "outer/default_1/c =outer/tower/w outer_1/tower/scope2/c =outer/default/w outer_1/default/c "
                "=outer/default_1/w outer_1/default_1/c");
}

TEST_CASE("a captured scope is entered outside of and inside itself (testVarScopeNestedOuterScope)") {
    CHECK(both([](auto& engine) {
              const auto outer = engine.variable_scope(root, "outer");
              const auto captured = engine.capture(outer);
              engine.get(outer, "w"), engine.op_in(outer, "scope2", "c");
              const auto default_1 = engine.variable_scope(outer, "default");
              engine.get(default_1, "w"), engine.op_in(default_1, "scope2", "c"), engine.leave(default_1);
              const auto inside = engine.enter(outer, captured, with(vs::reuse));
              engine.get(inside, "w"), engine.op_in(inside, "scope2", "c");
              const auto default_2 = engine.variable_scope(inside, "default", with(vs::reuse));
              engine.get(default_2, "w"), engine.op_in(default_2, "scope2", "c");
          }) ==
          "+outer/w outer/scope2/c +outer/default/w outer/default/scope2/c =outer/w outer/outer/scope2/c "
          "=outer/default/w outer/outer/default/scope2/c");
}

TEST_CASE("without name scopes nothing is consumed (testBasicWhenAuxiliaryNameScopeIsFalse)") {
    CHECK(both([](auto& engine) {
              const auto scope = engine.variable_scope(root, "scope", without_name_scope());
              const auto captured = engine.capture(scope);
              engine.prefixes(scope), engine.get(scope, "w"), engine.op_in(scope, "scope1", "c");
              engine.leave(scope);
              const auto again = engine.enter(root, captured, without_name_scope());
              engine.prefixes(again), engine.get(again, "w1"), engine.op_in(again, "scope1", "c");
              const auto outer = engine.variable_scope(root, "outer");
              const auto inner = engine.variable_scope(outer, "inner", without_name_scope());
              engine.prefixes(inner), engine.get(inner, "w"), engine.op_in(inner, "scope", "c");
          }) ==
          "scope,/,/ +scope/w scope1/c scope,/,/ +scope/w1 scope1_1/c outer/inner,outer,outer +outer/inner/w "
          "outer/scope/c");
}

TEST_CASE("refusals agree in both phases, and with them what comes next") {
    CHECK(both([](auto& engine) {
              const auto a = engine.variable_scope(root, "a");
              engine.get(a, "v"), engine.get(a, "v"), engine.get(a, "v w"), engine.get(a, "n", {});
              engine.op(a, "_ok"), engine.op(root, "_bad"), engine.unique(a, ""), engine.name_scope(root, "x//y");
              engine.default_scope(a, "d", with(vs::auto_reuse)), engine.leave(root), engine.state(a, "v");
              auto wrong = two();
              wrong.has_dtype = true;
              wrong.type = vs::dtype::string;
              engine.get(a, "s", wrong), engine.reuse_variables(a), engine.get(a, "v", wrong), engine.get(a, "none");
              wrong = two(), wrong.shape = vs::shape_c<3>;
              engine.get(a, "v", wrong), engine.get(a, "v"), engine.state(a, "v");
          }) == "+a/v VS-E002 VS-E001 VS-E006 a/_ok VS-E001 VS-E001 VS-E001 VS-E010 VS-E012 [1,1,1,1,0 a,a,a "
                "a/v_1 v] "
                "VS-E009 VS-E005 VS-E003 VS-E004 =a/v [1,1,1,1,0 a,a,a a/v_1 v]");
}

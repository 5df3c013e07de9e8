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
    CHECK(both([](auto& core) {
              for (int i = 0; i != 3; ++i) core.op(root, "foo");
              core.op(root, "foo_1"), core.op(root, "foo_1");
              const auto bar = core.name_scope(root, "bar");
              core.op(bar, "foo"), core.op(bar, "foo");
              const auto baz = core.name_scope(bar, "baz");
              core.op(baz, "foo"), core.leave(baz);
              const auto baz_1 = core.name_scope(bar, "baz");
              core.op(baz_1, "foo"), core.leave(baz_1), core.leave(bar);
              const auto bar_1 = core.name_scope(root, "bar");
              core.op(bar_1, "foo"), core.op_in(bar_1, "baz", "foo");
          }) == "foo foo_1 foo_2 foo_1_1 foo_1_2 bar/foo bar/foo_1 bar/baz/foo bar/baz_1/foo bar_1/foo "
                "bar_1/baz/foo");
}

TEST_CASE("a scope that is entered again gives its variables the same names and its operations new ones "
          "(testVarScopeNameScope)") {
    CHECK(both([](auto& core) {
              const auto scope1 = core.name_scope(root, "scope1");
              const auto tower = core.variable_scope(scope1, "tower");
              const auto captured = core.capture(tower);
              core.get(tower, "w"), core.op_in(tower, "scope2", "c"), core.leave(tower);
              const auto again = core.enter(scope1, captured, with(vs::reuse));
              core.get(again, "w"), core.op_in(again, "scope2", "c"), core.leave(again);
              const auto by_name = core.variable_scope(scope1, "tower", with(vs::reuse));
              core.get(by_name, "w"), core.op_in(by_name, "scope2", "c");
              const auto at_root = core.enter(core.name_scope(root, "scope2"), captured, with(vs::reuse));
              core.get(at_root, "w"), core.op_in(at_root, "scope2", "c");
          }) ==
          "+tower/w scope1/tower/scope2/c =tower/w scope1/tower_1/scope2/c =tower/w scope1/tower_2/scope2/c "
          "=tower/w scope2/tower/scope2/c");
}

TEST_CASE("a prefix of operations is remembered from the first entry (testVarScopeOriginalNameScope)") {
    CHECK(both([](auto& core) {
              const auto op_in_original = [&core](std::uint32_t in) {
                  const auto there = core.original_name_scope(in);
                  core.op(there, "c"), core.leave(there);
              };
              const auto s1 = core.name_scope(root, "scope1");
              const auto tower = core.variable_scope(s1, "tower");
              const auto captured = core.capture(tower);
              core.prefixes(tower), op_in_original(tower), core.leave(tower);
              const auto again = core.enter(core.name_scope(root, "scope2"), captured);
              core.prefixes(again), op_in_original(again);
          }) ==
          "tower,scope1/tower,scope1/tower scope1/tower/c tower,scope2/tower,scope1/tower scope1/tower/c_1");
}

TEST_CASE("reuse follows the captured scope, not the one around (testVarScopeObjectReuse)") {
    CHECK(both([](auto& core) {
              const auto jump = core.capture(core.variable_scope(root, "jump"));
              const auto jump_reuse = core.capture(core.variable_scope(root, "jump_reuse", with(vs::reuse)));
              for (const auto around : {vs::reuse_mode::create, vs::reuse}) {
                  const auto outer = core.variable_scope(root, "outer", with(around));
                  core.reuse_of(core.variable_scope(outer, "inner"));
                  core.reuse_of(core.enter(outer, jump)),
                      core.reuse_of(core.enter(outer, jump, with(vs::reuse)));
                  core.reuse_of(core.enter(outer, jump_reuse));
              }
          }) == "create create reuse reuse reuse create reuse reuse");
}

TEST_CASE("default names are numbered for variables and operations by themselves (testVarOpScope)") {
    CHECK(both([](auto& core) {
              const auto scope1 = core.name_scope(root, "testVarOpScope1");
              const auto tower = core.variable_scope(scope1, "tower");
              core.get(tower, "w"), core.op_in(tower, "scope2", "c"), core.leave(tower);
              for (int i = 0; i != 2; ++i) {
                  const auto named = core.default_scope(scope1, "default");
                  core.get(named, "w"), core.op_in(named, "scope2", "c"), core.leave(named);
              }
              const auto scope2 = core.name_scope(root, "testVarOpScope2");
              for (int i = 0; i != 2; ++i) {
                  const auto named = core.default_scope(scope2, "default");
                  core.get(named, "w"), core.op_in(named, "scope2", "c"), core.leave(named);
              }
          }) ==
          "+tower/w testVarOpScope1/tower/scope2/c +default/w testVarOpScope1/default/scope2/c +default_1/w "
          "testVarOpScope1/default_1/scope2/c +default_2/w testVarOpScope2/default/scope2/c +default_3/w "
          "testVarOpScope2/default_1/scope2/c");
}

TEST_CASE("a jump to a captured scope does not disturb the numbering (testVarOpScopeUniqueNamesWithJump)") {
    CHECK(both([](auto& core) {
              const auto layer = [&core](std::uint32_t in) {
                  const auto made = core.default_scope(in, "layer");
                  core.get(made, "w"), core.leave(made);
              };
              const auto scope = core.variable_scope(root, "default", with(vs::auto_reuse));
              const auto captured = core.capture(scope);
              layer(scope), layer(scope), layer(scope);
              const auto again = core.enter(scope, captured);
              layer(again), core.leave(again), layer(scope);
          }) ==
          "+default/layer/w +default/layer_1/w +default/layer_2/w +default/layer_3/w =default/layer_3/w");
}

TEST_CASE("a builder that runs again meets the same names (testVarOpScopeReuse)") {
    CHECK(both([](auto& core) {
              for (const auto mode : {vs::reuse_mode::create, vs::reuse}) {
                  const auto outer = core.variable_scope(root, "outer", with(mode));
                  const auto inner = core.variable_scope(outer, "tower");
                  core.get(inner, "w"), core.op_in(inner, "scope2", "c"), core.leave(inner);
                  for (int i = 0; i != 2; ++i) {
                      const auto named = core.default_scope(outer, "default");
                      core.get(named, "w"), core.op(named, "c"), core.leave(named);
                  }
                  core.leave(outer);
              }
          }) == "+outer/tower/w outer/tower/scope2/c +outer/default/w outer/default/c +outer/default_1/w "
                "outer/default_1/c =outer/tower/w outer_1/tower/scope2/c =outer/default/w outer_1/default/c "
                "=outer/default_1/w outer_1/default_1/c");
}

TEST_CASE("a captured scope is entered outside of and inside itself (testVarScopeNestedOuterScope)") {
    CHECK(both([](auto& core) {
              const auto outer = core.variable_scope(root, "outer");
              const auto captured = core.capture(outer);
              core.get(outer, "w"), core.op_in(outer, "scope2", "c");
              const auto default_1 = core.variable_scope(outer, "default");
              core.get(default_1, "w"), core.op_in(default_1, "scope2", "c"), core.leave(default_1);
              const auto inside = core.enter(outer, captured, with(vs::reuse));
              core.get(inside, "w"), core.op_in(inside, "scope2", "c");
              const auto default_2 = core.variable_scope(inside, "default", with(vs::reuse));
              core.get(default_2, "w"), core.op_in(default_2, "scope2", "c");
          }) ==
          "+outer/w outer/scope2/c +outer/default/w outer/default/scope2/c =outer/w outer/outer/scope2/c "
          "=outer/default/w outer/outer/default/scope2/c");
}

TEST_CASE("without name scopes nothing is consumed (testBasicWhenAuxiliaryNameScopeIsFalse)") {
    CHECK(both([](auto& core) {
              const auto scope = core.variable_scope(root, "scope", without_name_scope());
              const auto captured = core.capture(scope);
              core.prefixes(scope), core.get(scope, "w"), core.op_in(scope, "scope1", "c");
              core.leave(scope);
              const auto again = core.enter(root, captured, without_name_scope());
              core.prefixes(again), core.get(again, "w1"), core.op_in(again, "scope1", "c");
              const auto outer = core.variable_scope(root, "outer");
              const auto inner = core.variable_scope(outer, "inner", without_name_scope());
              core.prefixes(inner), core.get(inner, "w"), core.op_in(inner, "scope", "c");
          }) ==
          "scope,/,/ +scope/w scope1/c scope,/,/ +scope/w1 scope1_1/c outer/inner,outer,outer +outer/inner/w "
          "outer/scope/c");
}

TEST_CASE("refusals agree in both phases, and with them what comes next") {
    CHECK(both([](auto& core) {
              const auto a = core.variable_scope(root, "a");
              core.get(a, "v"), core.get(a, "v"), core.get(a, "v w"), core.get(a, "n", {});
              core.op(a, "_ok"), core.op(root, "_bad"), core.unique(a, ""), core.name_scope(root, "x//y");
              core.default_scope(a, "d", with(vs::auto_reuse)), core.leave(root), core.state(a, "v");
              auto wrong = two();
              wrong.has_dtype = true;
              wrong.type = vs::dtype::string;
              core.get(a, "s", wrong), core.reuse_variables(a), core.get(a, "v", wrong), core.get(a, "none");
              wrong = two(), wrong.shape = vs::shape_c<3>;
              core.get(a, "v", wrong), core.get(a, "v"), core.state(a, "v");
          }) == "+a/v VS-E002 VS-E001 VS-E006 a/_ok VS-E001 VS-E001 VS-E001 VS-E010 VS-E012 [1,1,1,1,0 a,a,a "
                "a/v_1 v] "
                "VS-E009 VS-E005 VS-E003 VS-E004 =a/v [1,1,1,1,0 a,a,a a/v_1 v]");
}

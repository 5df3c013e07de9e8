// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/naming/names.cpp: unique names, keys and operations of variables, as constants and at run time.
#include "support/both.hpp"
#include "support/catch.hpp"

namespace vs = varscope;
using vs::testing::both;
using vs::testing::root;
using vs::testing::two;
using vs::testing::with;

TEST_CASE("explicit suffixes are skipped and stacked (testOutOfOrderUniqueName)") {
    CHECK(both([](auto& engine) {
              engine.op(root, "foo_2"), engine.op(root, "foo"), engine.op(root, "foo"), engine.op(root, "foo");
              engine.op(root, "foo_1"), engine.op(root, "foo_2"), engine.op(root, "foo_2");
          }) == "foo_2 foo foo_1 foo_3 foo_1_1 foo_2_1 foo_2_2");
}

TEST_CASE("case is ignored for names and kept in them (testUniqueNameCaseInsensitivity)") {
    CHECK(both([](auto& engine) {
              engine.op(root, "foo"), engine.op(root, "Foo"), engine.op(root, "Foo"), engine.op(root, "FOO_1");
              engine.op(engine.name_scope(root, "bar"), "c"), engine.op(engine.name_scope(root, "Bar"), "c");
              engine.op(engine.name_scope(root, "BAR"), "C");
          }) == "foo Foo_1 Foo_2 FOO_1_1 bar/c Bar_1/c BAR_2/C");
}

TEST_CASE("paths that differ in the case of an inner segment share one count") {
    CHECK(both([](auto& engine) {
              engine.name_scope(root, "a/"), engine.op(engine.name_scope(root, "A"), "b"), engine.op(root, "a/B");
              engine.op(root, "A/b/c"), engine.op(root, "a/B/C"), engine.op(root, "a/b_1");
          }) == "A/b a/B_1 A/b/c a/B/C_1 a/b_1_1");
}

TEST_CASE("operations of a variable are used names in every case of letters") {
    CHECK(both([](auto& engine) {
              engine.get(root, "a/w"), engine.op(root, "A/w/Assign"), engine.op(root, "A/W/READ");
              engine.get(root, "B/w"), engine.op(engine.name_scope(root, "b/"), "w/read"),
                  engine.variable(root, "b/w");
          }) == "+a/w A/w/Assign_1 A/W/READ_1 +B/w b/w/read_1 b/w_1");
}

TEST_CASE("a graph name gets a suffix and the key does not, whoever came first") {
    CHECK(both([](auto& engine) {
              engine.op(root, "a/v"), engine.get(root, "a/v"), engine.variable(root, "a/v"),
                  engine.get(root, "a/v_1");
              engine.reuse_variables(root), engine.get(root, "a/v"), engine.get(root, "a/v_1"),
                  engine.get(root, "a/v_2");
          }) == "a/v +a/v_1 a/v_2 +a/v_1_1 =a/v_1 =a/v_1_1 VS-E003");
}

TEST_CASE("keys mind the case of letters") {
    CHECK(both([](auto& engine) {
              engine.get(root, "v"), engine.get(root, "V"), engine.get(root, "A/v"), engine.get(root, "a/v");
              engine.reuse_variables(root);
              for (const char* const key : {"v", "V", "a/v", "A/v", "A/V"}) engine.get(root, key);
          }) == "+v +V_1 +A/v +a/v_1 =v =V_1 =a/v_1 =A/v VS-E003");
}

TEST_CASE("many names of one kind are numbered without gaps") {
    CHECK(both([](auto& engine) {
              for (int i = 0; i != 120; ++i) varscope::grant_name(engine.names, root, "layer", vs::name_use::take);
              engine.unique(root, "layer"), engine.unique(root, "layer_7"), engine.unique(root, "layer_119");
          }) == "layer_120 layer_7_1 layer_119_1");
}

TEST_CASE("a name of many segments is granted as one") {
    CHECK(both([](auto& engine) {
              engine.op(root, "a/b/c/d/e/f/g/h"), engine.op(root, "a/b/c/d/e/f/g/h"), engine.op(root, "a/b/c/d");
              engine.op(engine.name_scope(root, "a/b/c/"), "d/e"), engine.op(root, "a/b/c/d/e"), engine.op(root, "a");
              engine.get(root, "a/b/c/d/e/f/g/h"), engine.get(engine.variable_scope(root, "a/b/c"), "d/e/f/g/i");
          }) == "a/b/c/d/e/f/g/h a/b/c/d/e/f/g/h_1 a/b/c/d a/b/c/d/e a/b/c/d/e_1 a +a/b/c/d/e/f/g/h_2 "
                "+a/b/c/d/e/f/g/i");
}

TEST_CASE("what is found by name agrees in both phases") {
    CHECK(
        both([](auto& engine) {
            engine.get(root, "a/v"), engine.variable(root, "a/v"), engine.op(root, "a/n");
            for (const char* const name : {"a/v", "a/v_1", "a/n", "a", "", "v", "A/v", "a/v/read", "a/v_"}) {
                const auto found = varscope::find_variable(engine.names, name);
                engine.record.write("").add(found == vs::no_index ? std::uint64_t{9} : found);
            }
        }) == "+a/v a/v_1 a/n 0 1 9 9 9 9 9 9 9");
}

TEST_CASE("a large model's names agree in both phases") {
    CHECK(both([](auto& engine) {
              for (int i = 0; i != 6; ++i) {
                  const auto layer = engine.default_scope(root, "layer");
                  for (const char* const part : {"attention", "output"}) {
                      const auto scope = engine.variable_scope(layer, part);
                      for (const char* const name : {"kernel", "bias"})
                          varscope::share_variable(engine.names, scope, name, two());
                      engine.leave(scope);
                  }
                  engine.leave(layer);
              }
              engine.record.write("").add(engine.names.variables.size());
              engine.record.write("").add(engine.names.paths, engine.names.variables[23].where);
              engine.state(root, "layer");
          }) == "24 layer_5/output/bias [24,0,24,24,0 /,/,/ layer_6 layer_6]");
}

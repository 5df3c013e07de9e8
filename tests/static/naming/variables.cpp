// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/variables.cpp: direct variables, operations, and the collections they are listed in.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::testing::root;
using vs::testing::transcript_of;
using vs::testing::two;

// Row 105: a direct variable is always made; its name comes from the name scope and is made unique.
static_assert(transcript_of([](auto& engine) {
                  const auto s = engine.name_scope(root, "s");
                  engine.variable(s, "b"), engine.variable(s, "b"), engine.variable(root, "b"),
                      engine.variable(s, "c/d");
              }) == "s/b s/b_1 b s/c/d");

// Row 105: without a name it is called Variable.
static_assert(transcript_of([](auto& engine) {
                  for (int i = 0; i != 2; ++i) {
                      const auto made = varscope::make_variable(engine.names, root, vs::unnamed, two());
                      engine.record.write("").add(engine.names.paths,
                                                  engine.names.variables[made.value].where);
                  }
              }) == "Variable Variable_1");

// Rows 9 and 115: without a name an operation is called after its type.
static_assert(transcript_of([](auto& engine) {
                  using enum vs::operation_type;
                  for (const auto type : {no_op, placeholder, constant, placeholder}) {
                      const auto made = varscope::make_operation(engine.names, root, vs::unnamed, type);
                      engine.record.write("").add(engine.names.paths, made.value);
                  }
              }) == "NoOp Placeholder Const Placeholder_1");

// Rows 115 and 116: a placeholder is named in the name scope, so a scope that is opened again gives it a new prefix; it is in
// no collection.
static_assert(transcript_of([](auto& engine) {
                  for (int i = 0; i != 2; ++i) engine.op(engine.variable_scope(root, "fc"), "x");
                  engine.state(root, "x");
              }) == "fc/x fc_1/x [0,2,0,0,0 /,/,/ x x]");

// Row 11: what begins wrongly, holds a wrong character or is empty is refused; row 10: so is a slash at the end.
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "_c"), engine.op(root, "invalid:0"), engine.op(root, ""),
                      engine.op(root, "a>_b");
                  engine.op(root, "bar/"), engine.variable(root, "_c"), engine.variable(root, "c/");
                  engine.op(engine.name_scope(root, "a"), "_c"),
                      engine.variable(engine.name_scope(root, "a"), "_c");
              }) == "VS-E001 VS-E001 VS-E001 VS-E001 VS-E001 VS-E001 VS-E001 a/_c a_1/_c");

// A direct variable needs a full shape, and an initializer that can make its dtype.
static_assert(transcript_of([](auto& engine) {
                  auto request = two();
                  request.shape = {};
                  engine.variable(root, "v", request);
                  request = two();
                  request.type = vs::dtype::string;
                  engine.variable(root, "v", request), request.initial.init = vs::zeros();
                  engine.variable(root, "v", request), request.initial.init = {};
                  engine.variable(root, "v", request);
              }) == "VS-E006 VS-E009 v VS-E009");

// Row 96: given collections replace the default one; a trainable variable is listed as trainable all the same, and once.
constexpr vs::text custom[] = {"custom", "other", "custom"};
constexpr vs::text trainable[] = {vs::trainable_variables_key};
constexpr vs::text local[] = {vs::local_variables_key};
constexpr std::size_t listed(const vs::text* keys, std::size_t count, bool is_trainable, vs::text in) {
    vs::naming_state<vs::constant_storage> names;
    vs::variable_request request = two();
    request.trainable = is_trainable;
    request.collections = keys;
    request.collection_count = count;
    static_cast<void>(varscope::share_variable(names, root, "v", vs::variable_request(request)));
    const auto* const list = names.variables.find_collection(in);
    return list == nullptr ? 0 : list->variables.size();
}
static_assert(listed(nullptr, 0, true, vs::global_variables_key) == 1);
static_assert(listed(nullptr, 0, true, vs::trainable_variables_key) == 1);
static_assert(listed(nullptr, 0, false, vs::trainable_variables_key) == 0);
static_assert(listed(custom, 3, true, vs::global_variables_key) == 0);
static_assert(listed(custom, 3, true, vs::trainable_variables_key) == 1);
static_assert(listed(custom, 3, true, "custom") == 1, "row 121: repeated keys count once");
static_assert(listed(custom, 3, true, "other") == 1);
static_assert(listed(custom, 0, true, vs::global_variables_key) == 0, "an empty list is a list");
static_assert(listed(trainable, 1, true, vs::trainable_variables_key) == 1);
static_assert(listed(trainable, 1, false, vs::trainable_variables_key) == 1);
static_assert(listed(local, 1, false, vs::local_variables_key) == 1, "row 102");
static_assert(listed(local, 1, false, vs::global_variables_key) == 0, "row 102");

// Row 120: a collection keeps its order and its duplicates; an unknown one has nothing.
static_assert(transcript_of([](auto& engine) {
                  engine.variable(root, "b"), engine.get(root, "a"), engine.variable(root, "b");
                  for (const std::uint32_t i : {2u, 0u, 2u})
                      engine.names.variables.add_to_collection(engine.names.paths, "mine", i);
                  for (const vs::text key : {vs::text("mine"), vs::global_variables_key}) {
                      const auto& list = engine.names.variables.find_collection(key)->variables;
                      for (std::size_t i = 0; i != list.size(); ++i)
                          engine.record.write("").add(engine.names.paths,
                                                      engine.names.variables[list[i]].where);
                  }
                  engine.write(engine.names.variables.find_collection("unknown") == nullptr ? "none"
                                                                                            : "some");
              }) == "b +a b_1 b_1 b b_1 b a b_1 none");

// Where a variable was asked for is kept with it.
static_assert(transcript_of([](auto& engine) {
                  auto request = two();
                  request.where = {"model.cpp", "build", 42};
                  engine.get(root, "v", request),
                      engine.record.add(":").add(engine.names.variables.origin(0).where.line);
              }) == "+v:42");

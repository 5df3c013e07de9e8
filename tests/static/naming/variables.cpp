// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/variables.cpp: direct variables, operations, and the collections they are listed in.
#include "support/probe.hpp"

namespace vs = varscope;
using vs::testing::heard;
using vs::testing::root;
using vs::testing::two;

// Row 105: a direct variable is always made; its name comes from the name scope and is made unique.
static_assert(heard([](auto& core) {
                  const auto s = core.name_scope(root, "s");
                  core.variable(s, "b"), core.variable(s, "b"), core.variable(root, "b"),
                      core.variable(s, "c/d");
              }) == "s/b s/b_1 b s/c/d");

// Row 105: without a name it is called Variable.
static_assert(heard([](auto& core) {
                  for (int i = 0; i != 2; ++i) {
                      const auto made = varscope::make_variable(core.names, root, vs::unnamed, two());
                      core.heard.say("").add(core.names.paths, core.names.variables[made.value].where);
                  }
              }) == "Variable Variable_1");

// Rows 9 and 115: without a name an operation is called after its type.
static_assert(heard([](auto& core) {
                  using enum vs::operation_type;
                  for (const auto type : {no_op, placeholder, constant, placeholder}) {
                      const auto made = varscope::make_operation(core.names, root, vs::unnamed, type);
                      core.heard.say("").add(core.names.paths, made.value);
                  }
              }) == "NoOp Placeholder Const Placeholder_1");

// Rows 115 and 116: a placeholder is named in the name scope, so a scope that is opened again gives it a new prefix; it is in
// no collection.
static_assert(heard([](auto& core) {
                  for (int i = 0; i != 2; ++i) core.op(core.variable_scope(root, "fc"), "x");
                  core.state(root, "x");
              }) == "fc/x fc_1/x [0,2,0,0,0 /,/,/ x x]");

// Row 11: what begins wrongly, holds a wrong character or is empty is refused; row 10: so is a slash at the end.
static_assert(heard([](auto& core) {
                  core.op(root, "_c"), core.op(root, "invalid:0"), core.op(root, ""), core.op(root, "a>_b");
                  core.op(root, "bar/"), core.variable(root, "_c"), core.variable(root, "c/");
                  core.op(core.name_scope(root, "a"), "_c"), core.variable(core.name_scope(root, "a"), "_c");
              }) == "VS-E001 VS-E001 VS-E001 VS-E001 VS-E001 VS-E001 VS-E001 a/_c a_1/_c");

// A direct variable needs a full shape, and an initializer that can make its dtype.
static_assert(heard([](auto& core) {
                  auto request = two();
                  request.shape = {};
                  core.variable(root, "v", request);
                  request = two();
                  request.type = vs::dtype::string;
                  core.variable(root, "v", request), request.initial.init = vs::zeros();
                  core.variable(root, "v", request), request.initial.init = {};
                  core.variable(root, "v", request);
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
    static_cast<void>(varscope::share_variable(names, root, "v", request));
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
static_assert(heard([](auto& core) {
                  core.variable(root, "b"), core.get(root, "a"), core.variable(root, "b");
                  for (const std::uint32_t i : {2u, 0u, 2u})
                      core.names.variables.add_to_collection(core.names.paths, "mine", i);
                  for (const vs::text key : {vs::text("mine"), vs::global_variables_key}) {
                      const auto& list = core.names.variables.find_collection(key)->variables;
                      for (std::size_t i = 0; i != list.size(); ++i)
                          core.heard.say("").add(core.names.paths, core.names.variables[list[i]].where);
                  }
                  core.say(core.names.variables.find_collection("unknown") == nullptr ? "none" : "some");
              }) == "b +a b_1 b_1 b b_1 b a b_1 none");

// Where a variable was asked for is kept with it.
static_assert(heard([](auto& core) {
                  auto request = two();
                  request.where = {"model.cpp", "build", 42};
                  core.get(root, "v", request),
                      core.heard.add(":").add(core.names.variables.origin(0).where.line);
              }) == "+v:42");

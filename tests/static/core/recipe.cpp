// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/core/recipe.cpp: the operations around a variable (row 110).
#include "support/probe.hpp"

namespace vs = varscope;
using vs::dtype;
using vs::recipe;
using vs::recipe_of;
using vs::testing::heard;
using vs::testing::root;
using vs::testing::two;

static_assert(recipe_of({}, dtype::float32, 1) == recipe::none);
static_assert(recipe_of(vs::zeros(), dtype::float32, 999) == recipe::zeros);
static_assert(recipe_of(vs::zeros(), dtype::float32, 1000) == recipe::zeros_filled);
static_assert(recipe_of(vs::ones(), dtype::float32, 999) == recipe::ones);
static_assert(recipe_of(vs::ones(), dtype::float32, 1000) == recipe::ones_filled);
static_assert(recipe_of(vs::constant(2), dtype::float32, 5000) == recipe::constant);
static_assert(recipe_of(vs::random_uniform(), dtype::float32, 1) == recipe::random_uniform);
static_assert(recipe_of(vs::random_uniform(0, 9), dtype::int32, 1) == recipe::random_uniform_int);
static_assert(recipe_of(vs::glorot_uniform(), dtype::float32, 1) == recipe::random_uniform);
static_assert(recipe_of(vs::random_normal(), dtype::float32, 1) == recipe::random_normal);
static_assert(recipe_of(vs::truncated_normal(), dtype::float32, 1) == recipe::truncated_normal);
static_assert(recipe_of({vs::initializer_kind::value, 0, 0}, dtype::float32, 1) == recipe::value);

// The names of a recipe are used names: each of them, asked for again, gets a suffix, and nothing else does.
constexpr auto names_of = [](auto& core, const vs::initializer& init, auto... asked) {
    auto request = two();
    request.initial.init = init;
    core.variable(root, "k", request);
    (core.unique(root, asked), ...);
};
static_assert(heard([](auto& core) {
                  names_of(core, vs::zeros(), "k/Initializer/zeros", "k/Assign", "k/read",
                           "k/Initializer/Const");
              }) == "k k/Initializer/zeros_1 k/Assign_1 k/read_1 k/Initializer/Const");
static_assert(heard([](auto& core) {
                  names_of(core, vs::random_normal(), "k/Initializer/random_normal",
                           "k/Initializer/random_normal/shape", "k/Initializer/random_normal/mean",
                           "k/Initializer/random_normal/stddev", "k/Initializer/random_normal/mul",
                           "k/Initializer/random_normal/RandomStandardNormal",
                           "k/Initializer/random_normal/min");
              }) == "k k/Initializer/random_normal_1 k/Initializer/random_normal/shape_1 "
                    "k/Initializer/random_normal/mean_1 k/Initializer/random_normal/stddev_1 "
                    "k/Initializer/random_normal/mul_1 k/Initializer/random_normal/RandomStandardNormal_1 "
                    "k/Initializer/random_normal/min");
static_assert(heard([](auto& core) {
                  names_of(core, {vs::initializer_kind::value, 0, 0}, "k/initial_value", "k/Initializer/x");
              }) == "k k/initial_value_1 k/Initializer/x");

// Where names below the variable's were taken before, its operations get suffixes, in TensorFlow's order.
static_assert(heard([](auto& core) {
                  core.op(root, "k/Assign"), core.op(root, "k/Initializer"), core.variable(root, "k");
                  const bool any = core.names.for_each_explicit_operation(
                      0, [&](vs::path_id where) { core.heard.say("").add(core.names.paths(), where); });
                  core.say(any ? "listed" : "none");
              }) == "k/Assign k/Initializer k k/Initializer_1/ones k k/Assign_1 k/read listed");
static_assert(heard([](auto& core) {
                  core.variable(root, "k");
                  core.say(core.names.for_each_explicit_operation(0, [](vs::path_id) {}) ? "listed" : "none");
              }) == "k none");

// A variable whose value is an operation of its own brings Assign and read only.
static_assert(heard([](auto& core) {
                  auto request = two();
                  request.made_before = true;
                  core.variable(root, "k", request), core.unique(root, "k/Initializer"),
                      core.unique(root, "k/read");
              }) == "k k/Initializer k/read_1");

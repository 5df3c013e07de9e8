// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/operations.cpp: the operations around a variable (row 110).
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::dtype;
using vs::operations_of;
using vs::variable_operations;
using vs::testing::root;
using vs::testing::transcript_of;
using vs::testing::two;

static_assert(operations_of({}, dtype::float32, 1) == variable_operations::none);
static_assert(operations_of(vs::zeros(), dtype::float32, 999) == variable_operations::zeros);
static_assert(operations_of(vs::zeros(), dtype::float32, 1000) == variable_operations::zeros_filled);
static_assert(operations_of(vs::ones(), dtype::float32, 999) == variable_operations::ones);
static_assert(operations_of(vs::ones(), dtype::float32, 1000) == variable_operations::ones_filled);
static_assert(operations_of(vs::constant(2), dtype::float32, 5000) == variable_operations::constant);
static_assert(operations_of(vs::random_uniform(), dtype::float32, 1) == variable_operations::random_uniform);
static_assert(operations_of(vs::random_uniform(0, 9), dtype::int32, 1) ==
              variable_operations::random_uniform_int);
static_assert(operations_of(vs::glorot_uniform(), dtype::float32, 1) == variable_operations::random_uniform);
static_assert(operations_of(vs::random_normal(), dtype::float32, 1) == variable_operations::random_normal);
static_assert(operations_of(vs::truncated_normal(), dtype::float32, 1) ==
              variable_operations::truncated_normal);
static_assert(operations_of({vs::initializer_kind::value, 0, 0}, dtype::float32, 1) ==
              variable_operations::initial_value);
static_assert(operations_of(vs::uniform_unit_scaling(), dtype::float32, 1) == variable_operations::random_uniform);
static_assert(operations_of({vs::initializer_kind::list, 0, 0}, dtype::float32, 2000) ==
              variable_operations::constant);
static_assert(operations_of({vs::initializer_kind::called, 0, 0}, dtype::float32, 1) ==
              variable_operations::called_value);

// Scaled ones bring what their distribution brings (row 142).
constexpr variable_operations scaled_by(vs::distribution from) {
    return operations_of(vs::variance_scaling(1, vs::fan_mode::fan_in, from), dtype::float32, 1);
}
static_assert(scaled_by(vs::distribution::uniform) == variable_operations::random_uniform);
static_assert(scaled_by(vs::distribution::normal) == variable_operations::truncated_normal);
static_assert(scaled_by(vs::distribution::untruncated_normal) == variable_operations::random_normal);
static_assert(operations_of(vs::he_uniform(), dtype::float32, 1) == variable_operations::random_uniform);
static_assert(operations_of(vs::glorot_normal(), dtype::float32, 1) == variable_operations::truncated_normal);

// Says the names of all operations.
constexpr auto list_operations = [](auto& engine) {
    varscope::for_each_operation(engine.names, [&](const vs::operation_name& of) {
        engine.record.write("").add(engine.names.paths, of.where);
        for (const vs::text segment : of.below)
            if (!segment.empty()) engine.record.add("/").add(segment);
    });
};

// The names of a recipe are used names: each of them, asked for again, gets a suffix, and nothing else does.
constexpr auto names_of = [](auto& engine, const vs::initializer& init, auto... asked) {
    auto request = two();
    request.initial.init = init;
    engine.variable(root, "k", request);
    (engine.unique(root, asked), ...);
};
static_assert(transcript_of([](auto& engine) {
                  names_of(engine, vs::zeros(), "k/Initializer/zeros", "k/Assign", "k/read",
                           "k/Initializer/Const");
              }) == "k k/Initializer/zeros_1 k/Assign_1 k/read_1 k/Initializer/Const");
static_assert(transcript_of([](auto& engine) {
                  names_of(engine, vs::random_normal(), "k/Initializer/random_normal",
                           "k/Initializer/random_normal/shape", "k/Initializer/random_normal/mean",
                           "k/Initializer/random_normal/stddev", "k/Initializer/random_normal/mul",
                           "k/Initializer/random_normal/RandomStandardNormal",
                           "k/Initializer/random_normal/min");
              }) == "k k/Initializer/random_normal_1 k/Initializer/random_normal/shape_1 "
                    "k/Initializer/random_normal/mean_1 k/Initializer/random_normal/stddev_1 "
                    "k/Initializer/random_normal/mul_1 k/Initializer/random_normal/RandomStandardNormal_1 "
                    "k/Initializer/random_normal/min");
static_assert(transcript_of([](auto& engine) {
                  names_of(engine, {vs::initializer_kind::value, 0, 0}, "k/initial_value", "k/Initializer/x");
              }) == "k k/initial_value_1 k/Initializer/x");

// Where names below the variable's were taken before, its operations get suffixes, in TensorFlow's order.
static_assert(transcript_of([](auto& engine) {
                  engine.op(root, "k/Assign"), engine.op(root, "k/Initializer"), engine.variable(root, "k");
                  list_operations(engine);
              }) ==
              "k/Assign k/Initializer k k/Assign k/Initializer k/Initializer_1/ones k k/Assign_1 k/read");
static_assert(transcript_of([](auto& engine) {
                  engine.variable(root, "k"), engine.op(root, "o");
                  list_operations(engine);
              }) == "k o k/Initializer/ones k k/Assign k/read o");

// Operations of an initializer alone, in the order TensorFlow makes them; large zeros are filled.
static_assert(transcript_of([](auto& engine) {
                  engine.variable_of_normal(root, "v");
                  varscope::make_first_value(engine.names, root, vs::unnamed, vs::zeros(), vs::dtype::float32,
                                             vs::shape_c<1000>);
                  list_operations(engine);
              }) == "random_normal v random_normal/shape random_normal/mean random_normal/stddev "
                    "random_normal/RandomStandardNormal random_normal/mul random_normal v v/Assign v/read "
                    "zeros/shape_as_tensor zeros/Const zeros");

// A variable whose value is an operation of its own brings Assign and read only.
static_assert(transcript_of([](auto& engine) {
                  auto request = two();
                  request.value_is_operation = true;
                  engine.variable(root, "k", request), engine.unique(root, "k/Initializer"),
                      engine.unique(root, "k/read");
              }) == "k k/Initializer k/read_1");

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/variable_store.cpp: what is kept of a variable. Collections: variables.cpp.
#include "support/recorder.hpp"

namespace vs = varscope;
using vs::dtype;
using vs::shape_c;
using vs::testing::root;

// Three variables that differ in everything, then one that repeats the last one's facts.
constexpr void make_four(vs::naming_state<vs::constant_storage>& names) {
    const auto make = [&](vs::text name, vs::shape_view shape, dtype type, vs::initializer init,
                          bool trainable, unsigned line) {
        vs::variable_request request;
        request.shape = shape;
        request.has_dtype = true;
        request.type = type;
        request.initial.init = init;
        request.trainable = trainable;
        request.where = {"model.cpp", "build", line};
        static_cast<void>(varscope::share_variable(names, root, name, vs::variable_request(request)));
    };
    make("a", shape_c<2, 3>, dtype::float32, vs::random_normal(0, 2), true, 1);
    make("b", shape_c<>, dtype::int64, vs::constant(7), false, 2);
    make("c", shape_c<4, 0>, dtype::string, vs::zeros(), false, 3);
    make("d", shape_c<4, 0>, dtype::string, vs::zeros(), false, 3);
}
template <class Expected>
constexpr bool holds(Expected expected) {
    vs::naming_state<vs::constant_storage> names;
    make_four(names);
    return expected(names.variables);
}

// Variables are kept in the order in which they were made.
static_assert(holds([](auto& store) { return store.size() == 4; }));

static_assert(holds([](auto& store) { return store.shape(store[0]) == shape_c<2, 3>; }));
static_assert(holds([](auto& store) { return store.shape(store[1]) == shape_c<>; }));
static_assert(holds([](auto& store) { return store.shape(store[2]) == shape_c<4, 0>; }));
static_assert(holds([](auto& store) { return store.shape(store[3]) == shape_c<4, 0>; }));

static_assert(holds([](auto& store) { return store[0].type == dtype::float32; }));
static_assert(holds([](auto& store) { return store[1].type == dtype::int64; }));
static_assert(holds([](auto& store) { return store[2].type == dtype::string; }));

static_assert(holds([](auto& store) { return store[0].trainable && !store[1].trainable; }));

static_assert(holds([](auto& store) { return store.origin(0).init == vs::random_normal(0, 2); }));
static_assert(holds([](auto& store) { return store.origin(1).init == vs::constant(7); }));
static_assert(holds([](auto& store) { return store.origin(3).init == vs::zeros(); }));

static_assert(holds([](auto& store) { return store.origin(0).where.line == 1; }));
static_assert(holds([](auto& store) { return store.origin(1).where.line == 2; }));
static_assert(holds([](auto& store) { return store.origin(3).where.line == 3; }));

// Row 100: a shared variable has a key, a direct one has none.
constexpr bool only_shared_variables_have_keys() {
    vs::naming_state<vs::constant_storage> names;
    static_cast<void>(varscope::share_variable(names, root, "a", vs::testing::two()));
    static_cast<void>(varscope::make_variable(names, root, "b", vs::testing::two()));
    return names.variables[0].key == names.variables[0].where && names.variables[1].key == vs::no_path;
}
static_assert(only_shared_variables_have_keys());

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/checkpoint/fits.cpp: the compiler compares a program with the rows of a checkpoint.
#include "support/programs.hpp"
#include <varscope/checkpoint/fits.hpp>

namespace vs = varscope;
using namespace vs::testing;

struct whole {
    static constexpr vs::checkpoint_row rows[] = {
        {"step", vs::dtype::int64, {}},
        {"target/bias", vs::dtype::float32, {3}},
        {"target/kernel", vs::dtype::float32, {2, 3}},
        {"online/bias", vs::dtype::float32, {3}},
        {"online/kernel", vs::dtype::float32, {2, 3}},
    };
};
static_assert(vs::fits<networks, whole>);
static_assert(vs::difference_of_checkpoint<networks, whole>.is_none());
// The biases are in a collection of their own and not among the global variables, so no file has them (row 189).
static_assert(vs::difference_of_checkpoint<networks, whole, vs::extra_tensors::refused> ==
              vs::checkpoint_difference{vs::not_declared, 1});

struct with_slots {
    static constexpr vs::checkpoint_row rows[] = {
        {"online/kernel", vs::dtype::float32, {2, 3}},
        {"online/kernel/Adam", vs::dtype::float32, {2, 3}},
        {"online", vs::dtype::float32, {2, 3}}, // a scope
        {"", vs::dtype::float32, {2, 3}},
        {"an illegal name\n", vs::dtype::float32, {1, 1, 1, 1, 1, 1, 1, 1, 1}},
        {"step", vs::dtype::int64, {}},
        {"target/kernel", vs::dtype::float32, {2, 3}},
    };
};
static_assert(vs::fits<networks, with_slots>);
static_assert(vs::difference_of_checkpoint<networks, with_slots, vs::extra_tensors::refused> ==
              vs::checkpoint_difference{vs::not_declared, 1});

struct lacking {
    static constexpr vs::checkpoint_row rows[] = {{"online/bias", vs::dtype::float32, {3}},
                                                  {"online/kernel", vs::dtype::float32, {2, 3}}};
};
static_assert(vs::difference_of_checkpoint<networks, lacking> ==
              vs::checkpoint_difference{2, vs::not_declared});

// One variable against one row.
struct kernel {
    constexpr void operator()(auto&& scope) const { scope.get_variable("w"_n, vs::shape_c<2, 3>); }
};
template <vs::dtype Type, vs::extent... Extents>
struct one {
    static constexpr vs::checkpoint_row rows[] = {{"w", Type, {vs::shape_view(vs::shape_c<Extents...>)}}};
};
template <vs::dtype Type, vs::extent... Extents>
constexpr auto differs = vs::difference_of_checkpoint<kernel, one<Type, Extents...>>;
static_assert(differs<vs::dtype::float32, 2, 3>.is_none());
static_assert(differs<vs::dtype::float32, 3, 2> == vs::checkpoint_difference{0, 0});
static_assert(differs<vs::dtype::float32, 2, 3, 1> == vs::checkpoint_difference{0, 0});
static_assert(differs<vs::dtype::float32> == vs::checkpoint_difference{0, 0});
static_assert(differs<vs::dtype::float64, 2, 3> == vs::checkpoint_difference{0, 0});
static_assert(differs<vs::dtype::float32, 1, 1, 1, 1, 1, 1, 1, 2, 3> == vs::checkpoint_difference{0, 0});

// A checkpoint that a program of no variables fits, unless tensors may not be left over.
struct nothing {
    constexpr void operator()(auto&&) const {}
};
static_assert(vs::fits<nothing, whole>);
static_assert(!vs::difference_of_checkpoint<nothing, whole, vs::extra_tensors::refused>.is_none());

// A local variable is in no file (row 189).
struct with_local {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("w"_n, vs::shape_c<2, 3>);
        scope.get_variable("seen"_n, vs::shape_c<>, vs::int64, {.collections = {"local_variables"}});
    }
};
struct seen_too {
    static constexpr vs::checkpoint_row rows[] = {{"w", vs::dtype::float32, {2, 3}},
                                                  {"seen", vs::dtype::int64, {}}};
};
static_assert(vs::fits<with_local, one<vs::dtype::float32, 2, 3>, vs::extra_tensors::refused>);
static_assert(vs::difference_of_checkpoint<with_local, seen_too, vs::extra_tensors::refused> ==
              vs::checkpoint_difference{vs::not_declared, 1});

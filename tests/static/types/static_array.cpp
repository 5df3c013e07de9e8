// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/static_array.cpp: arrays as first values; the same in a graph: tests/unit/graph/values.cpp.
#include <varscope/manifest.hpp>

namespace vs = varscope;
using namespace vs::literals;

// The C++ type decides the dtype, nested braces the shape.
constexpr auto grid = vs::array({{1.0f, 2.0f, 3.0f}, {4.0f, 5.0f, 6.5f}});
static_assert(grid.type == vs::float32 && grid.shape() == vs::shape_c<2, 3> && grid.size() == 6);
static_assert(grid.words[5].number(vs::float32) == 6.5);
constexpr auto row = vs::array({1, -2});
static_assert(row.type == vs::int32 && row.words[1].number(vs::int32) == -2);
constexpr auto deep = vs::array({{{{true}, {false}}}});
static_assert(deep.type == vs::bool_ && deep.shape() == vs::shape_c<1, 1, 2, 1>);
static_assert(vs::array({{{1.0}}}).shape() == vs::shape_c<1, 1, 1>);

// Any shape, filled with one number.
static_assert(vs::full(vs::shape_c<2, 2>, 7u).words[3].number(vs::uint32) == 7);
static_assert(vs::full(vs::shape_c<>, 1.0).shape() == vs::shape_c<> &&
              vs::full(vs::shape_c<>, 1.0).size() == 1);
static_assert(vs::full(vs::shape_c<0, 3>, 1.0).size() == 0);

// Rows 85 to 87: an array brings its shape and dtype, in the call and from the scope.
struct starts {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("a"_n, {.initializer = vs::array({{1.0, 2.0}})});
        auto s = scope.variable_scope("s"_n, {.initializer = vs::array({1, 2, 3})});
        s.get_variable("b"_n);
        s.get_variable("c"_n, {2}, vs::float32, {.initializer = vs::zeros()});
        scope.variable("d"_n, vs::array({1, 2}), {.dtype = vs::float64});
    }
};
using made = vs::manifest<starts>;
static_assert(made::shape(0) == vs::shape_c<1, 2> && made::dtype(0) == vs::float64);
static_assert(made::shape(1) == vs::shape_c<3> && made::dtype(1) == vs::int32);
static_assert(made::shape(2) == vs::shape_c<2> && made::dtype(2) == vs::float32);
static_assert(made::shape(3) == vs::shape_c<2> && made::dtype(3) == vs::float64);

// A value is refused with a shape, as another dtype than asked for, and where the dtype cannot hold it.
constexpr vs::code refused_of(auto call) {
    vs::static_graph graph;
    auto root = graph.root();
    call(root);
    return graph.take_refusal().what;
}
static_assert(refused_of([](auto& s) { s.get_variable("v", {2}, {.initializer = row}); }) ==
              vs::code::shape_with_value);
static_assert(refused_of([](auto& s) {
                  s.get_variable("v", vs::no_shape, vs::float32, {.initializer = row});
              }) == vs::code::value_dtype_differs);
static_assert(refused_of([](auto& s) { s.variable("v", row, {.dtype = vs::uint8}); }) ==
              vs::code::value_dtype_differs);
static_assert(refused_of([](auto& s) { s.variable("v", vs::array({1.5f}), {.dtype = vs::int32}); }) ==
              vs::code::value_dtype_differs);
static_assert(refused_of([](auto& s) { s.variable("v", vs::array({300}), {.dtype = vs::uint8}); }) ==
              vs::code::value_dtype_differs);
static_assert(refused_of([](auto& s) { s.variable("v", vs::array({200}), {.dtype = vs::uint8}); }) ==
              vs::code::none);
static_assert(refused_of([](auto& s) {
                  s.variable("v", vs::array({std::uint64_t{1} << 63}), {.dtype = vs::int64});
              }) == vs::code::value_dtype_differs);
static_assert(refused_of([](auto& s) { s.variable("v", vs::array({true}), {.dtype = vs::int32}); }) ==
              vs::code::value_dtype_differs);

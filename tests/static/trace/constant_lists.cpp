// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/trace/constant_lists.cpp: lists as initializers, checked by the compiler (rows 135, 136).
#include <varscope/manifest.hpp>

namespace vs = varscope;
using namespace vs::literals;
using vs::code;

// What a list is refused for, or none.
template <class Ask>
constexpr code refused(Ask ask) {
    vs::static_graph graph;
    ask(graph.root());
    return graph.take_refusal().what;
}
constexpr code filling(vs::shape_view shape, vs::dtype type = vs::dtype::float32) {
    return refused([&](auto scope) {
        scope.get_variable("v"_n, shape, type, {.initializer = vs::constant({1, 2, 3, 4})});
    });
}

// Row 135: shorter than the variable is fine, longer is not.
static_assert(filling(vs::shape_c<4>) == code::none);
static_assert(filling(vs::shape_c<2, 2>) == code::none);
static_assert(filling(vs::shape_c<3, 5>) == code::none);
static_assert(filling(vs::shape_c<3>) == code::initializer_cannot_make_dtype);
static_assert(filling(vs::shape_c<>) == code::initializer_cannot_make_dtype);
static_assert(filling(vs::shape_c<0>) == code::initializer_cannot_make_dtype);
static_assert(filling(vs::shape_view()) == code::shape_missing);

// Elements convert to the variable's dtype as all values do.
static_assert(filling(vs::shape_c<4>, vs::dtype::uint8) == code::none);
static_assert(filling(vs::shape_c<4>, vs::dtype::complex64) == code::none);
static_assert(filling(vs::shape_c<4>, vs::dtype::bool_) == code::initializer_cannot_make_dtype);
static_assert(filling(vs::shape_c<4>, vs::dtype::string) == code::initializer_cannot_make_dtype);
static_assert(refused([](auto scope) {
                  scope.get_variable("v"_n, {2}, vs::int8, {.initializer = vs::constant({1, 200})});
              }) == code::initializer_cannot_make_dtype);
static_assert(refused([](auto scope) {
                  scope.get_variable("v"_n, {2}, vs::int32, {.initializer = vs::constant({1.0, 2.0})});
              }) == code::initializer_cannot_make_dtype);
static_assert(refused([](auto scope) {
                  scope.get_variable("v"_n, {2}, vs::bool_, {.initializer = vs::constant({true, false})});
              }) == code::none);

// Row 136: the shape that is verified must be the variable's.
constexpr code verifying(vs::shape_view shape) {
    return refused([&](auto scope) {
        scope.get_variable("v"_n, shape, vs::float32,
                           {.initializer = vs::constant({{1, 2, 3}, {4, 5, 6}}, vs::verify_shape)});
    });
}
static_assert(verifying(vs::shape_c<2, 3>) == code::none);
static_assert(verifying(vs::shape_c<3, 2>) == code::shape_differs);
static_assert(verifying(vs::shape_c<6>) == code::shape_differs);
static_assert(verifying(vs::shape_c<2, 4>) == code::shape_differs);
static_assert(verifying(vs::shape_c<2, 2>) == code::shape_differs);

// Both shapes are told, as TensorFlow tells them.
static_assert([] {
    vs::static_graph graph;
    graph.root().get_variable("v"_n, {3, 4}, vs::float32,
                              {.initializer = vs::constant({1, 2, 3, 4, 5, 6, 7, 8}, vs::verify_shape)});
    const vs::trace_failure why = graph.take_refusal();
    return why.asked_rank == 2 && why.asked_extents[1] == 4 && why.found_rank == 1 &&
           why.found_extents[0] == 8;
}());

// Rows of different lengths make nothing; an array is a list too.
static_assert(refused([](auto scope) {
                  scope.get_variable("v"_n, {4}, {.initializer = vs::constant({{1, 2}, {3}})});
              }) == code::initializer_cannot_make_dtype);
static_assert(refused([](auto scope) {
                  scope.get_variable(
                      "v"_n, {2, 2},
                      {.initializer = vs::constant(vs::array({{1, 2}, {3, 4}}), vs::verify_shape)});
              }) == code::none);

// An existing variable that was started otherwise is refused; a graph with tf1_strict does not look at the list (row 84).
static_assert(refused([](auto scope) {
                  scope.get_variable("v"_n, {2});
                  scope.variable_scope(scope.capture(), vs::reuse)
                      .get_variable("v"_n, {2}, {.initializer = vs::constant({1, 2, 3})});
              }) == code::option_differs);

// A scope hands a list down.
static_assert(refused([](auto scope) {
                  auto a = scope.variable_scope("a"_n, {.initializer = vs::constant({1, 2, 3})});
                  a.get_variable("v"_n, {2});
              }) == code::initializer_cannot_make_dtype);

// What shows it in a manifest, with the operation that TensorFlow makes.
struct listed {
    constexpr void operator()(auto& scope) const {
        auto a = scope.variable_scope("a"_n, {.initializer = vs::constant({1, 2, 3})});
        a.get_variable("v"_n, {2, 2});
        a.get_variable("w"_n, {3}, {.initializer = vs::zeros()});
    }
};
using manifest = vs::manifest<listed>;
static_assert(manifest::initializer(0).kind == vs::initializer_kind::list);
static_assert(manifest::initializer(1) == vs::zeros());
static_assert(manifest::tables().variables[0].operations == vs::variable_operations::constant);

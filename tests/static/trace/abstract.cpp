// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/trace/abstract.cpp: values that are not there, with shapes, and what lifted functions make of them.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace vs::literals;
constexpr vs::extent any = vs::unknown;

// Functions that no value could be given to: where an argument is abstract they are not instantiated.
inline constexpr vs::lifted relu{[](const auto& x) { return x.nonsense(); }, vs::elementwise_shape};
inline constexpr vs::lifted matmul{[](const auto& x, const auto& w) { return x.nonsense(w); },
                                   vs::matmul_shape};
inline constexpr vs::lifted opaque{[](const auto& x, int) { return x.nonsense(); }};
inline constexpr vs::lifted both{[](const auto& x) { return x.nonsense(); },
                                 [](const vs::tensor_shape& x) { return std::pair(x, vs::tensor_shape{1}); }};
inline constexpr vs::lifted reshaped{
    [](const auto& x, const vs::tensor_shape&) { return x.nonsense(); },
    [](const vs::tensor_shape& x, const vs::tensor_shape& shape) { return vs::reshape_rule{shape}(x); }};

// What an abstract value knows.
static_assert(!vs::abstract().shape().has_rank() && vs::abstract().shape(3) == any && vs::abstract().fits());
static_assert(vs::abstract({any, 784}).shape() == vs::tensor_shape{any, 784}.view());
static_assert(vs::abstract({any, 784}).shape(1) == 784 && vs::abstract({any, 784}).shape(0) == any);
static_assert(vs::abstract({2}).dimension() == 1 && vs::abstract({2}, vs::int32).dtype() == vs::dtype::int32);
static_assert(vs::abstract({2, 3})(0, 1).dimension() == 0 && vs::abstract({2, 3}).as<float>().shape(1) == 3);

// Arithmetic.
constexpr bool has_shape(const vs::abstract& of, const vs::tensor_shape& expected) {
    return of.fits() && of.known_shape() == expected;
}
static_assert(has_shape(vs::abstract({any, 3}) + vs::abstract({3}), {any, 3}));
static_assert(has_shape(vs::abstract({2, 1}) * 2.0f - 1, {2, 1}) &&
              has_shape(1 / -vs::abstract({2, 1}), {2, 1}));
static_assert(has_shape(vs::abstract({2, 1}) < vs::abstract({5}), {2, 5}) &&
              has_shape(vs::abstract({2}) >= 0, {2}));
static_assert(has_shape(vs::abstract() + vs::abstract({5}), vs::tensor_shape()));
static_assert(!(vs::abstract({2}) + vs::abstract({5})).fits() &&
              !(1 + relu(vs::abstract({2}) + vs::abstract({5}))).fits());
static_assert((vs::abstract({2}, vs::int32) * 2 + vs::abstract({2})).dtype() == vs::dtype::int32);
static_assert((vs::abstract({2}, vs::int32) < 2).dtype() == vs::dtype::bool_);
constexpr vs::abstract assigned(vs::abstract into, const vs::abstract& from) {
    into += from, into -= 1, into *= 2.0f;
    return into;
}
static_assert(has_shape(assigned(vs::abstract({2, 3}), vs::abstract({3})), {2, 3}));
static_assert(has_shape(assigned(vs::abstract({any}), vs::abstract({3})), {any}));
static_assert(
    !assigned(vs::abstract({3}), vs::abstract({2, 3})).fits()); // what is assigned to keeps its shape

// Lifted functions.
static_assert(has_shape(relu(matmul(vs::abstract({any, 3}), vs::abstract({3, 4}))), {any, 4}));
static_assert(has_shape(opaque(vs::abstract({2}), 1), vs::tensor_shape()) &&
              !opaque(vs::abstract({2}) - vs::abstract({3}), 1).fits());
static_assert(has_shape(both(vs::abstract({2})).first, {2}) &&
              has_shape(both(vs::abstract({2})).second, {1}));
static_assert(has_shape(reshaped(vs::abstract({2, 6}), vs::tensor_shape{any, 4}), {3, 4}));
static_assert(has_shape(vs::eval(vs::abstract({2})), {2}));

// A trace: variables know their shapes, what is computed from them too.
struct network {
    static constexpr auto dense(auto&& scope, const auto& x, vs::extent units) {
        auto kernel = scope.get_variable("kernel"_n, {x.shape(x.dimension() - 1), units}, vs::float32);
        auto bias = scope.get_variable("bias"_n, {kernel.shape(1)}, vs::float32);
        return relu(matmul(x, kernel) + bias);
    }
    template <class X = vs::abstract>
    constexpr auto operator()(auto&& scope, const X& x = vs::abstract({any, 7})) const {
        auto h = dense(scope.variable_scope("hidden"_n), x, 5);
        h = dense(scope.variable_scope("deeper"_n), h * h, 4);
        return std::pair(dense(scope.variable_scope("output"_n), h, 2), h);
    }
};
using manifest = vs::manifest<network>;
static_assert(manifest::size() == 6 && manifest::shape(0) == vs::shape_c<7, 5> &&
              manifest::shape(1) == vs::shape_c<5>);
static_assert(manifest::shape(2) == vs::shape_c<5, 4> && manifest::shape(4) == vs::shape_c<4, 2>);

// On a static graph a refusal waits, in constants and at run time.
constexpr unsigned line_of_product = __LINE__ + 6;
constexpr vs::trace_failure refused(vs::extent inputs) {
    vs::static_graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a"_n);
    const auto w = a.get_variable("w", {inputs, 2});
    const auto product = matmul(vs::abstract({any, 3}), w);
    if (graph.has_refusal()) a.get_variable("never", {product.shape()[1], product.shape(1)});
    const vs::trace_failure why = graph.take_refusal();
    a.get_variable("later", {1});
    return graph.contains("a/never") || !graph.contains("a/later") || !product.fits() ? vs::trace_failure{}
                                                                                      : why;
}
constexpr bool is_told() {
    const vs::trace_failure why = refused(4);
    return why.what == vs::code::shapes_do_not_fit && why.operation == "matmul" &&
           vs::text(why.name, why.name_size) == "a/w" &&
           vs::shape_view(why.asked_extents, why.asked_rank) == vs::tensor_shape{any, 3}.view() &&
           vs::shape_view(why.found_extents, why.found_rank) == vs::shape_c<4, 2> &&
           why.line == line_of_product;
}
static_assert(is_told());
static_assert(refused(3).what == vs::code::none);

// What is assigned to a variable has its shape.
template <class Assign>
constexpr vs::code refused_assignment(Assign assign) {
    vs::static_graph graph;
    auto root = graph.root();
    const auto w = root.get_variable("w", {3, 2});
    assign(w, root.get_variable("b", {2}));
    return graph.take_refusal().what;
}
static_assert(refused_assignment([](auto w, auto b) { w += b, w -= b * 2.0f, w *= 0.5f, w = w * b; }) ==
              vs::code::none);
static_assert(refused_assignment([](auto w, auto b) { b += w; }) == vs::code::shape_differs);
static_assert(refused_assignment([](auto w, auto b) { w = b; }) == vs::code::shape_differs);
static_assert(refused_assignment([](auto w, auto b) { w = b * 2.0f; }) == vs::code::shape_differs);
static_assert(refused_assignment([](auto w, auto) { w /= vs::abstract({5}); }) ==
              vs::code::shapes_do_not_fit);

// An axis that is not there.
constexpr vs::trace_failure refused_axis(std::size_t axis) {
    vs::static_graph graph;
    const auto w = graph.root().get_variable("w", {3, 2});
    static_cast<void>(relu(w).shape(axis));
    return graph.take_refusal();
}
static_assert(refused_axis(1).what == vs::code::none && refused_axis(2).what == vs::code::shapes_do_not_fit);

// A program whose control flow asks for a shape.
struct asks {
    template <class X = vs::abstract>
    constexpr void operator()(auto&& scope, const X& x = vs::abstract({any, 2})) const {
        auto h = matmul(x, scope.get_variable("w"_n, {2, 3}));
        for (vs::extent i = 0; i != h.shape(1); ++i) scope.get_variable("v_"_n + i, {1});
        if (h.shape(0) == any && h.dimension() == 2) scope.get_variable("u"_n, {1});
    }
};
static_assert(vs::manifest<asks>::size() == 1 + 3 + 1);

// A placeholder is an input that has a shape.
struct fed {
    constexpr auto operator()(auto&& scope) const {
        auto x = scope.placeholder("x"_n, {any, 5});
        return matmul(vs::as<float>(x), scope.get_variable("w"_n, {x.shape(1), 2}));
    }
};
static_assert(vs::manifest<fed>::shape(0) == vs::shape_c<5, 2>);

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/scope/calls.cpp: the calls of a scope take every kind of name, shape, dtype and value.
#include <varscope/name.hpp>
#include <varscope/trace.hpp>

namespace vs = varscope;
using namespace vs::literals;
using vs::text;

// A kind of name and of shape that only has what a container has.
struct characters {
    char chars[2]{'w', '3'};
    [[nodiscard]] constexpr const char* data() const noexcept { return chars; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return 2; }
};
struct extents {
    unsigned sizes[2]{2, 3};
    [[nodiscard]] constexpr const unsigned* begin() const noexcept { return sizes; }
    [[nodiscard]] constexpr const unsigned* end() const noexcept { return sizes + 2; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return 2; }
};
struct converts_to_shape {
    constexpr operator vs::shape_view() const noexcept { return vs::shape_c<2, 3>; }
};

template <class Name>
constexpr bool is_taken(Name name, text full) {
    vs::static_graph graph;
    auto root = graph.root();
    auto inner = root.variable_scope(name);
    const bool opens = inner.name() == full;
    const bool shares = inner.get_variable(name, {2}).op_name().size() == 2 * full.size() + 1;
    auto apart = root.name_scope("apart");
    auto named = apart.name_scope(name);
    return opens && shares && named.current_name_scope().size() == 6 + full.size() &&
           root.unique_name(name, vs::name_use::preview).size() >= full.size() &&
           root.variable_scope(vs::default_name(name)).name().size() >= full.size() && root.variable(name, 1).op_name().size() >= full.size() &&
           root.placeholder(name, {2}).op_name().size() >= full.size() && root.constant(name, 1).op_name().size() >= full.size() &&
           root.node(name).name().size() >= full.size() && !graph.has_refusal();
}
static_assert(is_taken("w3"_n, "w3"));
static_assert(is_taken("w"_n + 3, "w3"));
static_assert(is_taken(text("w3"), "w3"));
static_assert(is_taken("w3", "w3"));
static_assert(is_taken(characters(), "w3"));

template <class... Shape>
constexpr bool is_two_by_three(const Shape&... shape) {
    vs::static_graph graph;
    auto root = graph.root();
    const bool all = ((root.variable_scope(vs::default_name("s")).get_variable("w", shape).shape() == vs::shape_c<2, 3> &&
                       root.variable_scope(vs::default_name("s")).get_variable("w", shape, vs::int8).shape() == vs::shape_c<2, 3> &&
                       root.variable(vs::unnamed, vs::ones(), shape).shape() == vs::shape_c<2, 3> &&
                       root.constant(vs::unnamed, vs::ones(), shape).shape() == vs::shape_c<2, 3> &&
                       root.placeholder(vs::unnamed, shape).shape() == vs::shape_c<2, 3>) && ...);
    return all && !graph.has_refusal();
}
static_assert(is_two_by_three(vs::shape_c<2, 3>, vs::shape_view(vs::shape_c<2, 3>), extents(), converts_to_shape()));

// Lists of one to four axes, arrays and numbers, each with its shape and dtype; what is empty has no elements.
constexpr bool values_have_their_shape_and_dtype() {
    vs::static_graph graph;
    auto root = graph.root();
    const auto is = [&](const vs::traced_tensor& made, vs::shape_view shape, vs::dtype type) {
        return made.shape() == shape && made.dtype() == type;
    };
    return is(root.constant("c", true), vs::shape_c<>, vs::bool_) && is(root.constant("c", {1, 2, 3}), vs::shape_c<3>, vs::int32) &&
           is(root.constant("c", {{1.0f}, {2.0f}}), vs::shape_c<2, 1>, vs::float32) &&
           is(root.constant("c", {{{1.0}, {2.0}}}), vs::shape_c<1, 2, 1>, vs::float64) &&
           is(root.constant("c", {{{{1.0f, 2.0f}}, {{3.0f, 4.0f}}}}), vs::shape_c<1, 2, 1, 2>, vs::float32) &&
           is(root.constant("c", vs::full(vs::shape_c<0, 2>, 1.0f)), vs::shape_c<0, 2>, vs::float32) &&
           root.variable("v", {{{1}, {2}}}).shape() == vs::shape_c<1, 2, 1> && !graph.has_refusal();
}
static_assert(values_have_their_shape_and_dtype());

// Rows of different lengths are refused, at any depth (VS-E004).
template <class Call>
constexpr bool is_refused(Call call) {
    vs::static_graph graph;
    auto root = graph.root();
    call(root);
    const auto refused = graph.take_refusal();
    return refused.what == vs::code::shape_differs && graph.global_variables().empty();
}
static_assert(is_refused([](auto& s) { s.variable("v", {{1, 2}, {3}}); }));
static_assert(is_refused([](auto& s) { s.variable("v", {{{1}, {2}}, {{3}}}); }));
static_assert(is_refused([](auto& s) { s.constant("v", {{{1, 2}, {3}}}); }));

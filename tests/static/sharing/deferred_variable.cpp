// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/sharing/deferred_variable.cpp: variables declared before their shape is known, while tracing. On graphs and models: unit/sharing.
#include <varscope/manifest.hpp>
#include <varscope/sharing/deferred_variable.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace deferred_programs {

struct net {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto kernel = [&] {
            auto dense = scope.variable_scope("dense"_n);
            return vs::deferred(dense, "kernel"_n, {vs::unknown, 64}, vs::float64, {.trainable = false});
        }();
        scope.get_variable("other"_n, {1});
        auto w = kernel.get(scope, {784, vs::unknown});
        auto again = kernel.get(scope);
        if (!(w == again)) scope.get_variable("two"_n, {1});
    }
};
using manifest = vs::manifest<net>;
static_assert(manifest::size() == 2);
static_assert(manifest::name(1) == "dense/kernel");
static_assert(manifest::shape(1) == vs::shape_view(vs::shape_c<784, 64>));
static_assert(manifest::dtype(1) == vs::dtype::float64);
static_assert(!manifest::trainable(1));

// Names of operations are as if it had been declared: no scope is left behind by its making.
constexpr bool names_are_the_same = [] {
    vs::static_graph graph;
    auto root = graph.root();
    auto w = vs::deferred(root, vs::text("w"), {vs::unknown});
    w.get(root, {2});
    auto scope = root.variable_scope("a");
    return w.is_made() && w.shape() == vs::tensor_shape{2} && scope.current_name_scope() == "a";
}();
static_assert(names_are_the_same);

// What is refused changes nothing: another shape than declared, one that stays unknown, a second variable of the name.
constexpr bool refusals = [] {
    vs::static_graph graph;
    auto root = graph.root();
    auto w = vs::deferred(root, "w"_n, {vs::unknown, 3});
    w.get(root, {2, 4});
    if (graph.take_refusal().what != vs::code::shape_differs || w.is_made()) return false;
    w.get(root);
    if (graph.take_refusal().what != vs::code::shape_missing) return false;
    w.get(root, {2, 3});
    if (graph.has_refusal()) return false;
    w.get(root, {5, 3});
    if (graph.take_refusal().what != vs::code::shape_differs) return false;
    auto other = vs::deferred(root, "w"_n, {vs::unknown, 3});
    other.get(root, {2, 3});
    return graph.take_refusal().what == vs::code::variable_exists;
}();
static_assert(refusals);

} // namespace deferred_programs

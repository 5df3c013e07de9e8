// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/trace/static_graph.cpp: a graph in constant expressions, whose refusals are outcomes.
#include <varscope/manifest.hpp>

namespace vs = varscope;
using namespace vs::literals;
using vs::code;

// A refusal waits, nothing happens until it is taken, and then the graph is as it was.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    const auto v = root.get_variable("v"_n, {2});
    const auto refused = root.get_variable("v"_n, {2});
    const auto skipped = root.get_variable("w"_n, {2});
    if (!v || refused || skipped || !graph.has_refusal() || graph.global_variables().size() != 1)
        return false;
    const vs::trace_failure why = graph.take_refusal();
    const bool is_taken = !graph.has_refusal() && graph.take_refusal().what == code::none;
    return is_taken && why.what == code::variable_exists && vs::text(why.name, why.name_size) == "v" &&
           root.get_variable("w"_n, {2}).op_name() == "w" && graph.global_variables().size() == 2;
}());

// A scope whose opening was refused belongs to nothing, also after the refusal was taken.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto refused = root.variable_scope("x y");
    auto skipped = root.variable_scope("a");
    const bool was_refused = graph.take_refusal().what == code::illegal_name;
    const auto made = refused.get_variable("v"_n, {2});
    const auto too = skipped.get_variable("v"_n, {2});
    return was_refused && !made && !too && made.name() == "" && graph.global_variables().empty() &&
           !graph.has_refusal() && root.variable_scope("a").current_name_scope() == "a";
}());

// Leaving too early is refused, and the scope stays open; it is left when its handle ends.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    {
        auto a = root.variable_scope("a");
        auto b = a.variable_scope("b");
        a.leave();
        if (graph.take_refusal().what != code::scope_order || !(a.name() == "a")) return false;
        b.leave();
        a.leave();
        if (graph.has_refusal()) return false;
    }
    return root.variable_scope(vs::default_name("a")).name() == "a_1";
}());

// Found and listed by the names it gave (rows 112, 120, 126).
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    const auto a = root.variable_scope("s").get_variable("a"_n, {2});
    const auto b = root.variable("b", 1.0f, {.trainable = false, .collections = {"mine", "local_variables"}});
    const auto c = root.get_variable("c"_n, {2});
    if (!(graph.find("s/a") == a) || !(graph.find("s/a:0") == a) || graph.find("s") || graph.find(":0"))
        return false;
    vs::traced_text names;
    for (const vs::traced_variable& each : graph.global_variables()) append(names, each.name());
    return names == "s/a:0c:0" && graph.trainable_variables().size() == 2 &&
           graph.get_collection("mine")[0] == b && graph.local_variables().size() == 1 &&
           graph.get_collection("yours").empty() && graph.global_variables()[1] == c;
}());

// Rows 9, 110: constants of values and of initializers, and variables that start from them.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto s = root.name_scope("s");
    const auto pi = s.constant("pi", 3.5f);
    const auto row = s.constant(vs::unnamed, {1, 2, 3});
    const auto grid = s.constant(vs::unnamed, {{1.0, 2.0}});
    const auto filled = s.constant(vs::unnamed, vs::full(vs::shape_c<2, 0, 3>, true));
    const auto zeros = s.constant(vs::unnamed, vs::zeros(), {2});
    const auto normal = s.constant("n", vs::random_normal(), {2, 3}, vs::float64);
    const auto v = s.variable("v", normal, {.trainable = false});
    vs::traced_text names;
    graph.for_each_operation([&](const vs::traced_text& name) {
        append(names, name);
        append(names, vs::text(" "));
    });
    return pi.name() == "s/pi:0" && row.shape() == vs::shape_c<3> && row.dtype() == vs::int32 &&
           grid.shape() == vs::shape_c<1, 2> && filled.shape() == vs::shape_c<2, 0, 3> &&
           filled.dtype() == vs::bool_ && zeros.op_name() == "s/zeros" && v.shape() == vs::shape_c<2, 3> &&
           v.dtype() == vs::float64 && !v.trainable() &&
           names == "s/pi s/Const s/Const_1 s/Const_2 s/zeros s/n/shape s/n/mean s/n/stddev "
                    "s/n/RandomStandardNormal s/n/mul s/n s/v s/v/Assign s/v/read ";
}());

// What is refused of them.
constexpr code refused_of(auto call) {
    vs::static_graph graph;
    auto root = graph.root();
    call(root);
    return graph.take_refusal().what;
}
static_assert(refused_of([](auto& s) { s.constant("x y", 1.0f); }) == code::illegal_name);
static_assert(refused_of([](auto& s) { s.constant("x y", vs::zeros(), {2}); }) == code::illegal_name);
static_assert(refused_of([](auto& s) { s.constant("c", vs::zeros(), {vs::unknown}); }) ==
              code::shape_missing);
static_assert(refused_of([](auto& s) { s.constant("c", vs::zeros(), {-2}); }) == code::negative_extent);
static_assert(refused_of([](auto& s) { s.constant("c", vs::random_normal(), {2}, vs::int32); }) ==
              code::initializer_cannot_make_dtype);
static_assert(refused_of([](auto& s) { s.variable("v", s.constant("c", 1.0f), {.dtype = vs::float64}); }) ==
              code::value_dtype_differs);
static_assert(refused_of([](auto& s) { s.placeholder("p", {2, -1}); }) == code::negative_extent);
static_assert(refused_of([](auto& s) { s.get_variable("v", {-1}); }) == code::negative_extent);

// As TensorFlow prints them (rows 184 to 186).
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    return repr(root.get_variable("v"_n, {1})) == "<tf.Variable 'v:0' shape=(1,) dtype=float32_ref>" &&
           repr(root.placeholder("x", {vs::unknown, 2})) == "<tf.Tensor 'x:0' shape=(?, 2) dtype=float32>" &&
           repr(root.placeholder("y", vs::unknown_shape, vs::int64)) ==
               "<tf.Tensor 'y:0' shape=<unknown> dtype=int64>" &&
           repr(root.node("op")) == "<tf.Operation 'op' type=NoOp>";
}());

// What a refused call leaves behind in TensorFlow, with tf1_strict only (row 86).
template <bool Strict>
constexpr vs::traced_text after_refusal() {
    vs::static_graph graph(vs::static_graph_options{.tf1_strict = Strict});
    auto root = graph.root();
    root.get_variable("w", vs::no_shape, vs::int32, {.initializer = 1.5f});
    static_cast<void>(graph.take_refusal());
    return root.constant(vs::unnamed, 1.0f).op_name();
}
static_assert(after_refusal<false>() == "Const" && after_refusal<true>() == "Const_1");

// The root is entered with a mode of reuse.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    root.get_variable("w", {2});
    auto sharing = graph.root(vs::auto_reuse);
    return sharing.get_variable("w", {2}).op_name() == "w" &&
           sharing.get_variable("v", {2}).op_name() == "v" && !graph.has_refusal() &&
           root.reuse() == vs::reuse_mode::create;
}());

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/scope_defaults.cpp: what a scope hands down to get_variable, and what a call says otherwise.
#include <varscope/manifest.hpp>

namespace vs = varscope;
using namespace vs::literals;
using vs::code;

namespace {

template <class Program>
constexpr code refused_by(Program program, bool is_strict = false) {
    vs::static_graph graph(vs::static_graph_options{.tf1_strict = is_strict});
    auto root = graph.root();
    program(root);
    return graph.take_refusal().what;
}

} // namespace

// Rows 92, 152: a scope hands its defaults down, one inside it changes some of them, and a call comes before both.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto a =
        root.variable_scope("a"_n, {.dtype = vs::float64, .trainable = false, .collections = {"x", "y"}});
    auto b = a.variable_scope("b"_n, {.collections = {}});
    const auto in_a = a.get_variable("v"_n, {2});
    const auto in_b = b.get_variable("v"_n, {2});
    const auto said = b.get_variable("w"_n, {2}, {.trainable = true, .collections = {"z"}});
    const auto outside = root.get_variable("v"_n, {2});
    return !in_a.trainable() && !in_b.trainable() && said.trainable() && outside.trainable() &&
           in_b.dtype() == vs::dtype::float64 && outside.dtype() == vs::dtype::float32 &&
           graph.get_collection("x").size() == 1 && graph.get_collection("y").size() == 1 &&
           graph.get_collection("z").size() == 1 && graph.global_variables().size() == 1 &&
           graph.trainable_variables().size() == 2;
}());

// A direct variable takes no default of the scope.
static_assert([] {
    vs::static_graph graph;
    auto a = graph.root().variable_scope("a"_n, {.trainable = false, .collections = {"x"}});
    return a.variable("v"_n, 1.0f).trainable() && graph.get_collection("x").size() == 0;
}());

// Row 154: a captured scope has its own defaults, whatever is around.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    const auto captured = root.variable_scope("a"_n, {.trainable = false}).capture();
    auto around = root.variable_scope("b"_n, {.dtype = vs::float64});
    auto again = around.variable_scope(captured);
    const auto v = again.get_variable("v"_n, {2});
    auto changed = around.variable_scope(captured, {.trainable = true});
    return !v.trainable() && v.dtype() == vs::dtype::float32 && changed.get_variable("w"_n, {2}).trainable();
}());

// Row 155: a setter changes what comes later in the scope and in those that are opened later, not in those that are open.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a"_n);
    auto open = a.variable_scope("open"_n);
    a.set_trainable(false);
    a.set_dtype(vs::dtype::float64);
    a.set_collections({"x"});
    a.set_initializer(vs::ones());
    auto later = a.variable_scope("later"_n);
    const auto v = a.get_variable("v"_n, {2});
    const auto w = later.get_variable("w"_n, {2});
    const auto u = open.get_variable("u"_n, {2});
    const auto outside = root.get_variable("o"_n, {2});
    return !v.trainable() && !w.trainable() && u.trainable() && outside.trainable() &&
           w.dtype() == vs::dtype::float64 && u.dtype() == vs::dtype::float32 &&
           graph.get_collection("x").size() == 2;
}());

// A scope refuses an initializer whose arguments make no values (row 144).
static_assert(refused_by([](auto& root) {
                  static_cast<void>(root.variable_scope("a"_n, {.initializer = vs::variance_scaling(0)}));
              }) == code::option_out_of_range);
static_assert(refused_by([](auto& root) { root.set_initializer(vs::random_uniform(2, 1)); }) ==
              code::option_out_of_range);
static_assert(refused_by([](auto& root) {
                  const vs::initializer wrong = vs::truncated_normal(0, -1);
                  static_cast<void>(root.variable_scope(root.capture(), {.initializer = wrong}));
              }) == code::option_out_of_range);
static_assert(refused_by([](auto& root) { root.set_initializer(vs::random_uniform(1, 1)); }) == code::none);

// A call makes or finds as it says, whatever the scope says (row 76 has no such option); `no_reuse` switches off what is inherited (row 68).
static_assert(refused_by([](auto& root) {
                  root.get_variable("v"_n, {2});
                  root.get_variable("v"_n, {2}, {.reuse = vs::reuse});
                  root.get_variable("v"_n, {2}, {.reuse = vs::auto_reuse});
                  root.get_variable("w"_n, {2}, {.reuse = vs::auto_reuse});
              }) == code::none);
static_assert(refused_by([](auto& root) { root.get_variable("v"_n, {2}, {.reuse = vs::reuse}); }) ==
              code::variable_missing);
static_assert(refused_by([](auto& root) {
                  auto a = root.variable_scope("a"_n, vs::auto_reuse);
                  a.get_variable("v"_n, {2}, {.reuse = vs::no_reuse});
                  a.get_variable("v"_n, {2}, {.reuse = vs::no_reuse});
              }) == code::variable_exists);
static_assert(refused_by([](auto& root) {
                  auto a = root.variable_scope("a"_n, vs::reuse);
                  auto b = a.variable_scope("b"_n, vs::no_reuse);
                  b.get_variable("v"_n, {2});
                  b.variable_scope("c"_n).get_variable("v"_n, {2});
              }) == code::none);

// Row 83: a dtype that is left out has no opinion. Row 84: an option that is given must be that of the variable. TensorFlow asks for float32 and
// ignores the option.
template <class Made, class Asked>
constexpr code asked_again(Made made, Asked asked, bool is_strict = false) {
    return refused_by(
        [=](auto& root) {
            using options = typename std::remove_cvref_t<decltype(root)>::get_variable_options;
            root.get_variable("v"_n, {2}, made(options()));
            root.variable_scope(root.capture(), vs::reuse).get_variable("v"_n, {2}, asked(options()));
        },
        is_strict);
}
constexpr auto nothing = [](auto options) { return options; };
constexpr auto frozen = [](auto options) {
    options.trainable = false;
    return options;
};
constexpr auto is_trained = [](auto options) {
    options.trainable = true;
    return options;
};
constexpr auto from_ones = [](auto options) {
    options.initializer = vs::ones();
    return options;
};
constexpr auto listed = [](auto options) {
    options.collections = {"x"};
    return options;
};
constexpr auto unlimited = [](auto options) {
    options.constraint = vs::no_constraint();
    options.regularizer = vs::no_regularizer();
    return options;
};
static_assert(asked_again(frozen, nothing) == code::none && asked_again(frozen, frozen) == code::none);
static_assert(asked_again(frozen, is_trained) == code::option_differs);
static_assert(asked_again(nothing, frozen) == code::option_differs);
static_assert(asked_again(nothing, is_trained) == code::none);
static_assert(asked_again(from_ones, from_ones) == code::none);
static_assert(asked_again(nothing, from_ones) == code::option_differs);
static_assert(asked_again(listed, listed) == code::none);
static_assert(asked_again(nothing, listed) == code::option_differs);
static_assert(asked_again(nothing, unlimited) == code::none);
static_assert(asked_again(frozen, is_trained, true) == code::none);
constexpr auto omits_dtype = [](auto& root) {
    root.get_variable("v"_n, {2}, vs::int32);
    root.variable_scope(root.capture(), vs::reuse).get_variable("v"_n, {2});
};
static_assert(refused_by(omits_dtype) == code::none && refused_by(omits_dtype, true) == code::dtype_differs);

// A sealed graph takes no new variable, and finds those that are there.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    root.get_variable("v"_n, {2});
    graph.seal();
    root.get_variable("v"_n, {2}, {.reuse = vs::reuse});
    root.node("op"_n);
    if (graph.has_refusal() || !graph.is_sealed()) return false;
    root.get_variable("w"_n, {2});
    const bool is_refused = graph.take_refusal().what == code::graph_sealed;
    root.variable("w"_n, 1.0f);
    return is_refused && graph.take_refusal().what == code::graph_sealed;
}());

// A scope is continued as if its block went on (rows 36, 46).
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto outer = root.name_scope("x"_n);
    const auto captured = outer.variable_scope("a"_n).capture();
    auto other = root.variable_scope("b"_n);
    auto a = other.continue_scope(captured);
    return a.name() == "a" && a.current_name_scope() == "x/a" &&
           a.get_variable("v"_n, {2}).op_name() == "a/v" && a.node("op"_n).name() == "x/a/op";
}());

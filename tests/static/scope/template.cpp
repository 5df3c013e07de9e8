// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/scope/template.cpp: functions that share their variables, in constants; at run time: tests/unit/graph/template.cpp.
#include <varscope/manifest.hpp>

namespace vs = varscope;
using namespace vs::literals;

constexpr auto weights = [](auto& scope) {
    scope.node("add");
    return scope.get_variable("w", {1});
};

// Rows 160, 161: the first call makes the variables, later ones share them; two templates of one name are two.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto t = vs::make_template(root, "s1", weights);
    const bool is_open = t.variable_scope() != nullptr;
    const auto first = t(root), second = t(root);
    auto other = vs::make_template(root, "s1"_n, weights);
    return !is_open && first == second && first.op_name() == "s1/w" && other(root).op_name() == "s1_1/w" &&
           t.variable_scope()->name() == "s1" && root.unique_name("s1_1/add") == "s1_1/add_1";
}());

// Rows 162 to 164: the scope is where the template is first called, or where it was made.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto made = root.variable_scope("made"), called = root.variable_scope("called");
    auto later = vs::make_template(made, "t", weights);
    auto now = vs::make_template(made, "t", weights, {.create_scope_now = true});
    return later(called).op_name() == "called/t/w" && now(called).op_name() == "made/t/w" &&
           later(root).op_name() == "called/t/w";
}());

// Row 164: with tf1_strict the original name scope of a scope made at once is the bare name.
template <bool Strict>
constexpr vs::traced_text original() {
    vs::static_graph graph(vs::static_graph_options{.tf1_strict = Strict});
    auto root = graph.root();
    auto made = root.variable_scope("made");
    static_cast<void>(made.variable_scope("t/u"));
    auto now = vs::make_template(made, "t/u", [](auto& scope) { return scope.original_name_scope(); },
                                 {.create_scope_now = true});
    return now(root);
}
static_assert(original<true>() == "t/u_1" && original<false>() == "made/");

// Row 165: a unique name is used as it is.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto first = vs::make_template(root, "_", weights, {.unique_name = "s1"});
    auto second = vs::make_template(root, "_", weights, {.unique_name = "s1"});
    const bool is_named = first(root).op_name() == "s1/w";
    second(root);
    return is_named && graph.take_refusal().what == vs::code::variable_exists;
}());

// Row 166: a later call makes no trainable variable. Row 168: a refused first call does not count.
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    auto direct = vs::make_template(root, "t", [](auto& scope) { scope.variable("d", 1.0f); });
    direct(root), direct(root);
    if (graph.take_refusal().what != vs::code::later_variable) return false;
    auto fixed =
        vs::make_template(root, "f", [](auto& scope) { scope.variable("d", 1.0f, {.trainable = false}); });
    fixed(root), fixed(root);
    if (graph.has_refusal()) return false;
    auto failing = vs::make_template(root, "g", [](auto& scope, bool fails) {
        scope.get_variable("w", {1});
        if (fails) scope.node("x y");
    });
    failing(root, true);
    if (graph.take_refusal().what != vs::code::illegal_name) return false;
    failing(root, false);
    return graph.take_refusal().what == vs::code::variable_exists;
}());

// In a program: the names are those of the calls, and a manifest has them.
struct twice {
    constexpr void operator()(auto&& scope) const {
        auto layer = vs::make_template(scope, "layer", weights);
        layer(scope);
        auto inner = scope.variable_scope("inner"_n);
        layer(inner);
    }
};
static_assert(vs::manifest<twice>::size() == 1 && vs::manifest<twice>::name(0) == "layer/w");

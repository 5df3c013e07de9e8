// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/laws/graphs.hpp: what holds for a graph through its public interface, whatever was asked before, in both phases.
#pragma once

#include "support/graph_traits.hpp"

namespace varscope::testing::laws {

/// Things done before a law is looked at.
inline constexpr int ways_to_prepare_graph = 4;
template <class Graph>
constexpr void prepare(Graph& graph, int how) {
    using traits = graph_traits<Graph>;
    if (how == 0) return;
    auto root = graph.root();
    auto a = root.variable_scope("a");
    a.get_variable("v", {2}), a.variable("v", 1.0f), root.node("A");
    if (how == 1) return;
    auto b = a.variable_scope("b", auto_reuse);
    auto n = root.name_scope("n");
    auto again = n.variable_scope(b.capture());
    again.get_variable("w", {2}), again.get_variable("w", {2}), again.node("w/Assign");
    static_cast<void>(traits::refused(graph, [&] { return again.get_variable("x y", {2}); }));
    static_cast<void>(traits::refused(graph, [&] { return a.get_variable("v", {2}); }));
    if (how == 2) return;
    root.reuse_variables();
    for (int i = 0; i != 12; ++i) {
        auto d = root.variable_scope(default_name("d"), {.auxiliary_name_scope = i % 2 == 0});
        d.node("o"), d.constant(unnamed, zeros(), {2}), d.placeholder("o", {2});
    }
}

/// What is created is found: by its name, and by whoever asks its scope again.
template <class Graph>
constexpr bool what_is_created_is_found(int how, text scope, text name) {
    Graph graph;
    prepare(graph, how);
    auto root = graph.root();
    auto in = root.variable_scope(scope, auto_reuse);
    const auto made = in.get_variable(name, {2});
    auto elsewhere = root.name_scope("elsewhere");
    auto again = elsewhere.variable_scope(scope, reuse);
    const auto found = graph.find(made.name());
    return found && found == made && again.get_variable(name) == made;
}

/// Sharing is idempotent: to share once more gives the same, and changes nothing.
template <class Graph>
constexpr bool sharing_is_idempotent(int how, text scope, text name) {
    Graph graph;
    prepare(graph, how);
    auto root = graph.root();
    auto in = root.variable_scope(scope, auto_reuse);
    const auto made = in.get_variable(name, {2});
    const auto before = visible_state(graph, in);
    for (int i = 0; i != 3; ++i)
        if (!(in.get_variable(name, {2}) == made)) return false;
    return visible_state(graph, in) == before;
}

/// Leaving restores: the scope around is as it was but for the names that were taken, and what its inner scopes were called by default
/// comes again when it is opened again (row 60).
template <class Graph>
constexpr bool leaving_restores(int how, text name) {
    Graph graph;
    prepare(graph, how);
    auto root = graph.root();
    auto law = root.variable_scope("law", auto_reuse);
    const traced_text names[] = {copy(law.name()), copy(law.current_name_scope()),
                                 copy(law.original_name_scope())};
    const reuse_mode mode = law.reuse();
    traced_text first, second;
    for (traced_text* const numbered : {&first, &second}) {
        auto again = law.variable_scope(name);
        for (int i = 0; i != 3; ++i) {
            auto inner = again.variable_scope(default_name("inner"));
            append(*numbered, inner.name());
            inner.reuse_variables();
        }
    }
    return first == second && law.name() == text(names[0]) && law.current_name_scope() == text(names[1]) &&
           law.original_name_scope() == text(names[2]) && law.reuse() == mode;
}

/// A scope of a kind of graph.
template <class Graph>
using scope_of = decltype(std::declval<Graph&>().root());

/// A refused call changes nothing that a user can see. One function for all calls, which it takes as pointers: it is compiled once for
/// each kind of graph.
template <class Graph>
constexpr bool a_refused_call_changes_nothing(int how, void (*call)(scope_of<Graph>&)) {
    Graph graph;
    prepare(graph, how);
    auto root = graph.root();
    auto in = root.variable_scope("law", auto_reuse);
    in.get_variable("there", {2});
    const auto before = visible_state(graph, in);
    const code what = graph_traits<Graph>::refused(graph, [&] { call(in); });
    return what != code::none && visible_state(graph, in) == before;
}

/// Names are unique without case: of the operations, and with them of variables, constants and placeholders.
template <class Graph>
constexpr bool names_are_unique_without_case(int how, text name) {
    Graph graph;
    prepare(graph, how);
    auto root = graph.root();
    auto in = root.variable_scope("A", auto_reuse);
    in.get_variable(name, {2}), in.variable(name, 1.0f), in.node(name), root.constant("A/B/W", 1.0f);
    root.name_scope("a").placeholder(name, {2});
    growing_array<traced_text> names;
    graph_traits<Graph>::for_each_operation(graph, [&](text each) { names.push_back(copy(each)); });
    for (std::size_t i = 0; i != names.size(); ++i)
        for (std::size_t j = 0; j != i; ++j)
            if (equal_ignoring_case(names[i], names[j])) return false;
    return names.size() > 4;
}

/// What names are given in a scope does not depend on scopes that are not around or below it.
template <class Graph>
constexpr bool unrelated_scopes_do_not_matter(int how, text unrelated) {
    Graph with, without;
    prepare(with, how), prepare(without, how);
    const auto build = [](auto in) {
        traced_text given;
        append(given, in.get_variable("v", {2}).name());
        append(given, in.variable("v", 1.0f).name());
        append(given, in.node("v").name());
        append(given, in.variable_scope(default_name("d")).name());
        append(given, in.name_scope("d").current_name_scope());
        append(given, in.unique_name("v_1"));
        return given;
    };
    auto other = with.root();
    static_cast<void>(build(other.variable_scope(unrelated, auto_reuse)));
    auto left = with.root(), right = without.root();
    return build(left.variable_scope("law", auto_reuse)) == build(right.variable_scope("law", auto_reuse));
}

/// Entering a scope of one segment by capture and by name agree at the root: the same variables, and operations with the same next suffix
/// (rows 33, 37, 40).
template <class Graph>
constexpr bool capture_and_name_agree(int how, text name) {
    Graph by_capture, by_name;
    prepare(by_capture, how), prepare(by_name, how);
    auto left = by_capture.root(), right = by_name.root();
    const auto captured = left.variable_scope(name, auto_reuse).capture();
    static_cast<void>(right.variable_scope(name, auto_reuse));
    for (int i = 0; i != 2; ++i) {
        auto entered = left.variable_scope(captured, auto_reuse);
        auto opened = right.variable_scope(name, auto_reuse);
        if (!(copy(entered.name()) == copy(opened.name())) || entered.reuse() != opened.reuse() ||
            !(copy(entered.current_name_scope()) == copy(opened.current_name_scope())) ||
            !(copy(entered.get_variable("v", {2}).name()) == copy(opened.get_variable("v", {2}).name())) ||
            !(copy(entered.node("n").name()) == copy(opened.node("n").name())))
            return false;
    }
    return true;
}

} // namespace varscope::testing::laws

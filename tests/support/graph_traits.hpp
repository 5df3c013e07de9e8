// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/graph_traits.hpp: where a graph and a static_graph differ, written once, so that a law holds for both.
#pragma once

#include <varscope/scope/template.hpp>
#include <varscope/trace/static_graph.hpp>

namespace varscope::testing {

/// How a Graph takes options, refuses and lists; specialised for varscope::graph in run_time_graph_traits.hpp.
template <class Graph>
struct graph_traits;

template <>
struct graph_traits<static_graph> {
    using scope_options = static_scope_options;
    using get_variable_options = static_get_variable_options;

    /// Whether a refusal is on its way.
    static constexpr bool has_refusal(const static_graph& graph) noexcept { return graph.has_refusal(); }
    /// The code of what a call is refused for, none where it is carried out.
    template <class Call>
    static constexpr code refused(static_graph& graph, Call call) {
        call();
        return graph.take_refusal().what;
    }
    template <class Each>
    static constexpr void for_each_operation(const static_graph& graph, Each each) {
        graph.for_each_operation([&](const traced_text& name) { each(text(name)); });
    }
};

/// A copy of a text, which may end with the expression.
constexpr traced_text copy(text from) {
    traced_text made;
    append(made, from);
    return made;
}

/// A text of all that is visible of a graph and of a scope in it: operations, collections, the scope's attributes, and the next unique
/// names and default names.
template <class Graph, class Scope>
constexpr traced_text visible_state(Graph& graph, Scope& in) {
    traced_text all;
    const auto write = [&all](text word) {
        append(all, word);
        append(all, text(" "));
    };
    graph_traits<Graph>::for_each_operation(graph, write);
    for (const text key :
         {global_variables_key, trainable_variables_key, local_variables_key, text("mine")}) {
        write(key);
        for (const auto& each : graph.get_collection(key)) write(each.name());
    }
    write(in.name()), write(in.current_name_scope()), write(in.original_name_scope());
    append(all, static_cast<extent>(in.reuse()));
    auto outermost = graph.root();
    for (const char* const name : {"a", "A", "v", "w", "new", "law", "Variable", "Const", "NoOp"}) {
        write(in.unique_name(name, name_use::preview));
        write(outermost.unique_name(name, name_use::preview));
    }
    return all;
}

} // namespace varscope::testing

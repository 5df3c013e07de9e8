// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/selection/graph_collections.hpp: the collections of values that a graph has.
#pragma once

#include <varscope/optimizer/scope_access.hpp>
#include <varscope/selection/value_collections.hpp>

namespace varscope {

namespace detail {

// Made when they are first asked for; the state keeps them.
template <class State>
value_collections& collections_in(State& graph) {
    const graph_lock guard(graph.lock);
    if (graph.values == nullptr) graph.values = std::make_shared<value_collections>();
    return *graph.values;
}

} // namespace detail

/// What was added to the collections of a graph that is no variable: `collections_of(scope).add("losses", loss)` in a layer,
/// `collections_of(graph).get<double>("losses")` behind it. Those of a scope are those of its graph. Valid as long as the graph.
[[nodiscard]] inline value_collections& collections_of(const graph& of) {
    return detail::collections_in(*detail::scope_access::state(of));
}
[[nodiscard]] inline value_collections& collections_of(const scope& of) {
    return detail::collections_in(*detail::scope_access::state(of));
}

} // namespace varscope

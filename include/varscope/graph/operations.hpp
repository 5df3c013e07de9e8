// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/operations.hpp: lists what a graph's names stand for.
#pragma once

#include <varscope/graph/graph.hpp>

namespace varscope {

namespace detail {

inline void list_operations_of(const graph_state& graph, std::uint32_t index, std::vector<std::string>& to) {
    if (graph.names.for_each_explicit_operation(index,
                                                [&](path_id where) { to.push_back(graph.spell(where)); }))
        return;
    const graph_state::record& made = graph.names.variables()[index];
    const std::string name(made.name, made.name_size);
    const recipe_facts facts = facts_of(made.made_by);
    if (!facts.op.empty()) {
        const std::string op = name + '/' +
                               (facts.group.empty() ? std::string() : to_string(facts.group) + '/') +
                               to_string(facts.op);
        for (std::size_t i = 0; i != facts.inner_count; ++i)
            to.push_back(op + '/' + to_string(facts.inner[i]));
        to.push_back(op);
    }
    to.insert(to.end(), {name, name + "/Assign", name + "/read"});
}

} // namespace detail

inline std::vector<std::string> graph::operations() const {
    const graph_lock guard(state_->lock);
    std::vector<std::string> listed;
    std::uint32_t variable = 0;
    const auto& others = state_->names.operations();
    for (std::size_t i = 0; i != others.size(); ++i) {
        for (; variable != others[i].variables_before; ++variable)
            detail::list_operations_of(*state_, variable, listed);
        listed.push_back(state_->spell(others[i].where));
    }
    for (; variable != state_->names.variables().size(); ++variable)
        detail::list_operations_of(*state_, variable, listed);
    return listed;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/operations.hpp: lists what a graph's names stand for.
#pragma once

#include <varscope/graph/graph.hpp>

namespace varscope {

inline std::vector<std::string> graph::operations() const {
    const graph_lock guard(state_->lock);
    std::vector<std::string> listed;
    for_each_operation(state_->names, [&](const operation_name& of) {
        std::string& name = listed.emplace_back(state_->spell(of.where));
        for (const text segment : of.below)
            if (!segment.empty()) name += '/' + to_string(segment);
    });
    return listed;
}

inline std::vector<std::string> graph::scopes() const {
    const graph_lock guard(state_->lock);
    const auto& names = state_->names;
    std::vector<bool> is_listed(names.paths.size());
    is_listed[0] = true;
    std::vector<std::string> listed;
    std::vector<path_id> above;
    const auto list = [&](path_id where) {
        for (path_id at = names.paths[where].parent; !is_listed[at]; at = names.paths[at].parent)
            is_listed[at] = true, above.push_back(at);
        for (; !above.empty(); above.pop_back()) listed.push_back(state_->spell(above.back()));
    };
    std::uint32_t variable = 0;
    for (std::size_t i = 0; i != names.operations.size(); ++i) {
        for (; variable != names.operations[i].variables_before; ++variable)
            list(names.variables[variable].where);
        list(names.operations[i].where);
    }
    for (; variable != names.variables.size(); ++variable) list(names.variables[variable].where);
    return listed;
}

} // namespace varscope

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

} // namespace varscope

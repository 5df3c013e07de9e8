// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/collection_ref.hpp: a collection as it is, not as it was when it was asked for.
#pragma once

#include <varscope/graph/variable_list.hpp>
#include <varscope/types/kept_text.hpp>

namespace varscope {

namespace detail {

// The number of a variable of this graph; throws variable_missing_error (VS-E003) for one of another.
template <class State>
[[nodiscard]] std::uint32_t index_in(State& graph, const variable& of) {
    const std::uint32_t index = find_variable(graph.names, of.op_name());
    if (index == no_index || variable(graph, index) != of)
        throw_error(code::variable_missing, {std::string(of.op_name()), "a variable of this graph", {}, {}});
    return index;
}

} // namespace detail

/// A collection of a graph by its key: what is added later, here or elsewhere, is seen in it (row 122). There may be none of that key yet. Valid as long
/// as the graph. Cost of a call: a look at each key of the graph.
class collection_ref {
  public:
    collection_ref(graph_state& graph, text key) : graph_(&graph), key_(key) {}

    [[nodiscard]] text key() const noexcept { return key_; }
    [[nodiscard]] std::size_t size() const { return snapshot().size(); }
    [[nodiscard]] bool empty() const { return snapshot().empty(); }
    [[nodiscard]] variable operator[](std::size_t position) const { return snapshot()[position]; }
    /// What it has now, to be iterated and selected from.
    [[nodiscard]] variable_list snapshot() const {
        const graph_lock guard(graph_->lock);
        return variable_list(*graph_, graph_->names.variables.find_collection(key_));
    }
    /// Appends a variable of the graph; duplicates stay (row 120). Throws variable_missing_error (VS-E003) for one of another graph.
    void push_back(const variable& added) const {
        const std::uint32_t index = detail::index_in(*graph_, added);
        const graph_lock guard(graph_->lock);
        graph_->names.variables.add_to_collection(graph_->names.paths, key_, index);
    }

  private:
    graph_state* graph_;
    kept_text key_;
};

} // namespace varscope

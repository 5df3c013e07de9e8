// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/variable_list.hpp: lists of variables and how to select from them.
#pragma once

#include <varscope/graph/variable.hpp>
#include <varscope/name/path.hpp>
#include <varscope/scope/accept.hpp>
#include <varscope/scope/list_iterator.hpp>
#include <varscope/types/arguments.hpp>

#include <concepts>
#include <iterator>
#include <optional>
#include <vector>

namespace varscope {

/// The variables of a collection, or those of them that a filter selects, in the order they were added. A snapshot of the
/// length: variables made later are not in it. Valid as long as the graph; iterating takes no lock. Cost: O(1) unfiltered.
class variable_list {
  public:
    using iterator = list_iterator<variable_list, variable, std::input_iterator_tag>;

    /// The variables of a collection; null for the empty list.
    variable_list(graph_state& graph, const collection_record<shared_storage>* of)
        : graph_(&graph), of_(of), size_(of == nullptr ? 0 : of->variables.size()) {}

    /// The variables of these numbers.
    variable_list(graph_state& graph, std::vector<std::uint32_t> chosen)
        : graph_(&graph), of_(nullptr), size_(chosen.size()), chosen_(std::move(chosen)) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] variable operator[](std::size_t position) const noexcept {
        return variable(*graph_, index(position));
    }
    [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, size_}; }

    /// Those for which `accept` holds, which is asked of the variable, or else of its name with the output number:
    /// `select([](const variable& v) { return v.trainable() && v.dtype() == float32; })`. Cost: one call for each, and an index for each
    /// selected.
    template <class Accept>
    [[nodiscard]] variable_list select(Accept accept) const {
        std::vector<std::uint32_t> chosen;
        for (std::size_t i = 0; i != size_; ++i)
            if (detail::accepts(accept, (*this)[i])) chosen.push_back(index(i));
        return variable_list(*graph_, std::move(chosen));
    }

    /// Those within a scope, at the slash: `foo` selects `foo/v`, not `foobar/v` (unlike TensorFlow, rows 123, 124). Throws
    /// nothing_selected_error where there is none. Cost: a look at each path of the graph within the scope, or at each variable of the list
    /// where those are fewer, or where variables were added to the collection in another order than they were made.
    [[nodiscard]] variable_list within(text scope) const {
        variable_list selected = within(scope, allow_empty);
        if (selected.empty())
            throw_error(code::nothing_selected, {to_string(scope),
                                                 "variables within this scope",
                                                 "none among the " + std::to_string(size_) + " listed",
                                                 {}});
        return selected;
    }
    [[nodiscard]] variable_list within(text scope, allow_empty_t) const {
        scope = without_trailing_slash(scope);
        if (std::optional<std::vector<std::uint32_t>> chosen = below(scope))
            return variable_list(*graph_, std::move(*chosen));
        return select(
            [scope](std::string_view name) { return is_within(text(name.data(), name.size() - 2), scope); });
    }

  private:
    [[nodiscard]] std::uint32_t index(std::size_t position) const noexcept {
        return of_ == nullptr ? chosen_[position] : of_->variables[position];
    }
    // Those of the variables below a path that are listed; none where to look at each variable of the list costs less.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> below(text scope) const {
        if (of_ == nullptr || scope.empty()) return std::nullopt;
        const graph_lock guard(graph_->lock);
        if (!of_->is_ascending) return std::nullopt;
        std::optional<std::vector<std::uint32_t>> found = graph_->variables_below(scope, size_);
        if (!found) return std::nullopt;
        std::erase_if(*found, [this](std::uint32_t variable) {
            std::size_t first = 0, last = size_;
            while (first != last) {
                const std::size_t middle = first + (last - first) / 2;
                if (of_->variables[middle] < variable)
                    first = middle + 1;
                else
                    last = middle;
            }
            return first == size_ || of_->variables[first] != variable;
        });
        return found;
    }

    graph_state* graph_;
    const collection_record<shared_storage>* of_;
    std::size_t size_;
    std::vector<std::uint32_t> chosen_;
};

} // namespace varscope

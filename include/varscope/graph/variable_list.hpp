// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/variable_list.hpp: lists of variables and how to select from them.
#pragma once

#include <varscope/error/nothing_selected.hpp>
#include <varscope/graph/variable.hpp>
#include <varscope/name/path.hpp>
#include <varscope/naming/listed.hpp>
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

    /// The empty list, of no graph.
    variable_list() = default;

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
    /// `select([](const variable& v) { return v.trainable() && v.dtype() == float32; })`. A filter, such as `in_scope<"a">()` or
    /// `within("a") && !is_trainable()` of varscope/selection.hpp, throws nothing_selected_error (VS-E017) where it selects none, unless allow_empty
    /// says that this is fine; a function that accepts none gives the empty list. Cost: one call for each, and an index for each selected.
    template <class Accept>
    [[nodiscard]] variable_list select(Accept accept) const {
        variable_list selected = select(accept, allow_empty);
        if constexpr (detail::describes_itself<Accept>)
            if (selected.empty()) detail::throw_nothing_selected(accept, size());
        return selected;
    }
    template <class Accept>
    [[nodiscard]] variable_list select(Accept accept, allow_empty_t) const {
        std::vector<std::uint32_t> chosen;
        for (std::size_t i = 0; i != size_; ++i)
            if (detail::accepts(accept, (*this)[i])) chosen.push_back(index(i));
        return of_same_graph(std::move(chosen));
    }

    /// These variables and then those of another list of the same graph.
    [[nodiscard]] variable_list joined(const variable_list& more) const {
        std::vector<std::uint32_t> chosen;
        chosen.reserve(size_ + more.size_);
        for (std::size_t i = 0; i != size_; ++i) chosen.push_back(index(i));
        for (std::size_t i = 0; i != more.size_; ++i) chosen.push_back(more.index(i));
        return size_ == 0 ? more.of_same_graph(std::move(chosen)) : of_same_graph(std::move(chosen));
    }
    /// Whether a variable is listed. Cost: a comparison for each.
    [[nodiscard]] bool contains(const variable& wanted) const noexcept {
        for (std::size_t i = 0; i != size(); ++i)
            if ((*this)[i] == wanted) return true;
        return false;
    }
    /// Lists are equal where they have the same variables in the same order.
    friend bool operator==(const variable_list& left, const variable_list& right) noexcept {
        bool equal = left.size() == right.size();
        for (std::size_t i = 0; equal && i != left.size(); ++i) equal = left[i] == right[i];
        return equal;
    }

    /// Those within a scope, at the slash: `foo` selects `foo/v`, not `foobar/v` (unlike TensorFlow, rows 123, 124). Throws
    /// nothing_selected_error where there is none. Cost: a look at each path of the graph within the scope, or at each variable of the list
    /// where those are fewer, or where variables were added to the collection in another order than they were made.
    [[nodiscard]] variable_list within(text scope) const {
        variable_list selected = within(scope, allow_empty);
        if (selected.empty())
            detail::throw_nothing_selected(to_string(scope), "variables within this scope", size_);
        return selected;
    }
    [[nodiscard]] variable_list within(text scope, allow_empty_t) const {
        scope = without_trailing_slash(scope);
        if (std::optional<std::vector<std::uint32_t>> chosen = below(scope))
            return of_same_graph(std::move(*chosen));
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
        std::erase_if(*found,
                      [this](std::uint32_t variable) { return !detail::is_listed(*of_, size_, variable); });
        return found;
    }

    [[nodiscard]] variable_list of_same_graph(std::vector<std::uint32_t> chosen) const {
        return chosen.empty() ? variable_list() : variable_list(*graph_, std::move(chosen));
    }

    graph_state* graph_ = nullptr;
    const collection_record<shared_storage>* of_ = nullptr;
    std::size_t size_ = 0;
    std::vector<std::uint32_t> chosen_;
};

namespace detail {

// The variables of a collection of a graph that lie within a scope.
template <class State>
[[nodiscard]] variable_list listed_within(State& graph, text key, text scope) {
    const variable_list all = [&] {
        const graph_lock guard(graph.lock);
        return variable_list(graph, graph.names.variables.find_collection(key));
    }();
    return scope.empty() ? all : all.within(scope, allow_empty);
}

} // namespace detail

} // namespace varscope

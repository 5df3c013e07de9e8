// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/copy.hpp: values from one scope to another, and whether they are equal.
#pragma once

#include <varscope/graph/graph.hpp>

#include <algorithm>
#include <cstring>

namespace varscope {

namespace detail {

// The variables of a graph whose names are within a scope, by the part of the name behind it.
class scope_contents {
  public:
    scope_contents(graph_state& graph, std::string scope) : graph_(&graph), scope_(std::move(scope)) {
        const graph_lock guard(graph.lock);
        if (scope_.empty()) {
            for (std::uint32_t i = 0; i != graph.names.variables.size(); ++i) indices_.push_back(i);
        } else {
            indices_ = *graph.variables_below(scope_, graph.names.paths.size());
            std::erase_if(indices_, [this](std::uint32_t i) { return relative_name(i).empty(); });
        }
    }
    [[nodiscard]] const std::vector<std::uint32_t>& indices() const noexcept { return indices_; }
    [[nodiscard]] graph_state& graph() const noexcept { return *graph_; }
    [[nodiscard]] const std::string& scope() const noexcept { return scope_; }
    [[nodiscard]] variable at(std::uint32_t index) const noexcept { return variable(*graph_, index); }
    [[nodiscard]] text relative_name(std::uint32_t index) const noexcept {
        const text full(at(index).op_name());
        if (scope_.empty()) return full;
        return full.size() <= scope_.size() ? text() : full.substr(scope_.size() + 1);
    }
    // The variable of the same name here, of the same shape and dtype; no_index where there is none.
    [[nodiscard]] std::uint32_t counterpart_of(const variable& other, text relative) const {
        const std::string full = scope_.empty() ? to_string(relative) : scope_ + '/' + to_string(relative);
        const std::uint32_t found = find_variable(graph_->names, full);
        if (found == no_index || at(found).shape() != other.shape() || at(found).dtype() != other.dtype())
            return no_index;
        return found;
    }

  private:
    graph_state* graph_;
    std::string scope_;
    std::vector<std::uint32_t> indices_;
};

// Two variables of the same name below their scopes.
struct counterpart {
    std::uint32_t from;
    std::uint32_t to;
};

// The variables of equal names, shapes and dtypes; `differs` is the first one that has no other.
[[nodiscard]] inline std::vector<counterpart> pair_up(const scope_contents& from, const scope_contents& to,
                                                      std::optional<variable>& differs) {
    std::vector<counterpart> pairs;
    for (const std::uint32_t i : from.indices()) {
        const std::uint32_t found = to.counterpart_of(from.at(i), from.relative_name(i));
        if (found != no_index)
            pairs.push_back({i, found});
        else if (!differs)
            differs = from.at(i);
    }
    for (const std::uint32_t i : to.indices())
        if (!differs && from.counterpart_of(to.at(i), to.relative_name(i)) == no_index) differs = to.at(i);
    return pairs;
}

inline void copy_values(const scope_contents& from, const scope_contents& to) {
    std::optional<variable> differs;
    const std::vector<counterpart> pairs = pair_up(from, to, differs);
    if (differs)
        throw_error(
            code::scopes_differ,
            {std::string(differs->op_name()),
             "the variables of '" + shown(from.scope()) + "' in '" + shown(to.scope()) + "'",
             "in the other scope no variable of this name, " + to_string(differs->shape(), differs->dtype()),
             differs->first_defined()});
    // All that needs memory comes first: elements that were not made yet, and copies of texts.
    std::vector<buffer> texts;
    for (const auto& [source, target] : pairs) {
        void* const elements = from.graph().elements(source);
        static_cast<void>(to.graph().elements(target));
        if (from.at(source).dtype() != dtype::string) continue;
        buffer& copied = texts.emplace_back(dtype::string, from.at(source).element_count());
        copied.copy(elements, copied.size(), 0);
    }
    auto next = texts.begin();
    for (const auto& [source, target] : pairs) {
        void* const elements = to.graph().elements(target);
        const std::size_t count = from.at(source).element_count();
        if (from.at(source).dtype() == dtype::string) {
            std::string* const copied = static_cast<std::string*>((next++)->data());
            std::swap_ranges(copied, copied + count, static_cast<std::string*>(elements));
        } else if (count != 0) {
            std::memmove(elements, from.graph().elements(source),
                         count * element_size(from.at(source).dtype()));
        }
    }
}

[[nodiscard]] inline bool values_equal(const scope_contents& left, const scope_contents& right) {
    std::optional<variable> differs;
    const std::vector<counterpart> pairs = pair_up(left, right, differs);
    return !differs && std::all_of(pairs.begin(), pairs.end(), [&](const counterpart& pair) {
        return elements_equal(left.at(pair.from).dtype(), left.graph().elements(pair.from),
                              right.graph().elements(pair.to), left.at(pair.from).element_count());
    });
}

} // namespace detail

inline detail::scope_contents scope::contents() const {
    const std::string path = name();
    return detail::scope_contents(*graph_, path);
}
inline detail::scope_contents graph::contents() const { return detail::scope_contents(*state_, {}); }

/// Copies the values of all variables below one variable scope to those of the same names below another, of the same graph or of another
/// one: the weights of a network to its target network. Both must hold the same names, of the same shapes and dtypes; throws
/// scopes_differ_error (VS-E023), which names the first difference, and copies nothing then. Cost: a look-up of each name, a copy of the
/// elements, and of texts two.
inline void copy_values(const scope& from, const scope& to) {
    detail::copy_values(from.contents(), to.contents());
}
/// The same for all variables of two graphs.
inline void copy_values(const graph& from, const graph& to) {
    detail::copy_values(from.contents(), to.contents());
}

/// Whether two variable scopes hold the same names below them, of the same shapes, dtypes and elements. First values that were not made yet
/// are made. Cost: a look-up of each name, a comparison of the elements.
[[nodiscard]] inline bool values_equal(const scope& left, const scope& right) {
    return detail::values_equal(left.contents(), right.contents());
}
/// The same for all variables of two graphs.
[[nodiscard]] inline bool values_equal(const graph& left, const graph& right) {
    return detail::values_equal(left.contents(), right.contents());
}

} // namespace varscope

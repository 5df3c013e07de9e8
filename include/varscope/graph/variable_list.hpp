// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/variable_list.hpp: lists of variables and how to select from them.
#pragma once

#include <varscope/graph/variable.hpp>
#include <varscope/name/path.hpp>
#include <varscope/types/arguments.hpp>

#include <iterator>

namespace varscope {

/// The variables of a collection, or those of them that a filter selects, in the order they were added. A snapshot of the
/// length: variables made later are not in it. Valid as long as the graph; iterating takes no lock. Cost: O(1) unfiltered.
class variable_list {
  public:
    class iterator {
      public:
        using value_type = variable;
        using difference_type = std::ptrdiff_t;
        using pointer = void;
        using reference = variable;
        using iterator_category = std::input_iterator_tag;

        iterator() = default;
        iterator(const variable_list& list, std::size_t at) noexcept : list_(&list), at_(at) {}
        variable operator*() const noexcept { return (*list_)[at_]; }
        iterator& operator++() noexcept {
            ++at_;
            return *this;
        }
        iterator operator++(int) noexcept {
            const iterator before = *this;
            ++at_;
            return before;
        }
        friend bool operator==(const iterator& left, const iterator& right) noexcept {
            return left.at_ == right.at_;
        }

      private:
        const variable_list* list_ = nullptr;
        std::size_t at_ = 0;
    };

    /// The variables whose indices `indices` holds; null for the empty list.
    variable_list(graph_state& graph, const shared_storage::small_array<std::uint32_t>* indices)
        : graph_(&graph), indices_(indices), size_(indices == nullptr ? 0 : indices->size()) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] variable operator[](std::size_t position) const noexcept {
        return variable(*graph_, index(position));
    }
    [[nodiscard]] iterator begin() const noexcept { return {*this, 0}; }
    [[nodiscard]] iterator end() const noexcept { return {*this, size_}; }

    /// Those for whose name (with its output number) `accept` holds. Cost: one call for each, and an index for each selected.
    template <class Accept>
    [[nodiscard]] variable_list select(Accept accept) const {
        variable_list selected(*graph_, nullptr);
        for (std::size_t i = 0; i != size_; ++i)
            if (accept((*this)[i].name())) selected.chosen_.push_back(index(i));
        selected.size_ = selected.chosen_.size();
        return selected;
    }

    /// Those within a scope, at the slash: `foo` selects `foo/v`, not `foobar/v` (unlike TensorFlow, rows 123, 124). Throws
    /// nothing_selected_error where there is none.
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
        if (!scope.empty() && scope[scope.size() - 1] == '/') scope = scope.substr(0, scope.size() - 1);
        return select([scope](text name) { return is_within(name.substr(0, name.size() - 2), scope); });
    }

  private:
    [[nodiscard]] std::uint32_t index(std::size_t position) const noexcept {
        return indices_ == nullptr ? chosen_[position] : (*indices_)[position];
    }

    graph_state* graph_;
    const shared_storage::small_array<std::uint32_t>* indices_;
    std::size_t size_;
    std::vector<std::uint32_t> chosen_;
};

} // namespace varscope

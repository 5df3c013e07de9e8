// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/list_iterator.hpp: the iterator of lists of variables, whose elements are handles made when they are asked for.
#pragma once

#include <cstddef>

namespace varscope {

/// A place in a list, which must outlive it; its elements are what `list[position]` gives.
///
/// Template parameters: the list, its elements, and the category for algorithms of the standard library, whose header the layers without
/// values do not include.
template <class List, class Value, class Category = void>
class list_iterator {
  public:
    using value_type = Value;
    using difference_type = std::ptrdiff_t;
    using pointer = void;
    using reference = Value;
    using iterator_category = Category;

    constexpr list_iterator() = default;
    constexpr list_iterator(const List& list, std::size_t at) noexcept : list_(&list), at_(at) {}
    [[nodiscard]] constexpr Value operator*() const noexcept { return (*list_)[at_]; }
    constexpr list_iterator& operator++() noexcept {
        ++at_;
        return *this;
    }
    constexpr list_iterator operator++(int) noexcept {
        const list_iterator before = *this;
        ++at_;
        return before;
    }
    friend constexpr bool operator==(const list_iterator& left, const list_iterator& right) noexcept {
        return left.at_ == right.at_;
    }

  private:
    const List* list_ = nullptr;
    std::size_t at_ = 0;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/deferred_elements.hpp: the elements of a variable as a container's storage that is asked for when it is used.
#pragma once

#include <varscope/graph/state.hpp>

#include <iterator>
#include <memory>

namespace varscope {

/// The elements of a variable of a graph, as xtensor wants to see a container's storage. They are made when they are first asked for, so whoever
/// only names a variable pays for no elements. Throws then what making the first value throws.
template <class T>
class deferred_elements {
  public:
    using value_type = T;
    using allocator_type = std::allocator<T>;
    using size_type = std::size_t;
    using difference_type = std::ptrdiff_t;
    using reference = T&;
    using const_reference = const T&;
    using pointer = T*;
    using const_pointer = const T*;
    using iterator = T*;
    using const_iterator = const T*;
    using reverse_iterator = std::reverse_iterator<iterator>;
    using const_reverse_iterator = std::reverse_iterator<const_iterator>;

    deferred_elements(graph_state& graph, std::uint32_t variable, std::size_t size) noexcept
        : graph_(&graph), variable_(variable), size_(size) {}

    [[nodiscard]] std::size_t size() const noexcept { return size_; }
    [[nodiscard]] bool empty() const noexcept { return size_ == 0; }
    [[nodiscard]] T* data() { return first(); }
    [[nodiscard]] const T* data() const { return first(); }
    [[nodiscard]] T& operator[](std::size_t index) { return first()[index]; }
    [[nodiscard]] const T& operator[](std::size_t index) const { return first()[index]; }
    [[nodiscard]] iterator begin() { return first(); }
    [[nodiscard]] iterator end() { return first() + size_; }
    [[nodiscard]] const_iterator begin() const { return first(); }
    [[nodiscard]] const_iterator end() const { return first() + size_; }
    [[nodiscard]] const_iterator cbegin() const { return begin(); }
    [[nodiscard]] const_iterator cend() const { return end(); }
    [[nodiscard]] reverse_iterator rbegin() { return reverse_iterator(end()); }
    [[nodiscard]] reverse_iterator rend() { return reverse_iterator(begin()); }
    [[nodiscard]] const_reverse_iterator rbegin() const { return const_reverse_iterator(end()); }
    [[nodiscard]] const_reverse_iterator rend() const { return const_reverse_iterator(begin()); }
    [[nodiscard]] const_reverse_iterator crbegin() const { return rbegin(); }
    [[nodiscard]] const_reverse_iterator crend() const { return rend(); }
    [[nodiscard]] T& front() { return *first(); }
    [[nodiscard]] const T& front() const { return *first(); }
    [[nodiscard]] T& back() { return first()[size_ - 1]; }
    [[nodiscard]] const T& back() const { return first()[size_ - 1]; }

  private:
    T* first() const {
        if (first_ == nullptr) first_ = static_cast<T*>(graph_->elements(variable_));
        return first_;
    }

    graph_state* graph_;
    mutable T* first_ = nullptr;
    std::uint32_t variable_;
    std::size_t size_;
};

} // namespace varscope

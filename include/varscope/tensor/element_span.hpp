// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/element_span.hpp: elements that a view does not own, as xtensor wants to see a container's storage.
#pragma once

#include <varscope/detail/xtensor.hpp>

#include <cstddef>
#include <iterator>
#include <memory>
#include <type_traits>

namespace varscope {

/// A number of elements that is known at run time only.
inline constexpr std::size_t dynamic_count = static_cast<std::size_t>(-1);

namespace detail {

template <std::size_t Count>
class span_size {
  public:
    constexpr explicit span_size(std::size_t = Count) noexcept {}
    [[nodiscard]] static constexpr std::size_t size() noexcept { return Count; }
};
template <>
class span_size<dynamic_count> {
  public:
    constexpr explicit span_size(std::size_t count) noexcept : size_(count) {}
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

  private:
    std::size_t size_;
};

} // namespace detail

/// A pointer to `Count` elements; trivial to copy, so that a view costs what a pointer costs.
template <class T, std::size_t Count>
class element_span : public detail::span_size<Count> {
  public:
    using value_type = std::remove_const_t<T>;
    using allocator_type = std::allocator<value_type>;
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

    constexpr explicit element_span(T* data) noexcept : data_(data) {}
    constexpr element_span(T* data, std::size_t count) noexcept
        : detail::span_size<Count>(count), data_(data) {}

    [[nodiscard]] constexpr T* data() noexcept { return data_; }
    [[nodiscard]] constexpr const T* data() const noexcept { return data_; }
    [[nodiscard]] constexpr T& operator[](std::size_t index) noexcept { return data_[index]; }
    [[nodiscard]] constexpr const T& operator[](std::size_t index) const noexcept { return data_[index]; }
    [[nodiscard]] constexpr iterator begin() noexcept { return data_; }
    [[nodiscard]] constexpr iterator end() noexcept { return data_ + this->size(); }
    [[nodiscard]] constexpr const_iterator begin() const noexcept { return data_; }
    [[nodiscard]] constexpr const_iterator end() const noexcept { return data_ + this->size(); }
    [[nodiscard]] constexpr const_iterator cbegin() const noexcept { return begin(); }
    [[nodiscard]] constexpr const_iterator cend() const noexcept { return end(); }
    [[nodiscard]] constexpr reverse_iterator rbegin() noexcept { return reverse_iterator(end()); }
    [[nodiscard]] constexpr reverse_iterator rend() noexcept { return reverse_iterator(begin()); }
    [[nodiscard]] constexpr const_reverse_iterator rbegin() const noexcept {
        return const_reverse_iterator(end());
    }
    [[nodiscard]] constexpr const_reverse_iterator rend() const noexcept {
        return const_reverse_iterator(begin());
    }
    [[nodiscard]] constexpr const_reverse_iterator crbegin() const noexcept { return rbegin(); }
    [[nodiscard]] constexpr const_reverse_iterator crend() const noexcept { return rend(); }
    [[nodiscard]] constexpr bool empty() const noexcept { return this->size() == 0; }
    [[nodiscard]] constexpr T& front() noexcept { return *data_; }
    [[nodiscard]] constexpr const T& front() const noexcept { return *data_; }
    [[nodiscard]] constexpr T& back() noexcept { return data_[this->size() - 1]; }
    [[nodiscard]] constexpr const T& back() const noexcept { return data_[this->size() - 1]; }

  private:
    T* data_;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/growing_array.hpp: arrays that grow, cheap in the constant evaluator.
#pragma once

#include <cstddef>

namespace varscope {

/// An array that grows fourfold; usable in constant expressions, where std::vector costs several times the steps. Elements that are
/// plain data are zero when they are new. `items` may be read, which saves a call.
template <class T>
class growing_array {
  public:
    constexpr growing_array() = default;
    constexpr growing_array(growing_array&& from) noexcept { swap(from); }
    constexpr growing_array& operator=(growing_array&& from) noexcept {
        swap(from);
        return *this;
    }
    constexpr ~growing_array() { delete[] items; }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr T& operator[](std::size_t index) noexcept { return items[index]; }
    [[nodiscard]] constexpr const T& operator[](std::size_t index) const noexcept { return items[index]; }
    constexpr void pop_back() noexcept { items[--size_] = T(); }
    /// Ends the elements from `count` on.
    constexpr void truncate(std::size_t count) noexcept {
        while (size_ > count) pop_back();
    }

    constexpr void push_back(T value) {
        if (size_ == capacity_) grow();
        items[size_++] = static_cast<T&&>(value);
    }
    constexpr T& emplace_back() {
        if (size_ == capacity_) grow();
        return items[size_++];
    }

    /// Makes room for elements to come.
    constexpr void reserve(std::size_t capacity) {
        if (capacity > capacity_) grow(capacity);
    }

    T* items = nullptr;

  private:
    constexpr void grow() { grow(capacity_ == 0 ? 8 : 4 * capacity_); }
    constexpr void grow(std::size_t capacity) {
        T* const larger = new T[capacity]();
        for (std::size_t i = 0; i != size_; ++i) larger[i] = static_cast<T&&>(items[i]);
        delete[] items;
        items = larger;
        capacity_ = capacity;
    }

    constexpr void swap(growing_array& other) noexcept {
        T* const data = items;
        const std::size_t size = size_;
        const std::size_t capacity = capacity_;
        items = other.items;
        size_ = other.size_;
        capacity_ = other.capacity_;
        other.items = data;
        other.size_ = size;
        other.capacity_ = capacity;
    }

    std::size_t size_ = 0;
    std::size_t capacity_ = 0;
};

/// Chunks of `T`, plain data, that stay where they are.
template <class T>
class growing_arena {
  public:
    constexpr growing_arena() = default;
    growing_arena(const growing_arena&) = delete;
    growing_arena& operator=(const growing_arena&) = delete;
    constexpr ~growing_arena() {
        for (std::size_t i = 0; i != chunks_.size(); ++i) delete[] chunks_[i];
    }

    /// Makes room for elements to come.
    constexpr void reserve(std::size_t count) {
        add_chunk(count + 1);
        left_ = count, --total_;
    }

    /// The first chunk, and the number of elements given out of all.
    [[nodiscard]] constexpr const T* first() const noexcept {
        return chunks_.size() == 0 ? nullptr : chunks_[0];
    }
    [[nodiscard]] constexpr std::size_t used() const noexcept { return total_ - left_; }

    /// Room for `count` elements in a row, which the caller fills.
    constexpr T* allocate(std::size_t count) {
        if (count > left_) {
            const std::size_t share = total_ / 8; // so that little stays unused, and chunks stay few
            const std::size_t usual = share < least ? least : share < most ? share : most;
            add_chunk(usual < count ? count : usual);
        }
        return (left_ -= count, next_ += count) - count;
    }

  private:
    // Where memory runs out all is as it was, but for a null chunk, which is none.
    constexpr void add_chunk(std::size_t size) {
        T*& added = chunks_.emplace_back();
        next_ = added = new T[size];
        left_ = size;
        total_ += size;
    }

    static constexpr std::size_t least = 128 / sizeof(T);
    static constexpr std::size_t most = 65536 / sizeof(T);
    growing_array<T*> chunks_;
    T* next_ = nullptr;
    std::size_t left_ = 0;
    std::size_t total_ = 0;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/storage.hpp: what the naming core asks of the memory it works in, and the memory of the constant evaluator.
#pragma once

#include <varscope/name/text.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>

namespace varscope {

/// The memory of a resolver. `array<T>`: indexed, grows at the end; elements never move for readers that hold no lock
/// (run time) or move freely (constants), and push_back shows an element to readers when it is complete. `small_array<T>`: the same for few
/// elements. `slots`: a hash table of 64-bit
/// words, a tag above an index, 0 where free; its size is a power of two; `next` finds the first slot from an index on that is free or has
/// a tag. `cell`: a word that one thread writes while
/// others read. Models: `constant_storage`, `shared_storage` (graph/storage.hpp).
template <class Storage>
concept core_storage = requires(typename Storage::template array<int>& array, typename Storage::slots& slots,
                                typename Storage::cell& cell, std::size_t& index) {
    { array.size() } -> std::convertible_to<std::size_t>;
    { array.emplace_back() } -> std::same_as<int&>;
    { array[std::size_t{}] } -> std::same_as<int&>;
    array.push_back(0);
    array.pop_back();
    { slots.snapshot().size() } -> std::convertible_to<std::size_t>;
    { slots.snapshot().next(std::uint64_t{}, index) } -> std::convertible_to<std::uint64_t>;
    slots.set(std::size_t{}, std::uint64_t{});
    slots.grow();
    { cell.load() } -> std::convertible_to<std::uint32_t>;
    cell.store(std::uint32_t{});
    { Storage::spells_names } -> std::convertible_to<bool>;
};

/// The first free slot for a word, by linear probing from its tag.
template <class View>
[[nodiscard]] constexpr std::size_t free_slot(View view, std::uint64_t word) noexcept {
    constexpr std::uint64_t no_tag = ~std::uint64_t{0};
    std::size_t index = static_cast<std::size_t>(word >> 32);
    static_cast<void>(view.next(no_tag, index));
    return index;
}

/// An array that grows fourfold; usable in constant expressions, where std::vector costs several times the steps.
template <class T>
class growing_array {
  public:
    constexpr growing_array() = default;
    constexpr growing_array(growing_array&& from) noexcept { swap(from); }
    constexpr growing_array& operator=(growing_array&& from) noexcept {
        swap(from);
        return *this;
    }
    constexpr ~growing_array() { delete[] data_; }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr T& operator[](std::size_t index) noexcept { return data_[index]; }
    [[nodiscard]] constexpr const T& operator[](std::size_t index) const noexcept { return data_[index]; }
    constexpr void pop_back() noexcept { data_[--size_] = T(); }

    constexpr void push_back(T value) { emplace_back() = static_cast<T&&>(value); }

    constexpr T& emplace_back() {
        if (size_ == capacity_) grow();
        return data_[size_++];
    }

  private:
    constexpr void grow() {
        const std::size_t capacity = capacity_ == 0 ? 8 : 4 * capacity_;
        T* const larger = new T[capacity]();
        for (std::size_t i = 0; i != size_; ++i) larger[i] = static_cast<T&&>(data_[i]);
        delete[] data_;
        data_ = larger;
        capacity_ = capacity;
    }
    constexpr void swap(growing_array& other) noexcept {
        T* const data = data_;
        const std::size_t size = size_;
        const std::size_t capacity = capacity_;
        data_ = other.data_;
        size_ = other.size_;
        capacity_ = other.capacity_;
        other.data_ = data;
        other.size_ = size;
        other.capacity_ = capacity;
    }

    T* data_ = nullptr;
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

    /// Room for `count` elements in a row, which the caller fills.
    constexpr T* allocate(std::size_t count) {
        if (count > left_) {
            const std::size_t share = total_ / 8; // so that little stays unused, and chunks stay few
            left_ = share < least ? least : share < most ? share : most;
            if (left_ < count) left_ = count;
            total_ += left_;
            next_ = chunks_.emplace_back() = new T[left_];
        }
        T* const room = next_;
        next_ += count;
        left_ -= count;
        return room;
    }

  private:
    static constexpr std::size_t least = 128 / sizeof(T);
    static constexpr std::size_t most = 65536 / sizeof(T);
    growing_array<T*> chunks_;
    T* next_ = nullptr;
    std::size_t left_ = 0;
    std::size_t total_ = 0;
};

/// The memory of a resolver that runs in the constant evaluator (or in one thread).
struct constant_storage {
    template <class T>
    using array = growing_array<T>;
    template <class T>
    using small_array = growing_array<T>;

    class cell {
      public:
        [[nodiscard]] constexpr std::uint32_t load() const noexcept { return value_; }
        constexpr void store(std::uint32_t value) noexcept { value_ = value; }

      private:
        std::uint32_t value_ = 0;
    };

    class slots {
      public:
        constexpr explicit slots(std::size_t size) : words_(new std::uint64_t[size]{}), size_(size) {}
        slots(const slots&) = delete;
        slots& operator=(const slots&) = delete;
        constexpr ~slots() { delete[] words_; }

        struct view {
            const std::uint64_t* words;
            std::size_t count;
            [[nodiscard]] constexpr std::size_t size() const noexcept { return count; }
            [[nodiscard]] constexpr std::uint64_t next(std::uint64_t tag, std::size_t& at) const noexcept {
                at &= count - 1;
                while (words[at] != 0 && words[at] >> 32 != tag) at = (at + 1) & (count - 1);
                return words[at];
            }
        };
        [[nodiscard]] constexpr view snapshot() const noexcept { return {words_, size_}; }
        constexpr void set(std::size_t index, std::uint64_t word) noexcept { words_[index] = word; }

        constexpr void grow() {
            const std::size_t size = 4 * size_;
            std::uint64_t* const larger = new std::uint64_t[size]{};
            for (std::size_t i = 0; i != size_; ++i) {
                if (words_[i] == 0) continue;
                std::size_t at = (words_[i] >> 32) & (size - 1);
                while (larger[at] != 0) at = (at + 1) & (size - 1);
                larger[at] = words_[i];
            }
            delete[] words_;
            words_ = larger;
            size_ = size;
        }

      private:
        std::uint64_t* words_;
        std::size_t size_;
    };

    /// What a variable's record carries beside what the core knows of it.
    struct payload {};

    /// Whether full names are kept as text; here they are spelled when asked for.
    static constexpr bool spells_names = false;
};

} // namespace varscope

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
/// words, a tag above an index, 0 where free; its size is a power of two. `cell`: a word that one thread writes while
/// others read. Models: `constant_storage`, `shared_storage` (graph/storage.hpp).
template <class Storage>
concept core_storage = requires(typename Storage::template array<int>& array, typename Storage::slots& slots,
                                typename Storage::cell& cell) {
    { array.size() } -> std::convertible_to<std::size_t>;
    { array.emplace_back() } -> std::same_as<int&>;
    { array[std::size_t{}] } -> std::same_as<int&>;
    array.push_back(0);
    array.pop_back();
    { slots.snapshot().size() } -> std::convertible_to<std::size_t>;
    { slots.snapshot().get(std::size_t{}) } -> std::convertible_to<std::uint64_t>;
    slots.set(std::size_t{}, std::uint64_t{});
    slots.grow();
    { cell.load() } -> std::convertible_to<std::uint32_t>;
    cell.store(std::uint32_t{});
    { Storage::spells_names } -> std::convertible_to<bool>;
};

/// The first free slot for a word, by linear probing from its tag.
template <class View>
[[nodiscard]] constexpr std::size_t free_slot(View view, std::uint64_t word) noexcept {
    const std::size_t mask = view.size() - 1;
    std::size_t index = static_cast<std::size_t>(word >> 32) & mask;
    while (view.get(index) != 0) index = (index + 1) & mask;
    return index;
}

/// An array that grows by doubling; usable in constant expressions, where std::vector costs several times the steps.
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
    constexpr void pop_back() noexcept { --size_; }

    constexpr void push_back(T value) { emplace_back() = static_cast<T&&>(value); }

    constexpr T& emplace_back() {
        if (size_ == capacity_) {
            const std::size_t capacity = capacity_ == 0 ? 8 : 2 * capacity_;
            T* const larger = new T[capacity];
            for (std::size_t i = 0; i != size_; ++i) larger[i] = static_cast<T&&>(data_[i]);
            delete[] data_;
            data_ = larger;
            capacity_ = capacity;
        }
        data_[size_] = T();
        return data_[size_++];
    }

  private:
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
            [[nodiscard]] constexpr std::uint64_t get(std::size_t index) const noexcept {
                return words[index];
            }
        };
        [[nodiscard]] constexpr view snapshot() const noexcept { return {words_, size_}; }
        constexpr void set(std::size_t index, std::uint64_t word) noexcept { words_[index] = word; }

        constexpr void grow() {
            std::uint64_t* const larger = new std::uint64_t[2 * size_]{};
            for (std::size_t i = 0; i != size_; ++i)
                if (words_[i] != 0) larger[free_slot(view{larger, 2 * size_}, words_[i])] = words_[i];
            delete[] words_;
            words_ = larger;
            size_ *= 2;
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

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/bounded_storage.hpp: a memory of fixed size for the engine, with the paths of a graph, usable in constants.
#pragma once

#include <varscope/naming/full_path_index.hpp>
#include <varscope/naming/storage.hpp>

#include <cstdlib>
#include <utility>

namespace varscope::testing {

/// At most Capacity elements that never move; more end the program, or are no constant.
template <class T, std::size_t Capacity>
class bounded_array {
  public:
    constexpr bounded_array() = default;
    constexpr bounded_array(bounded_array&& from) noexcept
        : items(std::exchange(from.items, nullptr)), size_(std::exchange(from.size_, 0)) {}
    constexpr bounded_array& operator=(bounded_array&& from) noexcept {
        std::swap(items, from.items);
        std::swap(size_, from.size_);
        return *this;
    }
    constexpr ~bounded_array() { delete[] items; }

    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr T& operator[](std::size_t index) noexcept { return items[index]; }
    [[nodiscard]] constexpr const T& operator[](std::size_t index) const noexcept { return items[index]; }
    constexpr T& emplace_back() {
        if (items == nullptr) items = new T[Capacity]();
        if (size_ == Capacity) std::abort();
        return items[size_++];
    }
    constexpr void push_back(T value) { emplace_back() = std::move(value); }
    constexpr void pop_back() { items[--size_] = T(); }

    T* items = nullptr;

  private:
    std::size_t size_ = 0;
};

/// A model of naming_storage for `Capacity` elements of each kind. Where Spells is true full names are kept as text, as in a graph.
template <std::size_t Capacity, bool Spells>
struct bounded_storage {
    template <class T>
    using array = bounded_array<T, Capacity>;
    template <class T>
    using small_array = bounded_array<T, Capacity>;

    using word = std::uint32_t;
    using payload = constant_storage::payload;
    using keeper = constant_storage::keeper;
    static constexpr bool spells_names = Spells;
    static constexpr bool may_run_out = false;

    /// The hash table, as large as it will ever be.
    class slots {
      public:
        constexpr explicit slots(std::size_t) : words_(new std::uint64_t[count]()) {}
        constexpr ~slots() { delete[] words_; }
        slots(const slots&) = delete;
        slots& operator=(const slots&) = delete;

        struct view {
            const std::uint64_t* words;
            [[nodiscard]] constexpr std::size_t size() const noexcept { return count; }
            [[nodiscard]] constexpr std::uint64_t next(std::uint64_t tag, std::size_t& at) const noexcept {
                for (std::size_t i = at;; ++i) {
                    const std::uint64_t word = words[i & (count - 1)];
                    if (word != 0 && word >> 32 != tag) continue;
                    at = i & (count - 1);
                    return word;
                }
            }
        };
        [[nodiscard]] constexpr view snapshot() const noexcept { return {words_}; }
        constexpr void set(std::size_t index, std::uint64_t word) noexcept { words_[index] = word; }
        constexpr void grow() { std::abort(); }

      private:
        static constexpr std::size_t count = [] {
            std::size_t power = 8;
            while (power < 2 * Capacity) power *= 2;
            return power;
        }();
        std::uint64_t* words_;
    };
    using path_index = full_path_index<slots>;
};

static_assert(naming_storage<bounded_storage<64, false>>);

} // namespace varscope::testing

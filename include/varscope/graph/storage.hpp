// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/storage.hpp: the naming core's memory at run time: one thread writes, any number read without a lock.
#pragma once

#include <varscope/core/storage.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <memory>
#include <utility>
#include <vector>
#if __has_include(<sys/single_threaded.h>)
#include <sys/single_threaded.h>
#endif

namespace varscope {

namespace detail {
// Whether no other thread can be reading: then what was replaced need not be kept for it.
inline bool is_single_threaded() noexcept {
#if __has_include(<sys/single_threaded.h>)
    return __libc_single_threaded != 0;
#else
    return false;
#endif
}
} // namespace detail

/// Elements in chunks that never move. Writers hold the graph's lock; a reader may use every index that was told to it
/// (by size() after push_back, or by a cell or slot that was stored after the element was filled).
template <class T, std::size_t ChunkBytes = 512>
class chunked_array {
  public:
    chunked_array() = default;
    chunked_array(const chunked_array&) = delete;
    chunked_array& operator=(const chunked_array&) = delete;
    ~chunked_array() {
        for (std::size_t i = 0; i != chunk_count_; ++i) delete[] directory_.load()[i];
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_.load(std::memory_order_acquire); }
    [[nodiscard]] T& operator[](std::size_t index) noexcept { return at(index); }
    [[nodiscard]] const T& operator[](std::size_t index) const noexcept { return at(index); }

    T& emplace_back() {
        T& room = next();
        show(1);
        return room;
    }
    void push_back(T value) {
        next() = std::move(value);
        show(1);
    }
    /// For arrays that only writers read.
    void pop_back() noexcept {
        show(static_cast<std::size_t>(-1));
        at(size()) = T();
    }

  private:
    static constexpr std::size_t chunk_size =
        std::bit_floor(std::max<std::size_t>(2, ChunkBytes / sizeof(T)));

    [[nodiscard]] T& at(std::size_t index) const noexcept {
        return directory_.load(std::memory_order_acquire)[index / chunk_size][index % chunk_size];
    }

    // There is one writer, so a store does where a read-modify-write would cost.
    void show(std::size_t more) noexcept {
        size_.store(size_.load(std::memory_order_relaxed) + more, std::memory_order_release);
    }

    T& next() {
        const std::size_t index = size_.load(std::memory_order_relaxed);
        if (index == chunk_count_ * chunk_size) {
            if (chunk_count_ == capacity_) {
                capacity_ = chunk_count_ == 0 ? 2 : 2 * chunk_count_;
                auto larger = std::make_unique<T*[]>(capacity_);
                std::copy_n(directory_.load(), chunk_count_, larger.get());
                directory_.store(larger.get(), std::memory_order_release);
                if (detail::is_single_threaded()) directories_.clear();
                directories_.push_back(std::move(larger)); // readers may still look at the earlier ones
            }
            directory_.load(std::memory_order_relaxed)[chunk_count_] = new T[chunk_size]();
            ++chunk_count_;
        }
        return at(index);
    }

    std::atomic<T**> directory_ = nullptr;
    std::atomic<std::size_t> size_ = 0;
    std::size_t chunk_count_ = 0;
    std::size_t capacity_ = 0;
    std::vector<std::unique_ptr<T*[]>> directories_;
};

/// The memory of a graph's resolver. Models core_storage.
struct shared_storage {
    template <class T>
    using array = chunked_array<T>;
    /// For what a graph has few of.
    template <class T>
    using small_array = chunked_array<T, 128>;

    class cell {
      public:
        cell() = default;
        cell& operator=(const cell& from) noexcept {
            store(from.load());
            return *this;
        }
        [[nodiscard]] std::uint32_t load() const noexcept { return value_.load(std::memory_order_acquire); }
        void store(std::uint32_t value) noexcept { value_.store(value, std::memory_order_release); }

      private:
        std::atomic<std::uint32_t> value_ = 0;
    };

    /// The hash table of a graph; growing publishes a larger table and keeps the smaller ones for readers still in them.
    class slots {
      public:
        explicit slots(std::size_t size) { publish(std::make_unique<table>(size)); }

        struct view {
            const std::atomic<std::uint64_t>* words;
            std::size_t count;
            [[nodiscard]] std::size_t size() const noexcept { return count; }
            [[nodiscard]] std::uint64_t get(std::size_t index) const noexcept {
                return words[index].load(std::memory_order_acquire);
            }
        };
        [[nodiscard]] view snapshot() const noexcept {
            const table* const now = current_.load(std::memory_order_acquire);
            return {now->words.get(), now->size};
        }
        void set(std::size_t index, std::uint64_t word) noexcept {
            words_[index].store(word, std::memory_order_release);
        }
        void grow() {
            const view old = snapshot();
            auto larger = std::make_unique<table>(2 * old.size());
            const view target{larger->words.get(), larger->size};
            // Gathered first without a branch on what is free: the processor cannot foresee that.
            for (std::size_t begin = 0; begin != old.size(); begin += gathered_at_once) {
                std::uint64_t taken[gathered_at_once];
                std::size_t count = 0;
                for (std::size_t i = begin; i != begin + gathered_at_once; ++i) {
                    taken[count] = old.get(i);
                    count += taken[count] != 0 ? 1 : 0;
                }
                for (std::size_t i = 0; i != count; ++i)
                    larger->words[free_slot(target, taken[i])].store(taken[i], std::memory_order_relaxed);
            }
            publish(std::move(larger));
        }

      private:
        static constexpr std::size_t gathered_at_once = 64;

        struct table {
            explicit table(std::size_t count) : words(new std::atomic<std::uint64_t>[count]()), size(count) {}
            std::unique_ptr<std::atomic<std::uint64_t>[]> words;
            std::size_t size;
        };
        void publish(std::unique_ptr<table> made) {
            if (detail::is_single_threaded()) tables_.clear();
            tables_.push_back(std::move(made));
            words_ = tables_.back()->words.get();
            current_.store(tables_.back().get(), std::memory_order_release);
        }

        std::atomic<const table*> current_ = nullptr;
        std::atomic<std::uint64_t>* words_ = nullptr; ///< of the current table, for the writer
        std::vector<std::unique_ptr<table>> tables_;
    };

    /// A variable's elements, made when they are first asked for.
    struct payload {
        std::atomic<void*> elements = nullptr;
    };

    static constexpr bool spells_names = true;
};

static_assert(core_storage<shared_storage> && core_storage<constant_storage>);

} // namespace varscope

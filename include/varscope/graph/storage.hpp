// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/storage.hpp: the naming engine's memory at run time: one thread writes, any number read without a lock.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/graph/lock.hpp>
#include <varscope/naming/full_path_index.hpp>
#include <varscope/naming/storage.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <memory>
#include <utility>
#include <vector>

namespace varscope {

namespace detail {

// The chunks of a chunked_array, whatever their elements: found through a directory that is published as a whole when it grows.
class chunk_directory {
  public:
    [[nodiscard]] void* operator[](std::size_t index) const noexcept {
        return current_.load(std::memory_order_acquire)[index];
    }
    [[nodiscard]] std::uint32_t size() const noexcept { return count_; }
    /// Makes room for one chunk more, of `most` elements in all at most.
    void reserve_one(std::size_t chunk_size, std::size_t most) {
        if ((std::size_t{count_} + 1) * chunk_size > most)
            throw_error(code::size_too_large,
                        {{}, "more than " + std::to_string(most) + " entries of one table", {}, {}});
        if (count_ == capacity_) grow();
    }
    void push_back(void* chunk) noexcept { owned_[count_++] = chunk; }

  private:
    void grow() {
        const std::uint32_t capacity = count_ == 0 ? 2 : 2 * count_;
        auto larger = std::make_unique<void*[]>(capacity);
        std::copy_n(current_.load(), count_, larger.get());
        kept_.reserve(kept_.size() + (is_single_threaded() ? 0 : 1));
        current_.store(larger.get(), std::memory_order_release);
        owned_.swap(larger);
        if (!is_single_threaded()) kept_.push_back(std::move(larger)); // readers may still look at it
        capacity_ = capacity;
    }

    std::atomic<void**> current_ = nullptr;
    std::uint32_t count_ = 0;
    std::uint32_t capacity_ = 0;
    std::unique_ptr<void*[]> owned_;             ///< the directory, and
    std::vector<std::unique_ptr<void*[]>> kept_; ///< smaller ones from before
};

} // namespace detail

/// Elements in chunks that never move. Writers hold the graph's lock; a reader may use every index that was told to it
/// (by size() after push_back, or by a word or slot that was stored after the element was filled). Indices have 32 bits: more elements than
/// `Most` are refused with size_error (VS-E028).
template <class T, std::size_t ChunkBytes = 1024, std::size_t Most = 0xFFFFFFFFu>
class chunked_array {
  public:
    chunked_array() = default;
    chunked_array(const chunked_array&) = delete;
    chunked_array& operator=(const chunked_array&) = delete;
    ~chunked_array() {
        for (std::size_t i = 0; i != items.directory.size(); ++i) delete[] items.chunk(i);
    }

    [[nodiscard]] std::size_t size() const noexcept { return size_.load(std::memory_order_acquire); }
    [[nodiscard]] T& operator[](std::size_t index) noexcept { return items[index]; }
    [[nodiscard]] const T& operator[](std::size_t index) const noexcept { return items[index]; }

    T& emplace_back() {
        T& room = next();
        show(1);
        return room;
    }
    void push_back(T value) {
        next() = std::move(value);
        show(1);
    }
    /// Ends the last element, or those from `count` on. For elements that no reader knows of.
    void pop_back() noexcept { truncate(size() - 1); }
    void truncate(std::size_t count) noexcept {
        const std::size_t before = size_.load(std::memory_order_relaxed);
        if (count == before) return;
        size_.store(count, std::memory_order_release);
        tail_ = tail_end_ = nullptr;
        for (std::size_t i = count; i != before; ++i) {
            std::destroy_at(&items[i]);
            ::new (static_cast<void*>(&items[i])) T();
        }
    }
    /// Makes room for elements to come.
    void reserve(std::size_t count) {
        while (std::size_t{items.directory.size()} * chunk_size < count) add_chunk();
    }

  private:
    static constexpr std::size_t chunk_size =
        std::bit_floor(std::max<std::size_t>(2, ChunkBytes / sizeof(T)));

    // The chunks, which are found through a directory.
    struct chunks {
        detail::chunk_directory directory;
        [[nodiscard]] T* chunk(std::size_t index) const noexcept { return static_cast<T*>(directory[index]); }
        [[nodiscard]] T& operator[](std::size_t index) noexcept { return at(index); }
        [[nodiscard]] const T& operator[](std::size_t index) const noexcept { return at(index); }
        [[nodiscard]] T& at(std::size_t index) const noexcept {
            return chunk(index / chunk_size)[index % chunk_size];
        }
    };

  public:
    chunks items;

  private:
    // There is one writer, so a store does where a read-modify-write would cost.
    void show(std::size_t more) noexcept {
        size_.store(size_.load(std::memory_order_relaxed) + more, std::memory_order_release);
    }

    T& next() {
        if (tail_ == tail_end_) find_tail();
        return *tail_++;
    }

    void find_tail() {
        const std::size_t index = size_.load(std::memory_order_relaxed);
        if (index == std::size_t{items.directory.size()} * chunk_size) add_chunk();
        T* const chunk = items.chunk(index / chunk_size);
        tail_ = chunk + index % chunk_size;
        tail_end_ = chunk + chunk_size;
    }

    void add_chunk() {
        items.directory.reserve_one(chunk_size, Most);
        items.directory.push_back(new T[chunk_size]());
    }

    T* tail_ = nullptr; ///< where the next element goes, and the end of its chunk
    T* tail_end_ = nullptr;
    std::atomic<std::size_t> size_ = 0;
};

/// The memory of a graph's names. Models naming_storage.
struct shared_storage {
    template <class T>
    using array = chunked_array<T>;
    /// For what a graph has few of.
    template <class T>
    using small_array = chunked_array<T, 128>;

    class word {
      public:
        word() = default;
        word(const word&) = delete;
        word& operator=(const word& from) noexcept { return *this = static_cast<std::uint32_t>(from); }
        word& operator=(std::uint32_t value) noexcept {
            value_.store(value, std::memory_order_release);
            return *this;
        }
        operator std::uint32_t() const noexcept { return value_.load(std::memory_order_acquire); }

      private:
        std::atomic<std::uint32_t> value_ = 0;
    };

    /// The hash table of a graph; growing publishes a larger table and keeps the smaller ones for readers still in them.
    class buckets {
      public:
        explicit buckets(std::size_t size) { publish(std::make_unique<table>(size)); }

        struct view {
            const std::atomic<std::uint64_t>* words;
            std::size_t count;
            [[nodiscard]] std::size_t size() const noexcept { return count; }
            [[nodiscard]] std::uint64_t next(std::uint64_t tag, std::size_t& at) const noexcept {
                for (std::size_t i = at;; ++i) {
                    const std::uint64_t word = words[i & (count - 1)].load(std::memory_order_acquire);
                    if (word != 0 && word >> 32 != tag) continue;
                    at = i & (count - 1);
                    return word;
                }
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
                    taken[count] = old.words[i].load(std::memory_order_relaxed);
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
            if (is_single_threaded()) tables_.clear();
            tables_.push_back(std::move(made));
            words_ = tables_.back()->words.get();
            current_.store(tables_.back().get(), std::memory_order_release);
        }

        std::atomic<const table*> current_ = nullptr;
        std::atomic<std::uint64_t>* words_ = nullptr; ///< of the current table, for the writer
        std::vector<std::unique_ptr<table>> tables_;
    };

    using path_index = full_path_index<buckets>;

    /// A variable's elements, made when they are first asked for.
    struct payload {
        std::atomic<void*> elements = nullptr;
    };

    /// The value of a scope's option `initializer`.
    using keeper = std::shared_ptr<const void>;

    static constexpr bool spells_names = true;
    static constexpr bool may_run_out = true;
};

static_assert(naming_storage<shared_storage> && naming_storage<constant_storage>);

} // namespace varscope

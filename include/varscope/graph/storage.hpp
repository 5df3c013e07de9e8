// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/storage.hpp: the naming engine's memory at run time: one thread writes, any number read without a lock.
#pragma once

#include <varscope/detail/functions.hpp>
#include <varscope/error/scope_error.hpp>
#include <varscope/graph/lock.hpp>
#include <varscope/naming/full_path_index.hpp>
#include <varscope/naming/storage.hpp>

#include <algorithm>
#include <atomic>
#include <bit>
#include <memory>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

namespace varscope {

namespace detail {

// The chunks of a chunked_array, whatever their elements: found through a directory that is published as a whole when it grows.
class chunk_directory {
  public:
    chunk_directory() noexcept = default;
    chunk_directory(const chunk_directory&) = delete;
    chunk_directory& operator=(const chunk_directory&) = delete;
    VARSCOPE_COLD ~chunk_directory() {
        void** directory = current_.load();
        for (std::size_t i = 0; i != count_; ++i) ::operator delete(directory[i + 1]);
        while (directory != nullptr) {
            void** const smaller = static_cast<void**>(directory[0]);
            delete[] directory;
            directory = smaller;
        }
    }

    [[nodiscard]] void* operator[](std::size_t index) const noexcept {
        return current_.load(std::memory_order_acquire)[index + 1];
    }
    [[nodiscard]] std::uint32_t size() const noexcept { return count_; }
    /// Adds a chunk of some bytes, which has room for `elements`; there are `most` in all at most.
    VARSCOPE_COLD void add(std::size_t bytes, std::size_t elements, std::size_t most) {
        if ((std::size_t{count_} + 1) * elements > most)
            throw_error(code::size_too_large,
                        {{}, "more than " + std::to_string(most) + " entries of one table", {}, {}});
        if (count_ == capacity_) grow();
        void* const chunk = ::operator new(bytes);
        current_.load()[++count_] = chunk;
    }

  private:
    void grow() {
        const std::uint32_t capacity = count_ == 0 ? 2 : 2 * count_;
        void** const before = current_.load();
        void** const larger = new void*[capacity + 1]();
        if (before != nullptr) std::copy_n(before, count_ + 1, larger);
        current_.store(larger, std::memory_order_release);
        capacity_ = capacity;
        if (is_single_threaded())
            delete[] before;
        else
            larger[0] = before; // readers may still look at it
    }

    std::atomic<void**> current_ = nullptr; ///< the smaller directory that was before it, and then the chunks
    std::uint32_t count_ = 0;
    std::uint32_t capacity_ = 0;
};

} // namespace detail

/// Elements in chunks that never move. Writers hold the graph's lock; a reader may use every index that was told to it
/// (by size() after push_back, or by a word or slot that was stored after the element was filled). Indices have 32 bits: more elements than
/// `Most` are refused with size_error (VS-E028).
template <class T, std::size_t ChunkBytes = 1024, std::size_t Most = 0xFFFFFFFFu>
class chunked_array {
  public:
    chunked_array() noexcept = default;
    chunked_array(const chunked_array&) = delete;
    chunked_array& operator=(const chunked_array&) = delete;
    ~chunked_array() { destroy_from(0); }

    [[nodiscard]] std::size_t size() const noexcept { return size_.load(std::memory_order_acquire); }
    [[nodiscard]] T& operator[](std::size_t index) noexcept { return items[index]; }
    [[nodiscard]] const T& operator[](std::size_t index) const noexcept { return items[index]; }

    T& emplace_back() {
        T* const made = ::new (next()) T();
        show_next();
        return *made;
    }
    void push_back(T value) {
        ::new (next()) T(std::move(value));
        show_next();
    }
    /// Ends the last element, or those from `count` on. For elements that no reader knows of.
    void pop_back() noexcept { truncate(size() - 1); }
    void truncate(std::size_t count) noexcept {
        if (count == size_.load(std::memory_order_relaxed)) return;
        destroy_from(count);
        size_.store(count, std::memory_order_release);
        tail_ = tail_end_ = nullptr;
    }
    /// Makes room for elements to come.
    void reserve(std::size_t count) {
        while (std::size_t{items.directory.size()} * chunk_size < count) add_chunk();
    }

  private:
    static constexpr std::size_t chunk_size =
        std::bit_floor(std::max<std::size_t>(2, ChunkBytes / sizeof(T)));
    static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);

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
    void show_next() noexcept {
        ++tail_;
        size_.store(size_.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    }

    void* next() {
        if (tail_ == tail_end_) find_tail();
        return tail_;
    }

    void find_tail() {
        const std::size_t index = size_.load(std::memory_order_relaxed);
        if (index == std::size_t{items.directory.size()} * chunk_size) add_chunk();
        T* const chunk = items.chunk(index / chunk_size);
        tail_ = chunk + index % chunk_size;
        tail_end_ = chunk + chunk_size;
    }

    void add_chunk() { items.directory.add(chunk_size * sizeof(T), chunk_size, Most); }

    void destroy_from(std::size_t count) noexcept {
        if constexpr (!std::is_trivially_destructible_v<T>)
            for (std::size_t i = count; i != size(); ++i) std::destroy_at(&items[i]);
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
            std::unique_ptr<table> smaller{}; ///< that was before it
        };
        void publish(std::unique_ptr<table> made) noexcept {
            if (!is_single_threaded()) made->smaller = std::move(newest_); // readers may still look at it
            words_ = made->words.get();
            current_.store(made.get(), std::memory_order_release);
            newest_ = std::move(made);
        }

        std::atomic<const table*> current_ = nullptr;
        std::atomic<std::uint64_t>* words_ = nullptr; ///< of the current table, for the writer
        std::unique_ptr<table> newest_;
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

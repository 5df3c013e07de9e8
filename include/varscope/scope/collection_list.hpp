// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/collection_list.hpp: the collections that a variable is put into.
#pragma once

#include <varscope/types/growing_array.hpp>
#include <varscope/types/request.hpp>

#include <initializer_list>

namespace varscope {

/// The keys of a variable's collections, copied; where none are given it is in `global_variables` (row 96). The empty list puts a variable
/// into none but `trainable_variables`.
class collection_list {
    // Stands first: clang instantiates what a constant needs only where the body was seen.
    template <class Range>
    constexpr void keep(const Range& keys) {
        std::size_t count = 0, characters = 0;
        for (const text key : keys) ++count, characters += key.size();
        characters_ = new char[characters + 1];
        keys_ = new text[count + 1];
        char* next = characters_;
        for (const text key : keys) {
            copy_characters(key.data(), key.size(), next);
            keys_[size_++] = text(next, key.size());
            next += key.size();
        }
    }

  public:
    constexpr collection_list() = default;
    constexpr collection_list(std::initializer_list<text> keys) { keep(keys); }
    /// The same from any range of texts.
    template <class Range>
        requires requires(const Range& keys) { text(*keys.begin()); }
    constexpr explicit collection_list(const Range& keys) { keep(keys); }
    constexpr collection_list(const collection_list& from) {
        if (from.keys_ != nullptr) keep(from);
    }
    constexpr collection_list& operator=(const collection_list& from) {
        if (this == &from) return *this;
        collection_list copy(from);
        swap(copy);
        return *this;
    }
    constexpr ~collection_list() {
        if (keys_ != nullptr) delete[] keys_, delete[] characters_;
    }

    [[nodiscard]] constexpr bool is_given() const noexcept { return keys_ != nullptr; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }
    [[nodiscard]] constexpr text operator[](std::size_t index) const noexcept { return keys_[index]; }
    /// The first key; null where none are given.
    [[nodiscard]] constexpr const text* data() const noexcept { return keys_; }
    [[nodiscard]] constexpr const text* begin() const noexcept { return keys_; }
    [[nodiscard]] constexpr const text* end() const noexcept { return keys_ + size_; }

  private:
    constexpr void swap(collection_list& other) noexcept {
        text* const keys = keys_;
        char* const characters = characters_;
        const std::size_t size = size_;
        keys_ = other.keys_, characters_ = other.characters_, size_ = other.size_;
        other.keys_ = keys, other.characters_ = characters, other.size_ = size;
    }

    text* keys_ = nullptr; ///< the texts, in characters_; null where none are given
    char* characters_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace varscope

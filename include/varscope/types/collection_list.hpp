// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/collection_list.hpp: the collections that a variable is put into.
#pragma once

#include <varscope/name/text.hpp>
#include <varscope/types/growing_array.hpp>

#include <initializer_list>

namespace varscope {

namespace detail {
inline constexpr text no_keys[1]{};
} // namespace detail

/// The keys of a variable's collections, copied. The empty list, `{}`, puts a variable into none but `trainable_variables`; where an option
/// is left out it is in `global_variables` (row 96).
class collection_list {
    // Keys and their characters on the heap. A value of its own, because g++ 12 lets no constructor's body change a member of a constant.
    struct keys_kept {
        const text* keys; ///< null where no list is given
        std::size_t size;
        const char* characters; ///< null where nothing is on the heap
    };
    // Characters until a list owns them, in case its keys find no memory.
    struct owned_characters {
        char* chars;
        constexpr ~owned_characters() { delete[] chars; }
    };
    // Stands first: clang instantiates what a constant needs only where the body was seen.
    template <class Range>
    static constexpr keys_kept copy(const Range& keys) {
        std::size_t count = 0, characters = 0;
        for (const text key : keys) ++count, characters += key.size();
        owned_characters room{new char[characters + 1]};
        text* made = new text[count + 1];
        char* next = room.chars;
        for (const text key : keys) {
            copy_characters(key.data(), key.size(), next);
            *(made++) = text(next, key.size());
            next += key.size();
        }
        const keys_kept kept{made - count, count, room.chars};
        room.chars = nullptr;
        return kept;
    }

  public:
    /// What the constructor of an option that was left out takes. No function, because the constant evaluator counts its steps.
    struct not_given_t {};
    static constexpr not_given_t not_given{};

    /// The empty list.
    constexpr collection_list() noexcept : kept{detail::no_keys, 0, nullptr} {}
    constexpr collection_list(not_given_t) noexcept : kept{nullptr, 0, nullptr} {}
    constexpr collection_list(std::initializer_list<text> keys) : kept(copy(keys)) {}
    /// The same from any range of texts.
    template <class Range>
        requires requires(const Range& keys) { text(*keys.begin()); }
    constexpr explicit collection_list(const Range& keys) : kept(copy(keys)) {}
    constexpr collection_list(const collection_list& from)
        : kept(from.kept.characters != nullptr ? copy(from) : from.kept) {}
    constexpr collection_list& operator=(const collection_list& from) {
        if (this == &from) return *this;
        collection_list other(from);
        const keys_kept mine = kept;
        kept = other.kept, other.kept = mine;
        return *this;
    }
    constexpr ~collection_list() {
        if (kept.characters != nullptr) delete[] kept.keys, delete[] kept.characters;
    }

    [[nodiscard]] constexpr bool is_given() const noexcept { return kept.keys != nullptr; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return kept.size; }
    [[nodiscard]] constexpr text operator[](std::size_t index) const noexcept { return kept.keys[index]; }
    /// Whether the key at a position stands before it too.
    [[nodiscard]] constexpr bool has_before(std::size_t index) const noexcept {
        std::size_t i = 0;
        while (i != index && kept.keys[i] != kept.keys[index]) ++i;
        return i != index;
    }
    /// The first key; null where no list is given.
    [[nodiscard]] constexpr const text* data() const noexcept { return kept.keys; }
    [[nodiscard]] constexpr const text* begin() const noexcept { return kept.keys; }
    [[nodiscard]] constexpr const text* end() const noexcept { return kept.keys + kept.size; }

    /// What is kept, for those who read it in constants, where a call costs steps.
    keys_kept kept;
};

} // namespace varscope

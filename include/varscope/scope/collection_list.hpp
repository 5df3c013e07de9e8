// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/collection_list.hpp: the collections that a variable is put into.
#pragma once

#include <varscope/types/growing_array.hpp>
#include <varscope/types/request.hpp>

#include <initializer_list>

namespace varscope {

/// The keys of a variable's collections, copied. The empty list, `{}`, puts a variable into none but `trainable_variables`; where an option
/// is left out it is in `global_variables` (row 96).
class collection_list {
    // Keys and their characters on the heap. A value of its own, because g++ 12 lets no constructor's body change a member of a constant.
    struct copied {
        text* keys = nullptr;
        char* characters = nullptr;
        std::size_t size = 0;
        bool is_given = true;
    };
    static constexpr text none{};
    constexpr explicit collection_list(copied kept) noexcept : kept_(kept) {}
    // Characters until a list owns them, in case its keys find no memory.
    struct owned_characters {
        char* chars;
        constexpr ~owned_characters() { delete[] chars; }
    };
    // Stands first: clang instantiates what a constant needs only where the body was seen.
    template <class Range>
    static constexpr copied copy(const Range& keys) {
        std::size_t count = 0, characters = 0;
        for (const text key : keys) ++count, characters += key.size();
        owned_characters room{new char[characters + 1]};
        copied made{new text[count + 1], room.chars, 0};
        room.chars = nullptr;
        char* next = made.characters;
        for (const text key : keys) {
            copy_characters(key.data(), key.size(), next);
            made.keys[made.size++] = text(next, key.size());
            next += key.size();
        }
        return made;
    }

  public:
    /// The empty list.
    constexpr collection_list() = default;
    /// No list: what an option is that was left out.
    [[nodiscard]] static constexpr collection_list not_given() noexcept {
        return collection_list(copied{nullptr, nullptr, 0, false});
    }
    constexpr collection_list(std::initializer_list<text> keys) : kept_(copy(keys)) {}
    /// The same from any range of texts.
    template <class Range>
        requires requires(const Range& keys) { text(*keys.begin()); }
    constexpr explicit collection_list(const Range& keys) : kept_(copy(keys)) {}
    constexpr collection_list(const collection_list& from)
        : kept_(from.size() != 0 ? copy(from) : copied{nullptr, nullptr, 0, from.is_given()}) {}
    constexpr collection_list& operator=(const collection_list& from) {
        if (this == &from) return *this;
        collection_list other(from);
        const copied mine = kept_;
        kept_ = other.kept_, other.kept_ = mine;
        return *this;
    }
    constexpr ~collection_list() {
        if (kept_.keys != nullptr) delete[] kept_.keys, delete[] kept_.characters;
    }

    [[nodiscard]] constexpr bool is_given() const noexcept { return kept_.is_given; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return kept_.size; }
    [[nodiscard]] constexpr text operator[](std::size_t index) const noexcept { return kept_.keys[index]; }
    /// The first key; null where no list is given.
    [[nodiscard]] constexpr const text* data() const noexcept {
        return kept_.keys != nullptr ? kept_.keys : kept_.is_given ? &none : nullptr;
    }
    [[nodiscard]] constexpr const text* begin() const noexcept { return kept_.keys; }
    [[nodiscard]] constexpr const text* end() const noexcept { return kept_.keys + kept_.size; }

  private:
    copied kept_;
};

} // namespace varscope

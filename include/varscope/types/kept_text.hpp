// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/kept_text.hpp: a text that owns its characters.
#pragma once

#include <varscope/name/text.hpp>

namespace varscope {

/// A copy of characters, usable in constants. Cost: an allocation, none for no characters.
class kept_text {
  public:
    constexpr kept_text() noexcept = default;
    constexpr explicit kept_text(text from) : chars_(copy(from)), size_(from.size()) {}
    constexpr kept_text(const kept_text& from) : kept_text(text(from)) {}
    constexpr kept_text(kept_text&& from) noexcept { swap(from); }
    constexpr kept_text& operator=(kept_text from) noexcept {
        swap(from);
        return *this;
    }
    constexpr ~kept_text() { delete[] chars_; }

    constexpr operator text() const noexcept { return size_ == 0 ? text() : text(chars_, size_); }
    [[nodiscard]] constexpr bool empty() const noexcept { return size_ == 0; }

  private:
    static constexpr char* copy(text from) {
        if (from.empty()) return nullptr;
        char* const made = new char[from.size()];
        copy_characters(from.data(), from.size(), made);
        return made;
    }
    constexpr void swap(kept_text& other) noexcept {
        char* const chars = chars_;
        const std::size_t size = size_;
        chars_ = other.chars_, size_ = other.size_;
        other.chars_ = chars, other.size_ = size;
    }

    char* chars_ = nullptr;
    std::size_t size_ = 0;
};

} // namespace varscope

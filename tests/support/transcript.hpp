// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/transcript.hpp: what a test of the engine saw, as a text of fixed size that a constant can be.
#pragma once

#include <varscope/naming/path_table.hpp>

#include <cstddef>
#include <cstdint>

namespace varscope::testing {

/// Words with a space between them. Text that does not fit is cut, and then the transcript equals nothing.
class transcript {
  public:
    /// Begins a word.
    constexpr transcript& write(text word) {
        if (size_ != 0) add(" ");
        return add(word);
    }
    /// Continues the last word.
    constexpr transcript& add(text more) {
        char* const to = room(more.size());
        for (std::size_t i = 0; to != nullptr && i != more.size(); ++i) to[i] = more[i];
        return *this;
    }
    constexpr transcript& add(std::uint64_t number) {
        char digits[20]{};
        std::size_t begin = sizeof digits;
        do {
            digits[--begin] = static_cast<char>('0' + number % 10);
            number /= 10;
        } while (number != 0);
        return add(text(digits + begin, sizeof digits - begin));
    }
    /// Continues the last word with a path of a table, `/` for the root.
    template <class Storage>
    constexpr transcript& add(const path_table<Storage>& table, path_id id) {
        if (id == 0) return add("/");
        const std::size_t length = table.length(id);
        if (char* const to = room(length)) table.spell_backwards(id, to + length);
        return *this;
    }

    [[nodiscard]] constexpr text words() const noexcept { return text(chars_, size_); }
    [[nodiscard]] constexpr bool is_whole() const noexcept { return is_whole_; }

    friend constexpr bool operator==(const transcript& left, const transcript& right) noexcept {
        return left.is_whole_ && right.is_whole_ && left.words() == right.words();
    }
    friend constexpr bool operator==(const transcript& left, const char* right) noexcept {
        return left.is_whole_ && left.words() == text(right);
    }

  private:
    constexpr char* room(std::size_t count) noexcept {
        if (count > sizeof chars_ - size_) {
            is_whole_ = false;
            return nullptr;
        }
        size_ += count;
        return chars_ + size_ - count;
    }

    char chars_[8192]{};
    std::size_t size_ = 0;
    bool is_whole_ = true;
};

} // namespace varscope::testing

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/fixed_string.hpp: a string literal that can be a template argument.
#pragma once

#include <varscope/name/text.hpp>

namespace varscope {

/// `Size` characters and a terminator, by value; structural, so `template <fixed_string S>` accepts a literal.
template <std::size_t Size>
struct fixed_string {
    char chars[Size + 1]{};

    constexpr fixed_string() = default;
    constexpr fixed_string(const char (&literal)[Size + 1]) noexcept {
        for (std::size_t i = 0; i != Size; ++i) chars[i] = literal[i];
    }

    /// Copies a text of this size.
    constexpr explicit fixed_string(text from) noexcept {
        for (std::size_t i = 0; i != Size; ++i) chars[i] = from.data()[i];
    }

    [[nodiscard]] static constexpr std::size_t size() noexcept { return Size; }
    [[nodiscard]] constexpr const char* data() const noexcept { return chars; }
    constexpr operator text() const noexcept { return text(chars, Size); }

    friend constexpr bool operator==(const fixed_string&, const fixed_string&) = default;
};

template <std::size_t Count>
fixed_string(const char (&)[Count]) -> fixed_string<Count - 1>;

/// `left`, a slash, `right`.
template <std::size_t Left, std::size_t Right>
[[nodiscard]] constexpr fixed_string<Left + 1 + Right> join(const fixed_string<Left>& left,
                                                            const fixed_string<Right>& right) noexcept {
    fixed_string<Left + 1 + Right> joined;
    for (std::size_t i = 0; i != Left; ++i) joined.chars[i] = left.chars[i];
    joined.chars[Left] = '/';
    for (std::size_t i = 0; i != Right; ++i) joined.chars[Left + 1 + i] = right.chars[i];
    return joined;
}

} // namespace varscope

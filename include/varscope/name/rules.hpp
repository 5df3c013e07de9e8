// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/rules.hpp: which names are legal, and why one is not.
#pragma once

#include <varscope/name/text.hpp>

namespace varscope {

/// What is wrong with a name.
enum class name_fault : unsigned char {
    none,          ///< nothing: the name is legal
    empty,         ///< no characters at all
    bad_first,     ///< at the root a name begins with a letter, digit or dot (rows 11, 21, 98)
    bad_character, ///< a character that is not a letter, digit, dot, `_`, `-`, `>` or `/` (row 11)
    slash ///< a slash at the beginning, at the end, or beside another one (row 22; refused, TensorFlow keeps it)
};

/// Whether a fault is a character in the wrong place; the others are segments without any.
[[nodiscard]] constexpr bool is_wrong_character(name_fault fault) noexcept {
    return fault == name_fault::bad_first || fault == name_fault::bad_character;
}

/// A fault and the index of the character it was found at.
struct name_verdict {
    name_fault fault = name_fault::none;
    std::size_t position = 0;

    /// Whether the name is legal.
    constexpr explicit operator bool() const noexcept { return fault == name_fault::none; }
    friend constexpr bool operator==(const name_verdict&, const name_verdict&) = default;
};

/// A character that may begin a name at the root: letter, digit or dot.
[[nodiscard]] constexpr bool may_begin_name(char c) noexcept {
    return ('a' <= c && c <= 'z') || ('A' <= c && c <= 'Z') || ('0' <= c && c <= '9') || c == '.';
}

/// A character that may stand inside a path segment.
[[nodiscard]] constexpr bool may_continue_name(char c) noexcept {
    return may_begin_name(c) || c == '_' || c == '-' || c == '>';
}

/// Where a name will stand: at the root its first character is restricted, below a scope it is not.
enum class name_place : unsigned char { root, nested };

namespace detail {

// What a character means for the legality of a name; most mean nothing.
enum character_class : unsigned char { nothing = 0, is_illegal = 1, is_slash = 2, is_arrow = 4 };

struct character_table {
    unsigned char of[256]{};
    constexpr character_table() noexcept {
        for (int i = 0; i != 256; ++i) {
            const char c = static_cast<char>(i);
            of[i] = c == '/' ? is_slash : c == '>' ? is_arrow : may_continue_name(c) ? nothing : is_illegal;
        }
    }
};
inline constexpr character_table character_classes;

// Whether there is nothing to look at twice: legal characters, single slashes between segments, no `>`. An index into an array
// costs g++'s constant evaluator less than a pointer.
template <class Chars>
[[nodiscard]] constexpr bool is_plainly_legal(const Chars& chars, std::size_t size) noexcept {
    unsigned seen = 0, doubled = 0, before = is_slash;
    for (std::size_t i = 0; i != size; ++i) {
        const unsigned now = character_classes.of[static_cast<unsigned char>(chars[i])];
        seen |= now, doubled |= now & before, before = now;
    }
    return (seen & (is_illegal | is_arrow)) == 0 && ((doubled | before) & is_slash) == 0;
}

} // namespace detail

/// Judges a name of one or more segments (rows 11, 12, 21, 98). The piece behind a `>` begins as a name at the root does.
/// Cost: one pass for a legal name.
[[nodiscard]] constexpr name_verdict check_name(text name, name_place place) noexcept {
    if (name.empty()) return {name_fault::empty, 0};
    if (place == name_place::root && !may_begin_name(name[0]) && may_continue_name(name[0]))
        return {name_fault::bad_first, 0};
    if (detail::is_plainly_legal(name.data(), name.size())) return {};

    for (std::size_t i = 0; i != name.size(); ++i) {
        const unsigned now = detail::character_classes.of[static_cast<unsigned char>(name[i])];
        if (now == detail::is_illegal) return {name_fault::bad_character, i};
        if (now == detail::is_slash) {
            if (i == 0 || name[i - 1] == '/' || i + 1 == name.size()) return {name_fault::slash, i};
        } else if (i != 0 && name[i - 1] == '>' && !may_begin_name(name[i])) {
            return {name_fault::bad_first, i};
        }
    }
    return {};
}

/// One sentence on a fault, for messages.
[[nodiscard]] constexpr text describe(name_fault fault) noexcept {
    switch (fault) {
    case name_fault::none:
        return "it is legal";
    case name_fault::empty:
        return "it is empty";
    case name_fault::bad_first:
        return "at the root, and behind a '>', a name begins with a letter, a digit or a dot";
    case name_fault::bad_character:
        return "only letters, digits and . _ - > / may stand in a name";
    case name_fault::slash:
        return "a slash may only stand between two segments";
    }
    return "";
}

} // namespace varscope

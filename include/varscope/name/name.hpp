// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/name.hpp: a name that is a type.
#pragma once

#include <varscope/name/fixed_string.hpp>
#include <varscope/name/rules.hpp>
#include <varscope/name/spelled.hpp>

namespace varscope {

/// The name `Chars` as a type without state; written `"w"_n`.
template <auto Chars>
struct name_c {
    static constexpr text value = Chars;
    static constexpr auto chars = Chars;
    constexpr operator text() const noexcept { return value; }
    [[nodiscard]] static constexpr const char* data() noexcept { return value.data(); }
    [[nodiscard]] static constexpr std::size_t size() noexcept { return value.size(); }
};

/// Names are equal when their characters are.
template <auto Left, auto Right>
[[nodiscard]] constexpr bool operator==(name_c<Left>, name_c<Right>) noexcept {
    return name_c<Left>::value == name_c<Right>::value;
}

namespace rule {
/// The rule a diagnostic names: false of a spelled name that could be legal nowhere.
template <class Spelled>
inline constexpr bool literal_is_legal = false;
} // namespace rule

namespace detail {
// A trailing slash is a name scope's absolute form ("conv1/"): the scope judges it, not the literal.
constexpr bool literal_is_legal(text name) noexcept {
    const bool absolute = name.size() > 1 && name[name.size() - 1] == '/';
    return static_cast<bool>(
        check_name(absolute ? name.substr(0, name.size() - 1) : name, name_place::nested));
}
} // namespace detail

/// The name of these characters; refused by the compiler where it could be legal nowhere (VS-E001).
template <fixed_string Chars>
[[nodiscard]] constexpr auto checked_name() noexcept {
    if constexpr (!detail::literal_is_legal(Chars))
        static_assert(
            rule::literal_is_legal<spelled_t<Chars>>,
            "VS-E001: the name is illegal: use letters, digits and . _ - > with single slashes between "
            "segments, beginning with a letter, digit or dot at the root");
    return name_c<Chars>{};
}

/// The path of two names: `"a"_n / "b"_n` is `"a/b"_n`.
template <auto Left, auto Right>
[[nodiscard]] constexpr auto operator/(name_c<Left>, name_c<Right>) noexcept {
    return checked_name<join(Left, Right)>();
}

inline namespace literals {

/// `"w"_n`: the name w as a type. Refused by the compiler where the name could be legal nowhere (VS-E001).
template <fixed_string Chars>
[[nodiscard]] constexpr name_c<Chars> operator""_n() noexcept {
    if constexpr (!detail::is_plainly_legal(Chars.chars, Chars.size()))
        static_cast<void>(checked_name<Chars>()); // legal all the same, or one error
    return {};
}

} // namespace literals

} // namespace varscope

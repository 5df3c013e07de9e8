// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/name_like.hpp: what is accepted where a name is asked for.
#pragma once

#include <varscope/name/text.hpp>

namespace varscope {

/// Turns a foreign kind of name into text; specialised by adapters (interop/hana_string.hpp).
template <class Name>
struct name_text {
    static constexpr text of(const Name& name) noexcept requires requires { text(name); }
    { return text(name); }
};

template <class Name>
struct name_text<const Name> : name_text<Name> {};

/// A literal, a `name_c`, a std::string or std::string_view, or a type an adapter knows.
template <class Name>
concept name_like = requires(const Name& name) {
    name_text<Name>::of(name);
};

/// The name_c of a foreign kind of name whose characters are in its type; specialised by adapters, without `type` for others.
template <class Name>
struct name_constant {};
template <class Name>
concept constant_name = requires {
    typename name_constant<Name>::type;
};

/// The characters of any kind of name; they live as long as the name.
template <name_like Name>
[[nodiscard]] constexpr text to_text(const Name& name) noexcept {
    if constexpr (requires { text(Name::value); })
        return Name::value; // a name_c
    else
        return name_text<Name>::of(name);
}

/// A literal's characters.
template <std::size_t Count>
[[nodiscard]] constexpr text to_text(const char (&literal)[Count]) noexcept {
    return text(static_cast<const char*>(literal));
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/lookup.hpp: from a name that is a type to a declared variable or scope, or to one error that names the nearest.
#pragma once

#include <varscope/manifest/manifest.hpp>

namespace varscope {

namespace detail {

// The full text of a name below a path of a manifest.
template <class Manifest, path_id Parent, auto Chars>
struct full_name {
    static constexpr std::size_t before = Parent == 0 ? 0 : Manifest::tables().length(Parent) + 1;
    static constexpr auto chars = [] {
        fixed_string<before + Chars.size()> joined;
        if constexpr (before != 0) {
            Manifest::tables().spell_backwards(Parent, joined.chars + before - 1);
            joined.chars[before - 1] = '/';
        }
        for (std::size_t i = 0; i != Chars.size(); ++i) joined.chars[before + i] = Chars.chars[i];
        return joined;
    }();
};

template <class Manifest, auto Full>
struct nearest_variable {
    static constexpr text value =
        Manifest::size() == 0 ? text() : Manifest::name(nearest_of(Full, Manifest::size(), [](std::size_t i) {
            return Manifest::name(i);
        }));
};

// The scopes of a manifest are the paths above its variables; the nearest one is that of the variable nearest below it.
template <class Manifest, auto Full>
struct nearest_scope {
    static constexpr text head(text name, std::size_t segments) noexcept {
        std::size_t end = 0;
        for (; end != name.size(); ++end)
            if (name[end] == '/' && --segments == 0) break;
        return name.substr(0, end);
    }
    static constexpr text value = [] {
        if (Manifest::size() == 0) return text();
        std::size_t segments = 1;
        for (const char c : text(Full)) segments += c == '/' ? 1u : 0u;
        const auto scope = [segments](std::size_t i) {
            return parent(head(Manifest::name(i), segments + 1));
        };
        return scope(nearest_of(Full, Manifest::size(), scope));
    }();
};

template <class Manifest, path_id Parent, auto Chars>
constexpr void refuse_variable() noexcept {
    if constexpr (Manifest::is_valid && Parent != no_path) {
        constexpr auto full = full_name<Manifest, Parent, Chars>::chars;
        diagnostic<code::name_not_declared>::give<
            variable_of_name<spelled_t<full>>,
            nearest_declared_name<typename spelling<nearest_variable<Manifest, full>>::type>>();
    }
}
template <class Manifest, path_id Parent, auto Chars>
constexpr void refuse_scope() noexcept {
    if constexpr (Manifest::is_valid && Parent != no_path) {
        constexpr auto full = full_name<Manifest, Parent, Chars>::chars;
        diagnostic<code::name_not_declared>::give<
            scope_of_name<spelled_t<full>>,
            nearest_declared_name<typename spelling<nearest_scope<Manifest, full>>::type>>();
    }
}

} // namespace detail

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/name_scopes.hpp: names of graph files that are moved from one scope to another.
#pragma once

#include <varscope/error/spell.hpp>
#include <varscope/name/path.hpp>
#include <varscope/types/arguments.hpp>

#include <string>

namespace varscope {

namespace detail {

// How many characters a mark at the beginning of a name has: `^` of a control dependency, `loc:@` of a colocation.
[[nodiscard]] constexpr std::size_t mark_size(text name) noexcept {
    return name.starts_with("^") ? 1 : name.starts_with("loc:@") ? 5 : 0;
}

} // namespace detail

/// A name without the scope that it begins with, behind a mark that stays: `^x` of `^h///x` and the scope `h` (row 29). A name that is not within the
/// scope, and the scope itself, is given as it is.
[[nodiscard]] inline std::string strip_name_scope(name_argument name, name_argument scope) {
    const text full = name.chars, outer = without_trailing_slash(scope.chars);
    const std::size_t mark = detail::mark_size(full);
    text rest = full.substr(mark);
    if (outer.empty() || !is_within(rest, outer) || rest.size() == outer.size()) return to_string(full);
    rest = rest.substr(outer.size());
    while (rest.starts_with("/")) rest = rest.substr(1);
    return to_string(full.substr(0, mark)) + to_string(rest);
}

/// A name below a scope, behind a mark that stays: `loc:@p/a` of `loc:@a` and the scope `p` (row 29). The root changes nothing.
[[nodiscard]] inline std::string prepend_name_scope(name_argument name, name_argument scope) {
    const text full = name.chars, outer = without_trailing_slash(scope.chars);
    if (outer.empty()) return to_string(full);
    const std::size_t mark = detail::mark_size(full);
    return to_string(full.substr(0, mark)) + to_string(outer) + '/' + to_string(full.substr(mark));
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/constant/filter.hpp: the regular expressions of scope programs in the constant evaluator, where std::regex is not.
#pragma once

#include <varscope/name/text.hpp>

namespace conformance {

/// Whether a pattern of plain characters, `.`, `\c`, each with `*`, `+` or `?`, and a last `$` matches at the start of a name.
constexpr bool matches(varscope::text pattern, varscope::text name) noexcept {
    if (pattern.empty()) return true;
    if (pattern == "$") return name.empty();
    const std::size_t size = pattern[0] == '\\' ? 2 : 1;
    const bool is_any = pattern[0] == '.';
    const char character = pattern[size - 1];
    const auto takes = [&](varscope::text rest) { return !rest.empty() && (is_any || rest[0] == character); };
    const char repeat = pattern.size() > size ? pattern[size] : ' ';
    if (repeat != '*' && repeat != '+' && repeat != '?')
        return takes(name) && matches(pattern.substr(size), name.substr(1));
    const varscope::text behind = pattern.substr(size + 1);
    if (repeat == '+') {
        if (!takes(name)) return false;
        name = name.substr(1);
    }
    while (true) {
        if (matches(behind, name)) return true;
        if (!takes(name)) return false;
        name = name.substr(1);
        if (repeat == '?') return matches(behind, name);
    }
}

static_assert(matches("a/", "a/b:0") && !matches("b", "a/b:0") && matches(".*b:0$", "a/b:0"));
static_assert(!matches("a$", "a:0") && matches("a.b", "axb:0") && !matches("a\\.b", "axb:0"));
static_assert(matches("ab?c+", "acc") && matches("ab?c+", "abc") && !matches("ab?c+", "abb"));

} // namespace conformance

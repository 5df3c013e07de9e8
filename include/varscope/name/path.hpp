// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/path.hpp: paths are segments joined by slashes.
#pragma once

#include <varscope/name/text.hpp>

namespace varscope {

/// The position of the last slash of a path, or the path's size where it has none.
[[nodiscard]] constexpr std::size_t last_slash(text path) noexcept {
    const char* const begin = path.data();
    std::size_t i = path.size();
    while (i != 0 && begin[i - 1] != '/') --i;
    return i == 0 ? path.size() : i - 1;
}

/// Everything before the last segment, without the slash; empty where there is one segment.
/// Law: join(parent(p), leaf(p)) == p, where parent(p) is not empty.
[[nodiscard]] constexpr text parent(text path) noexcept {
    const std::size_t slash = last_slash(path);
    return slash == path.size() ? text() : path.substr(0, slash);
}

/// The last segment.
[[nodiscard]] constexpr text leaf(text path) noexcept {
    const std::size_t slash = last_slash(path);
    return slash == path.size() ? path : path.substr(slash + 1);
}

/// The position of the first slash of a path, or the path's size where it has none. Cost: eight characters a step at run
/// time.
[[nodiscard]] constexpr std::size_t first_slash(text path) noexcept {
    std::size_t at = 0;
    if (!__builtin_is_constant_evaluated() && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__) {
        for (; at + 8 <= path.size(); at += 8) {
            unsigned long long word = 0;
            __builtin_memcpy(&word, path.data() + at, 8);
            word ^= 0x2F2F2F2F2F2F2F2Fu; // a slash becomes a zero byte
            const unsigned long long zeros = (word - 0x0101010101010101u) & ~word & 0x8080808080808080u;
            if (zeros != 0) return at + static_cast<std::size_t>(__builtin_ctzll(zeros)) / 8;
        }
    }
    const char* const begin = path.data();
    const std::size_t size = path.size();
    while (at != size && begin[at] != '/') ++at;
    return at;
}

/// Cuts the first segment off `rest` and returns it; `rest` is then what follows the slash.
[[nodiscard]] constexpr text take_segment(text& rest) noexcept {
    const std::size_t size = first_slash(rest);
    const text segment = rest.substr(0, size);
    rest = size == rest.size() ? text() : rest.substr(size + 1);
    return segment;
}

/// Whether `path` is `scope` or lies below it, at the slash: `a/b` is within `a`, `ab` is not. All is within the root.
[[nodiscard]] constexpr bool is_within(text path, text scope) noexcept {
    return scope.empty() ||
           (path.starts_with(scope) && (path.size() == scope.size() || path[scope.size()] == '/'));
}

/// A tensor's name without the number of the output, where that is 0: `w` of `w:0` (row 14).
[[nodiscard]] constexpr text without_output_number(text name) noexcept {
    const bool has_number =
        name.size() > 2 && name[name.size() - 2] == ':' && name[name.size() - 1] == '0';
    return has_number ? name.substr(0, name.size() - 2) : name;
}

/// A scope's text without the slash at its end, where it has one: `a/b` of `a/b/`.
[[nodiscard]] constexpr text without_trailing_slash(text scope) noexcept {
    return !scope.empty() && scope[scope.size() - 1] == '/' ? scope.substr(0, scope.size() - 1) : scope;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/path.hpp: paths are segments joined by slashes.
#pragma once

#include <varscope/name/text.hpp>

namespace varscope {

/// The position of the last slash of a path, or the path's size where it has none.
[[nodiscard]] constexpr std::size_t last_slash(text path) noexcept {
    for (std::size_t i = path.size(); i != 0; --i)
        if (path[i - 1] == '/') return i - 1;
    return path.size();
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

/// Cuts the first segment off `rest` and returns it; `rest` is then what follows the slash.
[[nodiscard]] constexpr text take_segment(text& rest) noexcept {
    std::size_t size = 0;
    while (size != rest.size() && rest[size] != '/') ++size;
    const text segment = rest.substr(0, size);
    rest = size == rest.size() ? text() : rest.substr(size + 1);
    return segment;
}

/// Whether `path` is `scope` or lies below it, at the slash: `a/b` is within `a`, `ab` is not. All is within the root.
[[nodiscard]] constexpr bool is_within(text path, text scope) noexcept {
    return scope.empty() ||
           (path.starts_with(scope) && (path.size() == scope.size() || path[scope.size()] == '/'));
}

} // namespace varscope

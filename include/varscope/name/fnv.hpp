// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/fnv.hpp: the hash by which names are known outside of a graph.
#pragma once

#include <varscope/name/text.hpp>

#include <cstdint>

namespace varscope {

/// FNV-1a of no characters (64 bits).
inline constexpr std::uint64_t empty_fnv1a = 0xCBF29CE484222325u;

/// FNV-1a over the characters as they are; the same in both phases and in every version, so that it may be stored.
/// Law: fnv1a(b, fnv1a(a)) == fnv1a(ab)
[[nodiscard]] constexpr std::uint64_t fnv1a(text more, std::uint64_t hash = empty_fnv1a) noexcept {
    const char* const chars = more.data();
    const std::size_t size = more.size();
    for (std::size_t i = 0; i != size; ++i)
        hash = (hash ^ static_cast<unsigned char>(chars[i])) * 0x100000001B3u;
    return hash;
}

} // namespace varscope

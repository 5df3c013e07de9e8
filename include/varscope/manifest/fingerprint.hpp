// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/fingerprint.hpp: one number for the names, dtypes and shapes that a manifest declares.
#pragma once

#include <varscope/manifest/tables.hpp>
#include <varscope/name/fnv.hpp>

namespace varscope::detail {

// The positions of names in the order of their texts, by merging: few comparisons, and the same work in both phases.
template <class NameOf>
constexpr void sort_by_name(std::uint32_t* order, std::size_t count, NameOf name_of) {
    growing_array<std::uint32_t> merged;
    for (std::size_t i = 0; i != count; ++i) merged.push_back(order[i] = static_cast<std::uint32_t>(i));
    for (std::size_t width = 1; width < count; width *= 2) {
        for (std::size_t begin = 0; begin < count; begin += 2 * width) {
            const std::size_t middle = begin + width < count ? begin + width : count;
            const std::size_t end = begin + 2 * width < count ? begin + 2 * width : count;
            std::size_t left = begin;
            std::size_t right = middle;
            for (std::size_t to = begin; to != end; ++to)
                merged[to] =
                    right == end || (left != middle && !(name_of(order[right]) < name_of(order[left])))
                        ? order[left++]
                        : order[right++];
        }
        for (std::size_t i = 0; i != count; ++i) order[i] = merged[i];
    }
}

constexpr std::uint64_t hash_number(std::uint64_t hash, std::uint64_t number) noexcept {
    char digits[20]{};
    std::size_t begin = sizeof digits;
    do digits[--begin] = static_cast<char>('0' + number % 10);
    while ((number /= 10) != 0);
    return fnv1a(text(digits + begin, sizeof digits - begin), hash);
}

template <class Manifest>
constexpr std::uint64_t fingerprint() {
    std::uint32_t order[Manifest::size() + 1]{};
    sort_by_name(order, Manifest::size(), [](std::size_t i) { return Manifest::name(i); });
    std::uint64_t hash = empty_fnv1a;
    for (std::size_t i = 0; i != Manifest::size(); ++i) {
        hash = fnv1a(Manifest::name(order[i]), hash);
        hash = fnv1a(":(", fnv1a(name_of(Manifest::dtype(order[i])), fnv1a(":", hash)));
        const shape_view shape = Manifest::shape(order[i]);
        for (std::size_t axis = 0; axis != shape.size(); ++axis) {
            if (axis != 0) hash = fnv1a(", ", hash);
            hash = hash_number(hash, static_cast<std::uint64_t>(shape[axis]));
        }
        hash = fnv1a(shape.size() == 1 ? ",)\n" : ")\n", hash);
    }
    return hash;
}

} // namespace varscope::detail

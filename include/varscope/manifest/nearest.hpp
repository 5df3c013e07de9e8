// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/nearest.hpp: which declared name a misspelt one is likely to mean.
#pragma once

#include <varscope/detail/functions.hpp>
#include <varscope/name/text.hpp>
#include <varscope/types/growing_array.hpp>

namespace varscope {

/// The number of characters to insert, delete, replace or swap with their neighbour to make one text of the other (optimal
/// string alignment). Cost: the product of the lengths that are left without the common beginning and end.
[[nodiscard]] VARSCOPE_COLD constexpr std::size_t edit_distance(text left, text right) {
    while (!left.empty() && !right.empty() && left[0] == right[0]) {
        left = left.substr(1);
        right = right.substr(1);
    }
    while (!left.empty() && !right.empty() && left[left.size() - 1] == right[right.size() - 1]) {
        left = left.substr(0, left.size() - 1);
        right = right.substr(0, right.size() - 1);
    }
    const std::size_t width = right.size() + 1;
    growing_array<std::size_t> rows; // three rows, one behind the other
    for (std::size_t i = 0; i != 3 * width; ++i) rows.push_back(i % width);
    for (std::size_t i = 1; i <= left.size(); ++i) {
        const std::size_t now = i % 3 * width;
        const std::size_t last = (i + 2) % 3 * width;
        const std::size_t before = (i + 1) % 3 * width;
        rows[now] = i;
        for (std::size_t j = 1; j < width; ++j) {
            std::size_t best = rows[last + j - 1] + (left[i - 1] == right[j - 1] ? 0u : 1u);
            if (rows[last + j] + 1 < best) best = rows[last + j] + 1;
            if (rows[now + j - 1] + 1 < best) best = rows[now + j - 1] + 1;
            if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] &&
                rows[before + j - 2] + 1 < best)
                best = rows[before + j - 2] + 1;
            rows[now + j] = best;
        }
    }
    return rows[left.size() % 3 * width + width - 1];
}

/// What is left of the longer text without the common beginning and end: an upper bound of the edit distance that is cheap.
[[nodiscard]] constexpr std::size_t differing_size(text left, text right) noexcept {
    const std::size_t shorter = left.size() < right.size() ? left.size() : right.size();
    const std::size_t longer = left.size() < right.size() ? right.size() : left.size();
    const char* const a = left.data();
    const char* const b = right.data();
    std::size_t front = 0;
    while (front != shorter && a[front] == b[front]) ++front;
    std::size_t back = 0;
    while (back != shorter - front && a[left.size() - 1 - back] == b[right.size() - 1 - back]) ++back;
    return longer - front - back;
}

/// The index of the name among `count` that is nearest to `asked`; `name_of(i)` gives them. Cost: one pass over all names,
/// and the edit distance for those that could be nearest.
template <class NameOf>
[[nodiscard]] VARSCOPE_COLD constexpr std::size_t nearest_of(text asked, std::size_t count, NameOf name_of) {
    std::size_t best = 0;
    std::size_t least = static_cast<std::size_t>(-1);
    growing_array<std::size_t> bounds;
    std::size_t least_bound = least;
    for (std::size_t i = 0; i != count; ++i) {
        bounds.push_back(differing_size(asked, name_of(i)));
        if (bounds[i] < least_bound) least_bound = bounds[i];
    }
    int tries = 8;
    for (std::size_t i = 0; i != count && tries != 0; ++i) {
        if (bounds[i] != least_bound) continue;
        --tries;
        const std::size_t distance = edit_distance(asked, name_of(i));
        if (distance < least) best = i, least = distance;
    }
    return best;
}

} // namespace varscope

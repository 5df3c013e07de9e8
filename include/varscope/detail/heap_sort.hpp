// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/detail/heap_sort.hpp: sorting that costs the compiler little.
#pragma once

#include <algorithm>

namespace varscope::detail {

// Sorts in place, equal elements in any order. For headers that many programs include: std::sort is three times the compiler's work for each.
template <class Range, class Less>
void heap_sort(Range& range, Less less) {
    std::make_heap(range.begin(), range.end(), less);
    std::sort_heap(range.begin(), range.end(), less);
}

} // namespace varscope::detail

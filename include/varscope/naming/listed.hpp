// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/listed.hpp: whether a collection lists a variable.
#pragma once

#include <varscope/naming/variable_store.hpp>

namespace varscope::detail {

// Whether the first `count` entries of a collection have a variable. Cost: O(log count) where they are known to be in the order of creation, else
// O(count).
template <class Storage>
[[nodiscard]] constexpr bool is_listed(const collection_record<Storage>& in, std::size_t count,
                                       std::uint32_t variable) noexcept {
    std::size_t first = 0, last = count;
    if (!Storage::spells_names || !in.is_ascending) {
        while (first != last && in.variables[first] != variable) ++first;
        return first != last;
    }
    while (first != last) {
        const std::size_t middle = first + (last - first) / 2;
        if (in.variables[middle] < variable)
            first = middle + 1;
        else
            last = middle;
    }
    return first != count && in.variables[first] == variable;
}

// The same for the collection of a key, which may not be there.
template <class Storage>
[[nodiscard]] constexpr bool is_listed(const variable_store<Storage>& in, text key,
                                       std::uint32_t variable) noexcept {
    const collection_record<Storage>* const found = in.find_collection(key);
    return found != nullptr && is_listed(*found, found->variables.size(), variable);
}

} // namespace varscope::detail

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/accept.hpp: how lists of variables ask what selects from them.
#pragma once

#include <varscope/name/text.hpp>

#include <concepts>

namespace varscope::detail {

// A filter of manifests or of lists, which says itself what it selects (manifest/select.hpp, selection/filter.hpp).
template <class Accept>
concept describes_itself = requires {
    typename Accept::variable_filter;
};

// Asks a predicate of a variable, or where it takes none of the variable's name with the output number.
template <class Accept, class Variable>
[[nodiscard]] constexpr bool accepts(Accept& accept, const Variable& variable) {
    if constexpr (std::predicate<Accept&, const Variable&>)
        return accept(variable);
    else
        return accept(text(variable.name()));
}

} // namespace varscope::detail

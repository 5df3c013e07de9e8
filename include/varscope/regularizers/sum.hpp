// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/regularizers/sum.hpp: several regularizers as one.
#pragma once

#include <varscope/types/regularizer.hpp>

#include <concepts>

namespace varscope {

/// The sum of up to four terms, contrib's sum_regularizer; none of them is no regularizer. More terms are refused where the regularizer is
/// used (VS-E039).
template <std::same_as<regularizer>... Regularizers>
[[nodiscard]] constexpr regularizer sum_regularizer(const Regularizers&... regularizers) noexcept {
    regularizer sum{true, 0, "sum_regularizer", {}};
    const auto add = [&sum](const regularizer& each) {
        for (std::size_t i = 0; i != each.count; ++i, ++sum.count)
            if (sum.count < regularizer::most_terms) sum.terms[sum.count] = each.terms[i];
    };
    (add(regularizers), ...);
    return sum.count == 0 ? no_regularizer() : sum;
}

} // namespace varscope

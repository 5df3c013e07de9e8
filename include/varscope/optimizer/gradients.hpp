// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/gradients.hpp: what an optimizer takes as gradients.
#pragma once

#include <varscope/tensor/elementwise.hpp>

namespace varscope::detail {

// Refuses what does not have its elements at data(), one behind the other in row-major order: views, expressions and other layouts of xtensor.
template <class Gradients>
constexpr void demand_row_major() noexcept {
    static_assert(row_major_container<Gradients> || !xt::is_xexpression<Gradients>::value,
                  "a gradient has its elements side by side in row-major order: evaluate views, expressions "
                  "and other layouts of xtensor, as xt::xarray<float>(gradient)");
}

} // namespace varscope::detail

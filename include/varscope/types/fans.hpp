// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/fans.hpp: how many inputs and outputs an element of a variable has, which scaled initializers divide by.
#pragma once

#include <varscope/types/shape.hpp>

namespace varscope {

/// The number that variance_scaling divides its scale by (row 141): the inputs, the outputs, or their mean.
enum class fan_mode : unsigned char { fan_in, fan_out, fan_avg };

/// How many inputs and outputs each element of a shape has: 1 of a scalar, the extent of a rank of 1, rows and columns of a rank of 2; above
/// that the last two extents times the product of the others, as a kernel of a convolution has them (row 143).
struct shape_fans {
    double in = 1;
    double out = 1;

    /// The one that a mode asks for, at least 1 (row 141).
    [[nodiscard]] constexpr double of(fan_mode mode) const noexcept {
        const double fan = mode == fan_mode::fan_in ? in : mode == fan_mode::fan_out ? out : (in + out) / 2;
        return fan > 1 ? fan : 1;
    }
};
[[nodiscard]] constexpr shape_fans fans_of(shape_view shape) noexcept {
    shape_fans fans;
    if (shape.size() == 1) fans.in = fans.out = static_cast<double>(shape[0]);
    if (shape.size() < 2) return fans;
    double others = 1;
    for (std::size_t i = 0; i + 2 < shape.size(); ++i) others *= static_cast<double>(shape[i]);
    fans.in = others * static_cast<double>(shape[shape.size() - 2]);
    fans.out = others * static_cast<double>(shape[shape.size() - 1]);
    return fans;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/transpose.hpp: the axes of a tensor in another order.
#pragma once

#include <varscope/types/shape.hpp>

#include <cstddef>
#include <cstring>
#include <vector>

namespace varscope::detail {

// The shape of a tensor whose axes are put in another order.
[[nodiscard]] inline std::vector<extent> transposed(const std::vector<extent>& of,
                                                    const std::vector<std::size_t>& axes) {
    std::vector<extent> made;
    for (const std::size_t axis : axes) made.push_back(of[axis]);
    return made;
}
// Copies elements, which stand in row-major order, with their axes in another order.
inline void transpose_elements(const std::vector<extent>& shape, const std::vector<std::size_t>& axes,
                               std::size_t size, const std::byte* from, std::byte* to) {
    const std::size_t rank = shape.size();
    std::vector<std::size_t> steps(rank, size), lengths(rank), index(rank, 0);
    for (std::size_t axis = rank; axis-- > 1;)
        steps[axis - 1] = steps[axis] * static_cast<std::size_t>(shape[axis]);
    std::vector<std::size_t> moved(rank);
    std::size_t count = 1;
    for (std::size_t axis = 0; axis != rank; ++axis) {
        moved[axis] = steps[axes[axis]];
        count *= lengths[axis] = static_cast<std::size_t>(shape[axes[axis]]);
    }
    std::size_t place = 0;
    for (std::size_t i = 0; i != count; ++i, to += size) {
        std::memcpy(to, from + place, size);
        for (std::size_t axis = rank; axis-- != 0;) {
            place += moved[axis];
            if (++index[axis] != lengths[axis]) break;
            place -= index[axis] * moved[axis];
            index[axis] = 0;
        }
    }
}

} // namespace varscope::detail

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/partitioner.hpp: into how many parts a variable is cut, as a plain value.
#pragma once

#include <varscope/types/dtype.hpp>
#include <varscope/types/tensor_shape.hpp>

namespace varscope {

/// Which part of a larger variable a variable is: parts stand one behind the other along one axis, and the other extents of all are the same
/// (rows 172, 173). A count of 0 means that it is no part.
struct variable_part {
    std::uint32_t count = 0; ///< of all parts
    std::uint32_t index = 0;
    std::uint32_t axis = 0;
    extent offset = 0; ///< of its first element along the axis
    extent whole = 0;  ///< the extent of the whole along the axis
    friend constexpr bool operator==(const variable_part&, const variable_part&) = default;
};

struct partitioner;

/// How a partitioner of one kind divides. One object for each kind, of static storage.
struct partitioner_rules {
    const char* name; ///< `fixed_size_partitioner`
    /// The number of parts along each axis of a shape that is fully defined and has one axis at least. What it gives is checked by plan_of.
    tensor_shape (*divide)(const partitioner& by, shape_view shape, dtype type) = nullptr;
};

/// Into how many parts get_partitioned_variable cuts a variable. Left out, the scope decides. Make one with the functions of
/// varscope/partitioned.hpp, or `no_partitioner()`.
struct partitioner {
    bool is_given = false;
    const partitioner_rules* rules = nullptr; ///< null: nothing is cut
    extent numbers[3]{};                      ///< what the rules take them for
    std::int32_t axis = 0;                    ///< counted from the last one where it is negative
    friend constexpr bool operator==(const partitioner& left, const partitioner& right) noexcept {
        return left.is_given == right.is_given && left.rules == right.rules && left.axis == right.axis &&
               left.numbers[0] == right.numbers[0] && left.numbers[1] == right.numbers[1] &&
               left.numbers[2] == right.numbers[2];
    }
};

/// Stops a partitioner that a scope would hand down.
[[nodiscard]] constexpr partitioner no_partitioner() noexcept { return {true, nullptr, {}, 0}; }

/// The extent of a part of a whole of this extent along the axis: all have the quotient, and the first ones one more until the remainder is spent
/// (row 173).
[[nodiscard]] constexpr extent extent_of_part(extent whole, std::uint32_t count,
                                              std::uint32_t index) noexcept {
    return whole / count + (static_cast<extent>(index) < whole % count ? 1 : 0);
}

/// Calls `copy(first, count)` for the elements of a part, in row-major order: as many elements of the whole from `first` on, whose shape is fully defined.
template <class Copy>
constexpr void for_each_run(const variable_part& part, shape_view whole, Copy copy) {
    std::size_t outer = 1, inner = 1;
    for (std::size_t axis = 0; axis != whole.size(); ++axis)
        if (axis != part.axis) (axis < part.axis ? outer : inner) *= static_cast<std::size_t>(whole[axis]);
    const std::size_t count =
        inner * static_cast<std::size_t>(extent_of_part(part.whole, part.count, part.index));
    for (std::size_t row = 0; row != outer; ++row)
        copy(inner * (row * static_cast<std::size_t>(part.whole) + static_cast<std::size_t>(part.offset)),
             count);
}

/// The shape of the whole variable that a part of a shape belongs to.
[[nodiscard]] constexpr tensor_shape whole_shape(const variable_part& part, shape_view shape) noexcept {
    tensor_shape whole(shape);
    if (part.count != 0 && part.axis < whole.size()) whole[part.axis] = part.whole;
    return whole;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/partitioned/partitioners.hpp: the partitioners, and how one cuts a variable.
#pragma once

#include <varscope/types/partitioner.hpp>

#include <type_traits>

namespace varscope {

/// What a limit on the number of parts says where there is none.
inline constexpr extent no_limit = -1;

namespace detail {

// One part along each axis but one. An axis that the shape does not have gives no rank, which is refused.
[[nodiscard]] constexpr tensor_shape counts_along(const partitioner& by, shape_view shape,
                                                  extent count) noexcept {
    const extent rank = static_cast<extent>(shape.size()), axis = by.axis < 0 ? by.axis + rank : by.axis;
    if (axis < 0 || axis >= rank) return {};
    tensor_shape counts = tensor_shape::of_rank(shape.size());
    for (std::size_t i = 0; i != counts.size(); ++i) counts[i] = 1;
    if (counts.has_rank()) counts[static_cast<std::size_t>(axis)] = count;
    return counts;
}
[[nodiscard]] constexpr extent extent_along(const partitioner& by, shape_view shape) noexcept {
    const extent rank = static_cast<extent>(shape.size()), axis = by.axis < 0 ? by.axis + rank : by.axis;
    return axis < 0 || axis >= rank ? 0 : shape[static_cast<std::size_t>(axis)];
}
[[nodiscard]] constexpr extent bytes_of_element(const partitioner& by, dtype type) noexcept {
    return type == dtype::string ? by.numbers[2] : static_cast<extent>(element_size(type));
}
// The least number that is not below left / right; of numbers that are not negative.
[[nodiscard]] constexpr extent quotient_above(extent left, extent right) noexcept {
    return left / right + (left % right != 0 ? 1 : 0);
}

[[nodiscard]] constexpr tensor_shape divide_by_number(const partitioner& by, shape_view shape,
                                                      dtype) noexcept {
    const extent most = extent_along(by, shape);
    return counts_along(by, shape, by.numbers[0] < most ? by.numbers[0] : most);
}
[[nodiscard]] constexpr tensor_shape divide_by_bytes(const partitioner& by, shape_view shape,
                                                     dtype type) noexcept {
    const extent most_bytes = by.numbers[0], most_parts = by.numbers[1], whole = extent_along(by, shape),
                 elements = shape.known_element_count();
    if (most_bytes < 1 || (most_parts != no_limit && most_parts < 1) || whole < 1 || elements < 0)
        return counts_along(by, shape, 0);
    const extent slice = elements / whole, of_element = bytes_of_element(by, type);
    if (slice == 0 || of_element == 0) return counts_along(by, shape, 1);
    const extent fitting = most_bytes / of_element / slice;
    const extent parts = quotient_above(whole, fitting < 1 ? 1 : fitting);
    return counts_along(by, shape, most_parts != no_limit && most_parts < parts ? most_parts : parts);
}
[[nodiscard]] constexpr tensor_shape divide_between_bounds(const partitioner& by, shape_view shape,
                                                           dtype type) noexcept {
    const extent most_parts = by.numbers[0], least_bytes = by.numbers[1], whole = extent_along(by, shape),
                 elements = shape.known_element_count();
    if (most_parts < 1 || least_bytes < 1 || elements < 0) return counts_along(by, shape, 0);
    extent parts = quotient_above(elements * bytes_of_element(by, type), least_bytes);
    parts = parts < most_parts ? parts : most_parts;
    parts = parts < whole ? parts : whole;
    return counts_along(by, shape, parts < 1 ? 1 : parts);
}

inline constexpr partitioner_rules fixed_size_rules{"fixed_size_partitioner", divide_by_number};
inline constexpr partitioner_rules variable_axis_size_rules{"variable_axis_size_partitioner",
                                                            divide_by_bytes};
inline constexpr partitioner_rules min_max_rules{"min_max_variable_partitioner", divide_between_bounds};

template <class F>
constexpr tensor_shape divide_by_function(const partitioner&, shape_view shape, dtype type) {
    return F()(shape, type);
}
template <class F>
inline constexpr partitioner_rules function_rules{"partitioner_of", divide_by_function<F>};

} // namespace detail

/// This number of parts along an axis, or as many as its extent (row 182). A number below 1 is refused when a variable is cut (VS-E042).
[[nodiscard]] constexpr partitioner fixed_size_partitioner(extent num_shards,
                                                           std::int32_t axis = 0) noexcept {
    return {true, &detail::fixed_size_rules, {num_shards, 0, 0}, axis};
}
/// The least number of parts of which none has more than max_shard_bytes bytes, if a part of one row has not; at most max_shards (row 182). A
/// text counts as bytes_per_string_element bytes.
[[nodiscard]] constexpr partitioner
variable_axis_size_partitioner(extent max_shard_bytes, std::int32_t axis = 0, extent max_shards = no_limit,
                               extent bytes_per_string_element = 16) noexcept {
    return {true,
            &detail::variable_axis_size_rules,
            {max_shard_bytes, max_shards, bytes_per_string_element},
            axis};
}
/// As many parts as there are min_slice_size bytes in the variable, rounded up, but no more than max_partitions and than the extent (row 182).
[[nodiscard]] constexpr partitioner
min_max_variable_partitioner(extent max_partitions = 1, std::int32_t axis = 0,
                             extent min_slice_size = 256 << 10,
                             extent bytes_per_string_element = 16) noexcept {
    return {true, &detail::min_max_rules, {max_partitions, min_slice_size, bytes_per_string_element}, axis};
}
/// A partitioner of the program's: a function object without state, constexpr, that is given the whole shape as a shape_view and the dtype, and
/// returns the number of parts along each axis, as a tensor_shape: `return vs::tensor_shape({2, 1})` (row 175).
template <class F>
[[nodiscard]] constexpr partitioner partitioner_of(F) noexcept {
    static_assert(std::is_empty_v<F>, "a partitioner has no state, so that a traced program can carry it");
    return {true, &detail::function_rules<F>, {}, 0};
}

/// How a variable is cut: into `count` parts along `axis`.
struct partition_plan {
    bool is_valid = false;
    std::uint32_t count = 1;
    std::uint32_t axis = 0;
};

/// The plan that the numbers of parts along each axis make for a shape: valid if there is one number for each axis, all are at least 1 and at
/// most one is above it (row 175).
[[nodiscard]] constexpr partition_plan plan_of(const tensor_shape& counts, shape_view shape) noexcept {
    partition_plan plan;
    if (!counts.has_rank() || counts.size() != shape.size() || shape.size() == 0) return plan;
    std::size_t cut = 0;
    for (std::size_t axis = 0; axis != counts.size(); ++axis) {
        if (counts[axis] < 1 || counts[axis] > 0x7FFFFFFF) return plan;
        if (counts[axis] == 1) continue;
        plan.axis = static_cast<std::uint32_t>(axis), plan.count = static_cast<std::uint32_t>(counts[axis]);
        ++cut;
    }
    plan.is_valid = cut <= 1;
    return plan;
}

/// Where a part begins and what it is a part of.
[[nodiscard]] constexpr variable_part part_at(const partition_plan& plan, extent whole,
                                              std::uint32_t index) noexcept {
    const extent longer = whole % plan.count, at = static_cast<extent>(index);
    return {plan.count, index, plan.axis, at * (whole / plan.count) + (at < longer ? at : longer), whole};
}

} // namespace varscope

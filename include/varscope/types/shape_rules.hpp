// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/shape_rules.hpp: the shapes of results from the shapes of operands.
#pragma once

#include <varscope/types/tensor_shape.hpp>

namespace varscope {

namespace detail {

// The shape of an operand of a rule: a number is a scalar.
constexpr tensor_shape shape_of_operand(const tensor_shape& operand) noexcept { return operand; }
template <class Number>
    requires std::is_arithmetic_v<Number>
constexpr tensor_shape shape_of_operand(const Number&) noexcept { return tensor_shape::of_rank(0); }
// What has elements says how many axes it has and how long they are.
template <class Array>
concept shaped = requires(const Array& array) {
    static_cast<extent>(array.shape(std::size_t{}));
    static_cast<std::size_t>(array.dimension());
};
template <shaped Array>
constexpr tensor_shape shape_of_operand(const Array& operand) {
    const std::size_t rank = operand.dimension();
    tensor_shape made = tensor_shape::of_rank(rank);
    for (std::size_t axis = 0; axis != made.size(); ++axis)
        made[axis] = static_cast<extent>(operand.shape(axis));
    return made;
}
// Nothing is known of anything else.
template <class Other>
    requires(!shaped<Other> && !std::is_arithmetic_v<Other>)
constexpr tensor_shape shape_of_operand(const Other&) noexcept { return {}; }

// The extent that two extents have when one is stretched to the other; -1 where they do not fit.
constexpr extent broadcast_extent(extent left, extent right) noexcept {
    if (left == right || right == 1) return left;
    if (left == 1 || left == unknown) return right;
    return right == unknown ? left : -1;
}
// Whether two extents may be equal.
constexpr bool may_equal(extent left, extent right) noexcept {
    return left == right || left == unknown || right == unknown;
}
constexpr extent known_of(extent left, extent right) noexcept { return left == unknown ? right : left; }

// The broadcast of the first axes of two shapes, without the last `skipped` of each, as the first axes of a shape that has `appended` more.
constexpr inferred_shape broadcast(const tensor_shape& left, const tensor_shape& right,
                                   std::size_t skipped_left = 0, std::size_t skipped_right = 0,
                                   std::size_t appended = 0) noexcept {
    if (!left.has_rank() || !right.has_rank()) return {};
    const std::size_t of_left = left.size() - skipped_left, of_right = right.size() - skipped_right;
    const std::size_t rank = of_left < of_right ? of_right : of_left;
    tensor_shape made = tensor_shape::of_rank(rank + appended);
    for (std::size_t i = 1; i <= rank && made.has_rank(); ++i) {
        const extent l = i <= of_left ? left[of_left - i] : 1, r = i <= of_right ? right[of_right - i] : 1;
        const extent both = broadcast_extent(l, r);
        if (both == -1) return inferred_shape::clash(left, right);
        made[rank - i] = both;
    }
    return made;
}

} // namespace detail

/// The shape of an operation that works element by element: extents that meet are equal, or one of them is 1 and stretched to the other; a
/// missing axis in front counts as 1 (numpy's broadcasting). An unknown extent takes the other one where that is more than 1.
struct elementwise_rule {
    static constexpr text name = "elementwise";
    template <class... Shapes>
    [[nodiscard]] constexpr inferred_shape operator()(const Shapes&... shapes) const noexcept {
        inferred_shape made = tensor_shape::of_rank(0);
        static_cast<void>(
            ((made = detail::broadcast(made.shape, detail::shape_of_operand(shapes)), made.fits) && ...));
        return made;
    }
};
inline constexpr elementwise_rule elementwise_shape{};

/// The shape of a matrix product, as numpy's matmul and, for two axes and more, TensorFlow's have it: (..., n, k) by (..., k, m) is
/// (..., n, m), the axes in front are broadcast; a vector is a row on the left and a column on the right, and its axis is not in the result.
struct matmul_rule {
    static constexpr text name = "matmul";
    [[nodiscard]] constexpr inferred_shape operator()(const tensor_shape& left,
                                                      const tensor_shape& right) const noexcept {
        if (!left.has_rank() || !right.has_rank()) return {};
        if (left.size() == 0 || right.size() == 0) return inferred_shape::clash(left, right);
        const bool is_row = left.size() == 1, is_column = right.size() == 1;
        if (!detail::may_equal(left.from_end(1), right.from_end(is_column ? 1 : 2)))
            return inferred_shape::clash(left, right);
        const std::size_t appended = (is_row ? 0u : 1u) + (is_column ? 0u : 1u);
        inferred_shape made = detail::broadcast(left, right, is_row ? 1 : 2, is_column ? 1 : 2, appended);
        if (!made.fits || !made.shape.has_rank()) return made;
        std::size_t end = made.shape.size();
        if (!is_column) made.shape[--end] = right.from_end(1);
        if (!is_row) made.shape[--end] = left.from_end(2);
        return made;
    }
};
inline constexpr matmul_rule matmul_shape{};

/// TensorFlow's words for what a convolution does at the edges: `same` pads with zeros, `valid` stays inside.
enum class padding : unsigned char { same, valid };

/// The shape of a convolution as TensorFlow's conv1d, conv2d and conv3d have it: an input (batch..., height, width, channels) and a kernel (height,
/// width, channels, channels out), whose rank says how many axes it moves along. Along each of them the result has ceil(size / stride)
/// elements with `same` padding, and ceil((size - kernel + 1) / stride) with `valid`; the batch may be left out.
struct convolution_rule {
    static constexpr text name = "convolution";
    varscope::padding padding = varscope::padding::same;
    tensor_shape strides{}; ///< one for each axis that the kernel moves along; 1 where none are given

    [[nodiscard]] constexpr inferred_shape operator()(const tensor_shape& input,
                                                      const tensor_shape& kernel) const noexcept {
        if (!input.has_rank() || !kernel.has_rank()) return {};
        const auto clash = [&] { return inferred_shape::clash(input, kernel); };
        if (kernel.size() < 3 || input.size() + 1 < kernel.size()) return clash();
        const std::size_t moved = kernel.size() - 2, first = input.size() - moved - 1;
        if (!detail::may_equal(input.from_end(1), kernel.from_end(2))) return clash();
        if (strides.has_rank() && strides.size() != moved) return clash();
        tensor_shape made = input;
        for (std::size_t axis = 0; axis != moved; ++axis) {
            const extent stride = strides.has_rank() ? strides[axis] : 1;
            extent size = input[first + axis];
            if (stride < 1) return clash();
            if (padding == varscope::padding::valid && size != unknown) {
                if (kernel[axis] == unknown)
                    size = unknown;
                else if (kernel[axis] > size)
                    return clash();
                else
                    size -= kernel[axis] - 1;
            }
            made[first + axis] = size == unknown ? unknown : (size + stride - 1) / stride;
        }
        made[input.size() - 1] = kernel.from_end(1);
        return made;
    }
};
inline constexpr convolution_rule convolution_shape{};

/// The shape of a sum, a mean and the like over axes: they are left out, or of extent 1 with `keepdims` (numpy's word). Without axes it is over
/// all of them. An axis below 0 counts from the end; one that is not there does not fit.
struct reduction_rule {
    static constexpr text name = "reduction";
    tensor_shape axes{};
    bool keepdims = false;

    [[nodiscard]] constexpr inferred_shape operator()(const tensor_shape& of) const noexcept {
        if (!of.has_rank()) return !axes.has_rank() && !keepdims ? tensor_shape::of_rank(0) : tensor_shape();
        bool is_reduced[tensor_shape::longest]{};
        for (bool& each : is_reduced) each = !axes.has_rank();
        for (std::size_t i = 0; i != axes.size(); ++i) {
            const extent axis = axes[i] < 0 ? axes[i] + static_cast<extent>(of.size()) : axes[i];
            if (axis < 0 || axis >= static_cast<extent>(of.size())) return inferred_shape::clash(of, axes);
            is_reduced[axis] = true;
        }
        tensor_shape kept = of;
        std::size_t rank = 0;
        for (std::size_t axis = 0; axis != of.size(); ++axis)
            if (!is_reduced[axis] || keepdims) kept[rank++] = is_reduced[axis] ? 1 : of[axis];
        return tensor_shape(shape_view(kept.view().begin(), rank));
    }
};
inline constexpr reduction_rule reduction_shape{};

/// The shape that elements are given in another order of axes: `reshape_rule{{varscope::unknown, 784}}`. One extent may be unknown, and is
/// then what is left. The numbers of elements must agree, as far as they are known.
struct reshape_rule {
    static constexpr text name = "reshape";
    tensor_shape shape{};

    [[nodiscard]] constexpr inferred_shape operator()(const tensor_shape& of) const noexcept {
        if (!of.has_rank() || !of.view().is_fully_defined()) return shape;
        tensor_shape made = shape;
        extent known = 1;
        std::size_t left_open = tensor_shape::longest, open = 0;
        for (std::size_t axis = 0; axis != shape.size(); ++axis)
            if (shape[axis] == unknown)
                left_open = axis, ++open;
            else
                known *= shape[axis];
        const extent count = of.view().known_element_count();
        if (open == 0 ? known != count : open > 1 || known == 0 || count % known != 0)
            return inferred_shape::clash(of, shape);
        if (open == 1) made[left_open] = count / known;
        return made;
    }
};

/// The shape of tensors side by side along an axis, below 0 counted from the end: its extents are added, all others must be equal.
struct concatenation_rule {
    static constexpr text name = "concatenation";
    extent axis = 0;

    template <class... Shapes>
    [[nodiscard]] constexpr inferred_shape operator()(const tensor_shape& first,
                                                      const Shapes&... others) const noexcept {
        inferred_shape made = is_there(first) ? inferred_shape(first)
                                              : inferred_shape::clash(first, tensor_shape{position(first)});
        static_cast<void>((made.fits && ... && (made = append(made.shape, others), made.fits)));
        return made;
    }

  private:
    [[nodiscard]] constexpr extent position(const tensor_shape& of) const noexcept {
        return axis < 0 ? axis + static_cast<extent>(of.size()) : axis;
    }
    [[nodiscard]] constexpr bool is_there(const tensor_shape& of) const noexcept {
        return !of.has_rank() || (position(of) >= 0 && position(of) < static_cast<extent>(of.size()));
    }
    [[nodiscard]] constexpr inferred_shape append(const tensor_shape& to,
                                                  const tensor_shape& more) const noexcept {
        if (!to.has_rank() || !more.has_rank()) return {};
        if (to.size() != more.size()) return inferred_shape::clash(to, more);
        tensor_shape made = to;
        for (std::size_t i = 0; i != to.size(); ++i)
            if (static_cast<extent>(i) == position(to))
                made[i] = to[i] == unknown || more[i] == unknown ? unknown : to[i] + more[i];
            else if (detail::may_equal(to[i], more[i]))
                made[i] = detail::known_of(to[i], more[i]);
            else
                return inferred_shape::clash(to, more);
        return made;
    }
};
inline constexpr concatenation_rule concatenation_shape{};

} // namespace varscope

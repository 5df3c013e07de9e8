// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/initializers/convolution.hpp: initializers of kernels of convolutions that keep the length of what they are applied to.
#pragma once

#include <varscope/initializers/orthogonal.hpp>

namespace varscope {

namespace detail {

// What a kernel's last two extents are: channels in and out.
template <class Request>
std::size_t channels_in(const Request& request) noexcept {
    return static_cast<std::size_t>(request.shape[request.shape.size() - 2]);
}
template <class Request>
std::size_t channels_out(const Request& request) noexcept {
    return static_cast<std::size_t>(request.shape[request.shape.size() - 1]);
}

template <class Request>
void fill_delta_orthogonal(const Request& request) {
    const std::size_t in = channels_in(request), out = channels_out(request);
    std::size_t middle = 0;
    for (std::size_t axis = 0; axis + 2 < request.shape.size(); ++axis) {
        const extent size = request.shape[axis];
        middle = middle * static_cast<std::size_t>(size) + static_cast<std::size_t>((size - 1) / 2);
    }
    std::vector<double> elements(request.count);
    if (request.count != 0) {
        const matrix q = random_orthonormal(out, out, request.random);
        for (std::size_t i = 0; i != in; ++i)
            for (std::size_t j = 0; j != out; ++j)
                elements[(middle * in + i) * out + j] = request.init.first * q(i, j);
    }
    write_elements(request, elements);
}

template <class Matrix>
Matrix product(const Matrix& left, const Matrix& right) {
    Matrix made(left.rows, right.columns);
    for (std::size_t j = 0; j != right.columns; ++j)
        for (std::size_t k = 0; k != left.columns; ++k) {
            const double by = right(k, j);
            for (std::size_t i = 0; i != left.rows; ++i) made(i, j) += left(i, k) * by;
        }
    return made;
}

// The projection onto the span of about half of the columns of a random orthogonal matrix, and the one onto what is orthogonal to it.
template <class Generator>
void random_projections(std::size_t size, Generator& random, matrix (&made)[2]) {
    const matrix q = random_orthonormal(size, size, random);
    boost::random::normal_distribution<double> normal(0, 1);
    made[0] = matrix(size, size);
    for (std::size_t k = 0; k != size; ++k) {
        if (!(normal(random) > 0)) continue;
        for (std::size_t j = 0; j != size; ++j)
            for (std::size_t i = 0; i != size; ++i) made[0](i, j) += q(i, k) * q(j, k);
    }
    made[1] = made[0];
    for (double& each : made[1].elements) each = -each;
    for (std::size_t i = 0; i != size; ++i) made[1](i, i) += 1;
}

/// A kernel of `size` elements along each of `Axes` axes, each a matrix; in row-major order.
template <std::size_t Axes>
struct kernel {
    std::size_t size;
    std::vector<matrix> at;

    [[nodiscard]] static constexpr std::size_t count(std::size_t size) noexcept {
        std::size_t product = 1;
        for (std::size_t axis = 0; axis != Axes; ++axis) product *= size;
        return product;
    }
    // Where the element `index` of a kernel of `from` elements along each axis stands in one of `to`.
    [[nodiscard]] static constexpr std::size_t place(std::size_t index, std::size_t from,
                                                     std::size_t to) noexcept {
        std::size_t made = 0, unit = 1;
        for (std::size_t axis = 0; axis != Axes; ++axis, index /= from, unit *= to)
            made += index % from * unit;
        return made;
    }
};

// A kernel of two elements along each axis: the products of one of a pair of projections for each axis.
template <std::size_t Axes, class Generator>
kernel<Axes> random_block(std::size_t channels, Generator& random) {
    matrix pairs[Axes][2];
    for (auto& pair : pairs) random_projections(channels, random, pair);
    kernel<Axes> made{2, {}};
    for (std::size_t index = 0; index != kernel<Axes>::count(2); ++index) {
        matrix of = pairs[0][index >> (Axes - 1) & 1];
        for (std::size_t axis = 1; axis != Axes; ++axis)
            of = product(of, pairs[axis][index >> (Axes - 1 - axis) & 1]);
        made.at.push_back(std::move(of));
    }
    return made;
}

// What applying one kernel after the other does.
template <std::size_t Axes>
kernel<Axes> convolved(const kernel<Axes>& left, const kernel<Axes>& right) {
    kernel<Axes> made{left.size + right.size - 1, {}};
    made.at.assign(kernel<Axes>::count(made.size), matrix(left.at[0].rows, right.at[0].columns));
    for (std::size_t i = 0; i != left.at.size(); ++i)
        for (std::size_t j = 0; j != right.at.size(); ++j) {
            matrix& to = made.at[kernel<Axes>::place(i, left.size, made.size) +
                                 kernel<Axes>::place(j, right.size, made.size)];
            const matrix added = product(left.at[i], right.at[j]);
            for (std::size_t k = 0; k != added.elements.size(); ++k) to.elements[k] += added.elements[k];
        }
    return made;
}

template <std::size_t Axes, class Request>
void fill_convolution_orthogonal(const Request& request) {
    std::vector<double> elements(request.count);
    if (request.count != 0) {
        const std::size_t in = channels_in(request), out = channels_out(request);
        const matrix q = random_orthonormal(out, out, request.random);
        kernel<Axes> whole{1, {matrix(in, out)}};
        for (std::size_t i = 0; i != in; ++i)
            for (std::size_t j = 0; j != out; ++j) whole.at[0](i, j) = request.init.first * q(i, j);
        for (extent size = 1; size != request.shape[0]; ++size)
            whole = convolved(whole, random_block<Axes>(out, request.random));
        auto to = elements.begin();
        for (const matrix& at : whole.at)
            for (std::size_t i = 0; i != in; ++i)
                for (std::size_t j = 0; j != out; ++j) *to++ = at(i, j);
    }
    write_elements(request, elements);
}

// Shapes of kernels: as many extents of one size as there are axes, and no more channels that come in than go out (row 148).
template <std::size_t Axes>
constexpr bool is_kernel(shape_view shape) noexcept {
    if (shape.size() != Axes + 2 || shape[Axes] > shape[Axes + 1]) return false;
    for (std::size_t axis = 1; axis < Axes; ++axis)
        if (shape[axis] != shape[0]) return false;
    return true;
}

inline constexpr operation_names delta_orthogonal_ops = after_orthonormal(
    "strided_slice/stack", "strided_slice/stack_1", "strided_slice/stack_2", "strided_slice", "Cast/x",
    "mul_1", "ExpandDims/dim", "ExpandDims", "ScatterNd/indices", "ScatterNd/shape", "ScatterNd");

inline constexpr initializer_rules delta_orthogonal_rules{
    "delta_orthogonal", is_floating,
    [](shape_view shape) noexcept {
        return shape.size() >= 3 && shape.size() <= 5 && shape[shape.size() - 2] <= shape[shape.size() - 1];
    },
    [](shape_view) noexcept { return below_initializer(delta_orthogonal_ops.are); },
    fill_delta_orthogonal<fill_request>};

// TensorFlow makes some hundred operations for one kernel, in a number that depends on its size; only `Initializer` is noted of them.
template <std::size_t Axes>
inline constexpr initializer_rules convolution_orthogonal_rules{
    "convolution_orthogonal", is_floating, is_kernel<Axes>,
    [](shape_view) noexcept {
        return operations_row{variable_operations::listed, "Initializer"};
    },
    fill_convolution_orthogonal<Axes, fill_request>};

} // namespace detail

/// A kernel that is 0 but for its middle, which is `gain` times a matrix of orthonormal rows (row 148; Xiao et al., 2018, algorithm 2). For
/// convolutions of one to three axes: shapes have three to five, the last two of which are the channels in and out. Makes floating dtypes. Other
/// shapes are refused (VS-E009), as are more channels in than out. Cost: a QR decomposition of out x out.
[[nodiscard]] constexpr initializer delta_orthogonal(double gain = 1, optional_seed own = {}) noexcept {
    return detail::by_rules(detail::delta_orthogonal_rules, gain, own);
}

/// A kernel whose convolution, where it goes around the edges, keeps the length of what it is applied to, but for `gain`: the convolution of
/// random kernels of two elements along each axis (row 148; Xiao et al., 2018, algorithm 1). Shapes have one, two or three extents of one size,
/// and then the channels in and out. Makes floating dtypes. Other shapes are refused (VS-E009), as are more channels in than out. Cost: O(size^axes *
/// out^2 * in) for each further element along an axis, and a QR decomposition of out x out for each axis of it.
[[nodiscard]] constexpr initializer convolution_orthogonal_1d(double gain = 1,
                                                              optional_seed own = {}) noexcept {
    return detail::by_rules(detail::convolution_orthogonal_rules<1>, gain, own);
}
[[nodiscard]] constexpr initializer convolution_orthogonal_2d(double gain = 1,
                                                              optional_seed own = {}) noexcept {
    return detail::by_rules(detail::convolution_orthogonal_rules<2>, gain, own);
}
[[nodiscard]] constexpr initializer convolution_orthogonal_3d(double gain = 1,
                                                              optional_seed own = {}) noexcept {
    return detail::by_rules(detail::convolution_orthogonal_rules<3>, gain, own);
}

} // namespace varscope

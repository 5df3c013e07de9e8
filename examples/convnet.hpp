// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// A small convolutional network and its gradients, written by hand: plain loops over batches of images, whose channels stand last.
#pragma once

#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

namespace convnet {

namespace vs = varscope;
using namespace vs::literals;

/// A batch of images: number, height, width, channels; and one of rows: number, features.
template <class T>
using images_of = xt::xtensor<T, 4>;
template <class T>
using rows_of = xt::xtensor<T, 2>;

/// The sum of `scale(i) * rows[i]` over rows of a few elements, in registers.
template <std::size_t Width, class T, class Row, class Scale>
inline void add_rows(T* sum, std::size_t count, Row row, Scale scale) {
    std::array<T, Width> total;
    std::copy_n(sum, Width, total.data());
    for (std::size_t i = 0; i != count; ++i) {
        const T* const from = row(i);
        const T by = scale(i);
#pragma GCC unroll 16
        for (std::size_t k = 0; k != Width; ++k) total[k] += by * from[k];
    }
    std::copy_n(total.data(), Width, sum);
}

/// Cross-correlation with a kernel of shape (height, width, channels in, channels out) wherever it lies inside of the image, and a bias.
template <std::size_t Out, class T>
images_of<T> conv2d(const images_of<T>& images, const auto& kernel, const auto& bias) {
    const std::size_t rows = kernel.shape(0), row = kernel.shape(1) * kernel.shape(2);
    const std::size_t height = images.shape(1) - rows + 1, width = images.shape(2) - kernel.shape(1) + 1;
    auto result = images_of<T>::from_shape({images.shape(0), height, width, Out});
    T* to = result.data();
    for (std::size_t n = 0; n != images.shape(0); ++n)
        for (std::size_t y = 0; y != height; ++y)
            for (std::size_t x = 0; x != width; ++x, to += Out) {
                std::copy_n(bias.data(), Out, to);
                for (std::size_t i = 0; i != rows; ++i) {
                    const T* const pixels = &images(n, y + i, x, 0);
                    const T* const weights = kernel.data() + i * row * Out;
                    add_rows<Out>(
                        to, row, [=](std::size_t j) { return weights + j * Out; },
                        [=](std::size_t j) { return pixels[j]; });
                }
            }
    return result;
}

/// Adds the gradients of conv2d by its kernel and bias to what is there.
template <std::size_t Out, class T>
void add_kernel_gradient(const images_of<T>& images, const images_of<T>& upstream, auto&& kernel,
                         auto&& bias) {
    const std::size_t height = upstream.shape(1), width = upstream.shape(2), in = images.shape(3);
    for (std::size_t n = 0; n != images.shape(0); ++n) {
        const T* const from = &upstream(n, 0, 0, 0);
        add_rows<Out>(
            bias.data(), height * width, [=](std::size_t i) { return from + i * Out; },
            [](std::size_t) { return T(1); });
        T* to = kernel.data();
        for (std::size_t i = 0; i != kernel.shape(0); ++i)
            for (std::size_t j = 0; j != kernel.shape(1) * in; ++j, to += Out)
                for (std::size_t y = 0; y != height; ++y) {
                    const T* const pixels = &images(n, y + i, 0, 0) + j;
                    add_rows<Out>(
                        to, width, [=](std::size_t x) { return from + (y * width + x) * Out; },
                        [=](std::size_t x) { return pixels[x * in]; });
                }
    }
}

/// The gradient of conv2d by its images.
template <std::size_t In, class T>
images_of<T> image_gradient(const images_of<T>& images, const auto& kernel, const images_of<T>& upstream) {
    const std::size_t out = upstream.shape(3);
    const xt::xtensor<T, 4> turned = xt::transpose(kernel, {0, 1, 3, 2}); // rows of channels in
    images_of<T> result = xt::zeros<T>(images.shape());
    const T* from = upstream.data();
    for (std::size_t n = 0; n != upstream.shape(0); ++n)
        for (std::size_t y = 0; y != upstream.shape(1); ++y)
            for (std::size_t x = 0; x != upstream.shape(2); ++x, from += out)
                for (std::size_t i = 0; i != kernel.shape(0); ++i)
                    for (std::size_t j = 0; j != kernel.shape(1); ++j) {
                        const T* const weights = &turned(i, j, 0, 0);
                        add_rows<In>(
                            &result(n, y + i, x + j, 0), out, [=](std::size_t k) { return weights + k * In; },
                            [=](std::size_t k) { return from[k]; });
                    }
    return result;
}

/// The largest of each four neighbours. Edges that are left over are left out.
inline constexpr auto max_pool_of = []<class T>(const images_of<T>& images) {
    auto result = images_of<T>::from_shape(
        {images.shape(0), images.shape(1) / 2, images.shape(2) / 2, images.shape(3)});
    for (std::size_t n = 0; n != result.shape(0); ++n)
        for (std::size_t y = 0; y != result.shape(1); ++y)
            for (std::size_t x = 0; x != result.shape(2); ++x)
                for (std::size_t c = 0; c != result.shape(3); ++c)
                    result(n, y, x, c) = std::max(
                        std::max(images(n, 2 * y, 2 * x, c), images(n, 2 * y, 2 * x + 1, c)),
                        std::max(images(n, 2 * y + 1, 2 * x, c), images(n, 2 * y + 1, 2 * x + 1, c)));
    return result;
};

/// The gradient of the larger of 0 and each element, after max_pool: it goes to the first largest of four, if that is positive.
template <class T>
images_of<T> relu_pool_gradient(const images_of<T>& positive, const images_of<T>& pooled,
                                const images_of<T>& upstream) {
    images_of<T> result = xt::zeros<T>(positive.shape());
    for (std::size_t n = 0; n != pooled.shape(0); ++n)
        for (std::size_t y = 0; y != pooled.shape(1); ++y)
            for (std::size_t x = 0; x != pooled.shape(2); ++x)
                for (std::size_t c = 0; c != pooled.shape(3); ++c) {
                    const T largest = pooled(n, y, x, c);
                    if (largest <= 0) continue;
                    const bool is_right = positive(n, 2 * y, 2 * x, c) != largest;
                    const bool is_above = !is_right || positive(n, 2 * y, 2 * x + 1, c) == largest;
                    const bool is_left_below = !is_above && positive(n, 2 * y + 1, 2 * x, c) == largest;
                    result(n, 2 * y + (is_above ? 0 : 1), 2 * x + (is_right && !is_left_below ? 1 : 0), c) =
                        upstream(n, y, x, c);
                }
    return result;
}

/// Rows times a matrix, and a bias.
inline constexpr auto affine_of = []<class T>(const rows_of<T>& rows, const auto& kernel, const auto& bias) {
    auto result = rows_of<T>::from_shape({rows.shape(0), kernel.shape(1)});
    for (std::size_t n = 0; n != rows.shape(0); ++n)
        for (std::size_t k = 0; k != kernel.shape(1); ++k) {
            T sum = bias(k);
            for (std::size_t i = 0; i != rows.shape(1); ++i) sum += rows(n, i) * kernel(i, k);
            result(n, k) = sum;
        }
    return result;
};

/// The functions above in programs: abstract while a program is traced.
template <std::size_t Out>
inline constexpr vs::lifted conv{[](const auto& images, const auto& kernel, const auto& bias) {
                                     return conv2d<Out>(images, kernel, bias);
                                 },
                                 [](const auto& images, const auto& kernel, const auto&) {
                                     return vs::convolution_rule{vs::padding::valid}(images, kernel);
                                 }};
inline constexpr vs::lifted relu{
    [](const auto& x) { return xt::maximum(x, typename std::decay_t<decltype(x)>::value_type(0)); },
    vs::elementwise_shape};
inline constexpr vs::lifted max_pool{max_pool_of};
inline constexpr vs::lifted flatten{[](const auto& images) {
    return xt::reshape_view(images, {images.shape(0), images.shape(1) * images.shape(2) * images.shape(3)});
}};
inline constexpr vs::lifted affine{affine_of, [](const auto& rows, const auto& kernel, const auto&) {
                                       return vs::matmul_shape(rows, kernel);
                                   }};
inline constexpr vs::lifted all{[](const auto&... each) { return std::tuple(each...); }};

/// 28 x 28 images in, ten numbers out, of float32 to be trained and of float64 to be checked. Returns what its gradients need too: the
/// activations of each layer, the logits last.
template <vs::dtype Type>
struct net {
    static constexpr std::size_t first = 8, second = 16;

    template <class Scope, class Images = vs::abstract>
    constexpr auto operator()(Scope&& scope, const Images& images = {}) const {
        auto positive1 = relu(layer<first, 5, 1>(scope.variable_scope("conv1"_n), images));
        auto pooled1 = max_pool(positive1);
        auto positive2 = relu(layer<second, 5, first>(scope.variable_scope("conv2"_n), pooled1));
        auto pooled2 = max_pool(positive2);
        auto logits = dense(scope.variable_scope("logits"_n), flatten(pooled2));
        return all(positive1, pooled1, positive2, pooled2, logits);
    }

  private:
    static constexpr vs::dtype_c<Type> type{};

    template <std::size_t Out, vs::extent Size, vs::extent In>
    static constexpr auto layer(auto&& scope, const auto& images) {
        auto kernel = scope.get_variable("kernel"_n, vs::shape_c<Size, Size, In, Out>, type,
                                         {.initializer = vs::he_normal()});
        auto bias = scope.get_variable("bias"_n, vs::shape_c<Out>, type, {.initializer = vs::zeros()});
        return conv<Out>(images, kernel, bias);
    }
    static constexpr auto dense(auto&& scope, const auto& rows) {
        auto kernel = scope.get_variable("kernel"_n, vs::shape_c<4 * 4 * second, 10>, type);
        auto bias = scope.get_variable("bias"_n, vs::shape_c<10>, type, {.initializer = vs::zeros()});
        return affine(rows, kernel, bias);
    }
};

/// The mean cross-entropy of logits and labels, and its gradient by the logits.
template <class T>
std::pair<T, rows_of<T>> cross_entropy(const rows_of<T>& logits, std::span<const std::uint8_t> labels) {
    auto gradient = rows_of<T>::from_shape(logits.shape());
    T loss = 0;
    const T count = static_cast<T>(logits.shape(0));
    for (std::size_t n = 0; n != logits.shape(0); ++n) {
        const T* const row = &logits(n, 0);
        const T largest = *std::max_element(row, row + logits.shape(1));
        T sum = 0;
        for (std::size_t k = 0; k != logits.shape(1); ++k) sum += gradient(n, k) = std::exp(row[k] - largest);
        for (std::size_t k = 0; k != logits.shape(1); ++k) gradient(n, k) /= sum * count;
        gradient(n, labels[n]) -= 1 / count;
        loss += std::log(sum) + largest - row[labels[n]];
    }
    return {loss / count, gradient};
}

/// The mean loss of a model for some images; its gradients are written into a model of the program without slots.
template <vs::dtype Type>
vs::element_t<Type> loss_and_gradients(const auto& m, const images_of<vs::element_t<Type>>& images,
                                       std::span<const std::uint8_t> labels,
                                       vs::model<net<Type>>& gradients) {
    using T = vs::element_t<Type>;
    const auto [positive1, pooled1, positive2, pooled2, logits] = m(images);
    const auto [loss, by_logits] = cross_entropy<T>(logits, labels);
    gradients.template flat<T>().fill(0);

    auto kernel = gradients["logits/kernel"_n];
    auto bias = gradients["logits/bias"_n];
    images_of<T> by_pooled2 = xt::zeros<T>(pooled2.shape());
    const std::size_t features = kernel.shape(0), classes = kernel.shape(1);
    const auto weights = m["logits/kernel"_n];
    for (std::size_t n = 0; n != by_logits.shape(0); ++n)
        for (std::size_t i = 0; i != features; ++i)
            for (std::size_t k = 0; k != classes; ++k) {
                kernel(i, k) += pooled2.data()[n * features + i] * by_logits(n, k);
                by_pooled2.data()[n * features + i] += weights(i, k) * by_logits(n, k);
            }
    for (std::size_t n = 0; n != by_logits.shape(0); ++n)
        for (std::size_t k = 0; k != classes; ++k) bias(k) += by_logits(n, k);

    const auto by_conv2 = relu_pool_gradient<T>(positive2, pooled2, by_pooled2);
    add_kernel_gradient<net<Type>::second>(pooled1, by_conv2, gradients["conv2/kernel"_n],
                                           gradients["conv2/bias"_n]);
    const auto by_pooled1 = image_gradient<net<Type>::first>(pooled1, m["conv2/kernel"_n], by_conv2);
    const auto by_conv1 = relu_pool_gradient<T>(positive1, pooled1, by_pooled1);
    add_kernel_gradient<net<Type>::first>(images, by_conv1, gradients["conv1/kernel"_n],
                                          gradients["conv1/bias"_n]);
    return loss;
}

} // namespace convnet

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Two layers for the examples, written to be read: plain loops over xtensor containers.
#pragma once

#include <varscope/xtensor.hpp>

#include <cstddef>

using image_type = xt::xtensor<float, 3>; // height, width, channels

/// Cross-correlation of an image with a kernel of shape (height, width, channels in, channels out), zeros around the image.
template <class Kernel>
image_type conv2d(const image_type& image, const Kernel& kernel) {
    const auto extent = [](const auto& of, std::size_t axis) {
        return static_cast<std::size_t>(of.shape()[axis]);
    };
    const std::size_t height = extent(image, 0), width = extent(image, 1);
    const std::size_t rows = extent(kernel, 0), columns = extent(kernel, 1);
    image_type result = xt::zeros<float>({height, width, extent(kernel, 3)});
    for (std::size_t y = 0; y != height; ++y)
        for (std::size_t x = 0; x != width; ++x)
            for (std::size_t i = 0; i != rows; ++i)
                for (std::size_t j = 0; j != columns; ++j) {
                    const std::size_t from_y = y + i - rows / 2, from_x = x + j - columns / 2;
                    if (from_y >= height || from_x >= width)
                        continue; // also where the difference is negative
                    for (std::size_t in = 0; in != extent(kernel, 2); ++in)
                        for (std::size_t out = 0; out != extent(kernel, 3); ++out)
                            result(y, x, out) += image(from_y, from_x, in) * kernel(i, j, in, out);
                }
    return result;
}

/// The positive part of each element.
template <class E>
image_type relu(const E& of) {
    return xt::maximum(of, 0.0f);
}

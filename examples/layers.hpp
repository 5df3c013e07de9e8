// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Two layers for the examples, written to be read: functions of xtensor containers that are lifted, so that programs which call them can be
// traced.
#pragma once

#include <varscope/tensor.hpp>
#include <varscope/xtensor.hpp>

#include <cstddef>

using image_type = xt::xtensor<float, 3>; // height, width, channels

/// Cross-correlation of an image with a kernel of shape (height, width, channels in, channels out), zeros around the image.
inline constexpr varscope::lifted conv2d{
    [](const image_type& image, const auto& kernel) {
        const std::size_t height = image.shape(0), width = image.shape(1);
        const std::size_t rows = kernel.shape(0), columns = kernel.shape(1);
        image_type result = xt::zeros<float>({height, width, kernel.shape(3)});
        for (std::size_t y = 0; y != height; ++y)
            for (std::size_t x = 0; x != width; ++x)
                for (std::size_t i = 0; i != rows; ++i)
                    for (std::size_t j = 0; j != columns; ++j) {
                        const std::size_t from_y = y + i - rows / 2, from_x = x + j - columns / 2;
                        if (from_y >= height || from_x >= width)
                            continue; // also where the difference is negative
                        for (std::size_t in = 0; in != kernel.shape(2); ++in)
                            for (std::size_t out = 0; out != kernel.shape(3); ++out)
                                result(y, x, out) += image(from_y, from_x, in) * kernel(i, j, in, out);
                    }
        return result;
    },
    varscope::convolution_shape};

/// The positive part of each element.
inline constexpr varscope::lifted relu{[](const auto& x) { return xt::maximum(x, 0.0f); },
                                       varscope::elementwise_shape};

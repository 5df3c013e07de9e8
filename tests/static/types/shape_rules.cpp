// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/shape_rules.cpp: the shapes of results, and which shapes do not fit.
#include <varscope/types/shape_rules.hpp>

namespace vs = varscope;
using shape = vs::tensor_shape;
constexpr vs::extent any = vs::unknown;

constexpr bool gives(const vs::inferred_shape& found, const shape& expected) {
    return found.fits && found.shape == expected;
}
constexpr bool clashes(const vs::inferred_shape& found, const shape& left, const shape& right) {
    return !found.fits && found.left == left && found.right == right;
}

// Element by element: numpy's broadcasting.
static_assert(gives(vs::elementwise_shape(shape{2, 3}, shape{2, 3}), {2, 3}));
static_assert(gives(vs::elementwise_shape(shape{2, 3}, shape{3}), {2, 3}));
static_assert(gives(vs::elementwise_shape(shape{3}, shape{2, 1}), {2, 3}));
static_assert(gives(vs::elementwise_shape(shape{2, 1, 4}, shape{3, 1}), {2, 3, 4}));
static_assert(gives(vs::elementwise_shape(shape{any, 3}, shape{3}), {any, 3}));
static_assert(gives(vs::elementwise_shape(shape{any}, shape{5}), {5}) &&
              gives(vs::elementwise_shape(shape{5}, shape{any}), {5}));
static_assert(gives(vs::elementwise_shape(shape{any}, shape{1}), {any}) &&
              gives(vs::elementwise_shape(shape{1}, shape{any}), {any}));
static_assert(gives(vs::elementwise_shape(shape{0}, shape{1}), {0}));
static_assert(gives(vs::elementwise_shape(shape(), shape{3}), shape()));
static_assert(gives(vs::elementwise_shape(shape{2}, 2.0f, shape{2}), {2}) &&
              gives(vs::elementwise_shape(1), shape::of_rank(0)));
static_assert(clashes(vs::elementwise_shape(shape{2, 3}, shape{2}), {2, 3}, {2}));
static_assert(clashes(vs::elementwise_shape(shape{0}, shape{2}), {0}, {2}));
static_assert(clashes(vs::elementwise_shape(shape{2}, shape{1, 1}, shape{3}), {1, 2}, {3}));

// Products of matrices.
static_assert(gives(vs::matmul_shape(shape{2, 3}, shape{3, 4}), {2, 4}));
static_assert(gives(vs::matmul_shape(shape{any, 784}, shape{784, 10}), {any, 10}));
static_assert(gives(vs::matmul_shape(shape{7, 2, 3}, shape{3, 4}), {7, 2, 4}));
static_assert(gives(vs::matmul_shape(shape{5, 1, 2, 3}, shape{7, 3, 4}), {5, 7, 2, 4}));
static_assert(gives(vs::matmul_shape(shape{3}, shape{3, 4}), {4}) &&
              gives(vs::matmul_shape(shape{2, 3}, shape{3}), {2}));
static_assert(gives(vs::matmul_shape(shape{3}, shape{3}), shape::of_rank(0)));
static_assert(gives(vs::matmul_shape(shape(), shape{3, 4}), shape()));
static_assert(clashes(vs::matmul_shape(shape{2, 3}, shape{4, 3}), {2, 3}, {4, 3}));
static_assert(clashes(vs::matmul_shape(shape{2, 2, 3}, shape{3, 3, 4}), {2, 2, 3}, {3, 3, 4}));
static_assert(clashes(vs::matmul_shape(shape::of_rank(0), shape{3}), shape::of_rank(0), {3}));

// Convolutions: https://www.tensorflow.org/api_docs/python/tf/nn/convolution has the formulas.
using convolution = vs::convolution_rule;
static_assert(gives(vs::convolution_shape(shape{16, 16, 3}, shape{5, 5, 3, 8}), {16, 16, 8}));
static_assert(gives(vs::convolution_shape(shape{any, 28, 28, 1}, shape{5, 5, 1, 32}), {any, 28, 28, 32}));
static_assert(gives(convolution{.padding = vs::padding::valid}(shape{1, 28, 28, 1}, shape{5, 5, 1, 6}),
                    {1, 24, 24, 6}));
static_assert(gives(convolution{.strides = {2, 3}}(shape{1, 7, 7, 1}, shape{3, 3, 1, 2}), {1, 4, 3, 2}));
static_assert(gives(convolution{vs::padding::valid, {2, 2}}(shape{1, 7, 8, 1}, shape{3, 3, 1, 2}),
                    {1, 3, 3, 2}));
static_assert(gives(vs::convolution_shape(shape{any, any, 4}, shape{3, 4, 5}),
                    {any, any, 5})); // along one axis
static_assert(gives(convolution{.padding = vs::padding::valid}(shape{any, 9, 4}, shape{any, 4, 5}),
                    {any, any, 5}));
static_assert(gives(vs::convolution_shape(shape{2, 3, 4, 5, 1}, shape{3, 3, 3, 1, 6}),
                    {2, 3, 4, 5, 6})); // along three
static_assert(clashes(vs::convolution_shape(shape{16, 16, 3}, shape{5, 5, 4, 8}), {16, 16, 3}, {5, 5, 4, 8}));
static_assert(clashes(vs::convolution_shape(shape{16, 3}, shape{5, 5, 3, 8}), {16, 3}, {5, 5, 3, 8}));
static_assert(clashes(vs::convolution_shape(shape{16, 3}, shape{3, 8}), {16, 3}, {3, 8}));
static_assert(clashes(convolution{.padding = vs::padding::valid}(shape{1, 4, 9, 1}, shape{5, 5, 1, 6}),
                      {1, 4, 9, 1}, {5, 5, 1, 6}));
static_assert(!convolution{.strides = {2}}(shape{1, 4, 9, 1}, shape{5, 5, 1, 6}).fits);
static_assert(!convolution{.strides = {0, 1}}(shape{1, 4, 9, 1}, shape{5, 5, 1, 6}).fits);

// Reductions.
using reduction = vs::reduction_rule;
static_assert(gives(vs::reduction_shape(shape{2, 3}), shape::of_rank(0)) &&
              gives(vs::reduction_shape(shape()), shape::of_rank(0)));
static_assert(gives(reduction{.axes = {0}}(shape{2, 3}), {3}) &&
              gives(reduction{.axes = {-1}}(shape{2, 3}), {2}));
static_assert(gives(reduction{.axes = {0, 2}, .keepdims = true}(shape{2, 3, any}), {1, 3, 1}));
static_assert(gives(reduction{.keepdims = true}(shape{2, 3}), {1, 1}));
static_assert(gives(reduction{.keepdims = true}(shape()), shape()) &&
              gives(reduction{.axes = {0}}(shape()), shape()));
static_assert(clashes(reduction{.axes = {2}}(shape{2, 3}), {2, 3}, {2}) &&
              !reduction{.axes = {-3}}(shape{2, 3}).fits);

// Reshapes.
using reshape = vs::reshape_rule;
static_assert(gives(reshape{{6}}(shape{2, 3}), {6}) && gives(reshape{{any, 3}}(shape{2, 3}), {2, 3}));
static_assert(gives(reshape{{any, 784}}(shape{any, 28, 28, 1}), {any, 784}));
static_assert(gives(reshape{{2, 3}}(shape()), {2, 3}));
static_assert(clashes(reshape{{4}}(shape{2, 3}), {2, 3}, {4}) && !reshape{{any, 4}}(shape{2, 3}).fits);
static_assert(!reshape{{any, any}}(shape{2, 3}).fits && !reshape{{any, 0}}(shape{2, 3}).fits);

// Concatenations.
using concatenation = vs::concatenation_rule;
static_assert(gives(vs::concatenation_shape(shape{2, 3}, shape{4, 3}), {6, 3}));
static_assert(gives(concatenation{.axis = -1}(shape{2, 3}, shape{2, 4}, shape{any, 1}), {2, 8}));
static_assert(gives(concatenation{.axis = 1}(shape{2, 3}, shape{2, any}), {2, any}));
static_assert(gives(vs::concatenation_shape(shape(), shape{4, 3}), shape()));
static_assert(clashes(vs::concatenation_shape(shape{2, 3}, shape{4, 4}), {2, 3}, {4, 4}));
static_assert(clashes(vs::concatenation_shape(shape{2, 3}, shape{4}), {2, 3}, {4}));
static_assert(clashes(concatenation{.axis = 2}(shape{2, 3}, shape{2, 3}), {2, 3}, {2}));

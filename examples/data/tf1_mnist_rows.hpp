// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// The tensors of model.ckpt-46900. Generated.
#pragma once

#include <varscope/checkpoint/fits.hpp>

struct tf1_mnist_rows {
    static constexpr varscope::checkpoint_row rows[] = {
        {"beta1_power", varscope::dtype::float32, {}},
        {"beta2_power", varscope::dtype::float32, {}},
        {"conv2d/bias", varscope::dtype::float32, {32}},
        {"conv2d/bias/Adam", varscope::dtype::float32, {32}},
        {"conv2d/bias/Adam_1", varscope::dtype::float32, {32}},
        {"conv2d/kernel", varscope::dtype::float32, {3, 3, 1, 32}},
        {"conv2d/kernel/Adam", varscope::dtype::float32, {3, 3, 1, 32}},
        {"conv2d/kernel/Adam_1", varscope::dtype::float32, {3, 3, 1, 32}},
        {"conv2d_1/bias", varscope::dtype::float32, {64}},
        {"conv2d_1/bias/Adam", varscope::dtype::float32, {64}},
        {"conv2d_1/bias/Adam_1", varscope::dtype::float32, {64}},
        {"conv2d_1/kernel", varscope::dtype::float32, {3, 3, 32, 64}},
        {"conv2d_1/kernel/Adam", varscope::dtype::float32, {3, 3, 32, 64}},
        {"conv2d_1/kernel/Adam_1", varscope::dtype::float32, {3, 3, 32, 64}},
        {"dense/bias", varscope::dtype::float32, {512}},
        {"dense/bias/Adam", varscope::dtype::float32, {512}},
        {"dense/bias/Adam_1", varscope::dtype::float32, {512}},
        {"dense/kernel", varscope::dtype::float32, {64, 512}},
        {"dense/kernel/Adam", varscope::dtype::float32, {64, 512}},
        {"dense/kernel/Adam_1", varscope::dtype::float32, {64, 512}},
        {"dense_1/bias", varscope::dtype::float32, {10}},
        {"dense_1/bias/Adam", varscope::dtype::float32, {10}},
        {"dense_1/bias/Adam_1", varscope::dtype::float32, {10}},
        {"dense_1/kernel", varscope::dtype::float32, {512, 10}},
        {"dense_1/kernel/Adam", varscope::dtype::float32, {512, 10}},
        {"dense_1/kernel/Adam_1", varscope::dtype::float32, {512, 10}},
        {"global_step", varscope::dtype::int64, {}},
    };
};

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/pch/tensor.hpp: what every unit test of the layers with tensors starts with, compiled once.
// Guarded by a macro: g++ compiles this file as a main file, where it warns of #pragma once.
#ifndef VARSCOPE_TESTS_PCH_TENSOR_HPP
#define VARSCOPE_TESTS_PCH_TENSOR_HPP

#include "light.hpp"

#include <varscope/detail/xtensor.hpp>

#endif

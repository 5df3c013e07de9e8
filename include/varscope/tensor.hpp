// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor.hpp: dtypes as C++ types, memory for their elements, and xtensor views of it.
#pragma once

#include <varscope/error.hpp>
#include <varscope/tensor/bfloat16.hpp>
#include <varscope/tensor/bounds.hpp>
#include <varscope/tensor/buffer.hpp>
#include <varscope/tensor/convert.hpp>
#include <varscope/tensor/element.hpp>
#include <varscope/tensor/element_span.hpp>
#include <varscope/tensor/elementwise.hpp>
#include <varscope/tensor/owned.hpp>
#include <varscope/tensor/untyped.hpp>
#include <varscope/tensor/value.hpp>
#include <varscope/tensor/view.hpp>

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/tensor_elements.hpp: elements in memory, whatever their dtype.
#pragma once

#include <varscope/types/dtype.hpp>
#include <varscope/types/shape.hpp>

namespace varscope {

/// The elements of a variable in row-major order. Void is `void`, or `const void` where they may only be read.
template <class Void>
struct tensor_elements {
    varscope::dtype dtype;
    Void* data;
    shape_view shape;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E037: the file does not hold what the variables need
// note: spelled<'c', 'o', 'n', 'v', '/', 'k', 'e', 'r', 'n', 'e', 'l'>
// note: asked<varscope::static_shape<5, 5, 1, 32>, \(?varscope::dtype
// note: found<varscope::static_shape<3, 3, 1, 32>, \(?varscope::dtype
// A program whose kernel has another shape than that of the checkpoint.
#include <varscope/checkpoint/fits.hpp>

namespace vs = varscope;
using namespace varscope::literals;

//! [rows]
struct my_checkpoint {
    static constexpr vs::checkpoint_row rows[] = {
        {"conv/bias", vs::dtype::float32, {32}},
        {"conv/kernel", vs::dtype::float32, {3, 3, 1, 32}},
        {"conv/kernel/Adam", vs::dtype::float32, {3, 3, 1, 32}},
    };
};
//! [rows]

template <vs::extent Size>
struct network {
    constexpr void operator()(auto&& scope) const {
        auto conv = scope.variable_scope("conv"_n);
        conv.get_variable("kernel"_n, vs::shape_c<Size, Size, 1, 32>);
        conv.get_variable("bias"_n, vs::shape_c<32>);
    }
};

#ifdef CONTROL
//! [right]
static_assert(vs::fits<network<3>, my_checkpoint>);
//! [right]
#else
//! [wrong]
static_assert(vs::fits<network<5>, my_checkpoint>);
//! [wrong]
#endif

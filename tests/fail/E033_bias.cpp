// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E033: the shapes do not fit the operation
// note: spelled<'\+'>
// note: extent_c<8>
// note: extent_c<16>
// The bias of a convolution has another number of channels than its kernel.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

inline constexpr vs::lifted conv2d{[](const auto& x, const auto& w) { return x.convolve(w); },
                                   vs::convolution_shape};

struct program {
    template <class X = vs::abstract>
    constexpr auto operator()(auto&& scope, const X& image = vs::abstract({vs::unknown, 28, 28, 1})) const {
        auto kernel = scope.get_variable("kernel"_n, {5, 5, image.shape(3), 8}, vs::float32);
#ifdef CONTROL
        auto bias = scope.get_variable("bias"_n, {8}, vs::float32);
#else
        auto bias = scope.get_variable("bias"_n, {16}, vs::float32);
#endif
        return conv2d(image, kernel) + bias;
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E033: the shapes do not fit the operation
// note: spelled<'m', 'a', 't', 'm', 'u', 'l'>
// note: extent_c<128>
// note: spelled<'o', 'u', 't', 'p', 'u', 't', '/', 'k', 'e', 'r', 'n', 'e', 'l'>
// The layers of a network do not fit: the second takes 64 numbers, and the first gives 128.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace varscope::literals;

inline constexpr vs::lifted matmul{[](const auto& x, const auto& w) { return x.dot(w); }, vs::matmul_shape};

struct program {
    static constexpr auto dense(auto&& scope, const auto& x, vs::extent inputs, vs::extent units) {
        return matmul(x, scope.get_variable("kernel"_n, {inputs, units}, vs::float32));
    }
    template <class X = vs::abstract>
    constexpr auto operator()(auto&& scope, const X& x = vs::abstract({vs::unknown, 784})) const {
        auto h = dense(scope.variable_scope("hidden"_n), x, 784, 128);
#ifdef CONTROL
        return dense(scope.variable_scope("output"_n), h, 128, 10);
#else
        return dense(scope.variable_scope("output"_n), h, 64, 10);
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

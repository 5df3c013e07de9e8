// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/manifest/fingerprint.cpp: equal for programs that declare the same, in any order.
#include "support/programs.hpp"

namespace vs = varscope;
using namespace vs::literals;

namespace forwards {
struct program {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("a"_n, {2, 3});
        scope.get_variable("b"_n, {});
    }
};
} // namespace forwards
namespace backwards {
struct program {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("b"_n, vs::shape_c<>);
        scope.get_variable("a"_n, vs::shape_c<2, 3>, vs::float32, {.trainable = false});
    }
};
} // namespace backwards
template <vs::extent First, vs::dtype Type>
struct other {
    constexpr void operator()(auto&& scope) const {
        scope.get_variable("a"_n, {First, 3});
        scope.get_variable("b"_n, {}, Type);
    }
};

template <class Program>
constexpr auto print = vs::manifest<Program>::fingerprint();
static_assert(print<forwards::program> == vs::fnv1a("a:float32:(2, 3)\nb:float32:()\n"));
static_assert(print<backwards::program> == print<forwards::program>);
static_assert(print<other<2, vs::float32>> == print<forwards::program>);
static_assert(print<other<3, vs::float32>> != print<forwards::program>);
static_assert(print<other<2, vs::float64>> != print<forwards::program>);

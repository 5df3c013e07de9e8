// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: a function of xtensor's values is called: include varscope/tensor.hpp
// A lifted function is given values where only manifests are included, which do not know how to evaluate what it returns.
#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace vs = varscope;

// What an expression of xtensor's is known by.
struct expression {
    [[nodiscard]] constexpr const expression& derived_cast() const { return *this; }
};
inline constexpr vs::lifted same{[](const auto& x) { return x; }};

#ifdef CONTROL
constexpr int one = same(1);
#else
constexpr auto one = same(expression());
#endif

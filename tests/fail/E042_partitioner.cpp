// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E042: the partitioner does not divide a variable of this shape
// note: asked_partitions<.*2.*0
// A partitioner of no parts along an axis.
#include <varscope/manifest.hpp>
#include <varscope/partitioned/get.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
#ifdef CONTROL
        vs::create_partitioned_variables(scope, "w"_n, {5, 2}, {2, 1});
#else
        vs::create_partitioned_variables(scope, "w"_n, {5, 2}, {2, 0});
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

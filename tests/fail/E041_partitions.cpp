// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// expect: VS-E041: the variable is there in other parts
// note: asked_partitions<.*2.*1.*found_partitions<.*3.*1
// A partitioned variable is shared by another partitioner than made it.
#include <varscope/manifest.hpp>
#include <varscope/partitioned/get.hpp>

namespace vs = varscope;
using namespace varscope::literals;

struct program {
    constexpr void operator()(auto&& scope) const {
        auto shared = scope.variable_scope("s"_n, vs::auto_reuse);
        vs::get_partitioned_variable(shared, "w"_n, {5, 2}, vs::float32, vs::fixed_size_partitioner(3));
#ifdef CONTROL
        vs::get_partitioned_variable(shared, "w"_n, {5, 2}, vs::float32, vs::fixed_size_partitioner(3));
#else
        vs::get_partitioned_variable(shared, "w"_n, {5, 2}, vs::float32, vs::fixed_size_partitioner(2));
#endif
    }
};
constexpr bool valid = vs::manifest<program>::is_valid;

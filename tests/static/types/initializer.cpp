// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/initializer.cpp: which initializer makes which dtype.
#include <varscope/types/initializer.hpp>

namespace vs = varscope;
using vs::can_make;
using vs::dtype;

template <class Expected>
constexpr bool makes_exactly(const vs::initializer& init, Expected expected) {
    for (std::size_t i = 0; i != vs::dtype_count; ++i)
        if (can_make(init, static_cast<dtype>(i)) != expected(static_cast<dtype>(i))) return false;
    return true;
}
constexpr auto every = [](dtype) { return true; };
constexpr auto none = [](dtype) { return false; };
constexpr auto numbers = [](dtype type) { return type != dtype::string; };
constexpr auto floating = [](dtype type) { return vs::is_floating(type); };
constexpr auto real_numbers = [](dtype type) { return vs::is_floating(type) || vs::is_integer(type); };

// Row 134: zeros make everything; ones and constants make numbers and bool.
static_assert(makes_exactly(vs::zeros(), every));
static_assert(makes_exactly(vs::ones(), numbers));
static_assert(makes_exactly(vs::constant(1), numbers));

// Row 149: random normals and Glorot's make floating dtypes only; random_uniform makes integers too (row 137).
static_assert(makes_exactly(vs::random_normal(), floating));
static_assert(makes_exactly(vs::truncated_normal(), floating));
static_assert(makes_exactly(vs::glorot_uniform(), floating));
static_assert(makes_exactly(vs::he_normal(), floating));
static_assert(makes_exactly(vs::lecun_normal(), floating));
static_assert(makes_exactly(vs::uniform_unit_scaling(), floating));
static_assert(makes_exactly(vs::variance_scaling(), floating));
static_assert(makes_exactly(vs::random_uniform(0, 10), real_numbers));

// An integer in [minval, maxval) is needed to draw one.
static_assert(makes_exactly(vs::random_uniform(3, 3), floating));
static_assert(makes_exactly(vs::random_uniform(4, 3), [](dtype) { return false; }), "no bounds");
static_assert(makes_exactly(vs::random_normal(0, -1), [](dtype) { return false; }), "no deviation");
static_assert(makes_exactly(vs::random_uniform(0.25, 0.75), floating));
static_assert(makes_exactly(vs::random_uniform(0.5, 1.5), floating), "whole numbers only");

// What rounding would make infinite is no element of a floating dtype.
static_assert(can_make(vs::constant(65519), dtype::float16) && !can_make(vs::constant(65520), dtype::float16));
static_assert(!can_make(vs::constant(-1e6), dtype::float16) && can_make(vs::constant(1e6), dtype::bfloat16));
static_assert(can_make(vs::constant(3e38), dtype::float32) && !can_make(vs::constant(1e39), dtype::float32));
static_assert(can_make(vs::constant(1e300), dtype::float64) && can_make(vs::constant(vs::no_bound), dtype::float16));

// Integers keep digits that no double has.
static_assert(vs::constant((1LL << 60) + 1) != vs::constant(1LL << 60));
static_assert(can_make(vs::constant((1LL << 60) + 1), dtype::int64) && !can_make(vs::constant((1LL << 60) + 1), dtype::int32));
static_assert(can_make(vs::constant(~0ULL), dtype::uint64) && !can_make(vs::constant(~0ULL), dtype::int64));
static_assert(vs::constant(7) == vs::constant(7.0) && vs::constant(-7LL) == vs::constant(-7.0));

// What an integer dtype cannot hold is not made of it.
static_assert(can_make(vs::constant(127), dtype::int8) && !can_make(vs::constant(128), dtype::int8));
static_assert(can_make(vs::constant(-128), dtype::int8) && !can_make(vs::constant(-129), dtype::int8));
static_assert(!can_make(vs::constant(-1), dtype::uint8) && !can_make(vs::constant(256), dtype::uint8));
static_assert(!can_make(vs::constant(1e300), dtype::int64) && !can_make(vs::constant(1e300), dtype::uint64));
static_assert(!can_make(vs::random_uniform(-5, 5), dtype::uint8));
static_assert(!can_make(vs::random_uniform(0, 300), dtype::uint8));
static_assert(can_make(vs::random_uniform(0, 256), dtype::uint8));

// A value is what it is; no initializer makes nothing.
static_assert(makes_exactly({vs::initializer_kind::value, 0, 0}, every));
static_assert(makes_exactly(vs::initializer{}, none));

// Row 91: the defaults by dtype.
constexpr bool defaults_are_by_dtype() {
    for (std::size_t i = 0; i != vs::dtype_count; ++i) {
        const dtype type = static_cast<dtype>(i);
        const vs::initializer init = vs::default_initializer(type);
        const vs::initializer expected = vs::is_floating(type)  ? vs::glorot_uniform()
                                         : vs::is_complex(type) ? vs::initializer{}
                                                                : vs::zeros();
        if (init != expected || can_make(init, type) == vs::is_complex(type)) return false;
    }
    return true;
}
static_assert(defaults_are_by_dtype());

// Rows 135 to 139: the arguments that may be left out.
static_assert(vs::constant() == vs::constant(0));
static_assert(vs::random_uniform() == vs::random_uniform(0));
static_assert(makes_exactly(vs::random_uniform(), floating), "row 137: integers need an upper bound");
static_assert(makes_exactly(vs::random_uniform(-3), floating));
static_assert(vs::random_normal() == vs::random_normal(0, 1));
static_assert(vs::truncated_normal() == vs::truncated_normal(0, 1));
static_assert(vs::random_normal() != vs::truncated_normal());
static_assert(vs::constant(1) != vs::constant(2));
static_assert(vs::uniform_unit_scaling() == vs::uniform_unit_scaling(1));
static_assert(vs::variance_scaling() ==
              vs::variance_scaling(1, vs::fan_mode::fan_in, vs::distribution::truncated_normal));

// Row 144: a scale must be positive.
static_assert(makes_exactly(vs::variance_scaling(0), none) && makes_exactly(vs::variance_scaling(-1), none));
static_assert(makes_exactly(vs::variance_scaling(__builtin_nan("")), none));
static_assert(makes_exactly(vs::variance_scaling(1e-300), floating));

// Rows 142 and 145: TensorFlow's other word for a distribution, and the named forms.
static_assert(vs::distribution::normal == vs::distribution::truncated_normal);
static_assert(vs::glorot_normal() == vs::variance_scaling(1, vs::fan_mode::fan_avg));
static_assert(vs::glorot_uniform() ==
              vs::variance_scaling(1, vs::fan_mode::fan_avg, vs::distribution::uniform));
static_assert(vs::he_normal() == vs::variance_scaling(2) && vs::lecun_normal() == vs::variance_scaling(1));
static_assert(vs::he_uniform() == vs::variance_scaling(2, vs::fan_mode::fan_in, vs::distribution::uniform));
static_assert(vs::lecun_uniform() == vs::variance_scaling(1, vs::fan_mode::fan_in, vs::distribution::uniform));

// A seed of its own tells initializers apart; 0 is one too.
static_assert(vs::random_normal(0, 1, vs::seed{3}) != vs::random_normal());
static_assert(vs::random_normal(0, 1, vs::seed{0}) != vs::random_normal());
static_assert(vs::he_normal(vs::seed{3}) == vs::he_normal(vs::seed{3}));
static_assert(vs::he_normal(vs::seed{3}) != vs::he_normal(vs::seed{4}));
static_assert(vs::initializer{}.kind == vs::initializer_kind::unset);

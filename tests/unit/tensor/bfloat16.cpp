// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/tensor/bfloat16.cpp: rounding, NaN and arithmetic of bfloat16, and variables of it.
#include "support/catch.hpp"
#include <varscope/graph.hpp>

#include <cmath>
#include <random>

namespace vs = varscope;
using vs::bfloat16_t;

namespace {

// The bits of the nearest number, ties to the even one, found by comparing with the two neighbours.
std::uint16_t nearest_bits(double x) {
    const std::uint16_t sign = std::signbit(x) ? 0x8000 : 0;
    const double magnitude = std::abs(x);
    std::uint16_t low = 0;
    for (std::uint16_t bit = 0x4000; bit != 0; bit = static_cast<std::uint16_t>(bit >> 1)) {
        const std::uint16_t next = static_cast<std::uint16_t>(low | bit);
        if (next <= 0x7F7F && static_cast<float>(bfloat16_t::from_bits(next)) <= magnitude) low = next;
    }
    const double below = static_cast<float>(bfloat16_t::from_bits(low));
    // Behind the largest number stands what the next one would be, and in its place infinity.
    const double above = low == 0x7F7F ? std::ldexp(1.0, 128) : static_cast<float>(bfloat16_t::from_bits(static_cast<std::uint16_t>(low + 1)));
    const double to_below = magnitude - below, to_above = above - magnitude;
    const bool goes_up = to_above < to_below || (to_above == to_below && (low & 1) != 0);
    return static_cast<std::uint16_t>(sign | (low + (goes_up ? 1 : 0)));
}

} // namespace

TEST_CASE("every bfloat16 becomes a float and the same bfloat16 again") {
    for (unsigned bits = 0; bits != 0x10000; ++bits) {
        const bfloat16_t x = bfloat16_t::from_bits(static_cast<std::uint16_t>(bits));
        const float wide = x;
        if (std::isnan(wide))
            CHECK(std::isnan(static_cast<float>(bfloat16_t(wide))));
        else if (bfloat16_t(wide).bits() != bits)
            FAIL("bits " << bits);
    }
}

TEST_CASE("a float is rounded to the nearest bfloat16, ties to the even one") {
    std::mt19937 random(1);
    for (int i = 0; i != 200000; ++i) {
        const float x = std::bit_cast<float>(static_cast<std::uint32_t>(random()));
        if (std::isnan(x) || std::isinf(x)) continue;
        if (bfloat16_t(x).bits() != nearest_bits(x)) FAIL(x << ": " << bfloat16_t(x).bits() << " " << nearest_bits(x));
    }
    CHECK(bfloat16_t(std::bit_cast<float>(0x3F808000u)).bits() == 0x3F80); // halfway, the even one is below
    CHECK(bfloat16_t(std::bit_cast<float>(0x3F818000u)).bits() == 0x3F82); // halfway, the even one is above
    CHECK(bfloat16_t(3.4028235e38f).bits() == 0x7F80);                     // beyond the largest: infinity
    CHECK(bfloat16_t(std::bit_cast<float>(0x00000001u)).bits() == 0);      // a subnormal float
    CHECK(bfloat16_t(-0.0f).bits() == 0x8000);
}

TEST_CASE("a double is rounded once") {
    std::mt19937_64 random(2);
    for (int i = 0; i != 100000; ++i) {
        const float start = std::bit_cast<float>((static_cast<std::uint32_t>(random()) & 0x7FFFFFFFu) | 0x8000u);
        if (!(start > 1e-37f && start < 1e38f)) continue;
        const double x = std::nextafter(static_cast<double>(start), i % 2 == 0 ? 0 : 1e39); // beside where ties are
        if (bfloat16_t(x).bits() != nearest_bits(x)) FAIL(i);
    }
    CHECK(bfloat16_t(1.00390625 + 1e-12).bits() == 0x3F81); // as a float it is halfway, and would go to 0x3F80
    CHECK(bfloat16_t(1.00390625 - 1e-12).bits() == 0x3F80);
    CHECK(bfloat16_t(1e300).bits() == 0x7F80);
    CHECK(bfloat16_t(7).bits() == 0x40E0);
}

TEST_CASE("NaN stays NaN and infinity infinity") {
    CHECK(std::isnan(static_cast<float>(bfloat16_t(std::bit_cast<float>(0x7F800001u))))); // its upper half alone is infinity
    CHECK(std::isnan(static_cast<float>(bfloat16_t(std::bit_cast<float>(0xFFFFFFFFu)))));
    CHECK(std::isnan(static_cast<float>(bfloat16_t(std::nan("")))));
    CHECK(bfloat16_t(-std::numeric_limits<float>::infinity()).bits() == 0xFF80);
}

TEST_CASE("limits are those of the type") {
    using limits = std::numeric_limits<bfloat16_t>;
    STATIC_REQUIRE(limits::is_specialized);
    CHECK(static_cast<float>(limits::epsilon()) == std::ldexp(1.0f, -7));
    CHECK(bfloat16_t(1.0f + static_cast<float>(limits::epsilon())).bits() == bfloat16_t(1.0f).bits() + 1);
    CHECK(std::isinf(static_cast<float>(bfloat16_t::from_bits(static_cast<std::uint16_t>(limits::max().bits() + 1)))));
    CHECK(static_cast<float>(limits::lowest()) == -static_cast<float>(limits::max()));
    CHECK(std::fpclassify(static_cast<float>(limits::min())) == FP_NORMAL);
    CHECK(static_cast<float>(limits::denorm_min()) > 0);
}

TEST_CASE("variables of bfloat16 are printed, computed with and converted to") {
    vs::graph graph;
    auto scope = graph.root();
    auto w = scope.get_variable("w", vs::shape_c<3>, vs::bfloat16, {.initializer = vs::constant(0.1)});
    CHECK(vs::repr(w.variable()) == "<tf.Variable 'w:0' shape=(3,) dtype=bfloat16_ref>");
    CHECK(static_cast<float>(w(0)) == 0.10009765625f);
    w *= 2.0f;
    w = w + 1.0f;
    CHECK(static_cast<float>(w(2)) == 1.203125f);
    const auto from_float = scope.variable("v", {0.5f, 0.1f}, {.dtype = vs::bfloat16});
    CHECK(from_float.as<bfloat16_t>()(1).bits() == bfloat16_t(0.1f).bits());
    CHECK_THROWS_AS(from_float.as<float>(), vs::dtype_error);
    const auto from_values = scope.get_variable("u", {.initializer = xt::xtensor<bfloat16_t, 1>{bfloat16_t(1.5f)}});
    CHECK(from_values.dtype() == vs::bfloat16);
}

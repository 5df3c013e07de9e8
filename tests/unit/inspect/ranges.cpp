// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Values outside of bounds, in words.
#include "support/catch.hpp"
#include <varscope.hpp>
#include <varscope/inspect.hpp>

#include <cmath>
#include <sstream>

namespace vs = varscope;
using namespace vs::literals;

namespace ranges_programs {

inline constexpr vs::variable_note tenth{.least = 0, .most = 0.1};

inline constexpr vs::variable_note hundred{.unit = "Pa", .least = 0, .most = 100};

struct noted {
    template <class S>
    constexpr void operator()(S&& s) const {
        s.get_variable("x"_n, vs::shape_c<>, vs::float32, {.initializer = vs::constant(0.1), .note = &tenth});
        s.get_variable("y"_n, vs::shape_c<>, vs::float64, {.initializer = vs::constant(1), .note = &hundred});
    }
};

} // namespace ranges_programs

namespace {

using namespace ranges_programs;

} // namespace

TEST_CASE("bounds count as numbers of the variable's dtype, and are told in full") {
    vs::model<noted> m;
    m.initialize();
    CHECK(vs::values_out_of_range(m).empty());
    m["y"_n]() = 100.00001;
    std::ostringstream s;
    s << vs::values_out_of_range(m)[0];
    CHECK(s.str() == "y[0] is 100.00001, not between 0 and 100 Pa");
    m["x"_n]() = std::nextafter(0.1f, 1.0f);
    CHECK(vs::values_out_of_range(m).size() == 2);
}

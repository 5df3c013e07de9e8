// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Histograms at the ends of what a double is.
#include "support/catch.hpp"
#include <varscope/inspect.hpp>

#include <limits>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

TEST_CASE("histograms of very large and very small numbers") {
    auto h = vs::histogram(std::vector<double>{-1.7e308, 1.7e308}, 2);
    CHECK(h.mean() == 0);
    CHECK(h.deviation() == Approx(1.7e308));
    CHECK(vs::histogram(std::vector<double>{1e200, -1e200}, 2).deviation() == Approx(1e200));
    CHECK(vs::histogram(std::vector<double>{5e-324}, 2).mean() == 5e-324);
    CHECK(vs::histogram(std::vector<int>{1, 2, 3}, 2).mean() == 2);
    CHECK(vs::histogram(std::vector<double>{}, 2).deviation() == 0);
    const double inf = std::numeric_limits<double>::infinity();
    CHECK(vs::histogram(std::vector<double>{inf}, 2).deviation() == 0);
}

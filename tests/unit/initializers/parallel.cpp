// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/initializers/parallel.cpp: first values of a model by several threads.
#include "support/catch.hpp"
#include <varscope/initializers/function.hpp>
#include <varscope/initializers/orthogonal.hpp>
#include <varscope/initializers/parallel.hpp>
#include <varscope/model.hpp>

#include <set>
#include <stdexcept>

namespace vs = varscope;
using namespace vs::literals;

struct layers {
    constexpr void operator()(auto& scope) const {
        for (int i = 0; i != 6; ++i) {
            auto layer = scope.variable_scope("layer_"_n + i);
            layer.get_variable("w"_n, vs::shape_c<64, 32>);
            layer.get_variable("r"_n, vs::shape_c<32, 32>, vs::float64, {.initializer = vs::orthogonal()});
            layer.get_variable("b"_n, {32}, {.initializer = vs::constant({1, 2})});
            layer.get_variable("n"_n, {9}, vs::int32, {.initializer = vs::random_uniform(0, 100)});
        }
    }
};

inline std::atomic<int> fails_at = -1;
struct failing {
    constexpr void operator()(auto& scope) const {
        constexpr auto fail = [](vs::shape_view shape, vs::dtype) -> std::vector<float> {
            if (fails_at == shape[0]) throw std::runtime_error("no values");
            return std::vector<float>(shape.element_count(), 3.0f);
        };
        scope.get_variable("a"_n, {9}, {.initializer = vs::initializer_from(fail)});
        scope.get_variable("b"_n, {5}, {.initializer = vs::initializer_from(fail)});
        scope.get_variable("c"_n, {2}, {.initializer = vs::initializer_from(fail)});
    }
};

TEST_CASE("the number of threads changes no value") {
    vs::model<layers> alone;
    alone.initialize(vs::seed{9});
    for (const unsigned threads : {0u, 1u, 2u, 3u, 16u, 100u}) {
        vs::model<layers> m;
        m.initialize(vs::seed{9}, vs::parallel_t{threads});
        CHECK(m == alone);
    }
}

TEST_CASE("a constant that a running program draws knows the seed too") {
    vs::model<layers> m, other;
    m.initialize(vs::seed{9}, vs::parallel);
    other.initialize(vs::seed{8}, vs::parallel);
    CHECK_FALSE(m == other);
}

TEST_CASE("another runner is asked for every variable once, large ones first") {
    vs::model<layers> m, alone;
    std::set<std::size_t> seen;
    m.initialize({}, [&](std::size_t count, const auto& task) {
        CHECK(count == m.size());
        for (std::size_t i = count; i != 0; --i) task(i - 1), seen.insert(i - 1);
    });
    CHECK(seen.size() == m.size());
    alone.initialize();
    CHECK(m == alone);
}

TEST_CASE("an error of a task is thrown, whichever thread met it") {
    for (const int at : {9, 5, 2}) {
        vs::model<failing> m;
        fails_at = at;
        CHECK_THROWS_AS(m.initialize({}, vs::parallel_t{3}), std::runtime_error);
        CHECK_THROWS_AS(m.initialize({}, vs::parallel_t{1}), std::runtime_error);
        fails_at = -1;
        m.initialize({}, vs::parallel_t{3});
        CHECK((m["a"_n](8) == 3 && m["b"_n](4) == 3 && m["c"_n](1) == 3));
    }
}

TEST_CASE("no task is no work") {
    vs::parallel(0, [](std::size_t) { FAIL(); });
}

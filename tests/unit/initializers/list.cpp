// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/initializers/list.cpp: lists fill variables row by row (rows 135, 136).
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <array>

namespace vs = varscope;
using namespace vs::literals;

struct lists {
    constexpr void operator()(auto& scope) const {
        scope.get_variable("short"_n, {3, 4}, {.initializer = vs::constant({1, 2, 3, 4, 5, 6, 7, 8})});
        scope.get_variable("full"_n, {2, 2}, vs::float64,
                           {.initializer = vs::constant({{1.5, 2.5}, {3.5, 4.5}}, vs::verify_shape)});
        scope.get_variable("integers"_n, {3}, vs::int8, {.initializer = vs::constant({-128, 127})});
        scope.get_variable("long"_n, {2}, vs::uint64, {.initializer = vs::constant({~0ull, 1ull << 63})});
        scope.get_variable("flags"_n, {3}, vs::bool_, {.initializer = vs::constant({false, true})});
        scope.get_variable("complex"_n, {2}, vs::complex64, {.initializer = vs::constant({1, 2})});
        scope.get_variable("turns"_n, {2}, vs::complex128,
                           {.initializer = vs::constant({std::complex<double>(1, -1)})});
        scope.get_variable("array"_n, {4}, {.initializer = vs::constant(vs::array({1.0f, 2.0f}))});
        auto inner = scope.variable_scope("inner"_n, {.initializer = vs::constant({7, 8})});
        inner.get_variable("a"_n, {3});
        inner.get_variable("b"_n, {2, 2}, vs::float16);
        scope.get_variable("empty"_n, {0, 3}, {.initializer = vs::constant(std::array<float, 0>())});
    }
};

TEST_CASE("a list fills a variable row by row and repeats its last element, row 135") {
    vs::model<lists> m;
    m.initialize();
    CHECK((m["short"_n] == xt::xarray<float>{{1, 2, 3, 4}, {5, 6, 7, 8}, {8, 8, 8, 8}}));
    CHECK((m["full"_n] == xt::xarray<double>{{1.5, 2.5}, {3.5, 4.5}}));
    CHECK((m["integers"_n] == xt::xarray<std::int8_t>{-128, 127, 127}));
    CHECK((m["long"_n] == xt::xarray<std::uint64_t>{~0ull, 1ull << 63}));
    CHECK((m["flags"_n](0) == false && m["flags"_n](1) == true && m["flags"_n](2) == true));
    CHECK((m["complex"_n](1) == std::complex<float>(2)));
    CHECK((m["turns"_n](1) == std::complex<double>(1, -1)));
    CHECK((m["array"_n] == xt::xarray<float>{1, 2, 2, 2}));
    CHECK((m["inner/a"_n] == xt::xarray<float>{7, 8, 8}));
    vs::graph graph;
    auto root = graph.root();
    lists{}(root);
    const auto agrees = [&]<class T>(const char* name, std::type_identity<T>) {
        CAPTURE(name);
        const auto left = m.at(name).template as<T>(), right = graph.at(name).template as<T>();
        CHECK(std::equal(left.begin(), left.end(), right.begin(), right.end()));
    };
    for (const char* name : {"short", "array", "inner/a", "empty"}) agrees(name, std::type_identity<float>());
    agrees("full", std::type_identity<double>());
    agrees("integers", std::type_identity<std::int8_t>());
    agrees("long", std::type_identity<std::uint64_t>());
    agrees("flags", std::type_identity<bool>());
    agrees("complex", std::type_identity<std::complex<float>>());
    agrees("turns", std::type_identity<std::complex<double>>());
    agrees("inner/b", std::type_identity<xtl::half_float>());
}

TEST_CASE("a list is refused where it is too long or of another kind, and nothing is made") {
    vs::graph graph;
    auto root = graph.root();
    CHECK_THROWS_AS(root.get_variable("v", {2, 3}, {.initializer = vs::constant({1, 2, 3, 4, 5, 6, 7, 8})}),
                    vs::initializer_error);
    CHECK_THROWS_AS(root.get_variable("v", {2}, vs::int8, {.initializer = vs::constant({1, 200})}),
                    vs::initializer_error);
    CHECK_THROWS_AS(root.get_variable("v", {2}, vs::int32, {.initializer = vs::constant({1.5})}),
                    vs::initializer_error);
    CHECK_THROWS_AS(root.get_variable("v", {2}, {.initializer = vs::constant(std::vector<float>())}),
                    vs::initializer_error);
    CHECK_THROWS_AS(root.get_variable("v", {4}, {.initializer = vs::constant({{1, 2}, {3}})}),
                    vs::initializer_error);
    CHECK_THROWS_AS(root.get_variable("v", {.initializer = vs::constant({1, 2})}), vs::shape_missing_error);
    CHECK(graph.operations().empty());
}

TEST_CASE("verify_shape wants the shape itself, row 136") {
    vs::graph graph;
    auto root = graph.root();
    const auto list = vs::constant({1, 2, 3, 4, 5, 6, 7, 8}, vs::verify_shape);
    CHECK_THROWS_WITH(root.get_variable("v", {3, 4}, {.initializer = list}),
                      Catch::Matchers::ContainsSubstring("(3, 4)") &&
                          Catch::Matchers::ContainsSubstring("(8,)"));
    CHECK_THROWS_AS(root.get_variable("v", {2, 4}, {.initializer = list}), vs::shape_error);
    CHECK((root.get_variable("v", {8}, {.initializer = list}).as<float>()(7) == 8));
}

TEST_CASE("ranges are lists too") {
    vs::graph graph;
    auto root = graph.root();
    CHECK(
        (root.get_variable("a", {3}, {.initializer = vs::constant(std::vector<double>{1, 2})}).as<float>() ==
         xt::xarray<float>{1, 2, 2}));
    const xt::xarray<float> table{{1, 2}, {3, 4}};
    CHECK(
        (root.get_variable("b", {2, 2}, {.initializer = vs::constant(table, vs::verify_shape)}).as<float>() ==
         table));
    CHECK_THROWS_AS(root.get_variable("c", {4}, {.initializer = vs::constant(table, vs::verify_shape)}),
                    vs::shape_error);
    const auto kept = vs::constant({{5, 6}});
    const auto copy = kept;
    CHECK((root.get_variable("d", {2}, {.initializer = copy}).as<float>() == xt::xarray<float>{5, 6}));
}

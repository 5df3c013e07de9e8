// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/values.cpp: first values, in every form and of every dtype.
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace vs::literals;

TEST_CASE("a variable starts from a scalar, a list, nested lists or an expression") {
    vs::graph graph;
    auto root = graph.root();
    const auto scalar = root.variable("scalar", 1.5f);
    CHECK(scalar.shape() == vs::shape_c<>);
    CHECK(scalar.as<float>()() == 1.5f);
    const auto list = root.variable("list", {1, 2, 3});
    CHECK(list.shape() == vs::shape_c<3>);
    CHECK(list.dtype() == vs::int32);
    CHECK(list.as<std::int32_t>()(2) == 3);
    const auto nested = root.variable("nested", {{1.0, 2.0}, {3.0, 4.0}, {5.0, 6.0}});
    CHECK(nested.shape() == vs::shape_c<3, 2>);
    CHECK(nested.dtype() == vs::float64);
    CHECK(nested.as<double>()(2, 0) == 5.0);
    const xt::xarray<float> x = {{1, 2}, {3, 4}};
    const auto array = root.variable("array", x);
    CHECK(array.shape() == vs::shape_c<2, 2>);
    CHECK(array.as<float>()(1, 0) == 3.0f);
    const auto expression = root.variable("expression", xt::transpose(x) * 2.0f);
    CHECK(expression.as<float>()(0, 1) == 6.0f);
    const auto one = root.variable("one", {7.0f});
    CHECK(one.shape() == vs::shape_c<1>);
}

TEST_CASE("an expression of column-major order keeps its places") {
    const xt::xarray<int, xt::layout_type::column_major> x = {{1, 2, 3}, {4, 5, 6}};
    vs::graph graph;
    const auto v = graph.root().variable("v", x);
    CHECK(v.as<std::int32_t>()(0, 2) == 3);
    CHECK(v.as<std::int32_t>()(1, 0) == 4);
}

TEST_CASE("a value is copied: what it was made from may change") {
    vs::graph graph;
    xt::xarray<float> x = {1, 2};
    const auto v = graph.root().variable("v", x);
    const auto w = graph.root().get_variable("w", {.initializer = x});
    x(0) = 9;
    CHECK(v.as<float>()(0) == 1.0f);
    CHECK(w.as<float>()(0) == 1.0f);
}

TEST_CASE("without a name it is called Variable") {
    vs::graph graph;
    auto root = graph.root();
    CHECK(root.variable(vs::unnamed, 1.0f).name() == "Variable:0");
    CHECK(root.variable(vs::unnamed, vs::zeros(), {1}).name() == "Variable_1:0");
}

TEST_CASE("get_variable starts from a value that brings shape and dtype") {
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.get_variable("v", {.initializer = vs::value({{1, 2}, {3, 4}})});
    CHECK(v.shape() == vs::shape_c<2, 2>);
    CHECK(v.dtype() == vs::int32);
    CHECK(v.as<std::int32_t>()(1, 1) == 4);
    CHECK(root.get_variable("s", {.initializer = 2.0f}).shape() == vs::shape_c<>);
    const xt::xarray<double> x = {1, 2, 3};
    CHECK(root.get_variable("x", {.initializer = x + 1}).as<double>()(2) == 4.0);
}

TEST_CASE("a scope's value serves all its variables, each with elements of its own") {
    vs::graph graph;
    auto foo = graph.root().variable_scope("foo", {.initializer = vs::value({0.1f, 0.2f})});
    const auto v = foo.get_variable("v");
    const auto w = foo.variable_scope("bar").get_variable("w");
    CHECK(v.as<float>()(1) == 0.2f);
    v.as<float>()(1) = 7;
    CHECK(w.as<float>()(1) == 0.2f);
    CHECK(w.shape() == vs::shape_c<2>);
}

TEST_CASE("initializers fill, converted to the dtype") {
    vs::graph graph;
    auto root = graph.root();
    CHECK(root.get_variable("z", {2}, vs::int32).as<std::int32_t>()(1) == 0);
    CHECK(root.get_variable("o", {2}, vs::float64, {.initializer = vs::ones()}).as<double>()(1) == 1.0);
    CHECK(root.get_variable("c", {2}, vs::int8, {.initializer = vs::constant(-7)}).as<std::int8_t>()(1) ==
          -7);
    CHECK(root.get_variable("b", {2}, vs::bool_, {.initializer = vs::ones()}).as<bool>()(1));
    CHECK_FALSE(root.get_variable("f", {2}, vs::bool_).as<bool>()(1));
    CHECK(root.get_variable("s", {2}, vs::string).as<std::string>()(1).empty());
    CHECK(root.get_variable("i", {2}, vs::complex64, {.initializer = vs::constant(2)})
              .as<std::complex<float>>()(1) == std::complex<float>(2, 0));
    CHECK(static_cast<float>(root.get_variable("h", {2}, vs::float16, {.initializer = vs::constant(0.5)})
                                 .as<xtl::half_float>()(1)) == 0.5f);
}

TEST_CASE("dtype and initializer come from the argument, then the scope, then the default") {
    vs::graph graph;
    auto s = graph.root().variable_scope("s", {.initializer = vs::constant(4), .dtype = vs::float16});
    CHECK(s.get_variable("v", {1}).dtype() == vs::float16);
    CHECK(s.get_variable("w", {1}, vs::float64).as<double>()(0) == 4.0);
    CHECK(s.get_variable("x", {1}, {.initializer = vs::ones()}).dtype() == vs::float16);
    CHECK(s.variable("d", 1.0f).dtype() == vs::float32);
    auto t = s.variable_scope("t", {.dtype = vs::int32});
    CHECK(t.get_variable("v", {1}).as<std::int32_t>()(0) == 4);
    CHECK(graph.root().get_variable("r", {1}).dtype() == vs::float32);
}

TEMPLATE_TEST_CASE("a variable of every dtype holds what it was given", "", bool, std::int8_t, std::int16_t,
                   std::int32_t, std::int64_t, std::uint8_t, std::uint16_t, std::uint32_t, std::uint64_t,
                   xtl::half_float, float, double, std::complex<float>, std::complex<double>, std::string) {
    vs::graph graph;
    auto root = graph.root();
    TestType first{};
    TestType second{};
    if constexpr (std::is_same_v<TestType, std::string>)
        second = "a text that is too long for the small buffer";
    else
        second = static_cast<TestType>(1.0f);
    const auto v = root.variable("v", {first, second});
    CHECK(v.dtype() == vs::dtype_of<TestType>);
    CHECK(v.shape() == vs::shape_c<2>);
    // compared outside of CHECK, which would print operands that not all compilers can print
    const auto is = [](const vs::variable& of, std::size_t at, const TestType& expected) {
        return of.template as<TestType>().flat(at) == expected;
    };
    CHECK(is(v, 0, first));
    CHECK(is(v, 1, second));
    v.template as<TestType>()(0) = second;
    CHECK(is(v, 0, second));
    auto z = root.get_variable("z", vs::shape_c<2>, vs::dtype_c<vs::dtype_of<TestType>>(),
                               {.initializer = vs::zeros()});
    STATIC_REQUIRE(std::is_same_v<decltype(z), vs::variable_view<TestType, vs::static_shape<2>>>);
    CHECK(is(z.variable(), 1, TestType{}));
    z = v.template as<TestType>();
    CHECK(is(z.variable(), 1, second));
    CHECK(is(root.get_variable("w", {.initializer = second}), 0, second));
}

TEST_CASE("direct variables convert their value to the dtype asked for, where nothing is lost in kind") {
    vs::graph graph;
    auto root = graph.root();
    CHECK(root.variable("f", {1, 2}, {.dtype = vs::float32}).as<float>()(1) == 2.0f);
    CHECK(root.variable("d", {1.5f}, {.dtype = vs::float64}).as<double>()(0) == 1.5);
    CHECK(root.variable("c", {1.5}, {.dtype = vs::complex128}).as<std::complex<double>>()(0) == 1.5);
    CHECK(root.variable("i", {200}, {.dtype = vs::uint8}).as<std::uint8_t>()(0) == 200);
    CHECK_THROWS_AS(root.variable("x", {300}, {.dtype = vs::uint8}), vs::value_dtype_error);
    CHECK_THROWS_AS(root.variable("x", {-1}, {.dtype = vs::uint64}), vs::value_dtype_error);
    CHECK_THROWS_AS(root.variable("x", {1.0f}, {.dtype = vs::int32}), vs::value_dtype_error);
    CHECK_THROWS_AS(root.variable("x", {true}, {.dtype = vs::float32}), vs::value_dtype_error);
    CHECK_THROWS_AS(root.variable("x", {"1"}, {.dtype = vs::float32}), vs::value_dtype_error);
    CHECK_FALSE(graph.find("x"));
}

TEST_CASE("arrays that the compiler knows are values like others, rows 85 to 87") {
    vs::graph graph;
    auto root = graph.root();
    const auto grid = root.variable("grid", vs::array({{1.0f, 2.0f}, {3.0f, 4.5f}}));
    CHECK(grid.shape() == vs::shape_c<2, 2>);
    CHECK(grid.as<float>()(1, 1) == 4.5f);
    const auto row = root.get_variable("row", {.initializer = vs::array({-1, 2})});
    CHECK(row.dtype() == vs::int32);
    CHECK(row.as<std::int32_t>()(0) == -1);
    const auto filled = root.variable("filled", vs::full(vs::shape_c<2, 3, 2>, std::uint64_t{1} << 63));
    CHECK(filled.as<std::uint64_t>()(1, 2, 1) == std::uint64_t{1} << 63);
    CHECK(root.variable("flags", vs::array({true, false})).as<bool>()(0));
    CHECK(root.variable("none", vs::full(vs::shape_c<0, 2>, 1.0)).element_count() == 0);
    CHECK(root.variable("wide", vs::array({1, 2}), {.dtype = vs::float64}).as<double>()(1) == 2.0);
    auto s = root.variable_scope("s", {.initializer = vs::array({1.0, 2.0})});
    CHECK(s.get_variable("v").as<double>()(1) == 2.0);
    CHECK_THROWS_AS(root.get_variable("x", {2}, {.initializer = vs::array({1, 2})}),
                    vs::shape_with_value_error);
    CHECK_THROWS_AS(root.variable("x", vs::array({1.5f}), {.dtype = vs::int32}), vs::value_dtype_error);
}

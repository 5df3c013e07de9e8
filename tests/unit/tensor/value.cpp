// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/tensor/value.cpp: values of any dtype, from all that users write.
#include "support/catch.hpp"
#include <varscope/tensor/value.hpp>
#include <varscope/xtensor.hpp>

namespace vs = varscope;
using vs::value;

namespace {
template <class T>
std::vector<T> elements(const value& of) {
    REQUIRE(of.type() == vs::dtype_of<T>);
    const T* const first = static_cast<const T*>(of.data());
    return std::vector<T>(first, first + of.size());
}
} // namespace

TEST_CASE("the type of the elements decides the dtype") {
    CHECK(value(1).type() == vs::int32);
    CHECK(value(1L).type() == vs::int64);
    CHECK(value(1LL).type() == vs::int64);
    CHECK(value(1ULL).type() == vs::uint64);
    CHECK(value(1.0f).type() == vs::float32);
    CHECK(value(1.0).type() == vs::float64);
    CHECK(value(true).type() == vs::bool_);
    CHECK(value(std::complex<float>(1, 2)).type() == vs::complex64);
    CHECK(value("text").type() == vs::string);
    CHECK(value(std::string("text")).type() == vs::string);
    CHECK(value(static_cast<short>(1)).type() == vs::int16);
    CHECK(value(xtl::half_float(1.0f)).type() == vs::float16);
}

TEST_CASE("a scalar has rank 0, a list rank 1, nested lists more") {
    CHECK(value(1).shape() == vs::shape_c<>);
    CHECK(value({1}).shape() == vs::shape_c<1>);
    CHECK(value({1, 2, 3}).shape() == vs::shape_c<3>);
    CHECK(value({{1, 2, 3}, {4, 5, 6}}).shape() == vs::shape_c<2, 3>);
    CHECK(value({{{1}, {2}}, {{3}, {4}}, {{5}, {6}}}).shape() == vs::shape_c<3, 2, 1>);
    CHECK(value({{{{1, 2}}}}).shape() == vs::shape_c<1, 1, 1, 2>);
    CHECK(elements<int>({{{1, 2}, {3, 4}}, {{5, 6}, {7, 8}}}) == std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8});
    CHECK(elements<std::string>({"a", "b"}) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("nested lists with rows of different lengths are refused") {
    try {
        value ragged({{1, 2}, {3}});
        FAIL("no error");
    } catch (const vs::shape_error& error) {
        CHECK(error.asked() == "a nested list with a row of shape (1,)");
        CHECK(error.found() == "its first row of shape (2,)");
    }
    CHECK_THROWS_AS(value({{{1}, {2}}, {{3}}}), vs::shape_error);
}

TEST_CASE("any expression is evaluated in row-major order") {
    const xt::xarray<double> x = {{1, 2}, {3, 4}};
    CHECK(elements<double>(xt::transpose(x)) == std::vector<double>{1, 3, 2, 4});
    CHECK(elements<double>(x + 1) == std::vector<double>{2, 3, 4, 5});
    CHECK(value(x > 2).type() == vs::bool_);
    const xt::xtensor_fixed<float, xt::xshape<2>> fixed = {1, 2};
    CHECK(elements<float>(fixed) == std::vector<float>{1, 2});
    const xt::xarray<float> none = xt::zeros<float>({0, 3});
    CHECK(value(none).shape() == vs::shape_c<0, 3>);
    CHECK(value(none).size() == 0);
    CHECK(value(xt::sum(x)).shape() == vs::shape_c<>);
}

TEST_CASE("copies share their elements, which do not change") {
    xt::xarray<float> x = {1, 2};
    const value first(x);
    const value second = first;
    x(0) = 9;
    CHECK(first.data() == second.data());
    CHECK(elements<float>(second) == std::vector<float>{1, 2});
}

TEST_CASE("values convert where nothing is lost in kind") {
    const value whole({1, 2, 300});
    CHECK(whole.converts_to(vs::float16));
    CHECK(whole.converts_to(vs::complex64));
    CHECK(whole.converts_to(vs::int64));
    CHECK(whole.converts_to(vs::uint16));
    CHECK_FALSE(whole.converts_to(vs::int8));
    CHECK_FALSE(whole.converts_to(vs::bool_));
    CHECK_FALSE(whole.converts_to(vs::string));
    CHECK_FALSE(value(-1).converts_to(vs::uint64));
    CHECK_FALSE(value(1.0).converts_to(vs::int32));
    CHECK(value(1.5).converts_to(vs::float32));
    CHECK_FALSE(value(std::complex<float>(1, 0)).converts_to(vs::float32));
    const vs::buffer converted = whole.convert(vs::float64);
    CHECK(converted.type() == vs::float64);
    CHECK(static_cast<const double*>(converted.data())[2] == 300.0);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/tensor/view.cpp: xtensor containers over memory that they do not own.
#include "support/catch.hpp"
#include <varscope/tensor/view.hpp>

#include <numeric>
#include <vector>

namespace vs = varscope;
using fixed = vs::view<float, vs::static_shape<2, 3>>;
using dynamic = vs::view<float>;

namespace {
std::vector<float> counted(std::size_t count) {
    std::vector<float> values(count);
    std::iota(values.begin(), values.end(), 0.0f);
    return values;
}
} // namespace

TEST_CASE("a view shows elements in row-major order") {
    auto memory = counted(6);
    const fixed f(memory.data());
    const dynamic d(memory.data(), vs::shape_c<2, 3>);
    CHECK(f(1, 0) == 3.0f);
    CHECK(d(1, 0) == 3.0f);
    CHECK(f.size() == 6);
    CHECK(f.dimension() == 2);
    CHECK(d.shape()[1] == 3);
    CHECK(xt::sum(f)() == 15.0f);
    CHECK(std::equal(f.begin(), f.end(), memory.begin()));
    STATIC_REQUIRE(fixed::static_layout == xt::layout_type::row_major);
}

TEST_CASE("views take part in expressions, with scalars, arrays and each other") {
    auto memory = counted(6);
    fixed f(memory.data());
    dynamic d(memory.data(), vs::shape_c<2, 3>);
    const xt::xarray<float> x = f * 2 + d - xt::ones<float>({2, 3});
    CHECK(x(1, 2) == 14.0f);
    const xt::xarray<float> row = {10, 20, 30};
    f = f + row;
    CHECK(d(1, 2) == 35.0f);
    d *= 2;
    CHECK(f(1, 2) == 70.0f);
    f.fill(1);
    CHECK(xt::all(xt::equal(d, 1.0f)));
    xt::noalias(f) = xt::zeros<float>({2, 3});
    CHECK(xt::sum(d)() == 0.0f);
}

TEST_CASE("an expression that reads what it assigns is evaluated first") {
    auto memory = counted(4);
    vs::view<float, vs::static_shape<2, 2>> f(memory.data());
    f = xt::transpose(f);
    CHECK(f(0, 1) == 2.0f);
    CHECK(f(1, 0) == 1.0f);
}

TEST_CASE("the shape never changes") {
    auto memory = counted(6);
    fixed f(memory.data());
    dynamic d(memory.data(), vs::shape_c<2, 3>);
    CHECK_THROWS_AS(f = (xt::zeros<float>({3, 2})), vs::shape_error);
    CHECK_THROWS_AS(d = (xt::zeros<float>({6})), vs::shape_error);
    CHECK_THROWS_AS(d.resize(std::vector<std::size_t>{3, 2}), vs::shape_error);
    CHECK_NOTHROW(d.resize(std::vector<std::size_t>{2, 3}));
    CHECK(memory == counted(6));
    try {
        d = xt::zeros<float>({7});
        FAIL("no error");
    } catch (const vs::shape_error& error) {
        CHECK(error.asked() == "an assignment of shape (7,)");
        CHECK(error.found() == "a view of shape (2, 3)");
    }
}

TEST_CASE("a copy of a view is a view of the same elements, an assignment copies elements") {
    auto memory = counted(6);
    auto other = std::vector<float>(6, 9.0f);
    dynamic first(memory.data(), vs::shape_c<2, 3>);
    const dynamic copy = first;
    dynamic second(other.data(), vs::shape_c<2, 3>);
    first = second;
    CHECK(copy(0, 0) == 9.0f);
    second(0, 0) = 1;
    CHECK(copy(0, 0) == 9.0f);
    fixed f(memory.data());
    const fixed g(other.data());
    f = g;
    CHECK(memory == other);
}

TEST_CASE("a view of constant elements can be read") {
    const auto memory = counted(6);
    const vs::view<const float> d(memory.data(), vs::shape_c<2, 3>);
    const vs::view<const float, vs::static_shape<6>> f(memory.data());
    CHECK(d(1, 1) == 4.0f);
    CHECK(f(5) == 5.0f);
    CHECK(xt::sum(d)() == 15.0f);
    const xt::xarray<float> twice = d * 2;
    CHECK(twice(1, 1) == 8.0f);
    STATIC_REQUIRE(std::is_same_v<decltype(d(0, 0)), const float&>);
}

TEST_CASE("views of rank 0 and without elements") {
    float number = 3;
    vs::view<float, vs::static_shape<>> scalar(&number);
    scalar = scalar * 2;
    CHECK(number == 6.0f);
    dynamic of_rank_0(&number, vs::shape_c<>);
    of_rank_0 += 1;
    CHECK(number == 7.0f);
    const vs::view<float, vs::static_shape<0, 2>> none(&number);
    CHECK(none.size() == 0);
    CHECK(xt::sum(none)() == 0.0f);
}

TEST_CASE("a fixed view is not larger than what it views with") {
    STATIC_REQUIRE(sizeof(fixed) <= sizeof(dynamic));
    CHECK(fixed(nullptr).shape()[1] == 3);
}

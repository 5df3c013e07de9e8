// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/tensor/element.cpp: dtypes and C++ types, and what converts to what.
#include "support/catch.hpp"
#include <varscope/tensor/convert.hpp>
#include <varscope/tensor/element.hpp>

#include <limits>

namespace vs = varscope;

template <class T, vs::dtype Type>
constexpr bool are_one = vs::dtype_of<T> == Type&& std::is_same_v<vs::element_t<Type>, T>;

TEST_CASE("each dtype has a C++ type and each element type a dtype") {
    using enum vs::dtype;
    STATIC_REQUIRE(are_one<bool, bool_>);
    STATIC_REQUIRE(are_one<std::int8_t, int8>);
    STATIC_REQUIRE(are_one<std::int64_t, int64>);
    STATIC_REQUIRE(are_one<std::uint8_t, uint8>);
    STATIC_REQUIRE(are_one<std::uint64_t, uint64>);
    STATIC_REQUIRE(are_one<xtl::half_float, float16>);
    STATIC_REQUIRE(are_one<vs::bfloat16_t, bfloat16>);
    STATIC_REQUIRE(are_one<float, float32>);
    STATIC_REQUIRE(are_one<double, float64>);
    STATIC_REQUIRE(are_one<std::complex<float>, complex64>);
    STATIC_REQUIRE(are_one<std::complex<double>, complex128>);
    STATIC_REQUIRE(are_one<std::string, string>);
    STATIC_REQUIRE_FALSE(vs::element<char>);
    STATIC_REQUIRE_FALSE(vs::element<long double>);
    STATIC_REQUIRE_FALSE(vs::element<const float>);
}

TEST_CASE("what a value is stored as") {
    STATIC_REQUIRE(std::is_same_v<vs::stored_t<long long>, std::int64_t>);
    STATIC_REQUIRE(std::is_same_v<vs::stored_t<unsigned long long>, std::uint64_t>);
    STATIC_REQUIRE(std::is_same_v<vs::stored_t<const char*>, std::string>);
    STATIC_REQUIRE(std::is_same_v<vs::stored_t<float>, float>);
    STATIC_REQUIRE(vs::storable<int>);
    STATIC_REQUIRE_FALSE(vs::storable<char>);
    STATIC_REQUIRE_FALSE(vs::storable<void*>);
}

TEST_CASE("the type of a run-time dtype is found") {
    for (int i = 0; i != static_cast<int>(vs::dtype_count); ++i) {
        const auto type = static_cast<vs::dtype>(i);
        CHECK(vs::with_element_type(type, []<class T>(std::type_identity<T>) { return vs::dtype_of<T>; }) ==
              type);
    }
    CHECK(vs::size_of(vs::float16) == 2);
    CHECK(vs::size_of(vs::complex128) == 16);
    CHECK(vs::size_of(vs::bool_) == 1);
}

TEST_CASE("integers convert to all numbers, and only they can be out of range") {
    STATIC_REQUIRE(vs::converts_v<std::uint8_t, std::int64_t>);
    STATIC_REQUIRE(vs::converts_v<float, std::int64_t>);
    STATIC_REQUIRE(vs::converts_v<std::complex<float>, std::int8_t>);
    CHECK(vs::in_range<std::uint8_t>(255));
    CHECK_FALSE(vs::in_range<std::uint8_t>(256));
    CHECK_FALSE(vs::in_range<std::uint64_t>(-1));
    CHECK_FALSE(vs::in_range<std::int64_t>(std::numeric_limits<std::uint64_t>::max()));
    CHECK(vs::in_range<xtl::half_float>(1e300));
}

TEST_CASE("floating and complex numbers do not become less, bool and strings stay what they are") {
    STATIC_REQUIRE(vs::converts_v<xtl::half_float, double>);
    STATIC_REQUIRE(vs::converts_v<std::complex<double>, float>);
    STATIC_REQUIRE(vs::converts_v<std::complex<float>, std::complex<double>>);
    STATIC_REQUIRE_FALSE(vs::converts_v<std::int32_t, float>);
    STATIC_REQUIRE_FALSE(vs::converts_v<float, std::complex<float>>);
    STATIC_REQUIRE(vs::converts_v<bool, bool>);
    STATIC_REQUIRE_FALSE(vs::converts_v<bool, int>);
    STATIC_REQUIRE_FALSE(vs::converts_v<int, bool>);
    STATIC_REQUIRE_FALSE(vs::converts_v<std::complex<float>, bool>);
    STATIC_REQUIRE(vs::converts_v<std::string, std::string>);
    STATIC_REQUIRE_FALSE(vs::converts_v<std::string, int>);
    STATIC_REQUIRE_FALSE(vs::converts_v<std::complex<float>, std::string>);
}

TEST_CASE("an element is converted to the nearest") {
    CHECK(vs::convert_element<std::complex<double>>(2.5f) == std::complex<double>(2.5, 0));
    CHECK(vs::convert_element<std::complex<float>>(std::complex<double>(1, 2)) == std::complex<float>(1, 2));
    CHECK(static_cast<float>(vs::convert_element<xtl::half_float>(0.5)) == 0.5f);
    CHECK(vs::convert_element<double>(xtl::half_float(0.5f)) == 0.5);
    CHECK(vs::convert_element<std::string>(std::string("x")) == "x");
}

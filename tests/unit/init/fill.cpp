// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/init/fill.cpp: the distributions of first values (rows 134 to 145).
#include "support/catch.hpp"
#include <varscope/init/fill.hpp>

#include <numeric>
#include <set>
#include <vector>

namespace vs = varscope;

namespace {

constexpr std::size_t many = 20000;

template <class T>
std::vector<T> filled(const vs::initializer& init, std::size_t count = many, vs::text name = "v",
                      vs::seed seed = vs::seed{1}) {
    std::vector<T> values(count);
    const vs::extent shape[] = {static_cast<vs::extent>(count)};
    vs::fill<T>(init, {shape, 1}, seed, vs::fnv1a(name), values.data(), count);
    return values;
}
template <class T>
double mean(const std::vector<T>& values) {
    double sum = 0;
    for (const T& each : values) sum += static_cast<double>(each);
    return sum / static_cast<double>(values.size());
}
template <class T>
double deviation(const std::vector<T>& values) {
    const double middle = mean(values);
    double sum = 0;
    for (const T& each : values)
        sum += (static_cast<double>(each) - middle) * (static_cast<double>(each) - middle);
    return std::sqrt(sum / static_cast<double>(values.size()));
}
template <class T, class Holds>
bool all_of(const std::vector<T>& values, Holds holds) {
    return std::all_of(values.begin(), values.end(),
                       [&](const T& x) { return holds(static_cast<double>(x)); });
}

} // namespace

TEMPLATE_TEST_CASE("random_normal has its mean and deviation, row 138", "", xtl::half_float, float, double) {
    const auto x = filled<TestType>(vs::random_normal(3, 2));
    CHECK(mean(x) == Approx(3).margin(0.06));
    CHECK(deviation(x) == Approx(2).epsilon(0.02));
    CHECK_FALSE(all_of(x, [](double each) { return each > -1 && each < 7; }));
}

TEMPLATE_TEST_CASE("truncated_normal stays within two deviations, row 139", "", xtl::half_float, float,
                   double) {
    const auto x = filled<TestType>(vs::truncated_normal(1, 0.5));
    CHECK(all_of(x, [](double each) { return each >= 0 && each <= 2; }));
    CHECK(mean(x) == Approx(1).margin(0.02));
    CHECK(deviation(x) == Approx(0.5 * 0.87962566).epsilon(0.02));
}

TEMPLATE_TEST_CASE("random_uniform stays in [minval, maxval), row 137", "", xtl::half_float, float, double) {
    const auto x = filled<TestType>(vs::random_uniform(-2, 6));
    CHECK(all_of(x, [](double each) { return each >= -2 && each < 6; }));
    CHECK(mean(x) == Approx(2).margin(0.07));
    CHECK(deviation(x) == Approx(8 / std::sqrt(12.0)).epsilon(0.02));
}

TEMPLATE_TEST_CASE("rounding to the dtype leaves no bounds", "", xtl::half_float, float, double) {
    CHECK(all_of(filled<TestType>(vs::random_uniform(0.1, 0.11)),
                 [](double x) { return x >= 0.1 && x < 0.11; }));
    CHECK(all_of(filled<TestType>(vs::random_uniform(-0.11, -0.1)),
                 [](double x) { return x >= -0.11 && x < -0.1; }));
    CHECK(all_of(filled<TestType>(vs::random_uniform(0, 1)), [](double x) { return x >= 0 && x < 1; }));
    CHECK(all_of(filled<TestType>(vs::truncated_normal(0.1, 0.3)),
                 [](double x) { return x >= 0.1 - 0.6 && x <= 0.1 + 0.6; }));
}

TEST_CASE("random_uniform of equal bounds is that number") {
    CHECK(all_of(filled<float>(vs::random_uniform(2, 2), 10), [](double x) { return x == 2; }));
}

TEMPLATE_TEST_CASE("random_uniform draws every integer of its range", "", std::int8_t, std::int16_t,
                   std::int32_t, std::int64_t) {
    const auto x = filled<TestType>(vs::random_uniform(-3, 4));
    CHECK(std::set<TestType>(x.begin(), x.end()) == std::set<TestType>{-3, -2, -1, 0, 1, 2, 3});
    CHECK(mean(x) == Approx(0).margin(0.05));
}

TEMPLATE_TEST_CASE("random_uniform reaches the ends of an integer dtype", "", std::int8_t, std::uint8_t) {
    using limits = std::numeric_limits<TestType>;
    const auto x = filled<TestType>(vs::random_uniform(limits::min(), limits::max() + 1.0));
    CHECK(*std::min_element(x.begin(), x.end()) == limits::min());
    CHECK(*std::max_element(x.begin(), x.end()) == limits::max());
}

TEST_CASE("random_uniform of large integers stays in its range") {
    CHECK(all_of(filled<std::int64_t>(vs::random_uniform(-9e18, 9e18)),
                 [](double x) { return x >= -9e18 && x < 9e18; }));
    const auto x = filled<std::uint64_t>(vs::random_uniform(1e19, 1.8e19));
    CHECK(all_of(x, [](double each) { return each >= 1e19 && each < 1.8e19; }));
    CHECK(mean(x) == Approx(1.4e19).epsilon(0.02));
}

TEST_CASE("zeros, ones and constants fill every element, rows 134 and 135") {
    CHECK(filled<float>(vs::zeros(), 3) == std::vector<float>{0, 0, 0});
    CHECK(filled<double>(vs::ones(), 2) == std::vector<double>{1, 1});
    CHECK(filled<std::int16_t>(vs::constant(-7), 2) == std::vector<std::int16_t>{-7, -7});
    CHECK(filled<std::complex<float>>(vs::constant(2), 1)[0] == std::complex<float>(2, 0));
    CHECK(filled<std::string>(vs::zeros(), 2) == std::vector<std::string>{"", ""});
    bool flag = false;
    vs::fill<bool>(vs::ones(), vs::shape_c<1>, {}, vs::fnv1a("v"), &flag, 1);
    CHECK(flag);
}

TEST_CASE("Glorot's bound is that of the fans, rows 143 and 145") {
    CHECK(vs::glorot_bound(vs::shape_c<4, 2>) == Approx(1));
    CHECK(vs::glorot_bound(vs::shape_c<5, 5, 3, 64>) == Approx(std::sqrt(6.0 / (75 + 1600))));
    CHECK(vs::glorot_bound(vs::shape_c<3>) == Approx(1));
    CHECK(vs::glorot_bound(vs::shape_c<>) == Approx(std::sqrt(3.0)));
    CHECK(vs::glorot_bound(vs::shape_c<0, 0>) == Approx(std::sqrt(3.0)));
}

TEST_CASE("fans are inputs and outputs of an element, row 143") {
    const auto fans = [](vs::shape_view shape) {
        const vs::shape_fans found = vs::fans_of(shape);
        return std::pair(found.in, found.out);
    };
    CHECK(fans(vs::shape_c<>) == std::pair(1.0, 1.0));
    CHECK(fans(vs::shape_c<7>) == std::pair(7.0, 7.0));
    CHECK(fans(vs::shape_c<4, 2>) == std::pair(4.0, 2.0));
    CHECK(fans(vs::shape_c<5, 5, 3, 64>) == std::pair(75.0, 1600.0));
}

TEMPLATE_TEST_CASE("he_normal and lecun_normal have the deviation of their fan after cutting, rows 142 and 145", "", xtl::half_float,
                   vs::bfloat16_t, float, double) {
    const auto drawn = [](const vs::initializer& init, vs::shape_view shape) {
        std::vector<TestType> x(many);
        vs::fill<TestType>(init, shape, {}, vs::fnv1a("v"), x.data(), x.size());
        return x;
    };
    const auto he = drawn(vs::he_normal(), vs::shape_c<50, 400>);
    CHECK(mean(he) == Approx(0).margin(0.005));
    CHECK(deviation(he) == Approx(std::sqrt(2.0 / 50)).epsilon(0.02));
    const double cut = 2 * std::sqrt(2.0 / 50) / 0.87962566103423978;
    CHECK(all_of(he, [cut](double each) { return std::abs(each) <= cut; }));
    CHECK_FALSE(all_of(he, [cut](double each) { return std::abs(each) <= 0.95 * cut; }));
    const auto lecun = drawn(vs::lecun_normal(), vs::shape_c<5, 5, 3, 64>);
    CHECK(deviation(lecun) == Approx(std::sqrt(1.0 / 75)).epsilon(0.02));
    CHECK(deviation(drawn(vs::lecun_normal(), vs::shape_c<0, 4>)) == Approx(1).epsilon(0.02)); // a fan of at least 1
}

TEST_CASE("the generator depends on the seed and the name only") {
    CHECK(filled<double>(vs::random_normal(), 4) == filled<double>(vs::random_normal(), 4));
    CHECK(filled<double>(vs::random_normal(), 4) != filled<double>(vs::random_normal(), 4, "w"));
    CHECK(filled<double>(vs::random_normal(), 4) != filled<double>(vs::random_normal(), 4, "v", vs::seed{2}));
}

TEST_CASE("variables of similar names are not correlated") {
    const auto x = filled<double>(vs::random_normal(), many, "layer_1");
    const auto y = filled<double>(vs::random_normal(), many, "layer_2");
    CHECK(std::inner_product(x.begin(), x.end(), y.begin(), 0.0) / many == Approx(0).margin(0.03));
}

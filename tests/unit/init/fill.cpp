// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/init/fill.cpp: the distributions of first values (rows 134 to 145).
#include "support/catch.hpp"
#include <varscope/init/fill.hpp>

#include <map>
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

TEST_CASE("bounds and deviations are those of the fans, rows 140 to 145") {
    const auto glorot = [](vs::shape_view shape) { return vs::scaled_bound(1, vs::fan_mode::fan_avg, shape); };
    CHECK(glorot(vs::shape_c<4, 2>) == Approx(1));
    CHECK(glorot(vs::shape_c<5, 5, 3, 64>) == Approx(std::sqrt(6.0 / (75 + 1600))));
    CHECK(glorot(vs::shape_c<3>) == Approx(1));
    CHECK(glorot(vs::shape_c<>) == Approx(std::sqrt(3.0)));
    CHECK(glorot(vs::shape_c<0, 0>) == Approx(std::sqrt(3.0)));
    CHECK(vs::scaled_bound(2, vs::fan_mode::fan_in, vs::shape_c<6, 9>) == Approx(1)); // he_uniform
    CHECK(vs::scaled_stddev(2, vs::fan_mode::fan_in, vs::shape_c<8, 3>, true) == Approx(0.5 / 0.87962566103423978));
    CHECK(vs::scaled_stddev(2, vs::fan_mode::fan_out, vs::shape_c<3, 8>, false) == Approx(0.5));
    CHECK(vs::unit_scaling_bound(1, vs::shape_c<4, 8>) == Approx(std::sqrt(3.0 / 4)));
    CHECK(vs::unit_scaling_bound(2, vs::shape_c<3, 4, 8>) == Approx(2 * std::sqrt(3.0 / 12)));
    CHECK(vs::unit_scaling_bound(1, vs::shape_c<8>) == Approx(std::sqrt(3.0)));
    CHECK(vs::unit_scaling_bound(1, vs::shape_c<>) == Approx(std::sqrt(3.0)));
}

TEST_CASE("variance_scaling has its variance in every mode and distribution, rows 141 and 142") {
    const vs::fan_mode modes[] = {vs::fan_mode::fan_in, vs::fan_mode::fan_out, vs::fan_mode::fan_avg};
    const vs::distribution distributions[] = {vs::distribution::truncated_normal,
                                              vs::distribution::untruncated_normal, vs::distribution::uniform};
    for (const vs::fan_mode mode : modes)
        for (const vs::distribution from : distributions) {
            CAPTURE(static_cast<int>(mode), static_cast<int>(from));
            std::vector<double> x(many);
            vs::fill<double>(vs::variance_scaling(3, mode, from), vs::shape_c<20, 1000>, {}, vs::fnv1a("v"),
                             x.data(), many);
            const double expected = std::sqrt(3 / (mode == vs::fan_mode::fan_in    ? 20.0
                                                   : mode == vs::fan_mode::fan_out ? 1000.0
                                                                                   : 510.0));
            CHECK(mean(x) == Approx(0).margin(expected / 40));
            CHECK(deviation(x) == Approx(expected).epsilon(0.02));
            // Where the tails end tells the distributions apart.
            const double bound = (from == vs::distribution::uniform ? std::sqrt(3.0) : 2 / 0.87962566103423978) * expected;
            const double largest = *std::max_element(x.begin(), x.end());
            if (from == vs::distribution::untruncated_normal)
                CHECK(largest > 3 * expected);
            else
                CHECK((largest <= bound && largest > 0.98 * bound));
        }
}

TEST_CASE("uniform_unit_scaling draws up to its bound, row 140") {
    const auto drawn = [](double factor) {
        std::vector<double> x(many);
        vs::fill<double>(vs::uniform_unit_scaling(factor), vs::shape_c<4, 5000>, {}, vs::fnv1a("v"), x.data(), many);
        return x;
    };
    const double bound = 1.5 * std::sqrt(3.0 / 4);
    const auto x = drawn(1.5);
    CHECK(all_of(x, [&](double each) { return std::abs(each) < bound; }));
    CHECK(*std::max_element(x.begin(), x.end()) > 0.99 * bound);
    CHECK(deviation(x) == Approx(bound / std::sqrt(3.0)).epsilon(0.02));
    CHECK(all_of(drawn(0), [](double each) { return each == 0; }));
}

TEST_CASE("a part is drawn with the scale of the whole, row 151") {
    for (const vs::initializer& init : {vs::glorot_uniform(), vs::he_normal(), vs::uniform_unit_scaling()}) {
        std::vector<float> whole(8 * 4), part(4 * 4), alone(4 * 4);
        vs::fill<float>(init, vs::shape_c<8, 4>, {}, 1, whole.data(), whole.size());
        vs::fill<float>(init, vs::shape_c<4, 4>, {}, 1, part.data(), part.size(), {vs::shape_c<8, 4>});
        vs::fill<float>(init, vs::shape_c<4, 4>, {}, 1, alone.data(), alone.size());
        CHECK(std::equal(part.begin(), part.end(), whole.begin())); // the same stream, cut off
        CHECK(part != alone);
    }
}

TEST_CASE("a seed of its own takes the place of the other one, and the name still counts") {
    const auto own = vs::random_normal(0, 1, vs::seed{5});
    CHECK(filled<double>(own, 4) == filled<double>(own, 4, "v", vs::seed{2}));
    CHECK(filled<double>(own, 4, "v", vs::seed{1}) == filled<double>(vs::random_normal(), 4, "v", vs::seed{5}));
    CHECK(filled<double>(own, 4) != filled<double>(own, 4, "w"));
    CHECK(filled<double>(vs::random_normal(0, 1, vs::seed{0}), 4) ==
          filled<double>(vs::random_normal(), 4, "v", vs::seed{0}));
    CHECK(filled<float>(vs::random_uniform(vs::seed{3}.value, 9, vs::seed{3}), 4) !=
          filled<float>(vs::random_uniform(3, 9, vs::seed{4}), 4));
}

// What programs of earlier versions drew is drawn today: FNV-1a of 400 elements.
TEMPLATE_TEST_CASE("values stay what they were", "", xtl::half_float, vs::bfloat16_t, float, double) {
    const vs::initializer all[] = {vs::random_uniform(-2, 6), vs::random_normal(3, 2),
                                   vs::truncated_normal(1, 0.5), vs::glorot_uniform(),
                                   vs::he_normal(), vs::lecun_normal()};
    const std::map<vs::dtype, std::vector<std::uint64_t>> expected{
        {vs::dtype::float16,
         {0xd86f55a7a05a74e0, 0x2a62a2af53810eb8, 0x115d72667c1a15d9,
          0xe0e7572a7d272df4, 0xf032d79d3f7f059b, 0x0c1152a37c57533f}},
        {vs::dtype::bfloat16,
         {0x2fda987df3747c99, 0xfd6341627149af59, 0x6e8a6d4311c8bdd0,
          0xe09e364c6074a326, 0x30e1f2d2e36b4380, 0xb44302eb0cc040b4}},
        {vs::dtype::float32,
         {0x80a97a4692b69e33, 0x924a170a3e269c3f, 0xae62ac9709cfe1e3,
          0xa6f98b64f56a560e, 0x597168d58e3573ce, 0x86fa74f7adcd5957}},
        {vs::dtype::float64,
         {0x059361c8539838ef, 0xefd5ca157db1cc0b, 0x7ab6dfe11613edb4,
          0x7450b68b2b46881e, 0xd1d5c03a480d440d, 0x356ed31400c7ddc0}},
    };
    for (std::size_t i = 0; i != 6; ++i) {
        CAPTURE(i);
        std::vector<TestType> x(400);
        vs::fill<TestType>(all[i], vs::shape_c<5, 8, 10>, vs::seed{7}, vs::fnv1a("layer/w"), x.data(), x.size());
        CHECK(vs::fnv1a({reinterpret_cast<const char*>(x.data()), x.size() * sizeof(TestType)}) ==
              expected.at(vs::dtype_of<TestType>)[i]);
    }
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

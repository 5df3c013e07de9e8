// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/tensor/elementwise.cpp: expressions assigned to views, with and without a temporary, give what the same expressions give on
// copies.
#include "support/allocations.hpp"
#include "support/catch.hpp"
#include <varscope/tensor/view.hpp>
#include <varscope/xtensor.hpp>

#include <functional>
#include <random>
#include <vector>

namespace vs = varscope;

namespace {

// Numbers whose sums and products of a few are exact, so that contracted operations give the same.
template <class T>
std::vector<T> exact_numbers(std::size_t count, std::mt19937& random) {
    std::vector<T> made(count);
    for (T& each : made) each = static_cast<T>(static_cast<int>(random() % 16) - 8);
    return made;
}

// The memory that two-dimensional and flat views of a case share.
constexpr std::size_t rows = 6;
constexpr std::size_t columns = 11;
constexpr std::size_t count = rows * columns;
template <class T>
using matrix = vs::view<T, vs::static_shape<rows, columns>>;
template <class T>
using row = vs::view<T, vs::static_shape<columns>>;
template <class T>
using flat = vs::view<T, vs::static_shape<count>>;

// Assigns an expression to a view and compares with the expression's values, computed first into memory of its own: what a temporary
// gives. Everything else stays as it was.
template <class T, class Shape, class Expression>
void check_assignment(std::vector<T>& memory, vs::view<T, Shape> target, const Expression& expression) {
    const std::vector<T> before = memory;
    std::vector<T> expected = before;
    std::copy(expression.begin(), expression.end(), expected.begin() + (target.data() - memory.data()));
    target = expression;
    CHECK(memory == expected);
    memory = before;
}
template <class T, class Shape, class Expression>
void check_compound_assignment(std::vector<T>& memory, vs::view<T, Shape> target,
                               const Expression& expression) {
    const std::vector<T> before = memory;
    const auto check = [&](auto assign, auto combine) {
        std::vector<T> expected = before;
        auto each = expected.begin() + (target.data() - memory.data());
        for (const T value : expression) {
            *each = combine(*each, value);
            ++each;
        }
        assign();
        CHECK(memory == expected);
        memory = before;
    };
    check([&] { target += expression; }, std::plus<T>());
    check([&] { target -= expression; }, std::minus<T>());
    check([&] { target *= expression; }, std::multiplies<T>());
}

template <class T>
void check_everything() {
    std::mt19937 random(7);
    for (int round = 0; round != 100; ++round) {
        // Leaves begin anywhere in the memory of the target, so that they are the target, overlap it or are apart.
        auto memory = exact_numbers<T>(4 * count, random);
        const auto somewhere = [&]() -> T* {
            switch (random() % 4) {
            case 0:
                return memory.data() + count;
            case 1:
                return memory.data() + count + 1 - random() % 3;
            case 2:
                return memory.data() + random() % (3 * count);
            default:
                return memory.data() + 2 * count;
            }
        };
        const matrix<T> target(memory.data() + count);
        const matrix<T> a(somewhere());
        const matrix<const T> b(somewhere());
        const vs::view<T> c(somewhere(), vs::shape_c<rows, columns>);
        const row<T> bias(somewhere());
        const vs::view<T, vs::static_shape<rows, 1>> column(somewhere());
        const vs::view<T, vs::static_shape<>> single(somewhere());
        T* const first = memory.data() + count;
        const vs::view<T, vs::static_shape<columns, rows>> turned(first);
        const flat<T> line(first);
        const flat<const T> moved(first + random() % 3);
        const vs::view<T> dynamic(first, vs::shape_c<rows, columns>);
        const xt::xarray<T> array = xt::ones<T>({rows, columns}) * T(3);

        check_assignment(memory, target, a * T(2) - b);
        check_assignment(memory, target, a + c * array);
        check_assignment(memory, target, b + bias);
        check_assignment(memory, target, a - column);
        check_assignment(memory, target, a * single);
        check_assignment(memory, target, a + *a.storage().data());
        check_assignment(memory, target, xt::maximum(a, b) + xt::minimum(c, T(1)));
        check_assignment(memory, target, xt::where(xt::greater(a, b), c, T(1)));
        check_assignment(memory, target, xt::square(a));
        check_assignment(memory, target, xt::clip(a, T(-2), T(2)) + xt::cast<T>(xt::cast<double>(b) * 0.5));
        check_compound_assignment(memory, target, a * b);
        check_compound_assignment(memory, target, b + bias);
        // Nodes that are evaluated first, whatever they read.
        check_assignment(memory, target, xt::transpose(turned) + b);
        check_assignment(memory, target, xt::vectorize([&](T x) { return T(x + target(0, 0)); })(a));
        check_compound_assignment(memory, target, xt::flip(a, 0));

        check_assignment(memory, line, line + moved);
        check_assignment(memory, line, moved * T(2));
        check_compound_assignment(memory, line, moved);
        check_assignment(memory, dynamic, a + b - bias);
    }
}

struct throws_at_nought {
    float operator()(float x) const {
        if (x == 0) throw std::runtime_error("nought");
        return x;
    }
};

} // namespace

TEST_CASE("an assignment gives what it gives with a temporary, wherever its leaves are") {
    check_everything<float>();
#ifdef VARSCOPE_TEST_ALL
    check_everything<std::int32_t>();
#endif
}

TEST_CASE("an elementwise assignment makes no temporary, another makes one") {
    std::mt19937 random(7);
    auto memory = exact_numbers<float>(3 * count, random);
    matrix<float> v(memory.data());
    const matrix<float> other(memory.data() + count);
    const matrix<float> near(memory.data() + 1);
    const row<float> bias(memory.data() + 2 * count);
    const xt::xtensor<float, 2> array = xt::ones<float>({rows, columns});
    const auto allocations = [](auto assign) {
        const std::size_t before = vs::testing::allocations();
        assign();
        return vs::testing::allocations() - before;
    };
    CHECK(allocations([&] { v = other; }) == 0);
    CHECK(allocations([&] { v -= other * 0.5f; }) == 0);
    CHECK(allocations([&] { v = v * v + array; }) == 0);
    CHECK(allocations([&] { v += bias; }) == 0);
    CHECK(allocations([&] { xt::noalias(v) += other; }) == 0);
    CHECK(allocations([&] { xt::noalias(v) = xt::sqrt(xt::abs(other)); }) == 0);
    CHECK(allocations([&] { v = v + xt::cast<float>(xt::cast<double>(other) * 2.0); }) == 0);
#ifndef XTENSOR_USE_XSIMD // whose aligned memory does not come from operator new
    CHECK(allocations([&] { v = near; }) == 1);
    CHECK(allocations([&] { v = near + other; }) == 1);
    CHECK(allocations([&] { v = v * v(0, 0); }) == 1);
    CHECK(allocations([&] { v = xt::flip(other, 0); }) == 1);
#endif
}

TEST_CASE("elements of other types are converted as xtensor does") {
    std::mt19937 random(7);
    auto memory = exact_numbers<float>(count, random);
    matrix<float> v(memory.data());
    const xt::xtensor<double, 2> wide = xt::ones<double>({rows, columns}) * 0.1;
    const float first = v(0, 0);
    v = v * wide + 0.1;
    CHECK(v(0, 0) == Approx(first * 0.1 + 0.1));
    const xt::xtensor<float, 2> expected = xt::cast<float>(wide * 3.0);
    v = wide * 3.0;
    CHECK(std::equal(expected.begin(), expected.end(), v.begin()));

    std::vector<vs::bfloat16_t> small(count, vs::bfloat16_t(1.5f));
    matrix<vs::bfloat16_t> b(small.data());
    b += v;
    CHECK(static_cast<float>(b(3, 3)) == static_cast<float>(vs::bfloat16_t(1.5f + v(3, 3))));
    b = b * 2.0;
    b *= 0.5f;
    std::vector<xtl::half_float> half(count, xtl::half_float(2.0f));
    matrix<xtl::half_float> h(half.data());
    h = h * h;
    CHECK(static_cast<float>(h(5, 10)) == 4.0f);
    std::vector<std::complex<float>> pairs(count, {1.0f, 2.0f});
    matrix<std::complex<float>> z(pairs.data());
    z = z * z + std::complex<float>(0.0f, 1.0f);
    CHECK(z(5, 10) == std::complex<float>(-3.0f, 5.0f));
    std::vector<std::uint8_t> flags(count);
    matrix<bool> mask(reinterpret_cast<bool*>(flags.data()));
    mask = xt::greater(v, 0.0f);
    CHECK(mask(0, 0) == (v(0, 0) > 0.0f));
    std::vector<std::string> words(count, "a");
    matrix<std::string> texts(words.data());
    texts = texts + texts;
    CHECK(texts(2, 2) == "aa");
}

TEST_CASE("a scalar that is an element of the view counts as it was at the beginning") {
    std::vector<float> memory{2, 3, 4, 5};
    vs::view<float, vs::static_shape<4>> v(memory.data());
    v *= v(0);
    CHECK(memory == std::vector<float>{4, 6, 8, 10});
    v = v - v(0);
    CHECK(memory == std::vector<float>{0, 2, 4, 6});
    v += v(1);
    CHECK(memory == std::vector<float>{2, 4, 6, 8});
}

TEST_CASE("views without elements and of one element are assigned to") {
    float one = 3;
    vs::view<float, vs::static_shape<>> scalar(&one);
    scalar = scalar * 2.0f + scalar;
    CHECK(one == 9.0f);
    vs::view<float, vs::static_shape<0, 3>> none(&one);
    const xt::xtensor<float, 2> empty = xt::zeros<float>({0, 3});
    none = none + empty;
    none += 2.0f * none;
    xt::noalias(none) -= empty;
    CHECK(one == 9.0f);
}

TEST_CASE("a function that throws leaves the elements of an evaluated expression as they were") {
    std::vector<float> memory{1, 2, 0, 4, 5};
    vs::view<float, vs::static_shape<4>> v(memory.data());
    const vs::view<float, vs::static_shape<4>> next(memory.data() + 1);
    CHECK_THROWS(v = xt::make_lambda_xfunction(throws_at_nought(), next));
    CHECK(memory == std::vector<float>{1, 2, 0, 4, 5});
    // One that is computed in its place is assigned up to where it threw.
    CHECK_THROWS(v = xt::make_lambda_xfunction(throws_at_nought(), v * 2.0f));
    CHECK(memory[3] == 4);
}

TEST_CASE("noalias refuses another shape, also where an operation is combined with it") {
    std::vector<float> memory(6);
    vs::view<float, vs::static_shape<6>> v(memory.data());
    const xt::xtensor<float, 2> larger = xt::ones<float>({2, 6});
    CHECK_THROWS_AS(xt::noalias(v) += larger, vs::shape_error);
    CHECK_THROWS_AS(xt::noalias(v) = larger, vs::shape_error);
    CHECK_THROWS_AS(v += larger, vs::shape_error);
}

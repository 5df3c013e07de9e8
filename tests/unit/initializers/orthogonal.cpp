// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/initializers/orthogonal.cpp: orthogonal and identity matrices (rows 146, 147, 149, 151).
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/initializers/orthogonal.hpp>
#include <varscope/model.hpp>

#include <complex>
#include <limits>

namespace vs = varscope;
using namespace vs::literals;

namespace {

template <class T>
std::vector<double> filled(const vs::initializer& init, vs::shape_view shape, vs::seed seed = {},
                           vs::partition_info part = {}) {
    std::vector<T> values(shape.element_count());
    vs::fill<T>(init, shape, seed, vs::fnv1a("v"), values.data(), values.size(), part);
    return {values.begin(), values.end()};
}

// The largest difference between M M^T, or M^T M where there are fewer columns, and gain^2 times the identity: 0 where all singular values
// are the gain.
double distance_from_orthogonal(const std::vector<double>& m, std::size_t rows, std::size_t columns,
                                double gain) {
    const bool is_wide = rows < columns;
    const std::size_t size = is_wide ? rows : columns, along = is_wide ? columns : rows;
    double largest = 0;
    for (std::size_t i = 0; i != size; ++i)
        for (std::size_t j = 0; j != size; ++j) {
            double sum = i == j ? -gain * gain : 0;
            for (std::size_t k = 0; k != along; ++k)
                sum += is_wide ? m[i * columns + k] * m[j * columns + k]
                               : m[k * columns + i] * m[k * columns + j];
            largest = std::max(largest, std::abs(sum));
        }
    return largest;
}

vs::detail::matrix random_matrix(std::size_t rows, std::size_t columns, std::uint64_t seed) {
    vs::random_generator random(seed);
    boost::random::normal_distribution<double> normal(0, 1);
    vs::detail::matrix made(rows, columns);
    for (double& each : made.elements) each = normal(random);
    return made;
}

} // namespace

TEST_CASE("orthogonal makes orthonormal columns, or rows where there are more columns, row 146") {
    const auto check = [](vs::shape_view shape, std::size_t rows, std::size_t columns) {
        CAPTURE(rows, columns);
        CHECK(distance_from_orthogonal(filled<double>(vs::orthogonal(), shape), rows, columns, 1) < 1e-13);
        CHECK(distance_from_orthogonal(filled<double>(vs::orthogonal(2.5), shape), rows, columns, 2.5) <
              1e-12);
        CHECK(distance_from_orthogonal(filled<float>(vs::orthogonal(), shape), rows, columns, 1) < 1e-6);
        CHECK(distance_from_orthogonal(filled<vs::bfloat16_t>(vs::orthogonal(), shape), rows, columns, 1) <
              0.02);
    };
    check(vs::shape_c<4, 4>, 4, 4);
    check(vs::shape_c<2, 3>, 2, 3);
    check(vs::shape_c<70, 30>, 70, 30);
    check(vs::shape_c<30, 70>, 30, 70);
    check(vs::shape_c<3, 3, 4, 16>, 36, 16);
    check(vs::shape_c<1, 1>, 1, 1);
    check(vs::shape_c<1, 5>, 1, 5);
    check(vs::shape_c<5, 1>, 5, 1);
    CHECK(filled<float>(vs::orthogonal(), vs::shape_c<0, 3>).empty());
    CHECK(filled<float>(vs::orthogonal(), vs::shape_c<3, 0>).empty());
}

TEST_CASE("orthogonal matrices are spread over all of them") {
    // Of rotations and reflections in the plane: the first element is the cosine of an angle that is uniform, and half are reflections.
    int reflections = 0, positive = 0;
    double square = 0;
    constexpr int many = 2000;
    for (int i = 0; i != many; ++i) {
        const auto m =
            filled<double>(vs::orthogonal(), vs::shape_c<2, 2>, vs::seed{static_cast<std::uint64_t>(i)});
        reflections += m[0] * m[3] - m[1] * m[2] < 0 ? 1 : 0;
        positive += m[0] > 0 ? 1 : 0;
        square += m[0] * m[0];
    }
    CHECK(reflections == Approx(many / 2).margin(120));
    CHECK(positive == Approx(many / 2).margin(120));
    CHECK(square / many == Approx(0.5).margin(0.03));
}

TEST_CASE("reflections give the one Q whose R has a diagonal that is not negative") {
    const vs::detail::matrix a = random_matrix(40, 25, 1);
    vs::detail::matrix q = a;
    vs::detail::orthonormalize_by_reflections(q);
    for (std::size_t i = 0; i != 25; ++i)
        for (std::size_t j = 0; j != 25; ++j) { // R = Q^T A
            double sum = 0;
            for (std::size_t k = 0; k != 40; ++k) sum += q(k, i) * a(k, j);
            if (i > j) CHECK(std::abs(sum) < 1e-12);
            if (i == j) CHECK(sum > 0);
        }
}

TEST_CASE("reflections survive columns that depend on each other") {
    vs::detail::matrix a(4, 3);
    for (std::size_t i = 0; i != 4; ++i)
        a(i, 0) = a(i, 1) = static_cast<double>(i) + 1; // and a column of zeros
    vs::detail::orthonormalize_by_reflections(a);
    for (std::size_t i = 0; i != 3; ++i)
        for (std::size_t j = 0; j != 3; ++j)
            CHECK(vs::detail::dot(a.column(i), a.column(j), 4) == Approx(i == j ? 1 : 0).margin(1e-12));
}

#if defined(VARSCOPE_LAPACK)
TEST_CASE("LAPACK and reflections give the same matrix") {
    const std::size_t extents[][2] = {{1, 1}, {5, 5}, {64, 32}, {200, 77}, {33, 1}};
    for (const auto& [rows, columns] : extents) {
        vs::detail::matrix by_lapack = random_matrix(rows, columns, rows), by_reflections = by_lapack;
        vs::detail::orthonormalize_by_lapack(by_lapack);
        vs::detail::orthonormalize_by_reflections(by_reflections);
        double largest = 0;
        for (std::size_t i = 0; i != by_lapack.elements.size(); ++i)
            largest = std::max(largest, std::abs(by_lapack.elements[i] - by_reflections.elements[i]));
        CAPTURE(rows, columns);
        CHECK(largest < 1e-12);
    }
}
#endif

TEST_CASE("identity has the gain on its diagonal, square or not, row 147") {
    CHECK(filled<float>(vs::identity(), vs::shape_c<2, 3>) == std::vector<double>{1, 0, 0, 0, 1, 0});
    CHECK(filled<double>(vs::identity(3), vs::shape_c<3, 2>) == std::vector<double>{3, 0, 0, 3, 0, 0});
    CHECK(filled<xtl::half_float>(vs::identity(-1), vs::shape_c<1, 1>) == std::vector<double>{-1});
}

TEST_CASE("a part of an identity is cut from the whole, row 151") {
    const vs::extent below[] = {2, 0}, beside[] = {0, 1};
    CHECK(filled<float>(vs::identity(), vs::shape_c<2, 4>, {}, {vs::shape_c<4, 4>, below}) ==
          std::vector<double>{0, 0, 1, 0, 0, 0, 0, 1});
    CHECK(filled<float>(vs::identity(), vs::shape_c<3, 2>, {}, {vs::shape_c<3, 3>, beside}) ==
          std::vector<double>{0, 0, 1, 0, 0, 1});
}

// Row 149, and the shapes of rows 146 and 147.
TEST_CASE("what they do not make is refused") {
    vs::graph graph;
    auto root = graph.root();
    const auto refused = [&](const vs::initializer& init, vs::shape_view shape, vs::dtype type) {
        CHECK_THROWS_AS(root.get_variable("v", shape, type, {.initializer = init}), vs::initializer_error);
        CHECK_THROWS_AS(root.constant("c", init, shape, type), vs::initializer_error);
        CHECK(graph.operations().empty());
    };
    refused(vs::orthogonal(), vs::shape_c<3>, vs::float32);
    refused(vs::orthogonal(), vs::shape_c<>, vs::float32);
    refused(vs::orthogonal(), vs::shape_c<3, 3>, vs::int32);
    refused(vs::orthogonal(), vs::shape_c<3, 3>, vs::complex64);
    refused(vs::identity(), vs::shape_c<3>, vs::float32);
    refused(vs::identity(), vs::shape_c<3, 3, 3>, vs::float32);
    refused(vs::identity(), vs::shape_c<3, 3>, vs::int32);
}
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    root.get_variable("v"_n, {3}, {.initializer = vs::orthogonal()});
    const bool first = graph.take_refusal().what == vs::code::initializer_cannot_make_dtype;
    root.get_variable("v"_n, {2, 3, 4}, {.initializer = vs::identity()});
    return first && graph.take_refusal().what == vs::code::initializer_cannot_make_dtype;
}());

// The names that TensorFlow's operations take.
TEST_CASE("the operations of an orthogonal variable are reserved") {
    vs::graph graph;
    auto root = graph.root();
    root.get_variable("w", {2, 3}, {.initializer = vs::orthogonal()});
    const std::vector<std::string> expected{"w/Initializer/random_normal/shape",
                                            "w/Initializer/random_normal/mean",
                                            "w/Initializer/random_normal/stddev",
                                            "w/Initializer/random_normal/RandomStandardNormal",
                                            "w/Initializer/random_normal/mul",
                                            "w/Initializer/random_normal",
                                            "w/Initializer/Qr",
                                            "w/Initializer/DiagPart",
                                            "w/Initializer/Sign",
                                            "w/Initializer/mul",
                                            "w/Initializer/matrix_transpose/transpose/perm",
                                            "w/Initializer/matrix_transpose/transpose",
                                            "w/Initializer/Reshape/shape",
                                            "w/Initializer/Reshape",
                                            "w/Initializer/mul_1/x",
                                            "w/Initializer/mul_1",
                                            "w",
                                            "w/Assign",
                                            "w/read"};
    CHECK(graph.operations() == expected);
    CHECK(root.node("w/Initializer/Qr").name() == "w/Initializer/Qr_1");
    root.get_variable("e", {28, 784}, {.initializer = vs::identity()});
    CHECK(root.node("e/Initializer/eye/zeros/Const").name() == "e/Initializer/eye/zeros/Const_1");
    CHECK(root.node("e/Initializer/eye/MatrixDiag").name() == "e/Initializer/eye/MatrixDiag");
    CHECK(root.constant(vs::unnamed, vs::orthogonal(), {2, 2}).op_name() == "orthogonal");
    CHECK(root.constant(vs::unnamed, vs::identity(), {2, 2}).op_name() == "eye");
}
static_assert([] {
    vs::static_graph graph;
    auto root = graph.root();
    root.get_variable("w"_n, {3, 2}, {.initializer = vs::orthogonal()});
    return root.unique_name("w/Initializer/Qr"_n) == "w/Initializer/Qr_1" &&
           root.unique_name("w/Initializer/matrix_transpose/transpose"_n) ==
               "w/Initializer/matrix_transpose/transpose";
}());

struct cells {
    constexpr void operator()(auto& scope) const {
        scope.get_variable("wide"_n, {3, 5}, {.initializer = vs::orthogonal(1.5)});
        scope.get_variable("own"_n, {4, 4}, vs::float64, {.initializer = vs::orthogonal(1, vs::seed{8})});
        auto inner = scope.variable_scope("inner"_n, {.initializer = vs::identity(2)});
        inner.get_variable("eye"_n, {2, 3});
        inner.variable("free"_n, vs::orthogonal(), {6, 2});
        const auto drawn = scope.constant("drawn"_n, vs::orthogonal(), vs::shape_c<3, 3>);
        inner.get_variable("shared"_n, {.initializer = drawn});
        inner.variable("direct"_n, drawn);
    }
};

TEST_CASE("a graph and a model draw the same orthogonal matrices") {
    vs::model<cells> m;
    m.initialize(vs::seed{3});
    vs::graph graph(vs::seed{3});
    auto root = graph.root();
    cells{}(root);
    for (const auto& v : m.variables()) {
        CAPTURE(std::string(v.op_name()));
        if (v.dtype() == vs::float64)
            CHECK((v.as<double>() == graph.at(v.op_name()).as<double>()));
        else
            CHECK((v.as<float>() == graph.at(v.op_name()).as<float>()));
    }
    CHECK((m["inner/eye"_n](1, 1) == 2));
    CHECK((m["inner/shared"_n] == m["inner/direct"_n])); // as the constant that both start from
    CHECK(std::abs(m["inner/shared"_n](0, 0)) > 0);
    const vs::model<cells> before = m;
    m.initialize(vs::seed{4});
    CHECK((m["wide"_n] != before["wide"_n]));
    CHECK((m["own"_n] == before["own"_n])); // its seed is its own
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/initializers/convolution.cpp: kernels that keep the length of what they are applied to (row 148).
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/initializers/convolution.hpp>
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace {

std::vector<double> drawn(const vs::initializer& init, vs::shape_view shape, vs::seed seed = {}) {
    std::vector<double> kernel(shape.element_count());
    vs::fill<double>(init, shape, seed, vs::fnv1a("v"), kernel.data(), kernel.size());
    return kernel;
}

// The length of what comes out over that of what goes in, for a convolution that goes around the edges of a field of `size` places along each
// axis; the kernel's elements along an axis are `width`.
double length_kept(const std::vector<double>& kernel, std::size_t axes, std::size_t width, std::size_t in,
                   std::size_t out, std::size_t size) {
    const auto power = [axes](std::size_t base) {
        std::size_t product = 1;
        for (std::size_t axis = 0; axis != axes; ++axis) product *= base;
        return product;
    };
    vs::random_generator random(11);
    boost::random::normal_distribution<double> normal(0, 1);
    std::vector<double> from(power(size) * in), to(power(size) * out);
    for (double& each : from) each = normal(random);
    for (std::size_t at = 0; at != power(size); ++at)
        for (std::size_t k = 0; k != power(width); ++k) {
            std::size_t target = 0, unit = 1, place = at, offset = k;
            for (std::size_t axis = 0; axis != axes; ++axis) {
                target += (place % size + offset % width) % size * unit;
                place /= size, offset /= width, unit *= size;
            }
            for (std::size_t i = 0; i != in; ++i)
                for (std::size_t j = 0; j != out; ++j)
                    to[target * out + j] += from[at * in + i] * kernel[(k * in + i) * out + j];
        }
    double before = 0, after = 0;
    for (const double each : from) before += each * each;
    for (const double each : to) after += each * each;
    return std::sqrt(after / before);
}

} // namespace

TEST_CASE("orthogonal convolutions of one, two and three axes keep lengths, row 148") {
    CHECK(length_kept(drawn(vs::convolution_orthogonal_1d(), vs::shape_c<1, 3, 4>), 1, 1, 3, 4, 7) ==
          Approx(1));
    CHECK(length_kept(drawn(vs::convolution_orthogonal_1d(), vs::shape_c<5, 3, 4>), 1, 5, 3, 4, 7) ==
          Approx(1));
    CHECK(length_kept(drawn(vs::convolution_orthogonal_2d(), vs::shape_c<3, 3, 4, 6>), 2, 3, 4, 6, 5) ==
          Approx(1));
    CHECK(length_kept(drawn(vs::convolution_orthogonal_2d(2), vs::shape_c<2, 2, 5, 5>), 2, 2, 5, 5, 4) ==
          Approx(2));
    CHECK(length_kept(drawn(vs::convolution_orthogonal_3d(), vs::shape_c<3, 3, 3, 2, 5>), 3, 3, 2, 5, 4) ==
          Approx(1));
    CHECK(length_kept(drawn(vs::delta_orthogonal(), vs::shape_c<3, 3, 4, 6>), 2, 3, 4, 6, 5) == Approx(1));
}

TEST_CASE("an orthogonal convolution uses all of its kernel") {
    const auto kernel = drawn(vs::convolution_orthogonal_2d(), vs::shape_c<3, 3, 8, 8>);
    for (std::size_t k = 0; k != 9; ++k) {
        double square = 0;
        for (std::size_t i = 0; i != 64; ++i) square += kernel[k * 64 + i] * kernel[k * 64 + i];
        CAPTURE(k);
        CHECK(square > 0.001);
    }
    CHECK(kernel != drawn(vs::convolution_orthogonal_2d(), vs::shape_c<3, 3, 8, 8>, vs::seed{1}));
}

TEST_CASE("a delta-orthogonal kernel is an orthogonal matrix in the middle, row 148") {
    const auto check = [](vs::shape_view shape, std::size_t middle, double gain) {
        const std::size_t in = 2, out = 3, block = in * out;
        const auto kernel = drawn(vs::delta_orthogonal(gain), shape);
        for (std::size_t i = 0; i != kernel.size(); ++i)
            if (i / block != middle) CHECK(kernel[i] == 0);
        const double* const q = kernel.data() + middle * block;
        for (std::size_t i = 0; i != in; ++i)
            for (std::size_t j = 0; j != in; ++j)
                CHECK(vs::detail::dot(q + i * out, q + j * out, out) ==
                      Approx(i == j ? gain * gain : 0).margin(1e-12));
    };
    check(vs::shape_c<5, 2, 3>, 2, 1);
    check(vs::shape_c<4, 2, 3>, 1, 1);
    check(vs::shape_c<3, 5, 2, 3>, 1 * 5 + 2, 0.5);
    check(vs::shape_c<3, 3, 3, 2, 3>, 13, 2);
}

// Row 148: square kernels, no more channels in than out, and as many axes as the name says; row 149: floating dtypes.
constexpr bool takes(const vs::initializer& init, vs::shape_view shape, vs::dtype type = vs::dtype::float32) {
    vs::static_graph graph;
    graph.root().get_variable("v"_n, shape, type, {.initializer = init});
    const vs::code what = graph.take_refusal().what;
    return what == vs::code::none;
}
static_assert(takes(vs::convolution_orthogonal_1d(), vs::shape_c<3, 2, 4>));
static_assert(!takes(vs::convolution_orthogonal_1d(), vs::shape_c<3, 4, 2>));
static_assert(!takes(vs::convolution_orthogonal_1d(), vs::shape_c<3, 3, 2, 4>));
static_assert(takes(vs::convolution_orthogonal_2d(), vs::shape_c<3, 3, 4, 4>));
static_assert(!takes(vs::convolution_orthogonal_2d(), vs::shape_c<3, 2, 4, 4>));
static_assert(!takes(vs::convolution_orthogonal_2d(), vs::shape_c<3, 2, 4>));
static_assert(takes(vs::convolution_orthogonal_3d(), vs::shape_c<2, 2, 2, 1, 1>));
static_assert(!takes(vs::convolution_orthogonal_3d(), vs::shape_c<2, 2, 3, 1, 1>));
static_assert(takes(vs::delta_orthogonal(), vs::shape_c<3, 2, 4>) &&
              takes(vs::delta_orthogonal(), vs::shape_c<3, 5, 2, 4>));
static_assert(!takes(vs::delta_orthogonal(), vs::shape_c<3, 3, 4, 2>) &&
              !takes(vs::delta_orthogonal(), vs::shape_c<2, 4>));
static_assert(!takes(vs::delta_orthogonal(), vs::shape_c<1, 1, 1, 1, 2, 4>));
static_assert(!takes(vs::delta_orthogonal(), vs::shape_c<3, 2, 4>, vs::dtype::int32));
static_assert(!takes(vs::convolution_orthogonal_2d(), vs::shape_c<3, 3, 4, 4>, vs::dtype::complex64));

TEST_CASE("kernels of other shapes are refused") {
    vs::graph graph;
    auto root = graph.root();
    CHECK_THROWS_AS(root.get_variable("v", {3, 3, 4, 2}, {.initializer = vs::delta_orthogonal()}),
                    vs::initializer_error);
    CHECK_THROWS_AS(root.get_variable("v", {3, 2, 4, 4}, {.initializer = vs::convolution_orthogonal_2d()}),
                    vs::initializer_error);
    CHECK(graph.operations().empty());
    root.get_variable("v", {3, 3, 2, 4}, {.initializer = vs::delta_orthogonal()});
    CHECK(root.node("v/Initializer/ScatterNd").name() == "v/Initializer/ScatterNd_1");
    root.get_variable("w", {3, 3, 2, 4}, {.initializer = vs::convolution_orthogonal_2d()});
    CHECK(root.node("w/Initializer").name() == "w/Initializer_1");
}

struct convolutions {
    constexpr void operator()(auto& scope) const {
        scope.get_variable("a"_n, {3, 2, 4}, {.initializer = vs::convolution_orthogonal_1d(2)});
        scope.get_variable("b"_n, {3, 3, 2, 4}, {.initializer = vs::convolution_orthogonal_2d()});
        scope.get_variable("c"_n, {2, 2, 2, 2, 4}, {.initializer = vs::convolution_orthogonal_3d()});
        scope.get_variable("d"_n, {3, 3, 2, 4}, {.initializer = vs::delta_orthogonal()});
    }
};

TEST_CASE("a graph and a model draw the same kernels") {
    vs::model<convolutions> m;
    m.initialize(vs::seed{3});
    vs::graph graph(vs::seed{3});
    auto root = graph.root();
    convolutions{}(root);
    for (const auto& v : m.variables()) CHECK((v.as<float>() == graph.at(v.op_name()).as<float>()));
}

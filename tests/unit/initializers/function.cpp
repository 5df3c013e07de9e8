// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/initializers/function.cpp: functions of the user's as initializers (rows 89, 90).
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/initializers/function.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <stdexcept>

namespace vs = varscope;
using namespace vs::literals;

// Not constexpr, as most that compute are not: a traced program does not call it.
struct counting {
    vs::value operator()(vs::shape_view shape, vs::dtype) const {
        std::vector<std::size_t> extents(shape.begin(), shape.end());
        xt::xarray<float> made(extents);
        for (std::size_t i = 0; i != made.size(); ++i) made.flat(i) = static_cast<float>(i);
        return made;
    }
};
// A step to each element: a constant that holds something.
struct ramp {
    double step = 1;
    vs::value operator()(vs::shape_view shape, vs::dtype) const {
        std::vector<double> made(shape.element_count());
        for (std::size_t i = 0; i != made.size(); ++i) made[i] = step * static_cast<double>(i);
        return made;
    }
};
inline constexpr auto sparse = [](vs::shape_view shape, vs::dtype,
                                  vs::random_generator& random) -> vs::value {
    std::vector<std::size_t> extents(shape.begin(), shape.end());
    xt::xarray<double> made = xt::zeros<double>(extents);
    for (double& each : made) each = random() % 4 == 0 ? static_cast<double>(random() % 100) : 0;
    return made;
};
inline std::vector<double> wrong_shape(vs::shape_view, vs::dtype) { return {1, 2}; }
inline std::vector<double> as_asked(vs::shape_view, vs::dtype type) {
    return {type == vs::float16 ? 16.0 : 32.0, 0};
}

struct net {
    constexpr void operator()(auto& scope) const {
        scope.get_variable("counted"_n, {2, 3}, {.initializer = vs::initializer_from(counting())});
        scope.get_variable("ramp"_n, {3}, vs::float64,
                           {.initializer = vs::initializer_from<ramp{.step = 0.5}>()});
        scope.get_variable("sparse"_n, {4, 8}, {.initializer = vs::initializer_from(sparse)});
        auto inner = scope.variable_scope("inner"_n, {.initializer = vs::initializer_from(sparse)});
        inner.get_variable("sparse"_n, {4, 8});
        inner.variable("free"_n, vs::initializer_from(sparse), {16});
        scope.get_variable("called"_n, {.initializer = vs::initializer_from([] {
                                            return vs::array({{1, 2}, {3, 4}});
                                        })});
        scope.get_variable("number"_n, {.initializer = vs::initializer_from([] { return 2; })});
    }
};

// A program with functions that are not constexpr is traced, and brings what TensorFlow brings.
static_assert(vs::manifest<net>::size() == 7);
static_assert(vs::manifest<net>::shape(5) == vs::shape_c<2, 2>);
static_assert(vs::manifest<net>::dtype(5) == vs::dtype::float32 &&
              vs::manifest<net>::dtype(6) == vs::dtype::float32);

TEST_CASE("a function makes the elements of a variable, the same on a graph and a model, row 90") {
    vs::model<net> m;
    m.initialize(vs::seed{3});
    vs::graph graph(vs::seed{3});
    auto root = graph.root();
    net{}(root);
    CHECK((m["counted"_n] == xt::xarray<float>{{0, 1, 2}, {3, 4, 5}}));
    CHECK((m["ramp"_n] == xt::xarray<double>{0, 0.5, 1}));
    CHECK(xt::sum(m["sparse"_n])() > 0);
    CHECK((m["sparse"_n] != m["inner/sparse"_n])); // the name counts
    for (const auto& v : m.variables()) {
        CAPTURE(std::string(v.op_name()));
        if (v.dtype() == vs::float64)
            CHECK((v.as<double>() == graph.at(v.op_name()).as<double>()));
        else
            CHECK((v.as<float>() == graph.at(v.op_name()).as<float>()));
    }
    const auto before = xt::xarray<float>(m["sparse"_n]);
    m.initialize(vs::seed{4});
    CHECK((m["sparse"_n] != before));
}

TEST_CASE("a function is called when the elements are asked for") {
    static int calls = 0;
    calls = 0;
    constexpr auto counts = [](vs::shape_view, vs::dtype) { return ++calls; };
    vs::graph graph;
    const auto v =
        graph.root().get_variable("v", vs::shape_c<>, {.initializer = vs::initializer_from(counts)});
    CHECK(calls == 0);
    CHECK((v.as<float>()() == 1));
    CHECK((v.as<float>()() == 1));
    CHECK(calls == 1);
}

TEST_CASE("a function that wants it is told of the part, row 90") {
    constexpr auto offset = [](vs::shape_view, vs::dtype, vs::random_generator&,
                               const vs::partition_info& part) {
        return std::vector<vs::extent>{part.full_shape[0],
                                       part.var_offset == nullptr ? -1 : part.var_offset[0]};
    };
    const vs::initializer init = vs::initializer_from(offset);
    float whole[2], part[2];
    const vs::extent begins[] = {6};
    vs::fill<float>(init, vs::shape_c<2>, {}, 1, whole, 2);
    vs::fill<float>(init, vs::shape_c<2>, {}, 1, part, 2, {vs::shape_c<8>, begins});
    CHECK((whole[0] == 2 && whole[1] == -1 && part[0] == 8 && part[1] == 6));
}

TEST_CASE("a function may make what no other initializer makes") {
    vs::graph graph;
    auto root = graph.root();
    constexpr auto names = [](vs::shape_view, vs::dtype) { return std::vector<std::string>{"a", "b"}; };
    constexpr auto turns = [](vs::shape_view, vs::dtype) {
        using number = std::complex<double>;
        return std::vector<number>{number(1), number(-1)};
    };
    CHECK((root.get_variable("s", {2}, vs::string, {.initializer = vs::initializer_from(names)})
               .as<std::string>()(1) == "b"));
    CHECK((root.get_variable("c", {2}, vs::complex64, {.initializer = vs::initializer_from(turns)})
               .as<std::complex<float>>()(1) == std::complex<float>(-1)));
}

TEST_CASE("what a function gives must be what was asked for") {
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.get_variable("v", {3}, {.initializer = vs::initializer_from<&wrong_shape>()});
    CHECK_THROWS_AS(v.as<float>(), vs::shape_error);
    CHECK_THROWS_AS(v.as<float>(), vs::shape_error);
    CHECK_THROWS_WITH(v.as<float>(), Catch::Matchers::ContainsSubstring("(3,)") &&
                                         Catch::Matchers::ContainsSubstring("(2,)"));
    const auto w =
        root.get_variable("w", {2}, vs::int32, {.initializer = vs::initializer_from<&wrong_shape>()});
    CHECK_THROWS_AS(w(0), vs::value_dtype_error);
    const auto x =
        root.get_variable("x", {2}, vs::float16, {.initializer = vs::initializer_from<&as_asked>()});
    CHECK((static_cast<float>(x.as<xtl::half_float>()(0)) == 16));
}

TEST_CASE("an error of a function leaves the variable without a value, and is thrown again") {
    static bool fails = true;
    fails = true;
    constexpr auto sometimes = [](vs::shape_view, vs::dtype) -> int {
        if (fails) throw std::runtime_error("no values today");
        return 5;
    };
    vs::graph graph;
    const auto v =
        graph.root().get_variable("v", vs::shape_c<>, {.initializer = vs::initializer_from(sometimes)});
    CHECK_THROWS_AS(v.as<float>(), std::runtime_error);
    fails = false;
    CHECK((v.as<float>()() == 5));
}

TEST_CASE("a function without arguments brings the shape, row 89") {
    vs::graph graph;
    auto root = graph.root();
    const auto give = [values = std::vector<double>{1, 2, 3}] { return values; };
    const auto v = root.get_variable("v", {.initializer = vs::initializer_from(give)});
    CHECK((v.shape() == vs::shape_c<3> && v.dtype() == vs::float32 && v.as<float>()(2) == 3));
    CHECK_THROWS_AS(root.get_variable("w", {3}, {.initializer = vs::initializer_from(give)}),
                    vs::shape_with_value_error);
    CHECK_THROWS_AS(
        root.get_variable("w", vs::no_shape, vs::int32, {.initializer = vs::initializer_from(give)}),
        vs::initializer_error);
    CHECK_FALSE(graph.find("w").has_value());
    CHECK((root.get_variable("x", vs::no_shape, vs::float64,
                             {.initializer = vs::initializer_from([] { return 7; })})
               .as<double>()() == 7));
    CHECK(root.node("x/Initializer/initial_value").name() == "x/Initializer/initial_value_1");
}

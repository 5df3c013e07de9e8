// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/lifted.cpp: functions that are abstract where their arguments are, and what they return where there are values.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <memory>
#include <tuple>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

using vector_type = xt::xtensor<float, 1>;
using matrix_type = xt::xtensor<float, 2>;

inline constexpr vs::lifted relu{[](const auto& x) { return xt::maximum(x, 0.0f); }, vs::elementwise_shape};
inline constexpr vs::lifted matmul{[](const auto& x, const auto& w) {
                                       return xt::sum(xt::view(x, xt::all(), xt::all(), xt::newaxis()) * w,
                                                      {1});
                                   },
                                   vs::matmul_shape};
inline constexpr vs::lifted halves{[](const auto& x) {
                                       const std::size_t half = x.shape(1) / 2;
                                       return std::pair(
                                           xt::view(x, xt::all(), xt::range(std::size_t{}, half)),
                                           xt::view(x, xt::all(), xt::range(half, 2 * half)));
                                   },
                                   [](vs::tensor_shape of) {
                                       if (of.has_rank() && of[1] != vs::unknown) of[1] /= 2;
                                       return std::pair(of, of);
                                   }};
inline constexpr vs::lifted_lazily doubled{[](const auto& x) { return x * 2.0f; }, vs::elementwise_shape};

TEST_CASE("what a lifted function returns owns its elements, in a container of the rank that is known") {
    const auto of_temporary = relu(vector_type{-1, 2});
    static_assert(std::same_as<decltype(of_temporary), const vector_type>);
    CHECK((of_temporary == vector_type{0, 2}));

    const auto of_dynamic = relu(xt::xarray<float>{{-1, 2}});
    static_assert(std::same_as<decltype(of_dynamic), const xt::xarray<float>>);
    CHECK((of_dynamic == xt::xarray<float>{{0, 2}}));

    const auto of_fixed = relu(xt::xtensor_fixed<float, xt::xshape<2>>{-1, 2});
    CHECK((of_fixed == vector_type{0, 2}));
    static_assert(std::same_as<decltype(of_fixed),
                               const xt::xtensor_fixed<float, xt::xshape<2>, xt::layout_type::row_major>>);

    // An evaluation that ends before the expression's operands do: they may go.
    auto gone = std::make_unique<vector_type>(vector_type{1, 2});
    const auto kept = vs::eval(*gone + 1.0f);
    const auto copied = vs::eval(*gone);
    gone.reset();
    CHECK((kept == vector_type{2, 3}));
    CHECK((copied == vector_type{1, 2}));
}

TEST_CASE("pairs, tuples, arrays and vectors of expressions are evaluated, and all else is passed through") {
    const vector_type x{1, 2};
    const vs::lifted pair{[](const auto& of) { return std::pair(of + 1.0f, 7); }};
    static_assert(std::same_as<decltype(pair(x)), std::pair<vector_type, int>>);
    CHECK((pair(x) == std::pair(vector_type{2, 3}, 7)));

    const vs::lifted tuple{
        [](const auto& of) { return std::tuple(of * 2.0f, xt::sum(of)(), std::string("s")); }};
    static_assert(std::same_as<decltype(tuple(x)), std::tuple<vector_type, float, std::string>>);
    CHECK((std::get<0>(tuple(x)) == vector_type{2, 4}));
    CHECK(std::get<1>(tuple(x)) == 3);

    const vs::lifted vector{[](const auto& of) { return std::vector{of + 1.0f, of + 1.0f}; }};
    static_assert(std::same_as<decltype(vector(x)), std::vector<vector_type>>);
    CHECK((vector(x)[1] == vector_type{2, 3}));

    const vs::lifted array{[](const auto& of) { return std::array{of + 1.0f, of + 1.0f}; }};
    static_assert(std::same_as<decltype(array(x)), std::array<vector_type, 2>>);
    CHECK((array(x)[0] == vector_type{2, 3}));
    const vs::lifted numbers{[](const auto& of) { return std::array{of(0), of(1)}; }};
    CHECK(numbers(x) == std::array{1.0f, 2.0f});

    int calls = 0;
    const vs::lifted nothing{[&calls](const auto&) { ++calls; }};
    static_assert(std::is_void_v<decltype(nothing(x))>);
    nothing(x);
    CHECK(calls == 1);
    constexpr vs::lifted sum_of{[](int a, int b, int c, int d, int e) { return a + b + c + d + e; }};
    static_assert(sum_of(1, 2, 3, 4, 5) == 15);
}

TEST_CASE("a lazy function returns what it made") {
    const vector_type x{1, 2};
    static_assert(!std::same_as<decltype(doubled(x)), vector_type>);
    CHECK((vector_type(doubled(x)) == vector_type{2, 4}));
}

TEST_CASE("values whose shapes do not fit the rule are refused") {
    const auto message = [](auto call) {
        try {
            call();
        } catch (const vs::shapes_do_not_fit_error& error) {
            CHECK(error.code() == vs::code::shapes_do_not_fit);
            return error.full_name() + ": " + error.asked();
        }
        return std::string();
    };
    const matrix_type x = xt::ones<float>({2, 3});
    CHECK(message([&] { matmul(x, x); }) == "matmul: operands of the shapes (2, 3) and (2, 3)");
    CHECK(message([&] { matmul(x, matrix_type(xt::ones<float>({3, 4}))); }).empty());
    const vs::lifted named{"my_sum"_n, [](const auto& a, const auto& b) { return a + b; },
                           vs::elementwise_shape};
    CHECK(message([&] { named(x, vector_type{1, 2}); }) == "my_sum: operands of the shapes (2, 3) and (2,)");
}

// The kernel's shape comes from the input, in every kind of scope.
struct network {
    static constexpr auto dense(auto&& scope, const auto& x, int units) {
        auto kernel = scope.get_variable("kernel"_n, {x.shape(1), units}, vs::float32,
                                         {.initializer = vs::glorot_uniform()});
        auto bias = scope.get_variable("bias"_n, {units}, vs::float32, {.initializer = vs::ones()});
        return relu(matmul(x, kernel) + bias);
    }
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 3})) const {
        const auto h = dense(scope.variable_scope("hidden"_n), x, 4);
        const auto [left, right] = halves(h);
        return std::pair(dense(scope.variable_scope("left"_n), left, 2),
                         dense(scope.variable_scope("right"_n), right * 2.0f - 1.0f, 3));
    }
};
using network_manifest = vs::manifest<network>;
static_assert(network_manifest::size() == 6);
static_assert(network_manifest::shape(0) == vs::shape_c<3, 4> &&
              network_manifest::shape(2) == vs::shape_c<2, 2> &&
              network_manifest::shape(4) == vs::shape_c<2, 3>);

// Pairs of containers, whose ranks may be known of one only.
template <class Left, class Right>
bool are_equal(const Left& left, const Right& right) {
    return left.first == right.first && left.second == right.second;
}

TEST_CASE("a program of lifted functions gives bit for bit the same on a model and on a graph") {
    vs::model<network> m;
    m.initialize(vs::seed{3});
    vs::graph graph(vs::seed{3});
    const matrix_type x{{1, -2, 3}, {0.5, 0.25, -1}};
    const auto on_model = m(x);
    CHECK(are_equal(on_model, network{}(graph.root(), x)));
    CHECK(on_model.first.shape() == std::array<std::size_t, 2>{2, 2});
    // An input of another width is another kernel than the one declared.
    CHECK_THROWS_AS(m(matrix_type(xt::ones<float>({2, 5}))), vs::shape_error);
}

// A step of training: a lifted function may change what it is given, and handles are assigned to.
inline constexpr vs::lifted decay{[](auto& w, float by) { w *= by; }};
struct trained {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({2})) const {
        auto w = scope.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
        auto v = scope.get_variable("v"_n, {w.shape(0)}, vs::float32, {.initializer = vs::ones()});
        w -= 0.5f * x;
        v += w * w;
        decay(w, 2.0f);
        decay(v, 0.5f);
        return vs::eval(w + v);
    }
};

TEST_CASE("a program that changes its variables does so on a model and on a graph") {
    vs::model<trained> m;
    m.initialize();
    vs::graph graph;
    const vector_type x{1, 2};
    const auto on_model = m(x);
    CHECK((on_model == vector_type{1.625, 0.5}));
    CHECK((on_model == trained{}(graph.root(), x)));
    CHECK((m["v"_n] == graph.at("v").as<float>()));
}

// A program in another, a program as a value, and programs side by side with their inputs.
struct sized {
    int units = 2;
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 3})) const {
        return network::dense(scope, x, units);
    }
};
struct outer {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 3})) const {
        const auto h = sized{.units = 5}(scope.variable_scope("first"_n), x);
        return network{}(scope.variable_scope("inner"_n),
                         sized{.units = 3}(scope.variable_scope("second"_n), h));
    }
};
static_assert(vs::manifest_of<sized{.units = 7}>::shape(0) == vs::shape_c<3, 7>);
static_assert(std::same_as<vs::manifest_of<sized{}>, vs::manifest_of<sized{.units = 2}>>);
static_assert(vs::manifest<outer>::contains("inner/hidden/kernel") && vs::manifest<outer>::size() == 4 + 6);

TEST_CASE("a program runs inside another, and as a value") {
    const matrix_type x{{1, -2, 3}, {0.5, 0.25, -1}};
    vs::model<outer> m;
    m.initialize(vs::seed{4});
    vs::graph graph(vs::seed{4});
    CHECK(are_equal(m(x), outer{}(graph.root(), x)));

    vs::model_of<sized{.units = 7}> seven;
    seven.initialize(vs::seed{4});
    vs::graph of_seven(vs::seed{4});
    const auto y = seven(x);
    CHECK(y.shape(1) == 7);
    CHECK((y == sized{.units = 7}(of_seven.root(), x)));
}

using side_by_side =
    vs::programs<vs::scoped<"one", network>, vs::scoped<"two", vs::program_c<sized{.units = 6}>>>;
static_assert(vs::manifest<side_by_side>::size() == 6 + 2);

TEST_CASE("programs side by side get their inputs and give their results") {
    const matrix_type x{{1, -2, 3}, {0.5, 0.25, -1}};
    const matrix_type y = x * 2.0f;
    vs::model<side_by_side> m;
    m.initialize(vs::seed{5});
    vs::graph graph(vs::seed{5});
    const auto [one, two] = m(vs::inputs(x), vs::inputs(y));
    const auto [graph_one, graph_two] = side_by_side{}(graph.root(), vs::inputs(x), vs::inputs(y));
    CHECK(are_equal(one, graph_one));
    CHECK((two == graph_two));
    CHECK((two == sized{.units = 6}(m / "two"_n, y))); // a part alone
}

// Names built of a variable's, and a loop whose index is a type.
struct slots {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto w = scope.variable_scope("layer"_n).get_variable("w"_n, vs::shape_c<2>, vs::float32);
        scope.get_variable(w.op_name() + "/Adam", {w.shape(0)}, vs::float32);
        for (int i = 1; i != 3; ++i) scope.get_variable(w.op_name() + "/Adam_" + i, {2}, vs::float32);
        scope.get_variable("copy"_n / w.op_name(), {2}, vs::float32);
        vs::for_each_index<2>([&](auto i) {
            auto typed = scope.get_variable("head_"_n + i / "w"_n, vs::shape_c<2>, vs::float32);
            if constexpr (!vs::is_tracing<Scope>)
                static_assert(std::tuple_size_v<std::remove_cvref_t<decltype(typed.shape())>> == 1);
        });
    }
};
using slots_manifest = vs::manifest<slots>;
static_assert(slots_manifest::name(1) == "layer/w/Adam" && slots_manifest::name(3) == "layer/w/Adam_2");
static_assert(slots_manifest::name(4) == "copy/layer/w" && slots_manifest::name(6) == "head_1/w");

TEST_CASE("names are built of names in every kind of scope") {
    vs::graph graph;
    slots{}(graph.root());
    vs::model<slots> m;
    m();
    std::size_t i = 0;
    for (const vs::variable& each : graph.trainable_variables())
        CHECK(each.op_name() == slots_manifest::name(i++));
    CHECK(i == slots_manifest::size());
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/partitioned/partitioned.cpp: variables that are cut into parts, on graphs and models: their values, errors and first values.
#include "support/catch.hpp"
#include <varscope/constraints.hpp>
#include <varscope/graph.hpp>
#include <varscope/init.hpp>
#include <varscope/model.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/regularizers.hpp>
#include <varscope/xtensor.hpp>

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <string>

namespace vs = varscope;
using namespace vs::literals;

namespace partitioned_models {

inline constexpr vs::lifted total{[](const auto& x) { return xt::sum(x); }};

struct network {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({2, 5})) const {
        auto s = scope.variable_scope("s"_n, {.initializer = vs::glorot_uniform(),
                                              .regularizer = vs::l2_regularizer(1),
                                              .constraint = vs::max_norm(1e-3),
                                              .partitioner = vs::fixed_size_partitioner(3, 1)});
        auto w = vs::get_partitioned_variable(s, "w"_n, {2, 5}, vs::float32);
        auto b = vs::get_partitioned_variable(s, "b"_n, vs::shape_c<>, vs::float32);
        auto later = s.variable_scope(s.capture(), vs::reuse);
        auto again = vs::get_partitioned_variable(later, "w"_n);
        auto parts = vs::create_partitioned_variables(scope, vs::unnamed, {4, 2}, {2, 1}, vs::float64);
        return total(w.as_tensor() * x + again.template as<float>() + b.as_tensor());
    }
};
using manifest = vs::manifest<network>;

} // namespace partitioned_models

namespace {

using partitioned_models::network;

xt::xarray<float> counting(const xt::xarray<float>::shape_type& shape) {
    xt::xarray<float> made(shape);
    for (std::size_t i = 0; i != made.size(); ++i) made.data()[i] = static_cast<float>(i);
    return made;
}

TEST_CASE("a program with partitioned variables computes the same on a graph and on a model") {
    vs::model<network> model;
    model.initialize(vs::seed{5});
    vs::graph graph(vs::seed{5});
    const xt::xarray<float> x = counting({2, 5});
    auto root = graph.root();
    const float of_graph = network()(root, x)();
    CHECK(model(x)() == of_graph);
    CHECK(of_graph != 0);
    REQUIRE(graph.global_variables().size() == model.size());
    for (std::size_t i = 0; i != model.size(); ++i) {
        CHECK(std::string(graph.global_variables()[i].op_name()) ==
              vs::to_string(partitioned_models::manifest::name(i)));
        CHECK(graph.global_variables()[i].part() == partitioned_models::manifest::part(i));
    }
    auto reused = root.variable_scope("s"_n, vs::reuse);
    const auto w = vs::get_partitioned_variable(reused, "w"_n);
    const auto of_model = vs::get_partitioned_variable(model / "s"_n, "w"_n, {2, 5}, vs::float32);
    CHECK(of_model.name() == "s/w");
    CHECK((of_model.concatenated() == w.concatenated<float>()));
    CHECK(of_model[2].part() == w[2].part());
    CHECK_THROWS_AS(vs::get_partitioned_variable(model / "s"_n, "w"_n, {2, 5}, vs::float32,
                                                 vs::fixed_size_partitioner(2)),
                    vs::partitions_differ_error);
    CHECK_THROWS_AS(vs::get_partitioned_variable(model / "s"_n, "w"_n, {2, 6}, vs::float32), vs::shape_error);
}

TEST_CASE("a whole is read and written along any axis") { // row 181
    vs::graph graph;
    auto root = graph.root();
    const auto check = [&](const char* name, const std::vector<vs::extent>& shape, int axis, int count) {
        const auto w =
            vs::get_partitioned_variable(root, vs::text(name), vs::shape_view(shape.data(), shape.size()),
                                         vs::float32, vs::fixed_size_partitioner(count, axis));
        const auto whole = counting({shape.begin(), shape.end()});
        w.assign(whole);
        const xt::xarray<float> lazy = w.as_tensor();
        CHECK((lazy == whole));
        CHECK((w.concatenated() == whole));
        CHECK((xt::sum(w.as_tensor() * 2.0f)() == xt::sum(whole)() * 2));
        const xt::xarray<float> wide = xt::zeros<float>({2, 1, 1, 1}) + w.as_tensor(); // broadcast
        CHECK(wide.size() >= whole.size());
        std::size_t elements = 0;
        for (const auto& part : w) elements += part.element_count();
        CHECK(elements == whole.size());
        w.assign(w.as_tensor() + 1.0f);
        CHECK((w.concatenated() == whole + 1.0f));
    };
    check("a", {5}, 0, 3);
    check("b", {5, 2}, 0, 3);
    check("c", {2, 5}, 1, 3);
    check("d", {2, 7, 3}, 1, 4);
    check("e", {1, 6, 2}, -1, 2);
    check("f", {3, 1}, 0, 1);
    const auto scalar = vs::get_partitioned_variable(root, "g", vs::shape_c<>, vs::float32);
    scalar.assign(xt::xarray<float>(3.0f));
    CHECK(scalar.concatenated()() == 3.0f);
    CHECK(scalar.as_tensor()() == 3.0f);

    const auto w = vs::get_partitioned_variable(root.variable_scope(root.capture(), vs::reuse), "b");
    CHECK_THROWS_AS(w.as<double>(), vs::dtype_error);
    CHECK_THROWS_AS(w.concatenated<double>(), vs::dtype_error);
    CHECK_THROWS_AS(w.assign(xt::xarray<double>::from_shape({5, 2})), vs::dtype_error);
    const auto before = w.concatenated<float>();
    CHECK_THROWS_AS(w.assign(counting({2, 5})), vs::shape_error);
    CHECK((w.concatenated<float>() == before));
}

TEST_CASE("variables of every kind of elements are cut") {
    vs::graph graph;
    auto root = graph.root();
    const auto check = [&](auto type, auto value) {
        using T = vs::element_t<decltype(type)::value>;
        const auto w =
            vs::get_partitioned_variable(root, std::string(vs::to_string(vs::dtype(type))), {3, 4}, type,
                                         vs::fixed_size_partitioner(2), {.initializer = vs::zeros()});
        REQUIRE(w.size() == 2);
        xt::xarray<T> whole = w.concatenated();
        whole(2, 3) = value;
        w.assign(whole);
        CHECK((w[1].template as<T>()(0, 3) == value));
        CHECK((w.as_tensor()(2, 3) == value));
        const xt::xarray<T> again = w.concatenated();
        CHECK(std::equal(again.begin(), again.end(), whole.begin()));
    };
    check(vs::float16, vs::element_t<vs::dtype::float16>(2.0f));
    check(vs::float64, 2.5);
    check(vs::int8, std::int8_t{3});
    check(vs::int64, std::int64_t{1} << 40);
    check(vs::bool_, true);
    check(vs::complex64, std::complex<float>(1, 2));
    check(vs::string, std::string("a text that is too long to stand inside of a string"));
}

TEST_CASE("scale and fans of a part's first values are those of the whole") { // row 151
    vs::graph graph;
    auto root = graph.root();
    const vs::extent whole[] = {64, 4}, part[] = {2, 4};
    const double bound = vs::scaled_bound(1, vs::fan_mode::fan_avg, vs::shape_view(whole, 2));
    const double wrong = vs::scaled_bound(1, vs::fan_mode::fan_avg, vs::shape_view(part, 2));
    const auto w =
        vs::get_partitioned_variable(root, "w", {64, 4}, vs::float32, vs::fixed_size_partitioner(32),
                                     {.initializer = vs::glorot_uniform()});
    const double largest = xt::amax(xt::abs(w.concatenated()))();
    CHECK(largest <= bound);
    CHECK(largest > 0.9 * bound);
    CHECK(wrong > 1.5 * bound);
    // The parts are drawn apart.
    CHECK((w[0].as<float>() != w[1].as<float>()));
    // Elements that are made at once, in a variable whose shape the compiler knows.
    auto typed = root.get_variable("t"_n, vs::shape_c<2, 4>, vs::float32,
                                   {.initializer = vs::glorot_uniform(), .part = {32, 0, 0, 0, 64}});
    CHECK(xt::amax(xt::abs(typed))() <= bound);
}

TEST_CASE("losses and constraints are those of each part") {
    vs::graph graph;
    auto root = graph.root();
    network()(root, counting({2, 5}));
    const auto losses = vs::regularization_losses(graph);
    REQUIRE(losses.size() == 4);
    CHECK(losses[1].name == "s/w/part_1/Regularizer/l2_regularizer");
    CHECK(graph.at("s/w/part_2").constraint().rules != nullptr);
    CHECK(graph.find("s/w") == std::nullopt);
}

TEST_CASE("errors say which parts there are") { // rows 175 to 179
    vs::graph graph;
    auto root = graph.root();
    vs::get_partitioned_variable(root, "w", {5, 2}, vs::float32, vs::fixed_size_partitioner(3));
    auto shared = root.variable_scope(root.capture(), vs::auto_reuse);
    const auto error_of = [](auto call) {
        try {
            call();
        } catch (const vs::scope_error& error) {
            return error.full_name() + "|" + error.asked() + "|" + error.found();
        }
        return std::string("none");
    };
    CHECK(error_of([&] {
              vs::get_partitioned_variable(shared, "w", {5, 2}, vs::float32, vs::fixed_size_partitioner(2));
          }) == "w|partitions (2, 1)|partitions (3, 1)");
    CHECK(error_of([&] {
              vs::get_partitioned_variable(shared, "w", {5, 2}, vs::float32);
          }) == "w|a variable that is whole, shape (5, 2) and dtype float32|'w/part_0', shape (2, 2) and "
                "dtype float32");
    CHECK(error_of([&] { vs::get_partitioned_variable(root, "v", {2}, vs::fixed_size_partitioner(0)); }) ==
          "v|partitions (0,) of shape (2,) and dtype float32|");
    CHECK(error_of([&] {
              vs::get_partitioned_variable(root, "w", {5, 2}, vs::float32, vs::fixed_size_partitioner(3));
          }) == "w|shape (5, 2) and dtype float32|shape (5, 2) and dtype float32");
    CHECK_THROWS_AS(vs::get_partitioned_variable(root, "v", {2}, vs::fixed_size_partitioner(2, 1)),
                    vs::partitioner_error);
    CHECK(graph.global_variables().size() == 3);
}

TEST_CASE("a graph adopts parts") {
    vs::model<network> model;
    model.initialize(vs::seed{5});
    vs::graph graph;
    graph.adopt(model);
    auto root = graph.root();
    auto scope = root.variable_scope("s"_n, vs::reuse);
    const auto w = vs::get_partitioned_variable(scope, "w"_n);
    REQUIRE(w.size() == 3);
    w.assign(counting({2, 5}));
    CHECK((vs::get_partitioned_variable(model / "s"_n, "w"_n).as<float>() == counting({2, 5})));
}

} // namespace

namespace partitioned_values {

// Elements that are given are cut as the variable is.
struct program {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        vs::get_partitioned_variable(scope, "v"_n, vs::fixed_size_partitioner(2, 1),
                                     {.initializer = vs::array({{1, 2, 3}, {4, 5, 6}})});
        vs::get_partitioned_variable(scope, "l"_n, {3, 2}, vs::float32, vs::fixed_size_partitioner(2),
                                     {.initializer = vs::constant({7, 8, 9})});
        vs::create_partitioned_variables(scope, "c"_n, {4}, {4}, vs::int32,
                                         {.initializer = vs::array({1, 2, 3, 4})});
    }
};

} // namespace partitioned_values

TEST_CASE("a value and a list are cut over the parts, on graphs and models") {
    using partitioned_values::program;
    static_assert(vs::manifest<program>::size() == 8);
    static_assert(vs::manifest<program>::dtype(0) == vs::int32);
    static_assert(vs::manifest<program>::shape(0) == vs::shape_c<2, 2>);
    const auto check = [](const auto& from) {
        const auto are = [&](const char* name, const auto& expected) {
            using T = std::remove_cvref_t<decltype(expected[0])>;
            const auto found = from.at(name).template as<T>();
            return std::equal(found.begin(), found.end(), expected.begin(), expected.end());
        };
        CHECK(are("v/part_0", std::vector<int>{1, 2, 4, 5}));
        CHECK(are("v/part_1", std::vector<int>{3, 6}));
        CHECK(are("l/part_0", std::vector<float>{7, 8, 9, 9}));
        CHECK(are("l/part_1", std::vector<float>{9, 9}));
        CHECK(are("c/part_2", std::vector<int>{3}));
    };
    vs::model<program> model;
    model.initialize();
    check(model);
    vs::graph graph;
    auto root = graph.root();
    program()(root);
    check(graph);
    // Found again, by reuse, with the same value or without one.
    auto again = graph.root(vs::reuse);
    CHECK(vs::get_partitioned_variable(again, "v", vs::fixed_size_partitioner(2, 1)).as<int>()(1, 2) == 6);
}

TEST_CASE("elements that do not fit the whole are refused, and nothing is made") {
    vs::graph graph;
    auto root = graph.root();
    const auto halves = vs::fixed_size_partitioner(2);
    CHECK_THROWS_AS(
        vs::get_partitioned_variable(root, "v", {3}, vs::int32, halves, {.initializer = vs::array({1, 2})}),
        vs::shape_error);
    CHECK_THROWS_AS(
        vs::get_partitioned_variable(root, "v", {2}, vs::float32, halves, {.initializer = vs::array({1, 2})}),
        vs::value_dtype_error);
    CHECK_THROWS_AS(vs::get_partitioned_variable(root, "v", {2}, vs::float32, halves,
                                                 {.initializer = vs::constant({1, 2, 3})}),
                    vs::initializer_error);
    const auto constant = root.constant("c", {1, 2});
    CHECK_THROWS_AS(vs::get_partitioned_variable(root, "v", halves, {.initializer = constant}),
                    vs::scope_error);
    auto scope = root.variable_scope("s", {.initializer = vs::constant({1, 2})});
    CHECK_THROWS_AS(vs::get_partitioned_variable(scope, "v", {2}, vs::float32, halves),
                    vs::initializer_error);
    CHECK(graph.global_variables().empty());
    auto strings = vs::get_partitioned_variable(
        root, "t", halves,
        {.initializer = vs::value({std::string("a"), std::string("b"), std::string("c")})});
    CHECK(graph.at("t/part_1").as<std::string>()(0) == "c");
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/handles.cpp: variables as handles: names, equality, elements, views.
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/name.hpp>

namespace vs = varscope;
using namespace vs::literals;

TEST_CASE("a handle knows the variable's names, shape and dtype") {
    vs::graph graph;
    auto conv1 = graph.root().variable_scope("conv1");
    const unsigned line = __LINE__ + 1;
    const auto v = conv1.get_variable("weights", {5, 5, 3}, vs::float64, {.trainable = false});
    CHECK(v.name() == "conv1/weights:0");
    CHECK(v.op_name() == "conv1/weights");
    CHECK(v.key() == "conv1/weights");
    CHECK(v.dtype() == vs::float64);
    CHECK(v.shape() == vs::shape_c<5, 5, 3>);
    CHECK(v.element_count() == 75);
    CHECK_FALSE(v.trainable());
    CHECK(v.first_defined().line == line);
}

TEST_CASE("a direct variable has no key, and where names differ the key is what was asked for") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a", vs::auto_reuse);
    const auto direct = a.variable("v", 1.0f);
    const auto shared = a.get_variable("v", {1});
    CHECK(direct.key().empty());
    CHECK(direct.op_name() == "a/v");
    CHECK(shared.key() == "a/v");
    CHECK(shared.op_name() == "a/v_1");
    CHECK(a.get_variable("v", {1}) == shared);
    CHECK(graph.at("a/v") == direct);
    CHECK(graph.at("a/v_1:0") == shared);
}

TEST_CASE("equal handles are one variable") {
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.get_variable("v", {2});
    const auto w = root.get_variable("w", {2});
    const vs::variable copy = v;
    CHECK(copy == v);
    CHECK(v != w);
    v.as<float>()(0) = 5;
    CHECK(copy.as<float>()(0) == 5.0f);
    CHECK(copy.data<float>() == v.data<float>());
    CHECK(v.data<float>() != w.data<float>());
}

TEST_CASE("elements are an xtensor container of dynamic rank") {
    vs::graph graph;
    auto v = graph.root().variable("v", {{1.f, 2.f, 3.f}, {4.f, 5.f, 6.f}});
    auto x = v.as<float>();
    CHECK(x.dimension() == 2);
    CHECK(x.shape()[0] == 2);
    CHECK(x(1, 2) == 6.0f);
    CHECK(xt::sum(x)() == 21.0f);
    x = x * 2 + 1;
    CHECK(v.as<float>()(0, 0) == 3.0f);
    x += xt::ones<float>({2, 3});
    CHECK(v.as<float>()(1, 2) == 14.0f);
    CHECK_THROWS_AS(x = (xt::zeros<float>({3, 2})), vs::shape_error);
    CHECK_THROWS_AS(x = (xt::zeros<float>({2})), vs::shape_error);
    CHECK(v.as<float>()(1, 2) == 14.0f);
}

TEST_CASE("elements are an xtensor container of fixed shape where the shape is a type") {
    vs::graph graph;
    auto v = graph.root().variable("v", {{1.f, 2.f}, {3.f, 4.f}});
    auto x = v.as<float>(vs::shape_c<2, 2>);
    x = x + xt::transpose(x);
    CHECK(x(0, 1) == 5.0f);
    CHECK(v.as<float>()(1, 0) == 5.0f);
    CHECK_THROWS_AS(v.as<float>(vs::shape_c<4>), vs::shape_error);
    CHECK_THROWS_AS(v.as<int>(vs::shape_c<2, 2>), vs::dtype_error);
}

TEST_CASE("static shape and dtype give a view that has a name") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a", vs::auto_reuse);
    auto w = a.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::ones()});
    STATIC_REQUIRE(std::is_same_v<decltype(w), vs::variable_view<float, vs::static_shape<2, 3>>>);
    CHECK(w.name() == "a/w:0");
    CHECK(w.op_name() == "a/w");
    CHECK(xt::sum(w)() == 6.0f);
    w = w * 3;
    auto again = a.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32);
    CHECK(again(1, 2) == 3.0f);
    CHECK(again.variable() == w.variable());
    const vs::variable plain = again;
    CHECK(plain == graph.at("a/w"));
    again = w;
    CHECK(w(0, 0) == 3.0f);
    const auto run_time = vs::dtype::float32;
    auto handle = a.get_variable("w"_n, vs::shape_c<2, 3>, run_time);
    STATIC_REQUIRE(std::is_same_v<decltype(handle), vs::variable>);
    CHECK_THROWS_AS(a.get_variable("w"_n, vs::shape_c<3, 2>, vs::float32), vs::shape_error);
}

TEST_CASE("assigning one view to another copies elements and keeps both names") {
    vs::graph graph;
    auto root = graph.root();
    auto v = root.get_variable("v", vs::shape_c<2>, vs::float32, {.initializer = vs::zeros()});
    auto w = root.get_variable("w", vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
    v = w;
    CHECK(v(1) == 1.0f);
    CHECK(v.name() == "v:0");
    w(1) = 9;
    CHECK(v(1) == 1.0f);
}

TEST_CASE("scalars and empty shapes have elements too") {
    vs::graph graph;
    auto root = graph.root();
    auto scalar = root.get_variable("s", vs::shape_c<>, vs::float32, {.initializer = vs::constant(2)});
    CHECK(scalar() == 2.0f);
    scalar = scalar + 1.0f;
    CHECK(graph.at("s").as<float>()() == 3.0f);
    auto none = root.get_variable("n", {0, 3});
    CHECK(none.element_count() == 0);
    CHECK(none.as<float>().size() == 0);
    CHECK(none.as<float>(vs::shape_c<0, 3>).size() == 0);
}

TEST_CASE("a large variable is assigned without overflowing the stack") {
    vs::graph graph;
    auto w = graph.root().get_variable("w", vs::shape_c<3 << 20>, vs::float32, {.initializer = vs::ones()});
    w = w * 2 + 1;
    CHECK(w(3145727) == 3.0f);
}

TEST_CASE("elements are aligned to a cache line") {
    vs::graph graph;
    auto root = graph.root();
    for (const char* const name : {"a", "b", "c"})
        CHECK(reinterpret_cast<std::uintptr_t>(root.get_variable(name, {7}).data<float>()) % 64 == 0);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/interop/sparse_placeholder.cpp: a sparse placeholder is three dense ones, in every kind of scope (row 119).
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/interop/sparse_placeholder.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <algorithm>

namespace vs = varscope;
using namespace varscope::literals;

struct sparse_reader {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        auto scope = root.variable_scope("in"_n);
        static_cast<void>(vs::sparse_placeholder(scope, "x"_n, vs::float64, 2));
    }
    template <class Scope>
    void operator()(Scope&& root, double& sum) const {
        auto scope = root.variable_scope("in"_n);
        const auto x = vs::sparse_placeholder(scope, "x"_n, vs::float64, 2);
        for (const double each : x.values.template as<double>()) sum += each;
    }
};

TEST_CASE("a sparse placeholder is three dense ones, row 119") {
    vs::graph graph;
    auto root = graph.root();
    sparse_reader()(root);
    CHECK(graph.operations() == std::vector<std::string>{"in/x/shape", "in/x/values", "in/x/indices"});
    const auto values = graph.find_placeholder("in/x/values");
    const auto indices = graph.find_placeholder("in/x/indices:0");
    const auto shape = graph.find_placeholder("in/x/shape");
    REQUIRE((values && indices && shape));
    CHECK(values->dtype() == vs::float64);
    CHECK(indices->dtype() == vs::int64);
    CHECK(indices->dimension() == 2);
    CHECK(indices->shape(1) == 2);
    CHECK(shape->dtype() == vs::int64);
    CHECK(shape->shape(0) == 2);
    const auto any = vs::sparse_placeholder(root, "any"_n);
    CHECK(any.values.dtype() == vs::float32);
    CHECK(any.indices.shape(1) == vs::unknown);

    using manifest = vs::manifest<sparse_reader>;
    static_assert(manifest::placeholder_name(0) == "in/x/shape");
    static_assert(manifest::placeholder_name(1) == "in/x/values");
    static_assert(manifest::placeholder_name(2) == "in/x/indices");
}

TEST_CASE("the three are fed to a model and to a graph") {
    vs::model<sparse_reader> model;
    double sum = 0;
    model(vs::feed("in/x/values"_n, {1.5, 2.0, 4.0}), sum);
    CHECK(sum == 7.5);
    vs::graph graph;
    auto root = graph.root();
    auto x = vs::sparse_placeholder(root, "x"_n, vs::float64, 2);
    x.indices.feed({{std::int64_t(0), std::int64_t(1)}});
    CHECK_THROWS_AS(x.indices.feed({{std::int64_t(0)}}), vs::feed_shape_error);
}

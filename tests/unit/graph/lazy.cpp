// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/lazy.cpp: what a program returns unevaluated outlives the views that it was made of.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

namespace vs = varscope;
using namespace vs::literals;

// Names two variables and gives both to a function, whose result it returns as it is.
template <class Compute>
struct unevaluated {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, [[maybe_unused]] const X& x = {}) const {
        auto w = scope.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::ones()});
        const auto b = scope.get_variable("b"_n, vs::shape_c<3>, vs::float32, {.initializer = vs::ones()});
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return Compute{}(w, b, x);
    }
};

// A function made of one expression, as a type.
#define VARSCOPE_EXPRESSION(name, ...)                                                                       \
    struct name {                                                                                            \
        template <class W, class B, class X>                                                                 \
        auto operator()([[maybe_unused]] W& w, [[maybe_unused]] B& b, [[maybe_unused]] const X& x) const {   \
            return __VA_ARGS__;                                                                              \
        }                                                                                                    \
    }
VARSCOPE_EXPRESSION(affine, x* w + b);
VARSCOPE_EXPRESSION(transposed, xt::transpose(w));
VARSCOPE_EXPRESSION(row_of, xt::view(w, 1, xt::all()) * xt::view(b, xt::all()));
VARSCOPE_EXPRESSION(sums, xt::sum(w, {0}) + b);
VARSCOPE_EXPRESSION(stacked, xt::stack(xt::xtuple(b, b)));
VARSCOPE_EXPRESSION(broadcasted, xt::broadcast(b, {2, 3}) - w);
#undef VARSCOPE_EXPRESSION

TEMPLATE_TEST_CASE("an expression that a program returns outlives its views", "", affine, transposed, row_of,
                   sums, stacked, broadcasted) {
    const xt::xtensor<float, 2> x{{1, 2, 3}, {4, 5, 6}};
    vs::model<unevaluated<TestType>> m;
    m.initialize();
    vs::graph graph;
    const auto of_model = m(x);
    const auto of_graph = unevaluated<TestType>{}(graph.root(), x);
    xt::xtensor<float, 2> w = xt::ones<float>({2, 3});
    xt::xtensor<float, 1> b = xt::ones<float>({3});
    const xt::xarray<float> expected = TestType{}(w, b, x);
    CHECK((of_model == expected));
    CHECK((of_graph == expected));
}

TEST_CASE("an assignment of another shape names the variable of a graph") {
    vs::graph graph;
    auto scope = graph.root().variable_scope("s"_n);
    const auto name_of = [](auto assign) {
        try {
            assign();
        } catch (const vs::shape_error& error) {
            return error.full_name();
        }
        return std::string("no error");
    };
    auto fixed = scope.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32);
    auto dynamic = graph.at("s/w").as<float>();
    auto checked = graph.at("s/w").as<float>(vs::shape_c<2, 3>);
    CHECK(name_of([&] { fixed = xt::ones<float>({7}); }) == "s/w");
    CHECK(name_of([&] { fixed += xt::ones<float>({7, 2, 3}); }) == "s/w");
    CHECK(name_of([&] { xt::noalias(fixed) = xt::ones<float>({7}); }) == "s/w");
    CHECK(name_of([&] { dynamic = xt::ones<float>({7}); }) == "s/w");
    CHECK(name_of([&] { xt::noalias(dynamic) = xt::ones<float>({7}); }) == "s/w");
    CHECK(name_of([&] { checked = xt::ones<float>({3, 2}); }) == "s/w");
}

TEST_CASE("an assignment of another shape names the variable of a model that run time looked up") {
    vs::model<unevaluated<affine>> m;
    auto w = m.at("w").as<float>();
    try {
        w = xt::ones<float>({7});
        FAIL("no error");
    } catch (const vs::shape_error& error) {
        CHECK(error.full_name() == "w");
    }
}

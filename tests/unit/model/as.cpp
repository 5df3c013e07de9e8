// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/as.cpp: one spelling reads variables, placeholders and constants in every kind of scope.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace vs::literals;

// Reads everything in one way; traced, it computes with what is abstract.
struct reads_all {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto typed = scope.get_variable("typed"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
        auto direct = scope.variable("direct"_n, {1.0f, 2.0f});
        auto constant = scope.constant("constant"_n, 0.5f);
        auto x = scope.placeholder("x"_n, {2});
        if constexpr (!vs::is_tracing<Scope> && requires { x.feed(1.0f); }) x.feed({1.0f, 1.0f});
        auto sum = vs::as<float>(typed) + vs::as<float>(direct) * vs::as<float>(constant) + vs::as<float>(x);
        if constexpr (vs::is_tracing<Scope>)
            return sum;
        else
            return xt::xarray<float>(sum);
    }
};
static_assert(vs::manifest<reads_all>::size() == 2);

TEST_CASE("as reads variables, placeholders and constants in every kind of scope") {
    vs::model<reads_all> m;
    m.initialize();
    const xt::xarray<float> expected{2.5f, 3.0f};
    CHECK((m(vs::feed("x"_n, {1.0f, 1.0f})) == expected));
    vs::graph graph;
    CHECK((reads_all{}(graph.root()) == expected));
    CHECK(vs::as<float>(m.at("direct"))(1) == 2.0f);
    CHECK(vs::as<float>(m["direct"_n], vs::shape_c<2>)(1) == 2.0f);
    CHECK(vs::as<float>(graph.at("direct"), vs::shape_c<2>)(1) == 2.0f);
    CHECK_THROWS_AS(vs::as<double>(graph.at("direct")), vs::dtype_error);
}

template <class T, class Handle>
constexpr bool reads_as = requires(const Handle& of) {
    of.template as<T>();
};

TEST_CASE("as of a typed variable of a graph is itself, and refuses another type while compiling") {
    vs::graph graph;
    auto typed = graph.root().get_variable("w"_n, vs::shape_c<2>, vs::float32);
    typed.as<float>()(1) = 3;
    CHECK(typed.as<float>(vs::shape_c<2>)(1) == 3.0f);
    STATIC_REQUIRE(reads_as<float, decltype(typed)>);
    STATIC_REQUIRE_FALSE(reads_as<double, decltype(typed)>);
}

TEST_CASE("bytes are the first element, whatever its type") {
    vs::graph graph;
    auto typed = graph.root().get_variable("w"_n, vs::shape_c<2>, vs::float32);
    CHECK(typed.bytes() == typed.data());
    CHECK(graph.at("w").bytes() == typed.data());
    vs::model<reads_all> m;
    CHECK(m["direct"_n].bytes() == m["direct"_n].data());
    CHECK(m.at("direct").bytes() == m["direct"_n].data());
    STATIC_REQUIRE(std::same_as<decltype(std::as_const(m)["direct"_n].bytes()), const void*>);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/run.cpp: the function that declared the variables computes with them.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <boost/hana/integral_constant.hpp>
#include <boost/mp11/algorithm.hpp>

namespace vs = varscope;
namespace hana = boost::hana;
using namespace vs::literals;

// The tutorial's first example: variables made by a function that is called twice (rows 105 to 110).
template <class Scope>
constexpr auto conv(Scope& scope) {
    return scope.variable("conv1_weights"_n, vs::random_normal(), vs::shape_c<2, 2>);
}
struct twice {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto first = conv(scope);
        auto second = conv(scope);
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return std::pair(std::string(first.name()), std::string(second.name()));
    }
};

TEST_CASE("a function that is called twice makes two variables, and finds both again") {
    vs::model<twice> m;
    m.initialize();
    const auto [first, second] = m();
    CHECK(first == "conv1_weights:0");
    CHECK(second == "conv1_weights_1:0");
    CHECK(m() == std::pair(first, second)); // a run begins anew
    vs::graph graph;
    CHECK(twice{}(graph.root()) == std::pair(first, second));
}

// One program, whose index is known to the compiler or to the run.
struct unrolled {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = {}) const {
        float sum = 0;
        boost::mp11::mp_for_each<boost::mp11::mp_iota_c<3>>([&](auto i) {
            auto w = scope.variable_scope("layer_"_n + i).get_variable("w"_n, vs::shape_c<2>);
            if constexpr (!vs::is_tracing<Scope>) sum += xt::sum(w * x)();
        });
        auto last = scope.get_variable("layer_"_n + hana::int_c<3>, vs::shape_c<2>);
        if constexpr (!vs::is_tracing<Scope>) sum += xt::sum(last * x)();
        return sum;
    }
};
struct counted {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = {}) const {
        float sum = 0;
        for (int i = 0; i != 3; ++i) {
            auto w = scope.variable_scope("layer_"_n + i).get_variable("w"_n, vs::shape_c<2>, vs::float32);
            if constexpr (!vs::is_tracing<Scope>) sum += xt::sum(w * x)();
        }
        auto last = scope.get_variable("layer_"_n + 3, vs::shape_c<2>);
        if constexpr (!vs::is_tracing<Scope>) sum += xt::sum(last * x)();
        return sum;
    }
};

TEST_CASE("loops work with an index of the compiler and with one of the run") {
    STATIC_REQUIRE(vs::manifest<unrolled>::fingerprint() == vs::manifest<counted>::fingerprint());
    vs::model<unrolled> typed;
    vs::model<counted> looked_up;
    typed.flat<float>() = xt::arange<float>(8);
    looked_up.flat<float>() = xt::arange<float>(8);
    const xt::xtensor<float, 1> x{1, 10};
    CHECK(typed(x) == 172);
    CHECK(looked_up(x) == 172);
}

struct fed {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto x = scope.placeholder("x"_n, {vs::unknown, 2});
        auto w = scope.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return xt::xtensor<float, 1>(xt::sum(x.template as<float>() * w, 1));
    }
};

TEST_CASE("a call feeds the placeholders") {
    vs::model<fed> m;
    m.initialize();
    const xt::xtensor<float, 2> x{{1, 2}, {3, 4}, {5, 6}};
    CHECK((m(vs::feed("x"_n, x)) == xt::xtensor<float, 1>{3, 7, 11}));
    const xt::xtensor<float, 2> narrow{{1}, {2}};
    try {
        static_cast<void>(m(vs::feed("x"_n, narrow)));
        FAIL("no error");
    } catch (const vs::feed_shape_error& error) {
        CHECK(error.full_name() == "x");
        CHECK(error.asked() == "shape (2, 1) and dtype float32");
        CHECK(error.found() == "shape (?, 2) and dtype float32");
    }
}

// Sharing through scopes, with captured scopes and default names.
struct shared {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto a = scope.variable_scope("a"_n);
        auto w = a.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
        auto captured = a.capture();
        auto again = scope.variable_scope(captured, vs::reuse);
        auto same = again.get_variable("w"_n, vs::shape_c<2>);
        auto block = scope.variable_scope(vs::default_name("a"));
        auto other = block.get_variable("w"_n, vs::shape_c<2>, vs::float32);
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return std::tuple(&w(0) == &same(0), &w(0) == &other(0), std::string(block.name()));
    }
};

TEST_CASE("shared variables are one, new scopes are others") {
    vs::model<shared> m;
    CHECK(m() == std::tuple(true, false, std::string("a_1")));
    CHECK(vs::manifest<shared>::size() == 2);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/getters/custom_getter.cpp: getters on graphs and models. While tracing: static/getters; examples/getters.cpp computes with them.
#include "support/catch.hpp"
#include <varscope.hpp>
#include <varscope/getters.hpp>

#include <string>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

namespace getter_runs {

// Appends to each name, and freezes.
struct tagged {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, Call call) const {
        call.options.trainable = false;
        return get(name / "tagged"_n, call);
    }
};
struct program {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto a = vs::with_getter(scope.variable_scope("a"_n), tagged());
        a.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
        a.variable_scope("b"_n).get_variable("w"_n, {2}, vs::float32);
        const auto captured = a.capture();
        captured.enter(scope, {.reuse = vs::reuse}).get_variable("w"_n, vs::shape_c<2>, vs::float32);
    }
};

} // namespace getter_runs

TEST_CASE("a getter gives the same names on a graph and in a manifest, and finds them on a model") {
    vs::graph graph;
    auto root = graph.root();
    getter_runs::program()(root);
    using manifest = vs::manifest<getter_runs::program>;
    REQUIRE(graph.global_variables().size() == manifest::size());
    for (std::size_t i = 0; i != manifest::size(); ++i)
        CHECK(std::string_view(graph.global_variables()[i].op_name()) == std::string_view(manifest::name(i)));
    CHECK(graph.trainable_variables().empty());
    vs::model<getter_runs::program> model;
    model.initialize(vs::seed{1});
    CHECK_NOTHROW(model());
    CHECK(model["a/w/tagged"_n](1) == 1);
}

TEST_CASE("a getter runs on making and on finding, row 158") {
    vs::graph graph;
    std::vector<std::string> calls;
    const auto noting = [&calls](const auto& get, auto name, const auto& call) {
        calls.push_back(get.scope().name() + '/' + vs::to_string(vs::text(name)));
        return get(name, call);
    };
    {
        auto scope = vs::with_getter(graph.root().variable_scope("s"), noting);
        scope.get_variable("v"_n, {2});
        scope.reuse_variables();
        scope.get_variable("v", {2});
    }
    CHECK(calls == std::vector<std::string>{"s/v", "s/v"});
    CHECK(graph.global_variables().size() == 1);
}

TEST_CASE("what a getter throws passes, and the graph is as before") {
    vs::graph graph;
    const auto refusing = [](const auto& get, auto name, const auto& call) {
        if (vs::text(name) == "no") throw std::string("refused");
        return get(name, call);
    };
    auto scope = vs::with_getter(graph.root(), refusing);
    CHECK_THROWS_AS(scope.get_variable("no", {2}), std::string);
    CHECK(graph.global_variables().empty());
    CHECK(scope.get_variable("yes", {2}).op_name() == "yes");
    CHECK_THROWS_AS(scope.get_variable("yes", {2}), vs::variable_exists_error);
}

TEST_CASE("the place of a variable is that of the program's call") {
    vs::graph graph;
    auto scope = vs::with_getter(graph.root(), getter_runs::tagged());
    const auto made = scope.get_variable("v", {2});
    CHECK(std::string(made.first_defined().file).find("custom_getter.cpp") != std::string::npos);
}

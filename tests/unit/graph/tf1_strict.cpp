// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/tf1_strict.cpp: what refused calls leave behind in TensorFlow.
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;
using vs::testing::error_of;

TEST_CASE("a value of another dtype than asked for leaves an operation behind") {
    for (const bool strict : {false, true}) {
        vs::graph graph(vs::graph_options{.tf1_strict = strict});
        auto root = graph.root();
        const auto ask = [&] { root.get_variable("w", vs::no_shape, vs::int32, {.initializer = 1.5f}); };
        CHECK_THROWS_AS(ask(), vs::value_dtype_error);
        CHECK(graph.operations() ==
              (strict ? std::vector<std::string>{"Const"} : std::vector<std::string>{}));
    }
}

TEST_CASE("an initializer that cannot make the dtype leaves the variable's name behind") {
    for (const bool strict : {false, true}) {
        vs::graph graph(vs::graph_options{.tf1_strict = strict});
        auto root = graph.root();
        CHECK_THROWS_AS(root.get_variable("w", {2}, vs::int32, {.initializer = vs::constant(0.5)}),
                        vs::initializer_error);
        CHECK(root.get_variable("w", {2}).op_name() == (strict ? "w_1" : "w"));
    }
}

TEST_CASE("the illegal name of a constant is taken") {
    vs::graph graph(vs::graph_options{.tf1_strict = true});
    auto root = graph.root();
    const auto ask = [&] { root.constant("x y", 0.0f); };
    CHECK(error_of<vs::illegal_name_error>(ask).full_name() == "x y");
    CHECK(error_of<vs::illegal_name_error>(ask).full_name() == "x y_1");
    CHECK_THROWS_AS(root.get_variable("x y", {2}), vs::illegal_name_error);
}

TEST_CASE("a variable scope without a name scope may have any characters, and no variable") {
    vs::graph graph(vs::graph_options{.tf1_strict = true});
    auto root = graph.root();
    auto odd = root.variable_scope("a:0", {.auxiliary_name_scope = false});
    CHECK(odd.name() == "a:0");
    CHECK_THROWS_AS(odd.get_variable("w", {2}), vs::illegal_name_error);
    CHECK_THROWS_AS(root.variable_scope("a:0"), vs::illegal_name_error);
    CHECK_THROWS_AS(odd.variable_scope(odd.capture()), vs::illegal_name_error);
    CHECK_THROWS_AS(odd.get_variable("w", {2}), vs::illegal_name_error);
    CHECK(graph.global_variables().empty());
}

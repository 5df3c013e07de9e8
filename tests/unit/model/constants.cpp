// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/constants.cpp: constants, arrays and templates of a program, on a model as in a graph.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace {

// What a program computes: numbers of all its constants and variables, and the names of what is named anew in each run.
struct result {
    std::vector<std::string> names;
    std::vector<double> numbers;
    friend bool operator==(const result&, const result&) = default;
};

} // namespace

struct constants {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto s = scope.name_scope("s"_n);
        auto pi = s.constant("pi"_n, 3.5f);
        auto row = s.constant(vs::unnamed, {1, 2, 3});
        auto grid = s.constant(vs::unnamed, {{1.0, 2.0}, {3.0, 4.0}});
        auto deep = s.constant("deep"_n, vs::array({{{1.0f, 2.0f}}}));
        auto ones = s.constant(vs::unnamed, vs::ones(), {2}, vs::int64);
        auto drawn = s.constant("drawn"_n, vs::zeros(), vs::shape_c<2>);
        auto direct = s.variable("direct"_n, ones);
        auto filled = s.variable("filled"_n, vs::full(vs::shape_c<2, 2>, 0.5f));
        auto started = scope.get_variable("started"_n, {.initializer = vs::array({{1.0, 2.0, 4.0}})});
        if constexpr (vs::is_tracing<Scope>) {
            return vs::abstract{};
        } else {
            result all;
            for (const std::string& name :
                 {std::string(pi.name()), std::string(row.name()), std::string(grid.name()),
                  std::string(deep.op_name()), std::string(ones.name()), std::string(drawn.name()),
                  std::string(direct.name()), std::string(filled.name())})
                all.names.push_back(name);
            all.numbers = {pi.template as<float>()(),
                           static_cast<double>(row.template as<std::int32_t>()(2)),
                           grid.template as<double>()(1, 0),
                           deep.template as<float>()(0, 0, 1),
                           static_cast<double>(ones.template as<std::int64_t>()(1)),
                           drawn.template as<float>()(1),
                           static_cast<double>(direct.template as<std::int64_t>()(1)),
                           filled.template as<float>()(1, 1)};
            if constexpr (requires { started.template as<double>(); })
                all.numbers.push_back(started.template as<double>()(0, 2));
            else
                all.numbers.push_back(started(0, 2));
            return all;
        }
    }
};

TEST_CASE("constants and arrays on a model are those of a graph") {
    vs::graph graph;
    const result in_graph = constants{}(graph.root());
    CHECK(in_graph.names == std::vector<std::string>{"s/pi:0", "s/Const:0", "s/Const_1:0", "s/deep",
                                                     "s/ones:0", "s/drawn:0", "s/direct:0", "s/filled:0"});
    CHECK(in_graph.numbers == std::vector<double>{3.5, 3, 3, 2, 1, 0, 1, 0.5, 4});
    vs::model<constants> m;
    m.initialize();
    CHECK(m() == in_graph);
    CHECK(m() == in_graph); // the same names in every run
}

TEST_CASE("a constant of a run is typed, and outlives the run") {
    const vs::run_constant one = vs::run_constant::named("one", vs::value(1.0f));
    CHECK(one.name() == "one:0");
    CHECK(one.op_name() == "one");
    CHECK(one.dtype() == vs::float32);
    CHECK(one.shape() == vs::shape_c<>);
    CHECK_THROWS_AS(one.as<double>(), vs::dtype_error);
    CHECK(vs::run_constant::named("two", vs::value({1.0f, 2.0f})).as<float>()(1) == 2);
}

struct other_order {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        if constexpr (vs::is_tracing<Scope>)
            scope.constant("a"_n, 1.0f);
        else
            scope.constant("b"_n, 1.0f);
    }
};

TEST_CASE("a constant that is not the next call is refused") {
    vs::model<other_order> m;
    CHECK_THROWS_AS(m(), vs::order_error);
}

struct templates {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto layer = vs::make_template(scope, "layer"_n, [](auto& inner) {
            auto w = inner.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
            if constexpr (vs::is_tracing<Scope>)
                return 0.0f;
            else
                return w(0) + w(1);
        });
        const auto first = layer(scope);
        auto tower = scope.variable_scope("tower"_n);
        return first + layer(tower);
    }
};

TEST_CASE("a template on a model shares the variables it declared") {
    static_assert(vs::manifest<templates>::size() == 1);
    static_assert(vs::manifest<templates>::name(0) == "layer/w");
    vs::model<templates> m;
    m.initialize();
    m["layer/w"_n] *= 3.0f;
    CHECK(m() == 12);
    vs::graph graph;
    CHECK(templates{}(graph.root()) == 4);
}

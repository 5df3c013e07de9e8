// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Partitioned variables together with getters, ties, functions that give values, and shapes that are not known.
#include "support/catch.hpp"
#include <varscope.hpp>
#include <varscope/getters.hpp>
#include <varscope/initializers/function.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/sharing.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace partitioned_programs {
struct same {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        return get(name, call);
    }
};
struct net {
    template <class Scope>
    constexpr void operator()(Scope&& s) const {
        auto q = vs::with_getter(s.variable_scope("q"_n), same());
        vs::get_partitioned_variable(q, "w"_n, {4, 2}, vs::float32, vs::fixed_size_partitioner(2));
    }
};
struct tied_net {
    template <class Scope>
    constexpr void operator()(Scope&& s) const {
        auto q = vs::with_sharing(s.variable_scope("q"_n), vs::tie("v"_n, "w"_n));
        vs::get_partitioned_variable(q, "w"_n, {4, 2}, vs::float32, vs::fixed_size_partitioner(2));
        vs::get_partitioned_variable(q, "v"_n, {4, 2}, vs::float32, vs::fixed_size_partitioner(2));
    }
};
} // namespace partitioned_programs

namespace {

using namespace partitioned_programs;

const vs::partitioner halves = vs::fixed_size_partitioner(2);

} // namespace

TEST_CASE("extents that are not known match the parts that are there") {
    vs::graph graph;
    auto root = graph.root();
    vs::get_partitioned_variable(root, "x", {4, 2}, vs::float32, halves);
    for (auto by : {vs::partitioner{}, halves}) {
        auto w =
            vs::get_partitioned_variable(root, "x", {4, vs::unknown}, vs::float32, by, {.reuse = vs::reuse});
        CHECK(vs::shape_view(w.shape()) == vs::shape_c<4, 2>);
        CHECK(w.concatenated<float>().size() == 8);
        auto u =
            vs::get_partitioned_variable(root, "x", {vs::unknown, 2}, vs::float32, by, {.reuse = vs::reuse});
        CHECK(u.size() == 2);
    }
    CHECK_THROWS_AS(
        vs::get_partitioned_variable(root, "x", {vs::unknown, 3}, vs::float32, {}, {.reuse = vs::reuse}),
        vs::shape_error);
    CHECK_THROWS_AS(vs::get_partitioned_variable(root, "", {4}, vs::float32, halves), vs::illegal_name_error);
}

TEST_CASE("a getter that gets parts of another shape is refused") {
    vs::graph graph;
    auto s = vs::with_getter(graph.root(), [](const auto& get, const auto& n, const auto& c) {
        return get(n, c.with_shape(vs::shape_c<1, 1>));
    });
    CHECK_THROWS_AS(vs::get_partitioned_variable(s, "w"_n, {400, 200}, vs::float32, halves), vs::shape_error);
}

TEST_CASE("a tied variable is cut as the one that it is") {
    vs::graph graph;
    auto s = vs::with_sharing(graph.root(), vs::tie("v"_n, "w"_n));
    vs::get_partitioned_variable(s, "w"_n, {4, 2}, vs::float32, halves);
    CHECK(vs::get_partitioned_variable(s, "v"_n, {4, 2}, vs::float32, halves).size() == 2);
    CHECK_THROWS_AS(
        vs::get_partitioned_variable(s, "v"_n, {2, 4}, vs::float32, vs::fixed_size_partitioner(2, 1)),
        vs::scope_error);
    CHECK_THROWS_AS(
        vs::get_partitioned_variable(s, "v"_n, {2, 2}, vs::float32, vs::fixed_size_partitioner(1)),
        vs::scope_error);
}

TEST_CASE("what a function gives is converted, a value is not") {
    vs::graph graph;
    auto root = graph.root();
    auto ints = [] { return vs::array({1, 2, 3}); };
    auto v = vs::get_partitioned_variable(root, "x"_n, halves, {.initializer = vs::initializer_from(ints)});
    CHECK(v.dtype() == vs::dtype::float32);
    CHECK(v[0].dtype() == vs::dtype::float32);
    CHECK(v.as<float>()(2) == 3);
    auto y = vs::get_partitioned_variable(root, "y"_n, vs::unknown_shape, vs::float64, halves,
                                          {.initializer = vs::initializer_from(ints)});
    CHECK(y[1].dtype() == vs::dtype::float64);
    auto z = vs::get_partitioned_variable(root, "z"_n, {}, {.initializer = vs::initializer_from(ints)});
    CHECK(z.dtype() == vs::dtype::float32);
    CHECK(z.as<float>()(2) == 3);
    auto o = root.variable_scope("o", {.dtype = vs::float64});
    CHECK(vs::get_partitioned_variable(o, "x"_n, halves, {.initializer = vs::initializer_from(ints)})[1]
              .dtype() == vs::dtype::float64);
    auto c = vs::get_partitioned_variable(root, "c"_n, halves, {.initializer = vs::array({1, 2, 3})});
    CHECK(c.dtype() == vs::dtype::int32);
    CHECK(c[1].dtype() == vs::dtype::int32);
    try {
        vs::get_partitioned_variable(root, "d"_n, {3}, vs::float64, halves,
                                     {.initializer = vs::array({1.f, 2.f, 3.f})});
        FAIL();
    } catch (const vs::value_dtype_error& e) {
        CHECK(e.found().find("float32") != std::string::npos);
    }
    CHECK_THROWS_AS(vs::get_partitioned_variable(root, "x2"_n, {4}, vs::float32, halves,
                                                 {.initializer = vs::constant({1, 2}, vs::verify_shape)}),
                    vs::shape_error);
}

TEST_CASE("made whole, it has the dtype of what it starts from") {
    vs::graph graph;
    auto root = graph.root();
    auto s = root.variable_scope("s"_n, {.initializer = vs::array({1, 2, 3})});
    auto v = vs::get_partitioned_variable(s, "x"_n);
    CHECK(v.dtype() == vs::dtype::int32);
    CHECK(v.as<int>()(2) == 3);
    auto c = root.constant("c"_n, vs::array({1, 2, 3}));
    auto y = vs::get_partitioned_variable(root, "y"_n, {}, {.initializer = c});
    CHECK(y.dtype() == vs::dtype::int32);
}

TEST_CASE("getters and ties on a model of one dtype") {
    vs::model<net> m;
    m.initialize();
    m();
    CHECK(m.variables().size() == 2);
    vs::model<tied_net> t;
    t.initialize();
    t();
    CHECK(t.variables().size() == 2);
}

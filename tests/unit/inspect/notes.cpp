// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/inspect/notes.cpp: what people want to know of variables: descriptions, units and bounds.
#include "support/catch.hpp"
#include <varscope.hpp>
#include <varscope/inspect.hpp>

#include <cmath>
#include <sstream>
#include <string>

namespace vs = varscope;
using namespace vs::literals;

namespace noted_programs {

inline constexpr vs::variable_note temperature{
    .description = "of the bath", .unit = "K", .least = 0, .most = 1000};
inline constexpr vs::variable_note step{.description = "how many are done"};

struct simulation {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto bath = scope.variable_scope("bath"_n);
        auto t = bath.get_variable("temperature"_n, vs::shape_c<2>, vs::float32,
                                   {.initializer = vs::constant(300.0), .note = &temperature});
        scope.variable("step"_n, 0, {.trainable = false, .note = &step});
        bath.get_variable("other"_n, vs::shape_c<>, vs::float32);
    }
};
using manifest = vs::manifest<simulation>;
static_assert(manifest::note(0) == &temperature && manifest::note(0)->unit == "K");
static_assert(manifest::note(1) == &step && manifest::note(2) == nullptr);
static_assert(temperature.holds(0) && temperature.holds(1000) && !temperature.holds(-1) &&
              !step.has_bounds());

} // namespace noted_programs

using noted_programs::simulation;

TEST_CASE("a variable says its note in every world") {
    vs::graph graph;
    auto root = graph.root();
    simulation()(root);
    CHECK(graph.at("bath/temperature").note() == &noted_programs::temperature);
    CHECK(graph.at("bath/other").note() == nullptr);
    vs::model<simulation> model;
    CHECK(model.at("step").note() == &noted_programs::step);
    vs::graph other;
    other.adopt(model);
    CHECK(other.at("bath/temperature").note() == &noted_programs::temperature);
}

TEST_CASE("values outside of their bounds are found") {
    vs::model<simulation> model;
    model.initialize(vs::seed{1});
    vs::graph graph;
    graph.adopt(model);
    CHECK(vs::values_out_of_range(model).empty());
    model["bath/temperature"_n](1) = -5;
    for (const auto& found : {vs::values_out_of_range(model), vs::values_out_of_range(graph)}) {
        REQUIRE(found.size() == 1);
        std::ostringstream said;
        said << found[0];
        CHECK(said.str() == "bath/temperature[1] is -5, not between 0 and 1000 K");
    }
    model["bath/temperature"_n](1) = std::nanf("");
    CHECK(vs::values_out_of_range(model).size() == 1);
}

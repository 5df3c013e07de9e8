// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// The parameters of a simulation: from a struct, and from files that people write. For docs/guide/simulations.md.
// A unit of its own: it needs nlohmann_json.
#include <varscope/checkpoint.hpp>
#include <varscope/formats/json.hpp>
#include <varscope/graph.hpp>
#include <varscope/inspect.hpp>
#include <varscope/interop/hana_struct.hpp>
#include <varscope/model.hpp>

#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/define_struct.hpp>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

//! [structs]
struct bath {
    BOOST_HANA_DEFINE_STRUCT(bath, (double, temperature), (double, friction));
};
struct simulation {
    bath surroundings;
    std::array<double, 3> field;
    int steps;
};
BOOST_HANA_ADAPT_STRUCT(simulation, surroundings, field, steps);

using program = vs::struct_program<simulation>; // a scope for each struct, a variable for each number
using manifest = vs::manifest<program>;
static_assert(manifest::name(0) == "surroundings/temperature");
static_assert(manifest::shape(2) == vs::shape_c<3>);
//! [structs]

//! [notes]
inline constexpr vs::variable_note pressure{
    .description = "of the reservoir", .unit = "Pa", .least = 0, .most = 1e7};

struct reservoir {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("pressure"_n, vs::shape_c<2>, vs::float64,
                           {.initializer = vs::constant(101325.0), .note = &pressure});
    }
};
static_assert(vs::manifest<reservoir>::note(0)->unit == "Pa");
//! [notes]

int main() {
    std::filesystem::current_path(std::filesystem::temp_directory_path());
    std::ofstream("varscope_run.json") << R"({
  "surroundings": {"temperature": 310, "frictoin": 0.2},
  "field": [0, 0, 9.81]
})";

    //! [store]
    vs::model<program> parameters;
    vs::store(simulation{{300, 0.1}, {}, 1000}, parameters.root());
    //! [store]

    //! [read]
    const vs::load_report report = vs::load<vs::json>("varscope_run.json", parameters, vs::parameters());
    std::cout << report;
    //! [read]

    //! [load]
    const simulation run = vs::load<simulation>(parameters.root());
    std::cout << run.surroundings.temperature << ' ' << run.surroundings.friction << ' ' << run.field[2]
              << ' ' << run.steps << '\n';
    //! [load]

    //! [strict]
    try {
        vs::load<vs::json>("varscope_run.json", parameters, {.allow_missing = true, .cast = true});
    } catch (const vs::load_error& error) {
        std::cout << error.what() << '\n';
    }
    //! [strict]

    //! [save]
    vs::save<vs::json>("varscope_run.json", parameters);
    std::cout << std::ifstream("varscope_run.json").rdbuf();
    //! [save]

    //! [ranges]
    vs::model<reservoir> state;
    state.initialize(vs::seed{1});
    state["pressure"_n](1) = -3;
    for (const auto& found : vs::values_out_of_range(state)) std::cout << found << '\n';
    std::ofstream("varscope_run.json") << R"({"pressure": [1e5, 1e9]})";
    try {
        vs::load<vs::json>("varscope_run.json", state);
    } catch (const vs::load_error& error) {
        std::cout << error.report();
    }
    //! [ranges]
    std::filesystem::remove("varscope_run.json");
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Parameters in TOML. In JSON: nested.cpp.
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/toml.hpp>
#include <varscope/model.hpp>

#include <fstream>
#include <string>

namespace vs = varscope;
using namespace vs::literals;

namespace toml_programs {

struct simulation {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("bath/temperature"_n, vs::shape_c<>, vs::float32);
        scope.get_variable("bath/field"_n, vs::shape_c<3>, vs::float64);
        scope.get_variable("steps"_n, vs::shape_c<>, vs::int32);
    }
};

} // namespace toml_programs

namespace {

using toml_programs::simulation;

std::filesystem::path written(const test::temporary_folder& folder, const char* name,
                              const std::string& chars) {
    std::ofstream(folder / name) << chars;
    return folder / name;
}

} // namespace

TEST_CASE("parameters from TOML") {
    const test::temporary_folder folder;
    vs::model<simulation> model;
    model.initialize(vs::seed{1});
    vs::load<vs::toml>(
        written(folder, "run.toml", "steps = 30\n[bath]\ntemperature = 1\nfield = [1.5, 2, 3]\n"), model,
        vs::parameters());
    CHECK(model["steps"_n]() == 30);
    CHECK(model["bath/field"_n](0) == 1.5);
    const auto fault = [&](const char* chars) -> std::string {
        try {
            static_cast<void>(vs::list<vs::toml>(written(folder, "a.toml", chars)));
            return "none";
        } catch (const vs::malformed_file_error& error) {
            return error.found();
        }
    };
    CHECK(fault("a = 1979-05-27") == "a date or a time at 'a'");
    CHECK(fault("[[a]]\nb = 1") == "an object in a list at 'a'");
    CHECK(fault("a = [1, [2]]") == "values and lists side by side at 'a'");
    CHECK(fault("a = \n").starts_with("no TOML in line 1, column 5"));

    // What toml++ asserts is refused too.
    CHECK(fault("[ = 1").starts_with("no TOML in line 1, column 3"));
    CHECK(fault("[[[1]]]").starts_with("no TOML in line 1, column 3"));
    CHECK(fault("a = [[}]]").starts_with("no TOML in line 1, column 7"));
    CHECK(fault("[").starts_with("no TOML in line 1"));
    CHECK(fault("[[").starts_with("no TOML in line 1"));

    // Characters that are not ASCII need quotes, or a comment.
    const std::string quotes_missing = ": a character that is not ASCII, without quotes";
    CHECK(fault("a = 1\n\xc3\xa4 = 1") == "no TOML in line 2, column 1" + quotes_missing);
    CHECK(fault("a = '''\n\xc3\xa4'''''\xc3\xa4") == "no TOML in line 2, column 8" + quotes_missing);
    CHECK(fault("a = \"\"\"\n\\\"\"\"\n\xc3\xa4\"\"\"\nb = '\\'\n\xc3\xa4") ==
          "no TOML in line 5, column 1" + quotes_missing);
    CHECK(fault("a = \"\\\"#\" # '\xc3\xa4\n\xc3\xa4") == "no TOML in line 2, column 1" + quotes_missing);
    CHECK(fault("a = '\xc3\xa4\n\xc3\xa4'").starts_with("no TOML in line 2, column 1"));
    CHECK(
        fault(
            "\xef\xbb\xbf'\xc3\xa4'.\"\xc3\xa4\" = \"\"# \xc3\xa4\n['\xc3\xa4\"']\nb = '''\n\xc3\xa4''''") ==
        "none");
    CHECK_THROWS_AS(vs::save<vs::toml>(folder / "b.toml", model), vs::unsupported_file_error);
}

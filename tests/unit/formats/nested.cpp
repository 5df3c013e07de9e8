// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Parameters in JSON and TOML: what is read, what is refused, and the report of a load.
#include "support/catch.hpp"
#include "support/temporary_folder.hpp"
#include <varscope/checkpoint.hpp>
#include <varscope/formats/json.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>

#include <fstream>
#include <limits>
#include <string>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

namespace nested_programs {

struct simulation {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto bath = scope.variable_scope("bath"_n);
        bath.get_variable("temperature"_n, vs::shape_c<>, vs::float32, {.initializer = vs::constant(300.0)});
        bath.get_variable("field"_n, vs::shape_c<3>, vs::float64, {.initializer = vs::zeros()});
        scope.get_variable("steps"_n, vs::shape_c<>, vs::int32, {.initializer = vs::constant(10)});
        scope.get_variable("periodic"_n, vs::shape_c<>, vs::bool_, {.initializer = vs::zeros()});
    }
};

} // namespace nested_programs

namespace {

using nested_programs::simulation;

std::filesystem::path written(const test::temporary_folder& folder, const char* name,
                              const std::string& chars) {
    std::ofstream(folder / name) << chars;
    return folder / name;
}
std::string fault_of_json(const std::string& chars) {
    const test::temporary_folder folder;
    try {
        static_cast<void>(vs::list<vs::json>(written(folder, "a.json", chars)));
        return "none";
    } catch (const vs::malformed_file_error& error) {
        return error.found();
    }
}

} // namespace

TEST_CASE("parameters from JSON reach a model and a graph alike, with a report") {
    const test::temporary_folder folder;
    const auto path =
        written(folder, "run.json",
                R"({"bath": {"temperature": 310, "feild": [1, 2, 3]}, "steps": 20, "periodic": true})");
    vs::model<simulation> model;
    model.initialize(vs::seed{1});
    const vs::load_report report = vs::load<vs::json>(path, model, vs::parameters());
    CHECK(model["bath/temperature"_n]() == 310);
    CHECK(model["steps"_n]() == 20);
    CHECK(model["periodic"_n]());
    CHECK(model["bath/field"_n](1) == 0);
    std::ostringstream said;
    said << report;
    CHECK(said.str().find("missing bath/field: shape (3,) and dtype float64; the nearest is 'bath/feild'") !=
          std::string::npos);
    CHECK(said.str().find("unused bath/feild") != std::string::npos);

    vs::graph graph;
    simulation()(graph.root());
    vs::load<vs::json>(path, graph, vs::parameters());
    CHECK(graph.at("bath/temperature").as<float>()() == 310);

    // Strict, it is refused, and nothing changes.
    model["steps"_n]() = 7;
    CHECK_THROWS_AS(vs::load<vs::json>(path, model, {.cast = true}), vs::load_error);
    CHECK(model["steps"_n]() == 7);
}

TEST_CASE("dtypes and shapes of JSON") {
    const test::temporary_folder folder;
    const auto entries = vs::list<vs::json>(written(folder, "a.json", R"({
        "i": 3, "u": 18446744073709551615, "f": 3.0, "b": [true, false], "s": ["x", "y"], "m": [[1, 2.5], [3, 4]],
        "empty": [], "rows": [[], []], "a/b": 1, "a": {"c": {"d": [[[1]]]}}})"));
    std::string said;
    for (const auto& each : entries) said += each.name + ' ' + vs::to_string(each.shape(), each.dtype) + '\n';
    CHECK(said == "i shape () and dtype int64\n"
                  "u shape () and dtype uint64\n"
                  "f shape () and dtype float64\n"
                  "b shape (2,) and dtype bool\n"
                  "s shape (2,) and dtype string\n"
                  "m shape (2, 2) and dtype float64\n"
                  "empty shape (0,) and dtype float64\n"
                  "rows shape (2, 0) and dtype float64\n"
                  "a/b shape () and dtype int64\n"
                  "a/c/d shape (1, 1, 1) and dtype int64\n");
}

TEST_CASE("what is no file of parameters says what and where") {
    CHECK(fault_of_json("") == "no JSON at character 1");
    CHECK(fault_of_json("{\"a\": 1") == "no JSON at character 8 at 'a'");
    CHECK(fault_of_json("[1]") == "a list without a name");
    CHECK(fault_of_json("3") == "a value without a name");
    CHECK(fault_of_json("{\"a\": {\"b\": null}}") == "null, which is no value at 'a/b'");
    CHECK(fault_of_json("{\"a\": [[1], [1, 2]]}") == "rows of different lengths at 'a'");
    CHECK(fault_of_json("{\"a\": [1, [2]]}") == "values and lists side by side at 'a'");
    CHECK(fault_of_json("{\"a\": [[1], 2]}") == "values and lists side by side at 'a'");
    CHECK(fault_of_json("{\"a\": [[], 1]}") == "values and lists side by side at 'a'");
    CHECK(fault_of_json("{\"a\": [1, \"x\"]}") == "numbers, texts and bools side by side at 'a'");
    CHECK(fault_of_json("{\"a\": [{}]}") == "an object in a list at 'a'");
    CHECK(fault_of_json("{\"a\": 1, \"a\": 2}") == "the name 'a' twice at 'a'");
    CHECK(fault_of_json("{\"a\": {\"b\": 1}, \"a/b\": 2}") == "the name 'a/b' stands twice");
    CHECK(fault_of_json("{\"\": 1}") == "a name that is empty");
    CHECK(fault_of_json("{\"a\": [18446744073709551615, -1]}") == "an integer that no dtype holds at 'a'");
    CHECK(fault_of_json("{\"a\": " + std::string(100'000, '[') + "}").starts_with("more than 64 lists"));
    std::string objects;
    for (int i = 0; i != 100'000; ++i) objects += "{\"a\":";
    CHECK(fault_of_json(objects).starts_with("more than 64 objects"));
    CHECK(fault_of_json("{}") == "none");
}

TEST_CASE("what is written as JSON is read back") {
    const test::temporary_folder folder;
    vs::model<simulation> model;
    model.initialize(vs::seed{1});
    model["bath/temperature"_n]() = 0.1f;
    model["bath/field"_n](2) = -1e300;
    vs::save<vs::json>(folder / "a.json", model);
    vs::model<simulation> other;
    vs::load<vs::json>(folder / "a.json", other, {.cast = true});
    CHECK(model == other);

    vs::graph graph;
    auto root = graph.root();
    auto number = root.variable("x", std::numeric_limits<float>::infinity());
    CHECK_THROWS_AS(vs::save<vs::json>(folder / "a.json", std::vector{number}), vs::unsupported_file_error);
    auto above = root.variable("a", 1.0f), below = root.variable("a/b", 1.0f);
    CHECK_THROWS_AS(vs::save<vs::json>(folder / "a.json", std::vector{above, below}),
                    vs::unsupported_file_error);
    CHECK_THROWS_AS(vs::save<vs::json>(folder / "a.json", std::vector{below, above}),
                    vs::unsupported_file_error);
    vs::load<vs::json>(folder / "a.json", other, {.cast = true}); // the old file is whole
    auto latin = root.variable("latin", {"\xE9", "\xED\xA0\x80"});
    CHECK_THROWS_AS(vs::save<vs::json>(folder / "l.json", std::vector{latin}), vs::unsupported_file_error);
    auto texts = root.variable("texts", {"a \"b\"", "\n\xC3\xA9"});
    vs::save<vs::json>(folder / "t.json", std::vector{texts});
    texts = root.variable("blank", {"", ""});
    vs::load<vs::json>(folder / "t.json", std::vector{texts});
    CHECK(texts.as<std::string>()(0) == "a \"b\"");
}

namespace nested_programs {

inline constexpr vs::variable_note kelvin{.unit = "K", .least = 0, .most = 1000};
struct bounded {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("t"_n, vs::shape_c<2>, vs::float32, {.note = &kelvin});
        scope.get_variable("n"_n, vs::shape_c<>, vs::int32);
    }
};

} // namespace nested_programs

TEST_CASE("a file whose values are outside of their bounds is refused, and nothing changes") {
    const test::temporary_folder folder;
    vs::model<nested_programs::bounded> model;
    vs::load<vs::json>(written(folder, "a.json", R"({"t": [1, 1000], "n": 5})"), model, vs::parameters());
    CHECK(model["t"_n](1) == 1000);
    for (const char* const bad : {R"({"t": [1, 1001], "n": 6})", R"({"n": 6, "t": [-1, 2]})"}) try {
            vs::load<vs::json>(written(folder, "a.json", bad), model, vs::parameters());
            FAIL("it was loaded");
        } catch (const vs::load_error& error) {
            CHECK(std::string(error.what()).find("is not between 0 and 1000 K") != std::string::npos);
        }
    CHECK(model["t"_n](0) == 1);
    CHECK(model["n"_n]() == 5);
}

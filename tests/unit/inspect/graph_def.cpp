// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// GraphDef of operations whose names are like those of variables.
#include "support/catch.hpp"
#include <varscope.hpp>
#include <varscope/inspect.hpp>

#include <string>

namespace vs = varscope;
using namespace vs::literals;

TEST_CASE("operations that a program makes below a variable are its own") {
    vs::graph graph;
    auto root = graph.root();
    root.variable("w"_n, 1.0f);
    auto s = root.name_scope("w/");
    s.placeholder("reader"_n, {2});
    s.constant("readme"_n, 2);
    s.node("Assigner"_n);
    s.node("initial_value_x"_n);
    s.placeholder("read"_n, {2});
    std::string t = vs::to_pbtxt(graph);
    auto op = [&](std::string name) {
        auto i = t.find("name: \"" + name + "\"");
        auto j = t.find("op: \"", i) + 5;
        return t.substr(j, t.find('"', j) - j);
    };
    CHECK(op("w/reader") == "Placeholder");
    CHECK(op("w/readme") == "Const");
    CHECK(op("w/Assigner") == "NoOp");
    CHECK(op("w/initial_value_x") == "NoOp");
    CHECK(op("w/Assign") == "Assign");
    CHECK(op("w/read") == "Identity");
    CHECK(op("w/initial_value") == "Const");
    CHECK(op("w/read_1") == "Placeholder");
}

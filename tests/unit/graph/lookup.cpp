// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/lookup.cpp: what a graph finds by name and lists by scope, and what it says where it finds nothing.
#include "support/graph_state.hpp"
#include "support/random_program.hpp"
#include <varscope/interop/tf1_filter.hpp>

#include <limits>

namespace vs = varscope;
using vs::testing::dice;
using vs::testing::error_of;
using vs::testing::names_of;

TEST_CASE("placeholders, constants and nodes are found by their names") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.variable_scope("a");
    const auto x = a.placeholder("x", {vs::unknown});
    const auto c = a.constant("c", 2.5f);
    const auto n = a.node("n");
    const auto suffixed = a.placeholder("x", {2});
    a.get_variable("w", {2});
    CHECK(graph.find_placeholder("a/x") == x);
    CHECK(graph.find_placeholder("a/x:0") == x);
    CHECK(graph.find_placeholder("a/x_1") == suffixed);
    CHECK(graph.find_constant("a/c:0") == c);
    CHECK(graph.find_constant("a/c")->as<float>()() == 2.5f);
    CHECK(graph.find_node("a/n") == n);
    for (const char* const name : {"", "a", "a/w", "a/n", "a/c", "x", "A/x", "a/x/", "a/x:1"})
        CHECK_FALSE(graph.find_placeholder(name));
    for (const char* const name : {"a/x", "a/n", "a/w", ""}) CHECK_FALSE(graph.find_constant(name));
    for (const char* const name : {"a/x", "a/c", "a/n:0", "a/w", "a/w/read"})
        CHECK_FALSE(graph.find_node(name));
}

TEST_CASE("a name that is not there is answered with the nearest one, and with what else has it") {
    vs::graph graph;
    auto root = graph.root();
    const auto none = error_of<vs::variable_missing_error>([&] { static_cast<void>(graph.at("w")); });
    CHECK(none.found() == "no variable at all");
    root.variable_scope("layer_1").get_variable("weights", {2});
    root.variable_scope("layer_2").get_variable("bias", {2});
    root.placeholder("x", {2});
    const auto missing =
        error_of<vs::variable_missing_error>([&] { static_cast<void>(graph.at("layer_1/wieghts:0")); });
    CHECK(missing.found() == "the nearest is 'layer_1/weights'");
    CHECK(std::string(missing.what()).find("remedy: correct the name") != std::string::npos);
    const auto other = error_of<vs::variable_missing_error>([&] { static_cast<void>(graph.at("x")); });
    CHECK(other.found() == "a placeholder of this name");
}

TEST_CASE("the scopes in which something was made are listed, the outer ones first") {
    vs::graph graph;
    auto root = graph.root();
    CHECK(graph.scopes().empty());
    root.get_variable("at_root", {2});
    root.variable_scope("a/b").get_variable("w", {2});
    auto n = root.name_scope("n");
    auto opened = root.variable_scope("empty");
    n.node("op");
    root.variable_scope("a").variable("v", 1.0f);
    CHECK(graph.scopes() == std::vector<std::string>{"a", "a/b", "n"});
}

TEST_CASE("the root is entered with a mode of reuse") {
    vs::graph graph;
    graph.root().get_variable("w", {2});
    auto sharing = graph.root(vs::auto_reuse);
    CHECK(sharing.get_variable("w", {2}).op_name() == "w");
    CHECK(sharing.get_variable("v", {2}).op_name() == "v");
    CHECK(sharing.variable_scope("a").reuse() == vs::auto_reuse);
    CHECK_THROWS_AS(graph.root(vs::reuse).get_variable("u", {2}), vs::variable_missing_error);
    CHECK(graph.root().reuse() == vs::reuse_mode::create);
    CHECK(sharing.node("op").name() == "op");
}

TEST_CASE("lists are filtered by whatever a variable knows, and by its name") {
    vs::graph graph;
    auto root = graph.root();
    root.get_variable("kernel", {2, 3});
    root.get_variable("step", {}, vs::int64, {.trainable = false});
    root.get_variable("bias", {3}, {.trainable = false});
    const auto all = graph.global_variables();
    CHECK(names_of(all.select([](const vs::variable& v) { return v.dtype() == vs::float32; })) ==
          std::vector<std::string>{"kernel:0", "bias:0"});
    CHECK(
        names_of(all.select([](vs::variable v) { return !v.trainable(); }).select([](const vs::variable& v) {
            return v.shape().size() == 1;
        })) == std::vector<std::string>{"bias:0"});
    CHECK(names_of(all.select([](std::string_view name) { return name == "step:0"; })) ==
          std::vector<std::string>{"step:0"});
}

TEST_CASE("what lies within a scope is what its names say, in the order of the list") {
    for (std::uint64_t seed = 0; seed != 40; ++seed) {
        dice roll(seed);
        vs::graph graph;
        auto root = graph.root();
        const char* const segments[] = {"a", "A", "b", "ab", "a_1", "w"};
        for (int i = 0; i != 60; ++i) {
            std::string path;
            for (std::uint32_t depth = roll.below(4); depth != 0; --depth)
                path += (path.empty() ? "" : "/") + std::string(segments[roll.below(6)]);
            vs::scope in =
                path.empty() ? graph.root(vs::auto_reuse) : root.variable_scope(path, vs::auto_reuse);
            if (roll.below(3) == 0)
                in.variable(segments[roll.below(6)], 1.0f, {.collections = {"mine"}});
            else
                in.get_variable(segments[roll.below(6)], {2});
            if (roll.below(8) == 0 && !graph.global_variables().empty())
                graph.add_to_collection("mine", graph.global_variables()[0]);
            if (roll.below(4) == 0) in.node(segments[roll.below(6)]);
        }
        for (const char* const key : {"global_variables", "trainable_variables", "mine"})
            for (const char* const scope : {"a", "A", "a/b", "a/A/b", "ab", "none", "w", "a_1", "a/"}) {
                const auto all = graph.get_collection(key);
                std::vector<std::string> expected;
                for (const vs::variable each : all) {
                    const std::string name(each.op_name()), path = std::string(scope) == "a/" ? "a" : scope;
                    if (name == path || name.rfind(path + "/", 0) == 0) expected.emplace_back(each.name());
                }
                INFO(seed << ' ' << key << ' ' << scope);
                CHECK(names_of(all.within(scope, vs::allow_empty)) == expected);
            }
    }
}

TEST_CASE("control characters and long names are shortened in messages, not in what an error knows") {
    vs::graph graph;
    auto root = graph.root();
    const auto control = error_of<vs::illegal_name_error>([&] { root.node(std::string("a\nb\x01\t")); });
    CHECK(control.full_name() == "a\nb\x01\t");
    CHECK(std::string(control.what()).find("'a\\nb\\x01\\t'") != std::string::npos);
    CHECK(control.found().find('\n') == std::string::npos);
    const std::string name(5000, 'x');
    const auto missing = error_of<vs::variable_missing_error>([&] { static_cast<void>(graph.at(name)); });
    CHECK(missing.full_name() == name);
    CHECK(std::string(missing.what()).size() < 600);
    CHECK(std::string(missing.what()).find("(5000 characters)") != std::string::npos);
}

TEST_CASE("the empty list of collections is a list") {
    vs::graph graph;
    auto root = graph.root();
    root.get_variable("none", {2}, {.collections = {}});
    root.variable("none_at_all", 1.0f, {.trainable = false, .collections = {}});
    root.get_variable("usual", {2});
    CHECK(names_of(graph.global_variables()) == std::vector<std::string>{"usual:0"});
    CHECK(names_of(graph.trainable_variables()) == std::vector<std::string>{"none:0", "usual:0"});
}

TEST_CASE("a name with a negative index is refused") {
    using namespace vs::literals;
    vs::graph graph;
    auto root = graph.root();
    const auto error = error_of<vs::illegal_name_error>([&] { root.node("layer_"_n + -1); });
    CHECK(error.full_name() == "layer_(-1)");
    CHECK_THROWS_AS(root.get_variable("layer_"_n + std::numeric_limits<long long>::min(), {2}),
                    vs::illegal_name_error);
    CHECK(root.node("layer_"_n + std::numeric_limits<unsigned long long>::max()).name() ==
          "layer_18446744073709551615");
}

TEST_CASE("a filter that is no regular expression is refused") {
    const auto error = error_of<vs::nothing_selected_error>([] { vs::tf1_filter("(("); });
    CHECK(error.full_name() == "((");
    CHECK_THROWS_AS(vs::tf1_filter("*"), vs::nothing_selected_error);
    CHECK(vs::tf1_filter("(a)")("a:0"));
}

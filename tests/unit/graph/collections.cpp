// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/collections.cpp: ordered lists of variables, and what selects from them (rows 96, 102, 120 to 127).
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/interop/tf1_filter.hpp>

#include <algorithm>
#include <iterator>

namespace vs = varscope;
using names = std::vector<std::string>;
using vs::testing::error_of;
using vs::testing::names_of;

TEST_CASE("collections keep the order in which variables were made, row 120") {
    vs::graph graph;
    auto root = graph.root();
    for (const char* const name : {"z", "a", "m"}) root.variable(name, 1.0f);
    root.get_variable("b", {1}, {.trainable = false});
    CHECK(names_of(graph.global_variables()) == names{"z:0", "a:0", "m:0", "b:0"});
    CHECK(names_of(graph.trainable_variables()) == names{"z:0", "a:0", "m:0"});
    CHECK(names_of(graph.get_collection("trainable_variables")) == names{"z:0", "a:0", "m:0"});
    CHECK(graph.local_variables().empty());
    CHECK(graph.get_collection("unknown").empty());
}

TEST_CASE("a collection keeps duplicates, row 120") {
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.variable("v", 1.0f);
    const auto w = root.variable("w", 1.0f);
    for (const auto& each : {w, v, w}) graph.add_to_collection("mine", each);
    CHECK(names_of(graph.get_collection("mine")) == names{"w:0", "v:0", "w:0"});
}

TEST_CASE("given collections replace the default one, rows 96, 102 and 121") {
    vs::graph graph;
    auto root = graph.root();
    root.get_variable("t", {1}, {.collections = {"custom", "custom", "other"}});
    root.get_variable("l", {1}, {.trainable = false, .collections = {"local_variables"}});
    root.variable("n", 1.0f, {.trainable = false, .collections = vs::collection_list({})});
    CHECK(graph.global_variables().empty());
    CHECK(names_of(graph.trainable_variables()) == names{"t:0"});
    CHECK(names_of(graph.get_collection("custom")) == names{"t:0"});
    CHECK(names_of(graph.get_collection("other")) == names{"t:0"});
    CHECK(names_of(graph.local_variables()) == names{"l:0"});
    CHECK(graph.find("n"));
}

TEST_CASE("reuse does not list a variable twice, row 84") {
    vs::graph graph(vs::graph_options{.tf1_strict = true});
    auto root = graph.root();
    root.get_variable("v", {1});
    root.reuse_variables();
    root.get_variable("v", {1}, {.trainable = true, .collections = {"custom"}});
    CHECK(graph.global_variables().size() == 1);
    CHECK(graph.get_collection("custom").empty());
}

namespace {
struct three_scopes {
    vs::graph graph;
    vs::scope root = graph.root();
    three_scopes() {
        root.variable_scope("foo").get_variable("v", {1});
        root.variable_scope("foobar").get_variable("v", {1});
        root.variable_scope("foo/deep").get_variable("w", {1});
        root.get_variable("foo", {1});
    }
};
} // namespace

TEST_CASE_METHOD(three_scopes, "within selects at the slash") {
    CHECK(names_of(graph.global_variables("foo")) == names{"foo/v:0", "foo/deep/w:0"});
    CHECK(names_of(graph.global_variables("foo/")) == names{"foo/v:0", "foo/deep/w:0"});
    CHECK(names_of(graph.trainable_variables("foo/deep")) == names{"foo/deep/w:0"});
    CHECK(names_of(graph.get_collection("global_variables", "foobar")) == names{"foobar/v:0"});
    CHECK(graph.global_variables("").size() == 4);
    CHECK(names_of(graph.global_variables().within("foo").within("foo/deep")) == names{"foo/deep/w:0"});
}

TEST_CASE_METHOD(three_scopes, "a filter that selects nothing is an error unless nothing is an answer") {
    const auto error =
        error_of<vs::nothing_selected_error>([&] { static_cast<void>(graph.global_variables("fo")); });
    CHECK(error.full_name() == "fo");
    CHECK(error.found() == "none among the 4 listed");
    CHECK_THROWS_AS(graph.local_variables("foo"), vs::nothing_selected_error);
    CHECK_THROWS_AS(graph.get_collection("unknown", "foo"), vs::nothing_selected_error);
    CHECK_THROWS_AS(graph.global_variables("Foo"), vs::nothing_selected_error);
    CHECK(graph.get_collection("global_variables", "fo", vs::allow_empty).empty());
    CHECK(graph.global_variables().within("fo", vs::allow_empty).empty());
}

TEST_CASE_METHOD(three_scopes,
                 "TensorFlow's own filter is a regular expression at the start, rows 123 and 124") {
    const auto all = graph.global_variables();
    const auto by = [&](const char* pattern) { return names_of(all.select(vs::tf1_filter(pattern))); };
    CHECK(by("foo") == names{"foo/v:0", "foobar/v:0", "foo/deep/w:0", "foo_1:0"});
    CHECK(by("foo/") == names{"foo/v:0", "foo/deep/w:0"});
    CHECK(by("bar").empty());
    CHECK(by(".*bar") == names{"foobar/v:0"});
    CHECK(by("fo.b") == names{"foobar/v:0"});
    CHECK(by("foo/v$").empty());
    CHECK(by("").size() == 4);
}

TEST_CASE_METHOD(three_scopes, "a scope lists what lies within it, and the root all, row 126") {
    auto foo = root.variable_scope("foo");
    CHECK(names_of(foo.global_variables()) == names{"foo/v:0", "foo/deep/w:0"});
    CHECK(names_of(foo.trainable_variables()) == names{"foo/v:0", "foo/deep/w:0"});
    CHECK(names_of(foo.get_collection("global_variables")).size() == 2);
    CHECK(foo.local_variables().empty());
    CHECK(root.global_variables().size() == 4);
    CHECK(root.variable_scope("none").global_variables().empty());
    CHECK(foo.name_scope("n").global_variables().size() == 2);
}

TEST_CASE("filters see graph names, row 127") {
    vs::graph graph;
    auto root = graph.root();
    for (int i = 0; i != 2; ++i) root.variable_scope("a").variable("w", 1.0f);
    CHECK(names_of(graph.global_variables()) == names{"a/w:0", "a_1/w:0"});
    CHECK(names_of(root.variable_scope("a").global_variables()) == names{"a/w:0"});
}

TEST_CASE("a list is a snapshot and can be used with algorithms") {
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.variable("v", 1.0f);
    root.variable("w", {2.0f, 3.0f});
    const auto list = graph.global_variables();
    root.variable("x", 1.0f);
    CHECK(list.size() == 2);
    CHECK(graph.global_variables().size() == 3);
    CHECK(list[1].op_name() == "w");
    CHECK(std::find(list.begin(), list.end(), v) == list.begin());
    CHECK(std::distance(list.begin(), list.end()) == 2);
    CHECK(std::count_if(list.begin(), list.end(),
                        [](const auto& each) { return each.element_count() == 2; }) == 1);
    STATIC_REQUIRE(std::input_iterator<vs::variable_list::iterator>);
    const auto copy = list.within("v");
    CHECK(copy[0] == v);
}

TEST_CASE("a variable of another graph is not added to a collection") {
    vs::graph graph;
    vs::graph other;
    graph.root().variable("v", 1.0f);
    const auto same_name = other.root().variable("v", 1.0f);
    const auto other_name = other.root().variable("w", 1.0f);
    CHECK_THROWS_AS(graph.add_to_collection("mine", other_name), vs::variable_missing_error);
    CHECK_THROWS_AS(graph.add_to_collection("mine", same_name), vs::variable_missing_error);
    CHECK(graph.get_collection("mine").empty());
}

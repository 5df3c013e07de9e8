// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/selection/contrib.cpp: contrib's selectors, and collections that are added to (rows 121, 122, 128, 130 to 133).
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/model.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/selection.hpp>

namespace vs = varscope;
using namespace varscope::literals;
using names = std::vector<std::string>;
using vs::testing::error_of;
using vs::testing::op_names_of;

struct shelf {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        for (const vs::text name : {vs::text("a"), vs::text("B/a"), vs::text("B/ba"), vs::text("Bx/a"),
                                    vs::text("B/c/a"), vs::text("B/c/b")})
            root.get_variable(name, {2});
        root.get_variable("B/local"_n, {2}, {.collections = {"local_variables"}});
    }
};

namespace {

// What a selector gives, alike of a graph, its root, a model and a scope of it.
template <class Select>
names selected(Select select) {
    vs::graph graph;
    auto root = graph.root();
    shelf()(root);
    vs::model<shelf> model;
    const names found = op_names_of(select(graph));
    CHECK(op_names_of(select(model)) == found);
    CHECK(op_names_of(select(root)) == found);
    return found;
}

} // namespace

TEST_CASE("get_variables stops at slashes, row 130") {
    CHECK(selected([](auto& of) { return vs::get_variables(of, {.scope = "B", .suffix = "a"}); }) ==
          names{"B/a", "B/c/a"});
    CHECK(selected([](auto& of) { return vs::get_variables(of, {.scope = "B/"}); }) ==
          names{"B/a", "B/ba", "B/c/a", "B/c/b"});
    CHECK(selected([](auto& of) { return vs::get_variables(of); }).size() == 6);
    CHECK(selected([](auto& of) {
              return vs::get_variables(of, {.collection = vs::graph_keys::local_variables});
          }) == names{"B/local"});
    CHECK(selected([](auto& of) { return vs::get_variables(of, {.scope = "C"}, vs::allow_empty); }).empty());
    vs::graph graph;
    auto root = graph.root();
    shelf()(root);
    CHECK(error_of<vs::nothing_selected_error>([&] {
              static_cast<void>(vs::get_variables(graph, {.scope = "C", .suffix = "q"}));
          }).full_name() == "and_(collected_in(global_variables), within(C), named(q))");
}

TEST_CASE("get_variables_by_name keeps the root out of a scope, row 131") {
    CHECK(selected([](auto& of) { return vs::get_variables_by_name(of, "a", "B"); }) ==
          names{"B/a", "B/c/a"});
    CHECK(selected([](auto& of) { return vs::get_variables_by_name(of, "a"); }) ==
          names{"a", "B/a", "Bx/a", "B/c/a"});
    CHECK(selected([](auto& of) { return vs::get_variables_by_suffix(of, "c/a"_n); }) == names{"B/c/a"});
}

TEST_CASE("get_variables_to_restore gives each variable once and refuses scopes without any, row 132") {
    CHECK(selected([](auto& of) {
              return vs::get_variables_to_restore(of, {"B", "B/c"}, {"B/c/b"});
          }) == names{"B/a", "B/ba", "B/c/a"});
    CHECK(selected([](auto& of) { return vs::get_variables_to_restore(of, {}, {"B"}); }) ==
          names{"a", "Bx/a"});
    CHECK(selected([](auto& of) {
              return vs::get_variables_to_restore(of, {"C", "a"}, {"D"}, vs::allow_empty);
          }) == names{"a"});
    vs::graph graph;
    auto root = graph.root();
    shelf()(root);
    const auto fails = [&](std::initializer_list<vs::text> include, std::initializer_list<vs::text> exclude) {
        return error_of<vs::nothing_selected_error>(
                   [&] { static_cast<void>(vs::get_variables_to_restore(graph, include, exclude)); })
            .full_name();
    };
    CHECK(fails({"B", "C"}, {}) == "C");
    CHECK(fails({}, {"b"}) == "b");
    CHECK(fails({"a"}, {"a"}) == "include(a) exclude(a)");
}

TEST_CASE("get_unique_variable finds by the exact name, row 133") {
    vs::graph graph;
    auto root = graph.root();
    shelf()(root);
    vs::model<shelf> model;
    CHECK(vs::get_unique_variable(graph, "B/c/a").name() == "B/c/a:0");
    CHECK(vs::get_unique_variable(model, "B/c/a:0").name() == "B/c/a:0");
    CHECK_THROWS_AS(vs::get_unique_variable(graph, "c/a"), vs::variable_missing_error);
    CHECK_THROWS_AS(vs::get_unique_variable(model, "c/a"), vs::name_not_declared_error);
}

TEST_CASE("filter_variables includes and excludes by regular expressions") {
    CHECK(selected([](auto& of) {
              return vs::filter_variables(of.global_variables(), {"^B/", "x"}, {"b"});
          }) == names{"B/a", "Bx/a", "B/c/a"});
    CHECK(selected([](auto& of) { return vs::filter_variables(of.global_variables(), {}, {"B"}); }) ==
          names{"a"});
    vs::graph graph;
    auto root = graph.root();
    shelf()(root);
    const auto error = error_of<vs::nothing_selected_error>([&] {
        static_cast<void>(vs::filter_variables(graph.global_variables(), {"q", "r"}, {"s"}));
    });
    CHECK(error.full_name() == "and_(matching_regex(q) or matching_regex(r), not_(matching_regex(s)))");
    CHECK(vs::filter_variables(graph.global_variables(), {"q"}, {}, vs::allow_empty).empty());
    CHECK_THROWS_AS(vs::filter_variables(graph.global_variables(), {"(("}), vs::nothing_selected_error);
}

TEST_CASE("a variable is added to several collections, to each once, row 121") {
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.get_variable("v", {2});
    graph.add_to_collections({"one", "two", "one"}, v);
    CHECK(graph.get_collection("one").size() == 1);
    CHECK(graph.get_collection("two").size() == 1);
    CHECK(graph.get_collection("o").empty());
    vs::graph other;
    CHECK_THROWS_AS(other.add_to_collections({"one", "two"}, v), vs::variable_missing_error);
    CHECK(other.get_collection("one").empty());
    static_assert([] {
        vs::static_graph names_only;
        auto scope = names_only.root();
        names_only.add_to_collections({"one", "two", "one"}, scope.get_variable("v", {2}));
        return names_only.get_collection("one").size() == 1 && names_only.get_collection("two").size() == 1;
    }());
}

TEST_CASE("a reference to a collection sees what is added later, a list does not, row 122") {
    vs::graph graph;
    auto root = graph.root();
    const auto mine = graph.get_collection_ref("mine");
    CHECK(mine.empty());
    const auto v = root.get_variable("v", {2}, {.collections = {"mine"}});
    const auto before = graph.get_collection("mine");
    const auto w = root.get_variable("w", {2});
    mine.push_back(w);
    graph.add_to_collection("mine", v);
    CHECK(mine.size() == 3);
    CHECK(mine[1] == w);
    CHECK(mine.key() == "mine");
    CHECK(op_names_of(mine.snapshot()) == names{"v", "w", "v"});
    CHECK(op_names_of(before) == names{"v"});
    vs::graph other;
    CHECK_THROWS_AS(other.get_collection_ref("mine").push_back(v), vs::variable_missing_error);
}

TEST_CASE("the standard keys are TensorFlow's, row 128") {
    CHECK(vs::graph_keys::moving_average_variables == "moving_average_variables");
    CHECK(vs::graph_keys::table_initializers == "table_initializer");
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.get_variable("v", {2}, {.collections = {vs::graph_keys::weights}});
    CHECK(graph.get_collection(vs::graph_keys::weights).contains(v));
    CHECK(graph.get_collection(vs::graph_keys::biases).empty());
}

TEST_CASE("the full name of a part is that of the whole, row 133") {
    vs::graph graph;
    auto a = graph.root().variable_scope("a");
    const auto w = vs::get_partitioned_variable(a, "w", {4}, vs::float32, vs::fixed_size_partitioner(2));
    CHECK(vs::get_variable_full_name(w[1]) == "a/w");
    CHECK(vs::get_variable_full_name(a.get_variable("v", {2})) == "a/v");
    CHECK(vs::get_variable_full_name(graph.at("a/w/part_0")) == "a/w");
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/selection/value_collections.cpp: collections of values of any type, of graphs and beside models.
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/model.hpp>
#include <varscope/selection.hpp>

#include <functional>

namespace vs = varscope;
using namespace varscope::literals;
using vs::testing::error_of;

// Run on a graph or a model it leaves its losses in what it is given.
struct collecting {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        root.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
    }
    template <class Scope>
    void operator()(Scope&& root, vs::value_collections& into) const {
        auto w = root.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
        into.add(vs::graph_keys::losses, static_cast<double>(w(0) + w(1)));
        into.add(vs::graph_keys::update_ops, std::function<void()>([w]() mutable { w(0) = 5.0f; }));
    }
};

namespace {

void check_collected(vs::value_collections& found) {
    CHECK(found.get<double>("losses") == std::vector<double>{2.0});
    for (const auto& update : found.get<std::function<void()>>("update_ops")) update();
}

} // namespace

TEST_CASE("values of any type are collected in order, by their types") {
    vs::value_collections all;
    all.add("losses", 1.5);
    all.add("losses"_n, 2);
    all.add("losses", 0.5);
    all.add("summaries", std::string("text"));
    CHECK(all.get<double>("losses") == std::vector<double>{1.5, 0.5});
    CHECK(all.get<int>("losses") == std::vector<int>{2});
    CHECK(all.size("losses") == 3);
    CHECK(all.keys() == std::vector<std::string>{"losses", "summaries"});
    CHECK(all.get<double>("unknown").empty());
    CHECK(all.size("unknown") == 0);
    const auto error =
        error_of<vs::nothing_selected_error>([&] { static_cast<void>(all.get<float>("losses")); });
    CHECK(error.full_name() == "losses");
    CHECK(error.found() == "none among the 3 listed");
    CHECK(all.get<float>("losses", vs::allow_empty).empty());
    all.clear("losses");
    CHECK(all.size("losses") == 0);
    CHECK(all.size("summaries") == 1);
}

TEST_CASE("a graph has collections of values, its scopes have the same") {
    vs::graph graph;
    auto root = graph.root();
    auto scope = root.variable_scope("a");
    collecting()(root, vs::collections_of(scope));
    CHECK(&vs::collections_of(graph) == &vs::collections_of(scope));
    check_collected(vs::collections_of(graph));
    CHECK(graph.at("w").data<float>()[0] == 5.0f);
    vs::graph other;
    CHECK(vs::collections_of(other).keys().empty());
}

TEST_CASE("a program on a model collects in what it is given") {
    vs::model<collecting> model;
    model.initialize();
    vs::value_collections collected;
    model(collected);
    check_collected(collected);
    CHECK(model["w"_n](0) == 5.0f);
}

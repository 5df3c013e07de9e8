// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/selection/initialize.cpp: variables get their first values again, one, those of a scope or of a collection.
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/model.hpp>
#include <varscope/selection.hpp>

namespace vs = varscope;
using namespace varscope::literals;
using vs::testing::error_of;

struct drawn_net {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        root.get_variable("enc/w"_n, {3, 4}, {.initializer = vs::glorot_uniform()});
        root.get_variable("dec/w"_n, {3, 4}, vs::float64, {.initializer = vs::random_normal()});
        root.get_variable("dec/b"_n, {4}, {.initializer = vs::ones(), .collections = {"biases"}});
        root.variable("count"_n, {7, 8});
    }
};

namespace {

// Sets every element of every variable to a number that no initializer gives.
template <class Variables>
void spoil(const Variables& all) {
    for (const auto& each : all)
        vs::with_element_type(each.dtype(), [&]<class T>(std::type_identity<T>) {
            if constexpr (std::is_arithmetic_v<T>)
                for (std::size_t i = 0; i != each.element_count(); ++i)
                    each.template data<T>()[i] = static_cast<T>(77);
        });
}
template <class Variable>
bool is_spoilt(const Variable& of) {
    bool spoilt = false;
    vs::with_element_type(of.dtype(), [&]<class T>(std::type_identity<T>) {
        if constexpr (std::is_arithmetic_v<T>)
            spoilt = of.template data<T>()[of.element_count() - 1] == static_cast<T>(77);
    });
    return spoilt;
}

} // namespace

TEST_CASE("variables of a graph get their first values again") {
    const vs::graph_options options{.seed = vs::seed{5}, .keeps_first_values = true};
    vs::graph graph(options), fresh(options);
    for (vs::graph* const each : {&graph, &fresh}) {
        auto root = each->root();
        drawn_net()(root);
    }
    const auto all = graph.global_variables().joined(graph.get_collection("biases"));
    spoil(all);
    graph.initialize(graph.global_variables("enc"));
    CHECK(!is_spoilt(graph.at("enc/w")));
    CHECK(is_spoilt(graph.at("dec/w")));
    CHECK(is_spoilt(graph.at("dec/b")));
    graph.initialize(graph.get_collection("biases"));
    CHECK(!is_spoilt(graph.at("dec/b")));
    graph.initialize(std::vector{graph.at("dec/w"), graph.at("count")});
    CHECK(vs::values_equal(graph, fresh));
    CHECK_THROWS_AS(fresh.initialize(all), vs::variable_missing_error);
}

TEST_CASE("a graph that keeps no first values refuses what started from one, and changes nothing") {
    vs::graph graph;
    auto root = graph.root();
    drawn_net()(root);
    spoil(graph.global_variables());
    const auto error = error_of<vs::initializer_error>([&] { graph.initialize(graph.global_variables()); });
    CHECK(error.full_name() == "count");
    CHECK(error.found() == "it started from a value, which the graph has not kept");
    CHECK(error.first_defined().line != 0);
    CHECK(is_spoilt(graph.at("enc/w")));
    graph.initialize(graph.global_variables().select(!vs::named("count")));
    CHECK(!is_spoilt(graph.at("enc/w")));
    CHECK(is_spoilt(graph.at("count")));
}

TEST_CASE("variables of a model that a graph adopted are the model's to initialize") {
    vs::model<drawn_net> model;
    model.initialize();
    vs::graph graph(vs::graph_options{.keeps_first_values = true});
    graph.adopt(model);
    const auto error = error_of<vs::initializer_error>([&] { graph.initialize(graph.global_variables()); });
    CHECK(error.full_name() == "enc/w");
    CHECK(error.found() == "it belongs to a model");
}

TEST_CASE("what is kept is what started the variable: of scopes, of texts, of a refused call's number") {
    vs::graph graph(vs::graph_options{.keeps_first_values = true});
    auto root = graph.root();
    auto scope = root.variable_scope("s", {.initializer = std::vector<float>{1, 2}});
    const auto of_scope = scope.get_variable("w");
    const auto words = root.variable("words", std::vector<std::string>{"a", "b"});
    const auto converted = root.variable("c", 2, {.dtype = vs::float64});
    CHECK_THROWS(root.get_variable("r", {3}, {.initializer = vs::value(1.5f)}));
    const auto after = root.variable("after", 9);
    of_scope.data<float>()[1] = 0;
    words.data<std::string>()[0] = "changed";
    *converted.data<double>() = 0;
    *after.data<std::int32_t>() = 0;
    graph.initialize(graph.global_variables());
    CHECK(of_scope.data<float>()[1] == 2);
    CHECK(words.data<std::string>()[0] == "a");
    CHECK(*converted.data<double>() == 2);
    CHECK(*after.data<std::int32_t>() == 9);
}

TEST_CASE("variables of a model get their first values again") {
    vs::model<drawn_net> model, fresh;
    for (auto* const each : {&model, &fresh}) each->initialize(vs::seed{5});
    spoil(model.variables());
    model.initialize(model.variables().within("enc"));
    CHECK(!is_spoilt(model.at("enc/w")));
    CHECK(is_spoilt(model.at("dec/w")));
    model.initialize(model.get_collection("biases"));
    CHECK(!is_spoilt(model.at("dec/b")));
    CHECK(!(model == fresh));
    model.initialize(model.variables().select(!vs::within("enc")));
    CHECK(model == fresh);
    CHECK_THROWS_AS(model.initialize(fresh.variables()), vs::variable_missing_error);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/getters/local_variables.cpp: local variables, a model's own variables, and the global step, in every kind of scope.
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/getters.hpp>
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;
using names = std::vector<std::string>;
using vs::testing::op_names_of;

struct metered {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        auto scope = root.variable_scope("a"_n);
        vs::as_local(scope).get_variable("total"_n, vs::shape_c<2>, vs::float32,
                                         {.initializer = vs::ones(), .trainable = true});
        vs::as_local(scope).get_variable("count"_n, {3}, {.collections = {"metric_variables"}});
        vs::as_model(scope).get_variable("w"_n, {2});
        vs::get_or_create_global_step(root)() += 1;
        vs::get_or_create_global_step(root)() += 1;
        vs::get_global_step(root)() += 1;
    }
};

namespace {

template <class Graph>
void check_lists(Graph& of) {
    CHECK(op_names_of(of.local_variables()) == names{"a/total", "a/count"});
    CHECK(op_names_of(of.global_variables()) == names{"a/w", "global_step"});
    CHECK(op_names_of(of.trainable_variables()) == names{"a/w"});
    CHECK(op_names_of(of.get_collection("metric_variables")) == names{"a/count"});
    CHECK(op_names_of(of.get_collection(vs::graph_keys::model_variables)) == names{"a/w"});
    CHECK(op_names_of(of.get_collection(vs::graph_keys::global_step)) == names{"global_step"});
}

} // namespace

TEST_CASE("local variables, a model's own and the global step are listed alike in graphs and models") {
    vs::graph graph;
    auto root = graph.root();
    metered()(root);
    check_lists(graph);
    CHECK(*graph.at("global_step").data<std::int64_t>() == 3);
    CHECK(graph.at("a/total").data<float>()[1] == 1.0f);

    vs::model<metered> model;
    model.initialize();
    check_lists(model);
    model();
    CHECK(*model.at("global_step").data<std::int64_t>() == 3);
    static_assert([] {
        vs::static_graph names_only;
        auto scope = names_only.root();
        metered()(scope);
        return names_only.local_variables().size() == 2 && names_only.global_variables().size() == 2 &&
               names_only.at("global_step").dtype() == vs::int64 && !names_only.at("a/total").trainable();
    }());
}

TEST_CASE("the global step is made once, and found where it is") {
    vs::graph graph;
    auto root = graph.root();
    CHECK_THROWS_AS(vs::get_global_step(root), vs::variable_missing_error);
    const auto step = vs::create_global_step(root);
    CHECK(step.first_defined().line == __LINE__ - 1);
    CHECK(vs::get_global_step(root).variable() == step.variable());
    CHECK_THROWS_AS(vs::create_global_step(root), vs::variable_exists_error);
    auto inner = root.variable_scope("inner");
    CHECK_THROWS_AS(vs::get_global_step(inner), vs::variable_missing_error);
}

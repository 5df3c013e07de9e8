// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/selection/views.cpp: the elements of selected variables.
#include "support/catch.hpp"
#include "support/graph_state.hpp"
#include <varscope/model.hpp>
#include <varscope/selection.hpp>

namespace vs = varscope;
using namespace varscope::literals;
using vs::testing::error_of;

struct viewed_net {
    template <class Scope>
    constexpr void operator()(Scope&& root) const {
        root.get_variable("a/w"_n, {2, 3}, {.initializer = vs::ones()});
        root.get_variable("a/empty"_n, {0});
        root.get_variable("a/b"_n, {3}, {.initializer = vs::ones()});
        root.get_variable("b/w"_n, {2}, {.initializer = vs::ones()});
        root.get_variable("d"_n, {2}, vs::float64);
    }
};

TEST_CASE("the elements of a list are one vector where they stand side by side") {
    vs::model<viewed_net> model;
    model.initialize();
    const auto within = [&](const char* scope) { return model.variables().within(scope); };
    auto flat = vs::flat_of<float>(within("a"));
    CHECK(flat.size() == 9);
    CHECK(flat.dimension() == 1);
    flat(0) = 5;
    flat(8) = 7;
    CHECK(model["a/w"_n](0, 0) == 5);
    CHECK(model["a/b"_n](2) == 7);
    CHECK(flat.data() == model.flat<float>().data());
    CHECK(vs::flat_of<float>(within("b").joined(within("a"))).size() == 11); // in the order of memory
    CHECK(vs::flat_of<float>(model.variables().select(vs::named("empty"))).size() == 0);
    const auto error = error_of<vs::not_contiguous_error>(
        [&] { static_cast<void>(vs::flat_of<float>(model.variables().select(vs::named("w")))); });
    CHECK(error.full_name() == "b/w");
    CHECK_THROWS_AS(vs::flat_of<float>(model.variables()), vs::dtype_error);
    const vs::model<viewed_net>& unchanged = model;
    static_assert(std::is_same_v<decltype(vs::flat_of<float>(unchanged.variables()).data()), const float*>);
    CHECK(vs::flat_of<float>(unchanged.variables().within("a"))(8) == 7);
}

TEST_CASE("the elements of a list of a graph") {
    vs::graph graph;
    auto root = graph.root();
    viewed_net()(root);
    auto views = vs::views_of<float>(graph.global_variables("a"));
    CHECK(views.size() == 3);
    views[0](1, 2) = 4;
    CHECK(graph.at("a/w").data<float>()[5] == 4);
    CHECK(vs::flat_of<float>(graph.global_variables("a/b")).size() == 3);
    CHECK_THROWS_AS(vs::flat_of<float>(graph.global_variables("a")), vs::not_contiguous_error);
    CHECK_THROWS_AS(vs::views_of<float>(graph.global_variables()), vs::dtype_error);
}

TEST_CASE("typed views of what a filter of constants selects") {
    vs::model<viewed_net> model;
    std::string names;
    vs::for_each_of<vs::and_<vs::in_scope<"a">, vs::not_<vs::matches<"**/empty">>>>(
        model, [&](auto variable, auto view) {
            names += vs::to_string(variable.name()) + ' ';
            CHECK(view.shape().size() <= 2);
        });
    CHECK(names == "a/w a/b ");
}

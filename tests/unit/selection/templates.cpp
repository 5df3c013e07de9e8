// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/selection/templates.cpp: the lists of a template, in every kind of scope (row 171).
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace varscope::literals;

// The sizes of the lists of two templates, the second of which is called within the first, as one number.
struct nesting {
    template <class Scope>
    constexpr int operator()(Scope&& root) const {
        auto inner = vs::make_template(root, "inner"_n, [](auto& scope) {
            scope.get_variable("w"_n, {2});
            scope.get_variable("l"_n, {2}, {.trainable = false, .collections = {"local_variables"}});
        });
        auto outer = vs::make_template(root, "outer"_n, [&](auto& scope) {
            scope.get_variable("v"_n, {2});
            scope.get_variable("f"_n, {2}, {.trainable = false});
            inner(scope);
        });
        root.get_variable("outer_w"_n, {2});
        if (!outer.variables().empty() || !inner.trainable_variables().empty()) return -1;
        outer(root);
        outer(root);
        const auto digits = [](const auto& of) {
            return static_cast<int>(of.variables().size() * 1000 + of.trainable_variables().size() * 100 +
                                    of.non_trainable_variables().size() * 10 + of.local_variables().size());
        };
        return digits(outer) * 10000 + digits(inner);
    }
};

TEST_CASE("a template lists its variables and those of templates called in it, row 171") {
    static_assert([] {
        vs::static_graph names_only;
        auto root = names_only.root();
        return nesting()(root);
    }() == 42212111);
    vs::graph graph;
    auto root = graph.root();
    CHECK(nesting()(root) == 42212111);
    vs::model<nesting> model;
    CHECK(model() == 42212111);
    auto one = vs::make_template(root, "one", [](vs::scope& scope) { scope.get_variable("w", {1}); });
    CHECK(one.variables() == vs::variable_list());
    CHECK(one.variables().select([](const vs::variable&) { return true; }).empty());
    one(root);
    CHECK(one.variables()[0].name() == "one/w:0");
    CHECK(one.variable_scope()->get_collection("none").empty());
}

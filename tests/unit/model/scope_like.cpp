// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/scope_like.cpp: every kind of scope is a scope, and a function can name the options of the one it is given.
#include "support/catch.hpp"
#include "support/programs.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/trace.hpp>

namespace vs = varscope;
using namespace vs::literals;
using vs::testing::networks;

using manifest = vs::manifest<networks>;
using run = vs::model_run<manifest>;

static_assert(vs::scope_like<vs::scope>);
static_assert(vs::scope_like<vs::tracing_scope>); // of a traced program
static_assert(std::same_as<decltype(vs::static_graph().root()), vs::tracing_scope>);
static_assert(vs::scope_like<vs::model_scope<manifest, std::byte, 0, run>>);
static_assert(vs::scope_like<vs::model_scope<manifest, const std::byte, 1, run>>);
static_assert(vs::scope_like<vs::dynamic_model_scope<manifest, std::byte, run>>);

static_assert(!vs::scope_like<vs::captured_scope>);
static_assert(!vs::scope_like<vs::graph>);

// A scope that lacks one call is none.
struct no_leave : vs::tracing_scope {
    void leave() = delete;
};
static_assert(!vs::scope_like<no_leave>);

// Options in variables: they own what they refer to, and are passed on more than once.
struct layers {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        using scope_type = std::remove_reference_t<Scope>;
        typename scope_type::get_variable_options options{.initializer = vs::array({1.0f, 2.0f, 3.0f}),
                                                          .collections = {"biases", "global_variables"}};
        const typename scope_type::get_variable_options kept = options;
        options.trainable = false;
        const typename scope_type::scope_options around{.reuse = vs::auto_reuse, .initializer = vs::ones()};
        const typename scope_type::variable_options direct{.dtype = vs::float64, .collections = {"direct"}};
        for (int i = 0; i != 2; ++i) {
            auto inner = scope.variable_scope("layer_"_n + i, around);
            inner.get_variable("kernel"_n, {2, 3});
            inner.get_variable("bias"_n, kept);
            inner.get_variable("frozen"_n, options);
            inner.variable("steps"_n, {1, 2}, direct);
        }
    }
};

TEST_CASE("options that are kept give the same on a graph, in a manifest and on a model") {
    vs::graph graph;
    layers()(graph.root());
    using declared = vs::manifest<layers>;
    REQUIRE(graph.global_variables().size() == 6); // those of `direct` are in "direct" only
    REQUIRE(declared::size() == 8);
    CHECK(graph.get_collection("biases").size() == 4);
    CHECK(graph.get_collection("direct").size() == 2);
    for (std::size_t i = 0; i != declared::size(); ++i) {
        const auto found = graph.at(declared::name(i));
        CHECK(found.shape() == declared::shape(i));
        CHECK(found.dtype() == declared::dtype(i));
        CHECK(found.trainable() == declared::trainable(i));
        CHECK(declared::is_in_collection(i, "biases") == (vs::leaf(declared::name(i)) == "bias" || vs::leaf(declared::name(i)) == "frozen"));
    }
    vs::model<layers> model;
    model.initialize();
    model();
    CHECK(model.at("layer_1/frozen").as<float>()(2) == 3);
    CHECK(model.at("layer_1/kernel").as<float>()(1, 2) == 1);
    CHECK(model.at("layer_1/steps").as<double>()(1) == 2);
    CHECK(graph.at("layer_1/steps").as<double>()(1) == 2);
}

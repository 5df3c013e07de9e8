// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/random_programs.cpp: random programs declare the same in a trace, in a graph and in a model.
#include "support/graph_state.hpp"
#include "support/random_scopes.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>

#include <functional>

namespace vs = varscope;
using namespace vs::testing;

namespace {

using hearing = std::function<void(vs::text)>;

// What a program came to: the names it was given, the variables it made, and the refusal that ended it.
struct result {
    std::vector<std::string> names;
    std::vector<std::string> variables;
    std::string refusal;
};

std::string line(vs::text name, vs::shape_view shape, vs::dtype type, bool trainable) {
    return vs::to_string(name) + " " + vs::to_string(shape, type) + (trainable ? " trainable" : "");
}

result by_graph(std::uint64_t seed, int calls) {
    result all;
    vs::graph graph(vs::seed{7});
    try {
        auto root = graph.root();
        random_scopes<hearing>(seed, calls, [&](vs::text name) {
            all.names.push_back(vs::to_string(name));
        }).fill(root);
    } catch (const vs::scope_error& error) {
        all.refusal = vs::to_string(vs::row_of(error.code()).label) + " " + std::string(error.full_name());
    }
    for (const vs::variable& v : graph.global_variables())
        all.variables.push_back(line(v.op_name(), v.shape(), v.dtype(), v.trainable()));
    return all;
}

result by_trace(std::uint64_t seed, int calls) {
    result all;
    vs::static_graph graph;
    {
        vs::tracing_scope root = graph.root();
        random_scopes<hearing>(seed, calls, [&](vs::text name) {
            if (!graph.has_refusal()) all.names.push_back(vs::to_string(name));
        }).fill(root);
    }
    if (graph.has_refusal())
        all.refusal =
            vs::to_string(vs::row_of(graph.refusal().what).label) + " " + graph.refusal().name;
    for (const vs::traced_variable& v : graph.global_variables())
        all.variables.push_back(line(v.op_name(), v.shape(), v.dtype(), v.trainable()));
    return all;
}

// Programs that are never refused, so that they have a manifest.
template <std::uint64_t Seed>
void check_manifest() {
    using program = random_scopes_program<Seed, 12>;
    const result expected = by_graph(Seed, 12);
    INFO("seed " << Seed << ", " << expected.refusal);
    const auto& tables = vs::detail::traced_program<program>::get();
    if constexpr (vs::detail::traced_program<program>::get().failure.what != vs::code::none) {
        CHECK(expected.refusal == vs::to_string(vs::row_of(tables.failure.what).label) + " " +
                                      std::string(tables.failure.name, tables.failure.name_size));
    } else {
        CHECK(expected.refusal.empty());
        using manifest = vs::manifest<program>;
        std::vector<std::string> variables;
        for (std::size_t i = 0; i != manifest::size(); ++i)
            variables.push_back(
                line(manifest::name(i), manifest::shape(i), manifest::dtype(i), manifest::trainable(i)));
        CHECK(variables == expected.variables);

        vs::graph graph(vs::seed{7});
        auto root = graph.root();
        program{}(root);
        for (std::size_t i = 0; i != random_scopes<hearing>::pool_size; ++i) {
            const vs::text name = random_scopes<hearing>::pool(i);
            const auto next = root.unique_name(name, vs::name_use::preview);
            if (manifest::is_used(name)) CHECK(vs::text(next) != name);
        }

        vs::model<program> model;
        model.initialize(vs::seed{7});
        model(); // follows the recorded order to its end
        for (std::size_t i = 0; i != manifest::size(); ++i) {
            const auto mine = model.variables()[i];
            const auto theirs = graph.at(vs::to_string(manifest::name(i)));
            INFO(vs::to_string(manifest::name(i)));
            if (mine.dtype() == vs::dtype::float32)
                CHECK((mine.template as<float>() == theirs.template as<float>()));
            else if (mine.dtype() == vs::dtype::float64)
                CHECK((mine.template as<double>() == theirs.template as<double>()));
            else
                CHECK((mine.template as<std::int32_t>() == theirs.template as<std::int32_t>()));
        }
    }
}

template <std::size_t... Seed>
void check_manifests(std::index_sequence<Seed...>) {
    (check_manifest<Seed>(), ...);
}

} // namespace

TEST_CASE("a trace gives what a graph gives") {
    std::size_t refused = 0;
    std::size_t finished = 0;
    for (std::uint64_t seed = 0; seed != 3000; ++seed) {
        CAPTURE(seed);
        const int calls = seed % 3 == 0 ? 60 : 8;
        const result expected = by_graph(seed, calls);
        const result found = by_trace(seed, calls);
        REQUIRE(found.refusal == expected.refusal);
        REQUIRE(found.names == expected.names);
        REQUIRE(found.variables == expected.variables);
        ++(expected.refusal.empty() ? finished : refused);
    }
    CHECK(refused > 500);
    CHECK(finished > 500);
}

TEST_CASE("the compiler's trace gives what a graph gives, and a model follows it") {
    check_manifests(std::make_index_sequence<16>());
}

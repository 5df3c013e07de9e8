// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/out_of_memory.cpp: each allocation of each call fails in turn; the graph is then as before, and work goes on.
#include "support/allocations.hpp"
#include "support/graph_state.hpp"
#include "support/programs.hpp"
#include <varscope/initializers/orthogonal.hpp>
#include <varscope/model.hpp>
#include <varscope/partitioned.hpp>

#include <functional>
#include <optional>
#include <sstream>

namespace vs = varscope;
using namespace vs::testing;
using namespace vs::literals;

namespace {

using numbers = std::initializer_list<float>;

// A graph in the middle of its work: names that are taken or differ in case, scopes that are open inside a captured one, a template that
// was called and one that was not, and so many names before that its tables are nearly full, each in its turn.
struct workshop {
    using function = std::function<void(vs::scope&)>;
    using templated = vs::template_function<function, vs::captured_scope>;
    static constexpr const char* captured_name = "captured/with_a_name_that_is_long";

    vs::graph graph;
    vs::scope root = graph.root();
    vs::model<networks> model;
    vs::captured_scope captured = root.variable_scope(captured_name).capture();
    vs::scope entered = root.variable_scope(captured, vs::auto_reuse);
    vs::scope inner = entered.variable_scope("inner");
    vs::scope of_value = root.variable_scope("of_value", {.reuse = vs::auto_reuse, .initializer = seven()});
    vs::scope from_texts =
        with_texts(root.variable_scope("from_texts"), "a text that is too long to stand inside of a string");
    vs::scope to_texts = with_texts(root.variable_scope("to_texts"), "b");
    std::optional<vs::scope> opened;
    std::optional<templated> made;
    templated called = vs::make_template(root, "called", function(weights));
    templated uncalled = vs::make_template(root, "uncalled", function(nothing));
    vs::constant_tensor first = root.constant("first", 1.0f);
    vs::placeholder fed = root.placeholder("fed", {vs::unknown, 2});

    explicit workshop(int names) {
        called(root);
        root.get_variable("Outer/Weights", {2}, {.initializer = vs::glorot_uniform()});
        root.variable("taken", vs::ones(), {2});
        root.node("W");
        for (int i = 0; i < names; ++i) {
            const std::string name = "name_" + std::to_string(i);
            if (i % 3 != 0)
                root.node(name);
            else
                root.get_variable(
                    name, {i + 1},
                    {.initializer = vs::zeros(), .collections = {"mine", vs::local_variables_key}});
            static_cast<void>(inner.variable_scope(vs::default_name("d"), {.auxiliary_name_scope = false}));
        }
    }

    static vs::scope with_texts(vs::scope in, const char* first) {
        in.get_variable("texts", {.initializer = vs::value({first, first})});
        return in;
    }
    static vs::value seven() { return {7.0f, 7.0f}; }
    static void nothing(vs::scope&) {}
    static void weights(vs::scope& scope) { scope.get_variable("w", {2}, {.initializer = vs::ones()}); }

    // All that is visible, with the facts and first elements of variables. What it tries out leaves the same behind in every workshop.
    [[nodiscard]] std::vector<std::string> listing() {
        std::vector<std::string> all = visible_state(graph, root);
        for (const char* const key : {"global_variables", "local_variables", "mine", "other"})
            for (const vs::variable each : graph.get_collection(key)) {
                std::string line =
                    key + (' ' + repr(each)) + each.key() + (each.trainable() ? " trainable" : "");
                if (each.dtype() == vs::dtype::float32) line += std::to_string(*each.data<float>());
                if (each.dtype() == vs::dtype::string) line += *each.data<std::string>();
                if (const auto found = graph.find(each.name()); !found || *found != each)
                    line += " is not found";
                all.push_back(std::move(line));
            }
        for (vs::scope* const in : {&root, &entered, &inner, &of_value}) {
            for (const char* const name : {"w", "scope", "taken", "d", "now", "uncalled"})
                all.push_back(in->unique_name(name, vs::name_use::preview));
            all.push_back(in->name() + in->current_name_scope() +
                          std::to_string(static_cast<int>(in->reuse())));
            all.push_back(in->variable_scope(vs::default_name("d"), {.auxiliary_name_scope = false}).name());
        }
        std::ostringstream rest;
        rest << fed.is_fed() << (uncalled.variable_scope() == nullptr) << made.has_value()
             << opened.has_value() << captured;
        all.push_back(rest.str());
        return all;
    }
};

// Each allocation of the call fails in turn, at many fillings of the tables; then the call is made again.
void sweep(const char* what, void (*call)(workshop&)) {
    INFO(what);
    std::size_t failures = 0;
    for (int names = 0; names != 34; ++names) {
        workshop reference(names);
        const std::vector<std::string> before = reference.listing();
        call(reference);
        const std::vector<std::string> after = reference.listing();
        for (std::size_t allocation = 0, has_failed = true; has_failed; ++allocation) {
            workshop failing(names);
            bool was_told = false;
            {
                const failing_allocations none(allocation);
                try {
                    call(failing);
                } catch (const std::bad_alloc&) {
                    was_told = true;
                }
                has_failed = none.have_failed();
            }
            INFO(names << " names, allocation " << allocation);
            REQUIRE(was_told == has_failed);
            if (!has_failed) break;
            ++failures;
            REQUIRE(failing.listing() == before);
            call(failing);
            REQUIRE(failing.listing() == after);
        }
    }
    CHECK(failures != 0);
}

#define SWEEP(...) sweep(#__VA_ARGS__, [](workshop& in) { __VA_ARGS__; })

} // namespace

TEST_CASE("variables that run out of memory were never there") {
    SWEEP(in.root.get_variable("w", {2}));
    SWEEP(in.root.get_variable("outer/weights/of/many/segments", {2}, vs::int32));
    SWEEP(in.root.get_variable(
        "taken", {2}, {.initializer = vs::glorot_uniform(), .collections = {"mine", "other", "mine"}}));
    SWEEP(in.root.get_variable("w"_n, vs::shape_c<2, 3>, vs::float32, {.trainable = false}));
    SWEEP(in.root.get_variable("six_axes", {1, 2, 1, 2, 1, 2}, vs::float32));
    SWEEP(in.root.get_variable("v", {.initializer = workshop::seven()}));
    SWEEP(in.root.get_variable("v", vs::no_shape, vs::float32, {.initializer = workshop::seven()}));
    SWEEP(in.root.get_variable("v", {2, 2}, {.initializer = vs::constant({{1, 2}, {3, 4}})}));
    SWEEP(in.root.get_variable("v", {5}, vs::int8, {.initializer = vs::constant({1, 2})}));
    SWEEP(in.root.get_variable("v", {3, 2}, vs::float32, {.initializer = vs::orthogonal()}));
    SWEEP(in.of_value.get_variable("v"));
    SWEEP(in.entered.get_variable("taken/below", {2}));
    SWEEP(in.root.variable("w", {1.0, 2.0}, {.dtype = vs::dtype::float32}));
    SWEEP(in.root.variable("taken", vs::random_normal(), {2, 3}, {.collections = {"other"}}));
    SWEEP(in.root.variable("v", in.first));
    SWEEP(in.root.variable("text", {"a", "a text that is too long to stand inside of a string"}));
}

TEST_CASE("variables in parts that run out of memory were never there, not one of them") {
    SWEEP(static_cast<void>(
        vs::get_partitioned_variable(in.root, "w", {5, 2}, vs::float32, vs::fixed_size_partitioner(3))));
    SWEEP(static_cast<void>(vs::get_partitioned_variable(in.root, "taken", {2}, vs::int32)));
    SWEEP(static_cast<void>(vs::get_partitioned_variable(
        in.inner, "a/name/that/is/long/enough/to/be/on/the/heap", {2, 4}, vs::float32,
        vs::fixed_size_partitioner(2, 1), {.collections = {"mine", "new"}})));
}

TEST_CASE("operations that run out of memory were never there") {
    SWEEP(in.root.node("op"));
    SWEEP(in.inner.node("Outer/weights"));
    SWEEP(in.root.placeholder("ph", {vs::unknown, 2}));
    SWEEP(in.root.constant("c", {1, 2, 3}));
    SWEEP(in.root.constant(vs::unnamed, vs::random_normal(), {2}));
    SWEEP(static_cast<void>(in.root.unique_name("taken")));
    SWEEP(static_cast<void>(in.inner.unique_name("a/name/that/is/long/enough/to/be/on/the/heap")));
    SWEEP(in.fed.feed({{1.0f, 2.0f}}));
}

TEST_CASE("scopes that run out of memory were never opened") {
    SWEEP(in.opened.emplace(in.root.name_scope("scope")));
    SWEEP(in.opened.emplace(in.root.name_scope("outer/")));
    SWEEP(in.opened.emplace(in.inner.name_scope(vs::default_name("taken"))));
    SWEEP(in.opened.emplace(in.root.variable_scope("scope/of/many/segments")));
    SWEEP(in.opened.emplace(in.root.variable_scope("OUTER", vs::auto_reuse)));
    SWEEP(in.opened.emplace(in.inner.variable_scope("scope")));
    SWEEP(in.opened.emplace(in.root.variable_scope("taken", {.initializer = workshop::seven()})));
    SWEEP(in.opened.emplace(in.inner.variable_scope(vs::default_name("d"))));
    SWEEP(in.opened.emplace(
        in.entered.variable_scope(vs::default_name("new"), {.auxiliary_name_scope = false})));
    SWEEP(in.opened.emplace(in.inner.variable_scope(in.captured, {.initializer = workshop::seven()})));
}

TEST_CASE("templates that run out of memory are as they were") {
    SWEEP(in.made.emplace(vs::make_template(in.root, "a name that is too long to stand inside of a string",
                                            workshop::function(workshop::nothing))));
    SWEEP(in.made.emplace(vs::make_template(in.inner, "now", workshop::function(workshop::nothing),
                                            {.create_scope_now = true})));
    SWEEP(in.uncalled(in.inner));
    SWEEP(in.called(in.inner));
}

TEST_CASE("lists and models that run out of memory are taken in not at all") {
    SWEEP(in.graph.add_to_collection("other", in.graph.at("taken")));
    SWEEP(in.graph.add_to_collection("mine", in.graph.at("taken")));
    SWEEP(in.graph.adopt(in.model));
    SWEEP(in.graph.adopt(in.model, "below/a_scope_that_is_long_enough_for_the_heap"));
    SWEEP(static_cast<void>(in.graph.operations()));
    SWEEP(static_cast<void>(in.graph.trainable_variables("called")));
    SWEEP(static_cast<void>(in.inner.trainable_variables()));
    SWEEP(static_cast<void>(in.graph.scopes()));
    SWEEP(static_cast<void>(in.graph.root(vs::auto_reuse)));
    SWEEP(vs::copy_values(in.from_texts, in.to_texts));
    SWEEP(static_cast<void>(vs::values_equal(in.from_texts, in.to_texts)));
}

TEST_CASE("refusals that run out of memory leave the graph as it was") {
    const auto refuse = [](auto call) {
        try {
            call();
        } catch (const vs::scope_error&) {
        }
    };
    static const auto refusing = refuse;
    SWEEP(refusing([&] { in.root.get_variable("Outer/Weights", {2}); }));
    SWEEP(refusing([&] { in.root.variable_scope("of_value", vs::reuse).get_variable("missing", {2}); }));
    SWEEP(
        refusing([&] { in.root.node("a\nname that is illegal and too long to stand inside of a string"); }));
    SWEEP(refusing([&] { static_cast<void>(in.graph.at("nothing of this name, which is rather long")); }));
    SWEEP(refusing([&] { in.fed.feed(1.0f); }));
}

TEST_CASE("a model that runs out of memory is as it was") {
    const auto first = [](const vs::model<networks>& of) { return of.at("online/kernel").as<float>()(0, 0); };
    vs::model<networks> model, other;
    model.initialize(vs::seed{1}), other.initialize(vs::seed{2});
    const float mine = first(model), theirs = first(other);
    for (std::size_t allocation = 0, has_failed = true; has_failed; ++allocation) {
        vs::model<networks> target(other), moved_from(other);
        const vs::model<networks> taken(std::move(moved_from));
        {
            const failing_allocations none(allocation);
            try {
                const vs::model<networks> copy(model);
                target = model;
                moved_from = model;
                target.initialize(vs::seed{1});
            } catch (const std::bad_alloc&) {
            }
            has_failed = none.have_failed();
        }
        CHECK(first(model) == mine);
        const float now = first(target);
        CHECK((now == theirs || now == mine));
        target = other;
        moved_from = other;
        CHECK((target == other && moved_from == other && taken == other));
    }
}

TEST_CASE("leaving a scope needs no memory") {
    workshop in(3);
    std::vector<vs::scope> open;
    for (int i = 0; i != 40; ++i) open.push_back(in.inner.variable_scope("b" + std::to_string(i)));
    {
        const failing_allocations none(0);
        while (!open.empty()) open.pop_back();
        in.inner = in.root.variable_scope(in.captured, {.auxiliary_name_scope = false});
        CHECK_FALSE(none.have_failed());
    }
    CHECK(in.inner.variable_scope(vs::default_name("b0")).name() ==
          std::string(workshop::captured_name) + "/b0");
}

TEST_CASE("values that are not needed are not kept, nor what was captured") {
    vs::graph graph;
    auto root = graph.root();
    auto shared = root.variable_scope("shared", vs::auto_reuse);
    const vs::get_variable_options options{.initializer = workshop::seven()};
    const auto work = [&] {
        shared.get_variable("w", options);
        auto entered = root.variable_scope("shared", {.reuse = vs::reuse, .auxiliary_name_scope = false});
        const vs::captured_scope captured = entered.capture(), copy = captured;
        static_cast<void>(root.variable_scope(copy, {.auxiliary_name_scope = false}));
        return copy == captured;
    };
    CHECK(work());
    const std::size_t before = allocations();
    bool are_equal = true;
    for (int i = 0; i != 1000; ++i) are_equal = work() && are_equal;
    CHECK(are_equal);
    CHECK(allocations() == before);
}

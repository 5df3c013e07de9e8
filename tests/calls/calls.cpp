// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Makes every call of rows.inc in every kind of scope and compares what it gives: on a graph; on a static_graph, by the compiler and at run time; in a
// manifest, alone and in a program of several; on a model. Then each allocation fails in turn: who calls is told, and where the scope is still
// there, the same calls give the same. With --table it prints what works where, as docs/calls.md shows it.
#include "observer.hpp"
#include "support/allocations.hpp"
#include <varscope/constraints.hpp>
#include <varscope/getters.hpp>
#include <varscope/initializers/convolution.hpp>
#include <varscope/initializers/function.hpp>
#include <varscope/initializers/orthogonal.hpp>
#include <varscope/interop/sparse_placeholder.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/regularizers.hpp>
#include <varscope/selection.hpp>
#include <varscope/sharing.hpp>

#include <array>
#include <complex>
#include <cstdio>
#include <cstring>

namespace vs = varscope;
using namespace vs::literals;
using vs::testing::observer;

namespace varscope::testing {

inline constexpr variable_note kelvin{.unit = "K"};

// A getter, and a layer with arguments.
struct below_given {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        return get(name / "given"_n, call);
    }
};
struct layer {
    struct arguments {
        int units = 2;
    };
    template <class Scope>
    constexpr auto operator()(const Scope& scope) const {
        return scope.get_variable("w"_n, {arguments_of<layer>(scope).units});
    }
};

} // namespace varscope::testing

// A function of a user's as an initializer.
struct counted {
    vs::value operator()(vs::shape_view shape, vs::dtype) const {
        xt::xarray<float> made(std::vector<std::size_t>(shape.begin(), shape.end()));
        for (std::size_t i = 0; i != made.size(); ++i) made.flat(i) = static_cast<float>(i);
        return made;
    }
};

enum class kind { graph, traced, static_graph, model, all };

// The structs are numbered by __COUNTER__, and found again by it.
template <int Row>
struct call;
constexpr int first_row = __COUNTER__ + 1;
#define CALL(group_, what_, ...) CALL_BUT(group_, what_, all, "", __VA_ARGS__)
#define CALL_BUT(group_, what_, but_, reason_, ...)                                                          \
    template <>                                                                                              \
    struct call<__COUNTER__> {                                                                               \
        static constexpr const char* group = group_;                                                         \
        static constexpr const char* what = what_;                                                           \
        static constexpr const char* reason = reason_;                                                       \
        static constexpr kind but = kind::but_;                                                              \
        template <class S>                                                                                   \
        constexpr void operator()([[maybe_unused]] S&& scope, [[maybe_unused]] observer& see) const {        \
            __VA_ARGS__                                                                                      \
        }                                                                                                    \
    };
#include "rows.inc"
constexpr int end_of_rows = __COUNTER__;

namespace {

observer* heard = nullptr; // what the program that runs now sees

// A shape as long as any row's facts.
struct fixed_facts {
    char chars[400]{};
    std::size_t size = 0;
    constexpr explicit fixed_facts(vs::text facts) : size(facts.size()) {
        for (std::size_t i = 0; i != size; ++i) chars[i] = facts[i];
    }
    [[nodiscard]] constexpr operator vs::text() const noexcept { return {chars, size}; }
};

} // namespace

// A row as a program: what it saw while it was traced stands in the shape of its last placeholder.
template <int Row>
struct row_program {
    template <class S>
    constexpr void operator()(S&& scope) const {
        observer see;
        call<Row>{}(scope, see);
        if constexpr (vs::is_tracing<S>)
            static_cast<void>(scope.placeholder("observed"_n, {see.hash()}));
        else
            *heard = std::move(see);
    }
};
// Beside it in a program of several.
struct beside {
    template <class S>
    constexpr void operator()(S&& scope) const {
        scope.variable_scope("a"_n).get_variable("w"_n, {1});
        scope.variable("v"_n, 1.0f);
    }
};

namespace {

const char* printed_group = "";
int passed = 0;
int failed = 0;

void compare(const char* what, const char* where, vs::text expected, vs::text found) {
    if (expected == found) return static_cast<void>(++passed);
    ++failed;
    std::printf("%s %s\n  graph: %s\n  here:  %s\n", what, where,
                std::string(std::string_view(expected)).c_str(),
                std::string(std::string_view(found)).c_str());
}

template <int Row>
constexpr fixed_facts facts_of_static_graph() {
    vs::static_graph graph;
    auto root = graph.root();
    observer see;
    call<Row>{}(root, see);
    if (graph.has_refusal()) see("refused");
    return fixed_facts(see.facts());
}

template <class Program>
constexpr vs::extent last_placeholder() {
    using manifest = vs::manifest<Program>;
    return manifest::placeholder_shape(manifest::placeholder_count() - 1)[0];
}

// Runs what `make` makes, a new one each time, with each of its allocations failing in turn.
template <class Make>
void fail_in_turn(const char* what, const char* where, Make make) {
    for (std::size_t allocation = 0;; ++allocation) {
        auto run = make();
        bool was_told = false;
        bool has_failed = false;
        {
            const vs::testing::failing_allocations none(allocation);
            try {
                run();
            } catch (const std::bad_alloc&) {
                was_told = true;
            } catch (const std::exception& error) {
                compare(what, where, "an allocation that fails", error.what());
            }
            has_failed = none.have_failed();
        }
        if (was_told != has_failed) compare(what, where, "who calls is told", "nobody is told");
        if (!has_failed) return static_cast<void>(++passed);
        run.again();
    }
}

// A run of a row, and what it must give in the end.
template <int Row>
struct graph_run {
    vs::graph graph{vs::seed{3}};
    vs::scope root = graph.root();
    void operator()() {
        observer see;
        call<Row>{}(root, see);
    }
    // What is left is a whole graph, on which all works that can be asked twice.
    void again() {
        for (const vs::variable each : graph.global_variables())
            if (!graph.find(each.name())) compare(call<Row>::what, "on a graph", each.name(), "not found");
        static_cast<void>(graph.operations());
        root.node("after");
    }
};
template <int Row>
struct static_graph_run {
    void operator()() const {
        vs::static_graph graph;
        auto root = graph.root();
        observer see;
        call<Row>{}(root, see);
    }
    void again() const {}
};
template <int Row>
struct model_run {
    vs::model<row_program<Row>> model;
    observer seen;
    const observer& expected;
    explicit model_run(const observer& on_model) : expected(on_model) { model.initialize(vs::seed{3}); }
    void operator()() {
        seen = observer();
        heard = &seen;
        model();
    }
    void again() {
        (*this)();
        compare(call<Row>::what, "on a model, after an allocation failed", expected.facts(), seen.facts());
        compare(call<Row>::what, "on a model, its values after an allocation failed", expected.values(),
                seen.values());
    }
};

template <int Row>
void run_row() {
    using row = call<Row>;
    const char* const what = row::what;
    observer on_graph;
    heard = &on_graph;
    vs::graph graph(vs::seed{3});
    auto root = graph.root();
    row_program<Row>{}(root);
    if constexpr (row::but != kind::static_graph) {
        static constexpr fixed_facts facts = facts_of_static_graph<Row>();
        compare(what, "on a static graph", on_graph.facts(), facts);
        compare(what, "on a static graph at run time", on_graph.facts(), facts_of_static_graph<Row>());
    }
    if constexpr (row::but != kind::traced) {
        const bool is_same = last_placeholder<row_program<Row>>() == on_graph.hash();
        compare(what, "in a manifest", "the same", is_same ? "the same" : "another text");
        using several = vs::programs<vs::scoped<"one", beside>, vs::scoped<"two", row_program<Row>>>;
        observer in_several;
        heard = &in_several;
        vs::graph other;
        several{}(other.root());
        const bool is_same_too = last_placeholder<several>() == in_several.hash();
        compare(what, "in a manifest of several programs", "the same",
                is_same_too ? "the same" : "another text");
    }
    if constexpr (row::but != kind::model) {
        observer on_model;
        heard = &on_model;
        vs::model<row_program<Row>> model;
        model.initialize(vs::seed{3});
        try {
            model();
        } catch (const std::exception& error) {
            on_model(error.what());
        }
        compare(what, "on a model", on_graph.facts(), on_model.facts());
        compare(what, "on a model, its values", on_graph.values(), on_model.values());
        fail_in_turn(what, "on a model", [&] { return model_run<Row>(on_model); });
    }
    fail_in_turn(what, "on a graph", [] { return graph_run<Row>(); });
    if constexpr (row::but != kind::static_graph)
        fail_in_turn(what, "on a static graph", [] { return static_graph_run<Row>(); });
}

template <int Row>
void print_row() {
    using row = call<Row>;
    if (std::strcmp(printed_group, row::group) != 0)
        std::printf(
            "\n## %s\n\n| call | graph | traced program | static graph | model |\n|---|---|---|---|---|\n",
            row::group);
    printed_group = row::group;
    const auto cell = [](kind of) { return row::but == of ? row::reason : "yes"; };
    std::printf("| %s | yes | %s | %s | %s |\n", row::what, cell(kind::traced), cell(kind::static_graph),
                cell(kind::model));
}

template <int... Row>
void each_row(std::integer_sequence<int, Row...>, bool prints) {
    if (prints)
        (print_row<first_row + Row>(), ...);
    else
        (run_row<first_row + Row>(), ...);
}

} // namespace

int main(int argc, char** argv) {
    const bool prints = argc > 1 && std::strcmp(argv[1], "--table") == 0;
    each_row(std::make_integer_sequence<int, end_of_rows - first_row>(), prints);
    if (!prints) std::printf("%d passed, %d failed\n", passed, failed);
    return failed == 0 ? 0 : 1;
}

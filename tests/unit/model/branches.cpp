// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Plain C++ in programs that run on models: branches, recursion, early returns, loops of another length, and the order of evaluation.
#include <support/catch.hpp>
#include <support/graph_state.hpp>

#include <varscope/graph.hpp>
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace vs::literals;
using vs::testing::error_of;

namespace {
bool takes_branch = false;
}

// A parameter decides what is declared; another decides what a run asks for.
template <class Scope>
constexpr void dense(Scope&& scope, vs::shape_view shape, bool use_bias) {
    scope.get_variable("kernel"_n, shape);
    if (use_bias) scope.get_variable("bias"_n, {shape[1]});
}
struct layers {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        bool branch = false;
        if constexpr (!vs::is_tracing<Scope>) branch = takes_branch;
        dense(scope.variable_scope("first"_n), vs::shape_c<2, 3>, true);
        dense(scope.variable_scope("last"_n), vs::shape_c<3, 1>, branch);
        if (branch) {
            auto other = scope.variable_scope("other"_n);
            other.get_variable("w"_n, vs::shape_c<2>, vs::float32);
        }
    }
};

TEST_CASE("a name that was not declared is a branch that was not taken") {
    STATIC_REQUIRE(vs::manifest<layers>::size() == 3);
    vs::model<layers> m;
    takes_branch = false;
    m();
    takes_branch = true;
    const auto error = error_of<vs::name_not_declared_error>([&] { m(); });
    CHECK(error.full_name() == "last/bias");
    CHECK(error.asked() ==
          "a variable or scope of this name, in a branch that was not taken while the program was traced");
    CHECK(error.found() == "the nearest is 'first/bias'");
    takes_branch = false;
    m();
}

struct other_scope {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        scope.get_variable("w"_n, {1});
        bool branch = false;
        if constexpr (!vs::is_tracing<Scope>) branch = takes_branch;
        if (branch) {
            auto inner = scope.variable_scope("other"_n).variable_scope("inner"_n);
            static_cast<void>(inner.placeholder("x"_n, {2}));
            static_cast<void>(inner.variable("v"_n, 1.0f));
            auto c = inner.variable_scope(vs::default_name("d"_n)).capture();
            static_cast<void>(scope.variable_scope(c));
            inner.get_variable("w"_n, {2}) = inner.get_variable("u"_n, {2});
        }
    }
};

TEST_CASE("a scope that was not declared throws where it is opened, whatever is asked of it") {
    vs::model<other_scope> m;
    takes_branch = true;
    CHECK(error_of<vs::name_not_declared_error>([&] { m(); }).full_name() == "other");
    takes_branch = false;
    m();
}

// A function that calls itself, to a depth that run time knows.
struct tree {
    template <class Scope>
    static constexpr int node(Scope&& scope, int depth) {
        scope.get_variable("split"_n, vs::shape_c<2>, vs::float32);
        if (depth == 0) return 1;
        return node(scope.variable_scope("left"_n), depth - 1) +
               node(scope.variable_scope("right"_n), depth - 1);
    }
    template <class Scope>
    constexpr int operator()(Scope&& scope) const {
        int depth = 3;
        if constexpr (!vs::is_tracing<Scope>) depth += takes_branch ? 1 : 0;
        return node(scope.variable_scope("root"_n), depth);
    }
};

TEST_CASE("recursion runs as deep as it was traced, and not deeper") {
    STATIC_REQUIRE(vs::manifest<tree>::size() == 15);
    vs::model<tree> m;
    takes_branch = false;
    CHECK(m() == 8);
    takes_branch = true;
    CHECK(error_of<vs::name_not_declared_error>([&] { m(); }).full_name() == "root/left/left/left/left");
}

namespace {
int departure = 0;
}
struct ordered {
    template <class Scope>
    constexpr int operator()(Scope&& scope) const {
        int departs = 0;
        if constexpr (!vs::is_tracing<Scope>) departs = departure;
        scope.variable("a"_n, 1.0f);
        if (departs == 1) return 1;
        if (departs != 2) scope.node("b"_n);
        scope.variable("c"_n, 1.0f);
        return 3;
    }
};

TEST_CASE("a run may end early, and must not leave a call out in the middle") {
    vs::model<ordered> m;
    departure = 0;
    CHECK(m() == 3);
    departure = 1;
    CHECK(m() == 1);
    CHECK(m() == 1); // the next run begins anew
    departure = 2;
    const auto error = error_of<vs::order_error>([&] { m(); });
    CHECK(error.full_name() == "c");
    CHECK(error.found().find("node 'b' in line ") == 0);
    departure = 0;
    CHECK(m() == 3);
}

constexpr int both(auto&&, auto&&) { return 0; }

// Two calls as the arguments of one: their order is that of the compiler, in constants and at run time.
struct as_arguments {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        both(scope.variable("v"_n, 1.0f), scope.variable("v"_n, vs::full(vs::shape_c<2>, 2.0f)));
    }
};
struct in_braces {
    struct pair {
        int first, second;
    };
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        // The elements of a list in braces are evaluated in order.
        const pair made{both(0, scope.variable("v"_n, 1.0f)),
                        both(0, scope.variable("v"_n, vs::full(vs::shape_c<2>, 2.0f)))};
        static_cast<void>(made);
    }
};

TEST_CASE("calls that are arguments of one call are told apart by their places") {
    vs::model<as_arguments> m;
    vs::graph graph;
    auto root = graph.root();
    as_arguments{}(root);
    const bool is_in_order = graph.at("v").shape().size() == 0;
    if (is_in_order) {
        m(); // clang evaluates arguments in one order everywhere
    } else {
        const auto error = error_of<vs::order_error>([&] { m(); });
        CHECK(error.found().find("arguments of one call are evaluated in another order") !=
              std::string::npos);
    }
    vs::model<in_braces> braces;
    braces();
    vs::graph other;
    in_braces{}(other.root());
    CHECK(other.at("v").shape().size() == 0);
    STATIC_REQUIRE(vs::manifest<in_braces>::shape(0).size() == 0);
}

namespace {
int steps = 1;
}
// A loop that is traced once and run as often as there are steps, in a program that has a direct variable elsewhere.
struct recurrent {
    template <class Scope>
    constexpr float operator()(Scope&& scope) const {
        auto start = scope.variable("start"_n, 1.0f);
        auto rnn = scope.variable_scope("rnn"_n);
        int count = 1;
        if constexpr (!vs::is_tracing<Scope>) count = steps;
        float sum = 0;
        for (int i = 0; i != count; ++i) {
            if (i == 1) rnn.reuse_variables();
            auto step = rnn.name_scope("step"_n);
            auto w = step.variable_scope("cell"_n).get_variable("w"_n, vs::shape_c<1>, vs::float32,
                                                                {.initializer = vs::ones()});
            if constexpr (!vs::is_tracing<Scope>) sum += w(0);
        }
        auto end = scope.variable("end"_n, 2.0f);
        if constexpr (!vs::is_tracing<Scope>) sum += end.template as<float>()() + start.template as<float>()();
        return sum;
    }
};

TEST_CASE("a loop in which nothing depends on the order runs as often as it likes") {
    vs::model<recurrent> m;
    m.initialize();
    for (const int count : {1, 0, 2, 7}) {
        steps = count;
        CHECK(m() == static_cast<float>(count) + 3.0f);
        vs::graph graph;
        auto root = graph.root();
        CHECK(recurrent{}(root) == static_cast<float>(count) + 3.0f);
    }
}

struct recurrent_with_direct {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        int count = 1;
        if constexpr (!vs::is_tracing<Scope>) count = steps;
        for (int i = 0; i != count; ++i) {
            auto step = scope.name_scope("step"_n);
            step.variable("v"_n, 1.0f);
        }
    }
};
struct recurrent_with_question {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        int count = 1;
        if constexpr (!vs::is_tracing<Scope>) count = steps;
        for (int i = 0; i != count; ++i) {
            auto step = scope.name_scope("step"_n);
            if (step.current_name_scope() != vs::text("step")) return 2;
        }
        return 1;
    }
};

TEST_CASE("what depends on the order in such a loop is refused") {
    vs::model<recurrent_with_direct> direct;
    vs::model<recurrent_with_question> question;
    steps = 1;
    direct();
    CHECK(question() == 1);
    steps = 2;
    CHECK(error_of<vs::order_error>([&] { direct(); }).found() == "the end of the program");
    CHECK(error_of<vs::order_error>([&] { question(); }).full_name() == "current_name_scope");
}

// A check in a program: what Catch2 makes of one cannot stand in a constexpr function.
static void check(bool holds) { CHECK(holds); }

// Constants are drawn from the model's seed and their name.
struct random_constant {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto c = scope.constant("c"_n, vs::random_normal(), {4});
        scope.variable("v"_n, c);
        scope.get_variable("w"_n, {.initializer = c});
        if constexpr (!vs::is_tracing<Scope>) {
            check(c.template as<float>() == scope.variable("seen"_n, c).template as<float>());
        } else {
            scope.variable("seen"_n, c);
        }
    }
};

TEST_CASE("a random constant and what starts from it are those of the graph") {
    for (const vs::seed seed : {vs::seed{0}, vs::seed{5}}) {
        vs::model<random_constant> m;
        m.initialize(seed);
        m();
        vs::graph graph(seed);
        auto root = graph.root();
        random_constant{}(root);
        for (const char* name : {"v", "w", "seen"})
            CHECK((m.at(name).as<float>() == graph.at(name).as<float>()));
        CHECK((m.at("v").as<float>() == m.at("w").as<float>()));
    }
}

// The dtype of a scope, of names that run time knows.
struct double_scope {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("f"_n, {1});
        auto a = scope.variable_scope(vs::text("a"), {.dtype = vs::float64});
        auto w = a.get_variable("w"_n, vs::shape_c<2>);
        if constexpr (!vs::is_tracing<Scope>) check(w.template as<double>().size() == 2);
    }
};

TEST_CASE("the dtype of a scope holds on a model for names that run time knows") {
    vs::model<double_scope> m;
    m();
    vs::graph graph;
    auto root = graph.root();
    double_scope{}(root);
    CHECK(m.at("a/w").dtype() == graph.at("a/w").dtype());
}

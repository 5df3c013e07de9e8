// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/threads.cpp: several threads use one graph, each with scopes of its own. Run it under ThreadSanitizer.
#include "support/catch.hpp"
#include "support/graph_state.hpp"

#include <atomic>
#include <functional>
#include <set>
#include <thread>

namespace vs = varscope;

namespace {

// Runs a function in some threads, which begin together; Catch's macros are for the first thread only.
void in_threads(int count, const std::function<void(int)>& run) {
    std::atomic<int> waiting = count;
    std::vector<std::thread> threads;
    for (int i = 0; i != count; ++i)
        threads.emplace_back([&, i] {
            --waiting;
            while (waiting != 0) std::this_thread::yield();
            run(i);
        });
    for (std::thread& each : threads) each.join();
}

std::string numbered(const char* name, int number) { return name + std::to_string(number); }

} // namespace

TEST_CASE("threads make variables in scopes of their own while others find and list them") {
    vs::graph graph;
    std::atomic<int> wrong = 0;
    std::atomic<bool> done = false;
    constexpr int writers = 3;
    constexpr int each = 200;
    std::thread finder([&] {
        while (!done) {
            for (int i = 0; i != writers; ++i) {
                const std::string name = numbered("scope_", i) + "/v7";
                if (const auto found = graph.find(name))
                    wrong +=
                        found->op_name() != name || found->shape() != vs::shape_c<2> || found->key() != name;
            }
        }
    });
    std::thread lister([&] {
        std::size_t before = 0;
        while (!done) {
            const vs::variable_list list = graph.trainable_variables();
            wrong += list.size() < before;
            before = list.size();
            for (const vs::variable& v : list)
                wrong += v.data<float>()[1] != 1.0f || !v.trainable() || v.name().substr(0, 6) != "scope_";
        }
    });
    in_threads(writers, [&](int i) {
        auto scope = graph.root().variable_scope(numbered("scope_", i));
        for (int j = 0; j != each; ++j) {
            const auto v = scope.get_variable(numbered("v", j), {2}, {.initializer = vs::ones()});
            wrong += graph.find(v.name()) != v;
        }
    });
    done = true;
    finder.join();
    lister.join();
    CHECK(wrong == 0);
    CHECK(graph.global_variables().size() == writers * each);
}

TEST_CASE("a variable that starts from a value is never seen without it") {
    // The finder waits for each variable by name and reads it at once, while the maker goes on to the next.
    std::atomic<int> wrong = 0;
    for (int round = 0; round != 20; ++round) {
        vs::graph graph;
        constexpr int each = 100;
        std::vector<std::string> names;
        for (int i = 0; i != each; ++i) names.push_back(numbered(i % 2 == 0 ? "shared" : "direct", i));
        in_threads(2, [&](int which) {
            auto root = graph.root();
            for (int i = 0; i != each; ++i) {
                if (which == 0) {
                    std::optional<vs::variable> found;
                    while (!(found = graph.find(names[static_cast<std::size_t>(i)]))) {
                    }
                    wrong += found->data<float>()[1] != 7.0f;
                } else if (i % 2 == 0) {
                    root.get_variable(names[static_cast<std::size_t>(i)],
                                      {.initializer = vs::value({7.0f, 7.0f})});
                } else {
                    root.variable(names[static_cast<std::size_t>(i)], {7.0f, 7.0f});
                }
            }
        });
        for (const vs::variable& v : graph.global_variables()) wrong += v.data<float>()[1] != 7.0f;
    }
    CHECK(wrong == 0);
}

TEST_CASE("unique names are unique over all threads, row 27") {
    vs::graph graph;
    in_threads(4, [&](int) {
        auto root = graph.root();
        for (int i = 0; i != 100; ++i) root.name_scope("foo").node("c");
    });
    const auto names = graph.operations();
    CHECK(names.size() == 400);
    CHECK(std::set<std::string>(names.begin(), names.end()).size() == 400);
    CHECK(std::count(names.begin(), names.end(), "foo_399/c") == 1);
}

TEST_CASE("threads share variables by name, and one of them makes each") {
    vs::graph graph(vs::seed{42});
    std::atomic<int> wrong = 0;
    in_threads(4, [&](int) {
        auto model = graph.root().variable_scope("model", vs::auto_reuse);
        for (int i = 0; i != 100; ++i) {
            auto v = model.get_variable(numbered("v", i), vs::shape_c<4>, vs::float32,
                                        {.initializer = vs::random_normal()});
            wrong += v.data() != graph.find(numbered("model/v", i))->data<float>();
        }
    });
    CHECK(wrong == 0);
    CHECK(graph.global_variables().size() == 100);
}

TEST_CASE("threads may be refused at the same time") {
    vs::graph graph;
    graph.root().get_variable("v", {1});
    std::atomic<int> refused = 0;
    in_threads(4, [&](int) {
        auto root = graph.root();
        for (int i = 0; i != 50; ++i) {
            try {
                root.get_variable("v", {1});
            } catch (const vs::variable_exists_error&) {
                ++refused;
            }
        }
    });
    CHECK(refused == 200);
    CHECK(graph.global_variables().size() == 1);
}

TEST_CASE("a captured scope is handed to a thread, row 55") {
    vs::graph graph;
    auto main = graph.root().variable_scope("main");
    const auto captured = main.capture();
    in_threads(3, [&](int i) {
        auto again = graph.root().variable_scope(captured);
        again.get_variable(numbered("v", i), {1});
        again.variable_scope(numbered("inner", i)).get_variable("w", {1});
    });
    for (int i = 0; i != 3; ++i) {
        CHECK(graph.find(numbered("main/v", i)).has_value());
        CHECK(graph.find(numbered("main/inner", i) + "/w").has_value());
    }
    CHECK(main.name() == "main");
}

TEST_CASE("scopes and placeholders are opened, fed and left in all threads") {
    vs::graph graph;
    std::atomic<int> wrong = 0;
    in_threads(4, [&](int i) {
        for (int j = 0; j != 50; ++j) {
            auto scope = graph.root().variable_scope(vs::default_name("layer"));
            auto x = scope.placeholder("x", {1});
            x.feed({static_cast<float>(i)});
            wrong += x.as<float>()(0) != static_cast<float>(i);
            wrong += scope.name().substr(0, 5) != "layer" || graph.operations().empty();
        }
    });
    CHECK(wrong == 0);
    CHECK(graph.operations().size() == 200);
}

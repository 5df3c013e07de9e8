// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/naming/long_names.cpp: names longer, deeper and more than any table expects.
#include "support/both.hpp"
#include "support/catch.hpp"

#include <string>

namespace vs = varscope;
using vs::testing::both;
using vs::testing::recorder;
using vs::testing::root;
using vs::testing::two;

namespace {

// Makes a shared and a direct variable of the name, and finds both by all that finds them.
template <class Storage>
bool is_made_and_found(recorder<Storage>& engine, const std::string& name) {
    const auto shared = varscope::share_variable(engine.names, root, name, two());
    const auto direct = varscope::make_variable(engine.names, root, name, two());
    const auto again = varscope::share_variable(engine.names, root, name, two());
    return shared && direct && !again && again.why.variable == shared.value &&
           engine.find_key(name) == shared.value && varscope::find_variable(engine.names, name) == shared.value &&
           varscope::find_variable(engine.names, name + "_1") == direct.value &&
           varscope::find_variable(engine.names, name + "_2") == vs::no_index;
}

} // namespace

TEMPLATE_TEST_CASE("names of every length are made and found", "", vs::constant_storage, vs::shared_storage) {
    recorder<TestType> engine;
    int wrong = 0;
    for (std::size_t length = 1; length != 400; ++length)
        wrong += is_made_and_found(engine, std::string(length, 'a' + static_cast<char>(length % 3))) ? 0 : 1;
    wrong += is_made_and_found(engine, std::string(100000, 'x')) ? 0 : 1;
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("names of every depth are made and found", "", vs::constant_storage, vs::shared_storage) {
    recorder<TestType> engine;
    int wrong = 0;
    std::string name = "v";
    for (int depth = 1; depth != 60; ++depth) {
        wrong += is_made_and_found(engine, name) ? 0 : 1;
        name = "s" + std::to_string(depth % 4) + '/' + name;
    }
    name = "v";
    for (int depth = 1; depth != 60; ++depth) {
        name += "/segment_" + std::to_string(depth);
        wrong += is_made_and_found(engine, name) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("names asked for in turn share beginnings of all sizes", "", vs::constant_storage,
                   vs::shared_storage) {
    recorder<TestType> engine;
    int wrong = 0;
    for (const char* const model : {"model", "model_2", "mode", "Model"})
        for (const char* const layer : {"/a/b/c", "/a/b", "/a/b/c/d", "/a/bc", "/a"})
            for (const char* const kind : {"/kernel", "/bias", "/kernel/Adam", "/kernel2"})
                wrong += varscope::share_variable(engine.names, root, std::string(model) + layer + kind, two()) ? 0 : 1;
    CHECK(wrong == 0);
    CHECK(engine.names.variables.size() == 80);
    engine.record = {};
    for (const char* const name : {"model/a/b/c/kernel", "model_2/a/kernel/Adam", "mode/a/bc/kernel2"})
        engine.op(root, name);
    engine.op(root, "MODEL/a/b/bias");
    CHECK(engine.record == "model/a/b/c/kernel_2 model_2/a/kernel/Adam_1 mode/a/bc/kernel2_1 MODEL/a/b/bias_2");
}

TEMPLATE_TEST_CASE("many names need many tables", "", vs::constant_storage, vs::shared_storage) {
    recorder<TestType> engine;
    constexpr int many = 20000;
    for (int i = 0; i != many; ++i)
        REQUIRE(
            varscope::share_variable(engine.names, root, "s" + std::to_string(i % 97) + "/v" + std::to_string(i), two()));
    int wrong = 0;
    for (int i = 0; i != many; ++i)
        wrong += varscope::find_variable(engine.names, "s" + std::to_string(i % 97) + "/v" + std::to_string(i)) !=
                 static_cast<std::uint32_t>(i);
    CHECK(wrong == 0);
    CHECK(varscope::find_variable(engine.names, "s1/v0") == vs::no_index);
}

TEST_CASE("a request for one name costs no more the more often it was asked for") {
    recorder<vs::shared_storage> engine;
    for (int i = 0; i != 100000; ++i) static_cast<void>(varscope::grant_name(engine.names, root, "layer", vs::name_use::take));
    engine.unique(root, "layer"), engine.unique(root, "layer", vs::name_use::preview);
    CHECK(engine.record == "layer_100000 layer_100001");
}

TEST_CASE("deep and long names agree in both phases") {
    CHECK(both([](auto& engine) {
              constexpr const char* deep = "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z";
              engine.get(root, deep), engine.op(root, deep), engine.get(root, deep);
              engine.op(engine.name_scope(root, "a/b/c/d/e/f/g/h/i/j/k/l/m/n/"), "o/p"), engine.op(root, "a/b/c/d");
              engine.get(engine.variable_scope(root, "a/b/c/d/e/f/g/h/i/j/k/l/m"), "n/o/p/q/r/s/t/u/v/w/x/y/z");
          }) ==
          "+a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z "
          "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z_1 VS-E002 a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p "
          "a/b/c/d VS-E002");
}

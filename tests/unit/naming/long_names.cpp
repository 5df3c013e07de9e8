// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/naming/long_names.cpp: names longer, deeper and more than any table expects.
#include "support/both.hpp"
#include "support/catch.hpp"

#include <string>

namespace vs = varscope;
using vs::testing::both;
using vs::testing::probe;
using vs::testing::root;
using vs::testing::two;

namespace {

// Makes a shared and a direct variable of the name, and finds both by all that finds them.
template <class Storage>
bool is_made_and_found(probe<Storage>& core, const std::string& name) {
    const auto shared = varscope::share_variable(core.names, root, name, two());
    const auto direct = varscope::make_variable(core.names, root, name, two());
    const auto again = varscope::share_variable(core.names, root, name, two());
    return shared && direct && !again && again.why.variable == shared.value &&
           core.find_key(name) == shared.value && varscope::find_variable(core.names, name) == shared.value &&
           varscope::find_variable(core.names, name + "_1") == direct.value &&
           varscope::find_variable(core.names, name + "_2") == vs::no_index;
}

} // namespace

TEMPLATE_TEST_CASE("names of every length are made and found", "", vs::constant_storage, vs::shared_storage) {
    probe<TestType> core;
    int wrong = 0;
    for (std::size_t length = 1; length != 400; ++length)
        wrong += is_made_and_found(core, std::string(length, 'a' + static_cast<char>(length % 3))) ? 0 : 1;
    wrong += is_made_and_found(core, std::string(100000, 'x')) ? 0 : 1;
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("names of every depth are made and found", "", vs::constant_storage, vs::shared_storage) {
    probe<TestType> core;
    int wrong = 0;
    std::string name = "v";
    for (int depth = 1; depth != 60; ++depth) {
        wrong += is_made_and_found(core, name) ? 0 : 1;
        name = "s" + std::to_string(depth % 4) + '/' + name;
    }
    name = "v";
    for (int depth = 1; depth != 60; ++depth) {
        name += "/segment_" + std::to_string(depth);
        wrong += is_made_and_found(core, name) ? 0 : 1;
    }
    CHECK(wrong == 0);
}

TEMPLATE_TEST_CASE("names asked for in turn share beginnings of all sizes", "", vs::constant_storage,
                   vs::shared_storage) {
    probe<TestType> core;
    int wrong = 0;
    for (const char* const model : {"model", "model_2", "mode", "Model"})
        for (const char* const layer : {"/a/b/c", "/a/b", "/a/b/c/d", "/a/bc", "/a"})
            for (const char* const kind : {"/kernel", "/bias", "/kernel/Adam", "/kernel2"})
                wrong += varscope::share_variable(core.names, root, std::string(model) + layer + kind, two()) ? 0 : 1;
    CHECK(wrong == 0);
    CHECK(core.names.variables.size() == 80);
    core.heard = {};
    for (const char* const name : {"model/a/b/c/kernel", "model_2/a/kernel/Adam", "mode/a/bc/kernel2"})
        core.op(root, name);
    core.op(root, "MODEL/a/b/bias");
    CHECK(core.heard == "model/a/b/c/kernel_2 model_2/a/kernel/Adam_1 mode/a/bc/kernel2_1 MODEL/a/b/bias_2");
}

TEMPLATE_TEST_CASE("many names need many tables", "", vs::constant_storage, vs::shared_storage) {
    probe<TestType> core;
    constexpr int many = 20000;
    for (int i = 0; i != many; ++i)
        REQUIRE(
            varscope::share_variable(core.names, root, "s" + std::to_string(i % 97) + "/v" + std::to_string(i), two()));
    int wrong = 0;
    for (int i = 0; i != many; ++i)
        wrong += varscope::find_variable(core.names, "s" + std::to_string(i % 97) + "/v" + std::to_string(i)) !=
                 static_cast<std::uint32_t>(i);
    CHECK(wrong == 0);
    CHECK(varscope::find_variable(core.names, "s1/v0") == vs::no_index);
}

TEST_CASE("a request for one name costs no more the more often it was asked for") {
    probe<vs::shared_storage> core;
    for (int i = 0; i != 100000; ++i) static_cast<void>(varscope::grant_name(core.names, root, "layer", vs::name_use::take));
    core.unique(root, "layer"), core.unique(root, "layer", vs::name_use::preview);
    CHECK(core.heard == "layer_100000 layer_100001");
}

TEST_CASE("deep and long names agree in both phases") {
    CHECK(both([](auto& core) {
              constexpr const char* deep = "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z";
              core.get(root, deep), core.op(root, deep), core.get(root, deep);
              core.op(core.name_scope(root, "a/b/c/d/e/f/g/h/i/j/k/l/m/n/"), "o/p"), core.op(root, "a/b/c/d");
              core.get(core.variable_scope(root, "a/b/c/d/e/f/g/h/i/j/k/l/m"), "n/o/p/q/r/s/t/u/v/w/x/y/z");
          }) ==
          "+a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z "
          "a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u/v/w/x/y/z_1 VS-E002 a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p "
          "a/b/c/d VS-E002");
}

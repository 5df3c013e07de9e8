// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Ways to share variables by name, and what makes a shared variable differ from a direct one.
#include <varscope/graph.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

namespace {

void title(const char* what) { std::cout << "-- " << what << '\n'; }

void modes() {
    title("three modes");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [modes]
    auto make = root.variable_scope("tower"_n); // makes; an existing name is an error
    auto made = make.get_variable("w"_n, {2, 3});
    auto find = root.variable_scope("tower"_n, vs::reuse); // finds; a missing name is an error
    auto found = find.get_variable("w"_n);
    auto either = root.variable_scope("tower"_n, vs::auto_reuse); // finds or makes
    auto more = either.get_variable("b"_n, {3});
    std::cout << (made == found) << ' ' << found.name() << ' ' << more.name() << '\n';
    //! [modes]
}

//! [switch]
void dense(vs::scope scope) { scope.get_variable("w"_n, {4, 4}); }

void towers(vs::scope& root) {
    auto shared = root.variable_scope("shared"_n);
    dense(shared.variable_scope("dense"_n));
    shared.reuse_variables();                // from here on, for this scope and those opened in it
    dense(shared.variable_scope("dense"_n)); // the same variable
}
//! [switch]

void captured() {
    title("captured");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [captured]
    auto encoder = [&] { // a captured scope outlives its block
        auto scope = root.variable_scope("encoder"_n);
        scope.get_variable("w"_n, {8, 8});
        return scope.capture();
    }();
    auto elsewhere = root.variable_scope("decoder"_n);
    auto again = elsewhere.variable_scope(encoder, vs::reuse); // not below decoder
    std::cout << again.get_variable("w"_n).name() << '\n' << again << '\n';
    //! [captured]
}

void two_names() {
    title("two tables");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [two-tables]
    for (int call = 0; call != 2; ++call) {
        auto layer = root.variable_scope("layer"_n, vs::auto_reuse);
        std::cout << layer.get_variable("shared"_n, {3}).name() << ' ';
        std::cout << layer.variable("direct"_n, 0.0f).name() << '\n';
    }
    //! [two-tables]
}

void keys() {
    title("key and graph name");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [key]
    auto a = root.variable_scope("a"_n);
    a.variable("w"_n, 0.0f);                  // takes the path a/w
    auto shared = a.get_variable("w"_n, {3}); // is another variable
    std::cout << shared.op_name() << ", shared as " << shared.key() << '\n';
    //! [key]
}

void defaults() {
    title("default names");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [default-names]
    auto build = [](vs::scope scope) { // two layers that ask for no name of their own
        for (int layer = 0; layer != 2; ++layer) {
            auto dense = scope.variable_scope(vs::default_name("dense"_n));
            std::cout << dense.get_variable("w"_n, {4, 4}).name() << '\n';
        }
    };
    build(root.variable_scope("model"_n));
    build(root.variable_scope("model"_n, vs::reuse)); // opened again it counts anew, so the names meet
    //! [default-names]
}

} // namespace

int main() {
    std::cout << std::boolalpha;
    modes();
    title("reuse_variables");
    vs::graph graph;
    vs::scope root = graph.root();
    towers(root);
    for (const vs::variable& variable : graph.trainable_variables()) std::cout << variable << '\n';
    captured();
    two_names();
    keys();
    defaults();
}

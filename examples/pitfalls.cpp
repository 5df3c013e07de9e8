// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What surprises people, for docs/pitfalls.md.
#include <varscope/graph.hpp>
#include <varscope/interop/tf1_filter.hpp>
#include <varscope/model.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

namespace {

void say(const char* title) { std::cout << "-- " << title << '\n'; }

void suffix() {
    say("suffix");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [suffix]
    { auto first = root.variable_scope("v"_n); } // opens and leaves: the name scope v is taken from here on
    auto second = root.variable_scope("v"_n);
    std::cout << second.get_variable("shared"_n, {2}).name() << '\n';
    std::cout << second.variable("direct"_n, 0.0f).name() << '\n';
    //! [suffix]
}

void braces() {
    say("braces");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [braces]
    auto scalar = root.get_variable("gain"_n, {}); // the empty list of extents: a scalar
    std::cout << scalar << '\n';
    auto shared = root.variable_scope("other"_n, vs::auto_reuse);
    shared.get_variable("w"_n, {2, 3});
    shared.get_variable("w"_n); // no shape: any that is found
    try {
        shared.get_variable("w"_n, {}); // asks for a scalar
    } catch (const vs::shape_error& error) {
        std::cout << "asked: " << error.asked() << ", found: " << error.found() << '\n';
    }
    //! [braces]
}

void doubles() {
    say("doubles");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [doubles]
    root.get_variable("rate"_n, {.initializer = 0.1}); // a C++ double: float64
    auto again = root.variable_scope(root.capture(), vs::reuse);
    try {
        again.get_variable("rate"_n, {}, vs::float32);
    } catch (const vs::dtype_error& error) {
        std::cout << "asked: " << error.asked() << ", found: " << error.found() << '\n';
    }
    std::cout << vs::repr(again.get_variable("rate"_n)) << '\n'; // no dtype: the one that is there
    //! [doubles]
}

void copies() {
    say("copies");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [copies]
    auto a = root.variable("a"_n, {1.0f, 2.0f}).as<float>();
    auto b = root.variable("b"_n, {3.0f, 4.0f}).as<float>();
    auto alias = a; // a second view of a's elements
    a = b;          // copies b's elements into a's
    std::cout << alias(0) << '\n';
    xt::xarray<float> copy = a; // elements of its own
    std::cout << copy(0) << '\n';
    //! [copies]
}

void inherited() {
    say("inherited reuse");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [inherited]
    auto outer = root.variable_scope("outer"_n, vs::reuse);
    auto inner = outer.variable_scope("inner"_n, vs::reuse_mode::create); // means: nothing asked for
    std::cout << inner.reuse() << '\n';
    //! [inherited]
}

void captured_prefix() {
    say("captured");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [captured]
    auto inner = root.variable_scope("outer"_n).variable_scope("inner"_n).capture();
    auto around = root.variable_scope("around"_n);
    auto again = around.variable_scope(inner);
    std::cout << again.get_variable("shared"_n, {2}).name() << '\n'; // around plays no part
    std::cout << again.node("operation"_n).name() << '\n';           // only the last segment is opened here
    //! [captured]
}

void default_names() {
    say("default names");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [default-names]
    auto model = root.variable_scope("model"_n, vs::auto_reuse);
    for (int call = 0; call != 2;
         ++call) { // in one opening each default name is another scope: nothing is shared
        auto dense = model.variable_scope(vs::default_name("dense"_n));
        std::cout << dense.get_variable("w"_n, {2}).name() << '\n';
    }
    //! [default-names]
}

void filters() {
    say("filters");
    vs::graph graph;
    vs::scope root = graph.root();
    //! [filters]
    root.variable_scope("foo"_n).get_variable("w"_n, {2});
    root.variable_scope("foobar"_n).get_variable("w"_n, {2});
    std::cout << graph.trainable_variables("foo").size() << '\n';                          // at the slash
    std::cout << graph.trainable_variables().select(vs::tf1_filter("foo")).size() << '\n'; // as TensorFlow
    try {
        const vs::variable_list none = graph.trainable_variables("fo");
    } catch (const vs::nothing_selected_error& error) {
        std::cout << error.found() << '\n';
    }
    std::cout << graph.trainable_variables().within("fo", vs::allow_empty).size() << '\n';
    //! [filters]
}

} // namespace

//! [arguments]
constexpr int both(auto&&, auto&&) { return 0; }

struct at_once {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        both(scope.variable("v"_n, 1.0f), scope.variable("v"_n, 2.0f)); // which is v, and which is v_1?
    }
};
struct one_by_one {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto first = scope.variable("v"_n, 1.0f);
        auto second = scope.variable("v"_n, 2.0f);
        both(first, second);
    }
};
//! [arguments]

namespace {

void arguments() {
    say("arguments");
    vs::graph graph;
    one_by_one{}(graph.root());
    std::cout << vs::as<float>(graph.at("v"))() << '\n';
    vs::model<at_once> m; // a compiler may take both orders: one in constants, another at run time
    try {
        m();
    } catch (const vs::order_error& error) {
        static_cast<void>(error.found()); // "... arguments of one call are evaluated in another order"
    }
}

} // namespace

int main() {
    suffix();
    braces();
    doubles();
    copies();
    inherited();
    captured_prefix();
    default_names();
    filters();
    arguments();
}

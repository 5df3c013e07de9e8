// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Scopes: opening, nesting, leaving, passing on.
#include <varscope/graph.hpp>

#include <iostream>
#include <type_traits>

namespace vs = varscope;
using namespace vs::literals;

namespace {

//! [pass]
void layer(vs::scope scope) { // owns the scope: it is left when the call ends
    std::cout << scope.get_variable("w"_n, {2}).name() << '\n';
}

void block(vs::scope& scope) { // borrows the scope
    layer(scope.variable_scope("first"_n));
    layer(scope.variable_scope("second"_n));
}
//! [pass]

//! [options]
template <class Scope>
constexpr void gates(Scope&& scope) { // for a scope of any kind, whose options have types of their own
    using scope_type = std::remove_reference_t<Scope>;
    const typename scope_type::get_variable_options bias{.initializer = vs::ones(), .trainable = false};
    for (const char* const gate : {"input", "forget", "output"}) scope.get_variable(gate, {4}, bias);
}
//! [options]

} // namespace

int main() {
    {
        vs::graph graph;
        vs::scope root = graph.root();
        //! [two-kinds]
        auto name = root.name_scope("n"_n);         // a prefix for operations and direct variables
        auto variable = name.variable_scope("v"_n); // that, and a prefix for shared variables
        std::cout << variable.variable("direct"_n, 0.0f).name() << '\n'
                  << variable.get_variable("shared"_n, {2}).name() << '\n'
                  << variable.placeholder("input"_n, {2}).name() << '\n'
                  << variable.node("step"_n).name() << '\n';
        //! [two-kinds]
    }
    {
        vs::graph graph;
        vs::scope root = graph.root();
        auto model = root.variable_scope("model"_n);
        block(model);
    }
    {
        vs::graph graph;
        vs::scope root = graph.root();
        //! [continue]
        auto scope = [&] {
            auto conv = root.variable_scope("conv"_n);
            conv.node("relu"_n);
            return conv.capture();
        }();
        auto opened = root.variable_scope(scope); // a new name scope, conv_1
        auto continued = root.variable_scope(scope, {.auxiliary_name_scope = false}) // none, and then
                             .name_scope(scope.original_name_scope());               // the first one again
        std::cout << opened.node("relu"_n).name() << '\n' << continued.node("relu"_n).name() << '\n';
        //! [continue]
    }
    {
        vs::graph graph;
        vs::scope root = graph.root();
        //! [defaults]
        auto half = root.variable_scope("half"_n, {.initializer = vs::ones(), .dtype = vs::float16});
        auto inner = half.variable_scope("inner"_n); // what a scope sets holds in the scopes opened in it
        std::cout << inner.get_variable("w"_n, {2}) << '\n';
        //! [defaults]
    }
    {
        vs::graph graph;
        gates(graph.root());
        std::cout << graph.global_variables().size() << " gates, " << graph.trainable_variables().size()
                  << " of them trainable\n";
    }
    {
        vs::graph graph;
        vs::scope root = graph.root();
        //! [leave]
        auto outer = root.variable_scope("outer"_n);
        auto inner = outer.variable_scope("inner"_n);
        inner.leave(); // now instead of at the end of the block
        outer.leave();
        //! [leave]
    }
    {
        vs::graph graph;
        vs::scope root = graph.root();
        //! [operations]
        auto conv = root.name_scope("conv"_n);
        conv.variable("bias"_n, vs::zeros(), {32});
        std::cout << conv.unique_name("bias"_n, vs::name_use::preview) << '\n';
        for (const std::string& name : graph.operations()) std::cout << name << '\n';
        //! [operations]
    }
}

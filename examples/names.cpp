// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Names and the scoping rules as constants. Needs no graph and no xtensor.
#include <varscope/trace.hpp>

#include <cstdio>
#include <string>

namespace vs = varscope;
using namespace vs::literals;

//! [literals]
static_assert("conv1"_n / "weights"_n == "conv1/weights"_n); // a name is a type without state
static_assert(vs::parent("a/b/c"_n) == "a/b" && vs::leaf("a/b/c"_n) == "c");
static_assert(vs::is_within("a/b"_n, "a"_n));
static_assert(!vs::is_within("ab"_n, "a"_n)); // at the slash
//! [literals]

//! [rules]
static_assert(vs::check_name("conv1/weights", vs::name_place::root));
static_assert(!vs::check_name("", vs::name_place::root));
static_assert(!vs::check_name("_hidden", vs::name_place::root));  // an underscore may not come first ...
static_assert(vs::check_name("_hidden", vs::name_place::nested)); // ... but it may below a scope
static_assert(vs::check_name("a//b", vs::name_place::root) == vs::name_verdict{vs::name_fault::slash, 2});
//! [rules]

//! [any-kind]
template <vs::name_like Name>
std::size_t size_of_name(const Name& name) {
    return vs::to_text(name).size();
}
//! [any-kind]

//! [constant]
// The rules a graph follows, run by the compiler.
constexpr bool second_scope_gets_a_suffix() {
    vs::static_graph graph;
    auto root = graph.root();
    root.name_scope("conv1").leave();
    auto second = root.name_scope("conv1");
    return second.variable("weights", {1.0f, 2.0f}).op_name() == "conv1_1/weights";
}
static_assert(second_scope_gets_a_suffix());
//! [constant]

int main() {
    //! [run-time]
    std::string layer = "layer_" + std::to_string(3);
    std::printf("%zu %zu %zu\n", size_of_name("w"), size_of_name("w"_n), size_of_name(layer));
    const vs::name_verdict verdict = vs::check_name("layer:3", vs::name_place::root);
    std::printf("at %zu: %s\n", verdict.position, vs::describe(verdict.fault).data());
    //! [run-time]
}

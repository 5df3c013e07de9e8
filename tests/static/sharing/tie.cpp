// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/sharing/tie.cpp: ties while tracing: which names they hold for, and what they lead to. On graphs and models: unit/sharing.
#include <varscope/getters.hpp>
#include <varscope/manifest.hpp>
#include <varscope/sharing/tied.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace tie_programs {

struct layer {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        scope.get_variable("bias"_n, {3});
        return scope.get_variable("kernel"_n, {2, 3}, vs::float32, {.initializer = vs::zeros()});
    }
};
struct net {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        layer()(scope.variable_scope("encoder"_n).variable_scope("embed"_n));
        layer()(scope.variable_scope("decoder"_n).variable_scope("embed"_n));
        layer()(scope.variable_scope("decoder/embedding"_n));
    }
};

// Whole scopes, at the slash.
using shared = vs::manifest<vs::tied<net, vs::tie("decoder/embed"_n, "encoder/embed"_n)>>;
static_assert(vs::manifest<net>::size() == 6);
static_assert(shared::size() == 4);
static_assert(shared::name(0) == "encoder/embed/bias");
static_assert(shared::name(2) == "decoder/embedding/bias");
static_assert(shared::trainable(1));

// One variable, and the longest name of several; ties are followed on.
using longest = vs::manifest<vs::tied<net, vs::tie("decoder"_n, "encoder"_n),
                                      vs::tie("decoder/embedding/bias"_n, "decoder/embed/bias"_n),
                                      vs::tie("decoder/embedding/kernel"_n, "encoder/embed/kernel"_n)>>;
static_assert(longest::size() == 2);

// Names are below the scope that has the ties, whatever is around it.
struct inner {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto a = scope.variable_scope("a"_n);
        vs::tied<net, vs::tie("decoder/embed"_n, "encoder/embed"_n)>()(a);
        layer()(a.variable_scope("decoder"_n).variable_scope("other"_n)); // the scope was given back
    }
};
static_assert(vs::manifest<inner>::size() == 6);
static_assert(vs::manifest<inner>::name(4) == "a/decoder/other/bias");

// Names that are no types are tied as well: indexed ones, texts, those of default scopes.
struct built {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        for (int i = 0; i != 3; ++i) scope.variable_scope("layer"_n + i).get_variable(vs::text("w"), {2});
        scope.variable_scope(vs::default_name("block")).get_variable("w"_n, {2});
        scope.variable_scope(vs::default_name("block")).get_variable("w"_n, {2});
    }
};
using of_built = vs::manifest<vs::tied<built, vs::tie("layer1"_n, "layer0"_n),
                                       vs::tie("layer2/w"_n, "layer1/w"_n), vs::tie("block_1"_n, "block"_n)>>;
static_assert(of_built::size() == 2);
static_assert(of_built::name(1) == "block/w");

// A getter inside renames first, one outside sees the name that is tied to.
struct renamed {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        if constexpr (std::is_same_v<Name, decltype("kernel"_n)>)
            return get("weights"_n, call);
        else
            return get(name, call);
    }
};
struct getter_inside {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto tied = vs::with_sharing(scope.variable_scope("a"_n), vs::tie("b/weights"_n, "c"_n));
        tied.get_variable("c"_n, {2, 3});
        layer()(vs::with_getter(tied.variable_scope("b"_n), renamed()));
    }
};
static_assert(vs::manifest<getter_inside>::size() == 2);
static_assert(vs::manifest<getter_inside>::name(1) == "a/b/bias");

// Programs with ties nest, and take a scope that carries something and give it back.
static_assert(vs::manifest<vs::tied<vs::tied<net, vs::tie("decoder/embed"_n, "encoder/embed"_n)>,
                                    vs::tie("decoder/embedding"_n, "encoder/embed"_n)>>::size() == 2);
struct called_with_getter {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        int calls = 0;
        auto counting =
            vs::with_getter(scope.variable_scope("a"_n), [&calls](const auto& get, auto name, auto call) {
                ++calls;
                return get(name, call);
            });
        vs::tied<net, vs::tie("decoder/embed"_n, "encoder/embed"_n)>()(counting);
        counting.get_variable("last"_n, {1});
        if (calls != 7) scope.get_variable("wrong"_n, {-1});
    }
};
static_assert(vs::manifest<called_with_getter>::size() == 5);

// A captured scope keeps its ties.
struct captured {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto tied = vs::with_sharing(scope.variable_scope("a"_n), vs::tie("b"_n, "c"_n));
        tied.get_variable("c/w"_n, {2});
        const auto b = tied.variable_scope("b"_n).capture();
        b.enter(tied).get_variable("w"_n, {2});
    }
};
static_assert(vs::manifest<captured>::size() == 1);

// What is refused: a tie that leads to nothing, one of another shape, and one that nothing asks for.
template <class Program>
constexpr vs::code refusal_of() {
    vs::static_graph graph;
    auto root = graph.root();
    Program()(root);
    return graph.take_refusal().what;
}
struct layers_of_two_shapes {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("a"_n, {2});
        scope.get_variable("b"_n, {3});
    }
};
static_assert(refusal_of<vs::tied<net, vs::tie("decoder/embed"_n, "encoder/embed"_n)>>() == vs::code::none);
static_assert(refusal_of<vs::tied<net, vs::tie("encoder/embed"_n, "decoder/embed"_n)>>() ==
              vs::code::variable_missing);
static_assert(refusal_of<vs::tied<layers_of_two_shapes, vs::tie("b"_n, "a"_n)>>() == vs::code::shape_differs);
static_assert(refusal_of<vs::tied<net, vs::tie("decodr"_n, "encoder"_n)>>() == vs::code::name_not_declared);

} // namespace tie_programs

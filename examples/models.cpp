// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// What can be done with a model. For docs/guide/models.md.
#include <varscope/graph.hpp>
#include <varscope/interop.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <boost/hana.hpp>
#include <boost/hana/adapt_struct.hpp>

#include <iostream>
#include <type_traits>
#include <utility>

namespace vs = varscope;
namespace hana = boost::hana;
using namespace vs::literals;

//! [program]
struct layer {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("kernel"_n, vs::shape_c<2, 3>, vs::float32, {.initializer = vs::ones()});
        scope.get_variable("bias"_n, vs::shape_c<3>, vs::float32, {.trainable = false});
    }
};
struct networks {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        layer{}(scope.variable_scope("online"_n));
        layer{}(scope.variable_scope("target"_n));
    }
};
//! [program]

//! [order]
inline constexpr vs::lifted print_names{
    [](const auto& first, const auto& second) { std::cout << first.name() << ' ' << second.name() << '\n'; }};

struct tutorial {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        const auto filter = [&] { return scope.variable("conv1_weights"_n, vs::ones(), vs::shape_c<2, 2>); };
        auto first = filter();
        auto second = filter();
        print_names(first, second);
    }
};
//! [order]

//! [feed]
inline constexpr vs::lifted times{[](const auto& x, const auto& gain) { return x * gain; },
                                  vs::elementwise_shape};

struct scaled {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto x = scope.placeholder("x"_n, {vs::unknown});
        auto gain =
            scope.get_variable("gain"_n, vs::shape_c<>, vs::float32, {.initializer = vs::constant(3)});
        return times(vs::as<float>(x), gain);
    }
};
//! [feed]

//! [struct]
struct pendulum {
    double angle;
    double speed;
    int step;
};
BOOST_HANA_ADAPT_STRUCT(pendulum, angle, speed, step);
//! [struct]

//! [branch]
struct layers {
    template <class Scope>
    static constexpr void dense(Scope&& scope, vs::shape_view shape, bool use_bias) {
        scope.get_variable("kernel"_n, shape);
        if (use_bias) scope.get_variable("bias"_n, {shape[1]}); // compiles where no bias was declared too
    }
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        dense(scope.variable_scope("first"_n), vs::shape_c<2, 3>, true);
        dense(scope.variable_scope("last"_n), vs::shape_c<3, 1>,
              !std::is_constant_evaluated() && ask_for_bias);
    }
    inline static bool ask_for_bias = false;
};
//! [branch]

int main() {
    //! [access]
    vs::model<networks> m;
    m.initialize(vs::seed{1});
    m["online/kernel"_n](1, 2) = 5; // a view of fixed shape
    m["online/kernel"_n] = m["online/kernel"_n] * 2 + 1;
    auto online = m / "online"_n; // a scope
    std::cout << xt::sum(online["kernel"_n])() << '\n';
    //! [access]

    //! [run-time-names]
    if (auto found = m.find("target/bias")) found->as<float>() += 0.25f;  // a handle without a static type
    m.visit("target/bias", [](auto view) { std::cout << view << '\n'; }); // a typed view
    try {
        static_cast<void>(m.at("target/bais"));
    } catch (const vs::name_not_declared_error& error) {
        std::cout << error.what() << '\n';
    }
    //! [run-time-names]

    //! [all]
    m.for_each(
        [](auto variable, auto view) { // in the order of creation; the type of `variable` knows everything
            std::cout << std::string_view(variable.name())
                      << (variable.trainable ? " is trained, " : " is kept, ") << view.size() << '\n';
        });
    m.trainable().flat<float>() -= 0.5f;
    std::cout << m.flat<float>().size() << " elements, " << m.trainable().flat<float>().size()
              << " of them trained\n";
    //! [all]

    //! [scopes]
    online.for_each([](auto variable, auto view) {
        std::cout << std::string_view(variable.name()) << ' ' << view.size() << '\n';
    });
    std::cout << online.trainable().flat<float>().size() << ' ' << online.contains("bias") << ' '
              << online.variables().size() << '\n';
    std::cout << (m / "online").at("bias").name() << ' ' << m["online/bias"].dtype()
              << '\n'; // run-time names
    //! [scopes]

    //! [copy]
    vs::copy_values(m / "online"_n, m / "target"_n); // checked by the compiler
    auto snapshot = m;                               // deep
    m["online/bias"_n](0) = 9;
    std::cout << (m == snapshot) << (m["online/kernel"_n] == m["target/kernel"_n]) << '\n';
    swap(m, snapshot);
    vs::model<networks, vs::inline_storage> small; // the elements inside the object
    static_assert(sizeof small >= vs::manifest<networks>::byte_count());
    //! [copy]

    //! [run]
    vs::model<tutorial> twice;
    twice();
    vs::model<scaled> gained;
    gained.initialize();
    std::cout << gained(vs::feed("x"_n, xt::xtensor<float, 1>{1, 2})) << '\n';
    std::cout << gained(vs::feed("x", {0.5f, 1.0f, 1.5f})) << '\n'; // looked up when the model is called
    //! [run]

    //! [taken]
    vs::model<layers> branches;
    branches();
    layers::ask_for_bias = true;
    try {
        branches();
    } catch (const vs::name_not_declared_error& error) {
        std::cout << error.asked() << '\n';
    }
    //! [taken]

    //! [hana]
    const auto sizes =
        hana::transform(hana::to_tuple(m), [](auto pair) { return hana::second(pair).size(); });
    std::cout << hana::fold_left(sizes, std::size_t{}, std::plus<>()) << '\n';
    static_assert(decltype(hana::contains(m, "online/bias"_n))::value);
    //! [hana]

    //! [store]
    vs::model<vs::struct_program<pendulum>> state;
    vs::store(pendulum{0.5, 0, 3}, state.root());
    state["speed"_n]() = 2;
    std::cout << vs::load<pendulum>(state.root()).speed << '\n';
    //! [store]

    //! [adopt]
    vs::graph graph;
    graph.adopt(m);
    std::cout << graph.root().variable("online/bias"_n, 1).name() << '\n'; // the name is taken
    //! [adopt]
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Functions that stand between a program and get_variable. For docs/guide/getters.md.
#include <varscope/getters.hpp>
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/xtensor.hpp>

#include <iostream>
#include <string>
#include <type_traits>

namespace vs = varscope;
using namespace vs::literals;

//! [layer]
inline constexpr vs::lifted matmul{[](const auto& x, const auto& w) {
                                       return xt::sum(xt::view(x, xt::all(), xt::all(), xt::newaxis()) * w,
                                                      {1}); // (n, k) by (k, m)
                                   },
                                   vs::matmul_shape};

template <class Scope, class X>
constexpr auto dense(Scope&& scope, const X& x, int units) {
    auto kernel =
        scope.get_variable("kernel"_n, {x.shape(1), units}, vs::float32, {.initializer = vs::ones()});
    return matmul(x, kernel);
}
//! [layer]

//! [renaming]
// The layer says `kernel`; the checkpoint that will be loaded says `weights`.
struct renamed {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        if constexpr (std::is_same_v<Name, decltype("kernel"_n)>)
            return get("weights"_n, call);
        else
            return get(name, call);
    }
};

struct renamed_net {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 2})) const {
        return vs::eval(dense(vs::with_getter(scope.variable_scope("fc"_n), renamed()), x, 3));
    }
};
static_assert(vs::manifest<renamed_net>::name(0) == "fc/weights");
//! [renaming]

//! [normalized]
// Weight normalization (Salimans and Kingma, 2016): a direction v and a length g stand for the kernel.
inline constexpr vs::lifted scaled{
    [](const auto& v, const auto& g) { return g * v / xt::sqrt(xt::sum(v * v, {0})); },
    vs::elementwise_shape};
struct weight_normalized {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        auto v = get(name / "v"_n, call);
        auto g = get(name / "g"_n, call.with_shape(vs::shape_c<3>));
        return scaled(v, g);
    }
};

struct normalized_net {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 2})) const {
        return vs::eval(dense(vs::with_getter(scope.variable_scope("fc"_n), weight_normalized()), x, 3));
    }
};
static_assert(vs::manifest<normalized_net>::name(0) == "fc/kernel/v");
static_assert(vs::manifest<normalized_net>::name(1) == "fc/kernel/g");
//! [normalized]

//! [averages]
// What is evaluated are the averages of the variables that were trained.
template <class Source>
struct averaged {
    const Source* from;
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        auto variable = get(name, call);
        return from->at(std::string(variable.op_name()) + "/ExponentialMovingAverage").template as<float>();
    }
};
//! [averages]

struct net {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 2})) const {
        return vs::eval(dense(scope.variable_scope("fc"_n), x, 3));
    }
};

//! [half]
// Variables are float32, and the program computes with numbers of 16 bits.
inline constexpr vs::lifted halved{[](const auto& w) { return xt::cast<xtl::half_float>(w); },
                                   vs::elementwise_shape};
struct half_precision {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        return halved(get(name, call.with_dtype(vs::float32)));
    }
};

struct half_net {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 2})) const {
        return vs::eval(dense(vs::with_getter(scope.variable_scope("fc"_n), half_precision()), x, 3));
    }
};
static_assert(vs::manifest<half_net>::dtype(0) == vs::dtype::float32);
//! [half]

int main() {
    const xt::xtensor<float, 2> x{{1, 2}};

    std::cout << "renamed\n";
    {
        vs::graph graph;
        auto root = graph.root();
        std::cout << renamed_net()(root, x) << '\n' << graph.global_variables()[0].name() << '\n';
        vs::model<renamed_net> model;
        model.initialize(vs::seed{1});
        std::cout << model(x) << '\n';
    }

    std::cout << "weight normalization\n";
    {
        vs::model<normalized_net> model;
        model.initialize(vs::seed{1});
        model["fc/kernel/g"_n].fill(10.0f);
        std::cout << model(x) << '\n';
        vs::graph graph;
        auto root = graph.root();
        std::cout << normalized_net()(root, x) << '\n';
    }

    std::cout << "averages\n";
    {
        //! [average-of-graph]
        vs::graph graph;
        auto root = graph.root();
        std::cout << net()(root, x) << '\n';
        vs::graph_optimizer averages{vs::moving_average(0.5)};
        averages.apply(root, graph.trainable_variables());
        graph.at("fc/kernel").as<float>().fill(3.0f);
        averages.apply(root, graph.trainable_variables());
        auto evaluated = vs::with_getter(graph.root(vs::reuse), averaged<vs::graph>{&graph});
        std::cout << net()(evaluated, x) << '\n';
        //! [average-of-graph]
        vs::model<vs::with_slots<net, vs::moving_average>> model;
        model.initialize(vs::seed{1});
        vs::initialize_slots(vs::moving_average(0.5), model);
        model["fc/kernel"_n].fill(3.0f);
        vs::moving_average(0.5).apply(model);
        std::cout << model.at("fc/kernel/ExponentialMovingAverage").as<float>()(0, 0) << '\n';
    }

    std::cout << "half precision\n";
    {
        vs::model<half_net> model;
        model.initialize(vs::seed{1});
        model["fc/kernel"_n].fill(0.1f);
        std::cout << xt::cast<float>(model(x)) << '\n';
    }

    std::cout << "one call\n";
    {
        //! [one-call]
        const auto frozen = [](const auto& get, auto name, auto call) {
            call.options.trainable = false;
            return get(name, call);
        };
        vs::graph graph;
        auto scope = vs::with_getter(graph.root(), renamed());
        auto w = vs::get_with(scope, frozen).get_variable("kernel"_n, {2});
        std::cout << w.name() << (w.trainable() ? " is" : " is not") << " trainable\n";
        //! [one-call]
    }
}

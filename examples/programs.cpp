// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Programs that read like their mathematics. For docs/guide/programs.md.
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <iostream>

namespace vs = varscope;
using namespace vs::literals;

//! [lifted]
inline constexpr vs::lifted tanh_of{[](const auto& x) { return xt::tanh(x); }, vs::elementwise_shape};
inline constexpr vs::lifted matmul{[](const auto& x, const auto& w) {
                                       return xt::sum(xt::view(x, xt::all(), xt::all(), xt::newaxis()) * w,
                                                      {1}); // (n, k) by (k, m)
                                   },
                                   vs::matmul_shape};
//! [lifted]

//! [dense]
template <class Scope, class X>
constexpr auto dense(Scope&& scope, const X& x, int units) {
    auto kernel = scope.get_variable("kernel"_n, {x.shape(1), units}, vs::float32,
                                     {.initializer = vs::glorot_uniform()});
    auto bias = scope.get_variable("bias"_n, {units}, vs::float32, {.initializer = vs::zeros()});
    return matmul(x, kernel) + bias;
}

struct classifier {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 6})) const {
        auto h = tanh_of(dense(scope.variable_scope("hidden"_n), x, 4));
        return vs::eval(dense(scope.variable_scope("output"_n), h, 2));
    }
};
static_assert(vs::manifest<classifier>::shape(0) == vs::shape_c<6, 4>); // hidden/kernel
static_assert(vs::manifest<classifier>::shape(2) == vs::shape_c<4, 2>); // output/kernel
//! [dense]

//! [rules]
// A rule of one's own: it gets the shape of each argument, and the arguments that have none as they are.
inline constexpr vs::lifted repeated{"repeated"_n,
                                     [](const auto& x, int times) {
                                         return xt::tile(x, {times, 1});
                                     },
                                     [](vs::tensor_shape of, int times) {
                                         if (of.has_rank() && of[0] != vs::unknown) of[0] *= times;
                                         return of;
                                     }};
// A function of several results has a rule of several shapes.
inline constexpr vs::lifted halves{
    [](const auto& x) {
        const std::size_t half = x.shape(1) / 2;
        return std::pair(xt::view(x, xt::all(), xt::range(std::size_t{}, half)),
                         xt::view(x, xt::all(), xt::range(half, 2 * half)));
    },
    [](vs::tensor_shape of) {
        if (of.size() != 2)
            return std::pair(vs::inferred_shape::clash(of, {vs::unknown, vs::unknown}), vs::inferred_shape());
        if (of[1] != vs::unknown) of[1] /= 2;
        return std::pair(vs::inferred_shape(of), vs::inferred_shape(of));
    }};
static_assert(halves(repeated(vs::abstract({2, 6}), 3)).first.shape(0) == 6);
//! [rules]

//! [names]
struct network {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 6})) const {
        auto h = vs::eval(x);
        for (int block = 0; block != 2; ++block) // names that only the run knows
            for (int unit = 0; unit != 2; ++unit)
                h = tanh_of(dense(scope.variable_scope("block"_n + block + "_unit"_n + unit), h, 6));
        vs::for_each_index<2>([&](auto i) { // names that are types
            auto gate = scope.get_variable("gate"_n + i / "w"_n, vs::shape_c<6>, vs::float32,
                                           {.initializer = vs::ones()});
            scope.get_variable(gate.op_name() + "/Momentum", {6}, vs::float32, {.trainable = false});
            h = tanh_of(h * gate);
        });
        return h;
    }
};
//! [names]

//! [parameters]
struct tower {
    int layers = 2;
    int units = 4;
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& x = vs::abstract({vs::unknown, 6})) const {
        auto h = vs::eval(x);
        for (int i = 0; i != layers; ++i) h = tanh_of(dense(scope.variable_scope("layer_"_n + i), h, units));
        return h;
    }
};
static_assert(vs::manifest_of<tower{.layers = 3}>::size() == 6);
static_assert(vs::manifest_of<tower{.units = 8}>::shape(0) == vs::shape_c<6, 8>);
//! [parameters]

//! [nested]
struct similarity {
    template <class Scope, class X = vs::abstract>
    constexpr auto operator()(Scope&& scope, const X& a = vs::abstract({vs::unknown, 6}),
                              const X& b = vs::abstract({vs::unknown, 6})) const {
        auto towers = scope.variable_scope("tower"_n, vs::auto_reuse);
        return vs::eval(tower{.layers = 1}(towers, a) * tower{.layers = 1}(towers, b));
    }
};
//! [nested]

//! [several]
using agent =
    vs::programs<vs::scoped<"policy", classifier>, vs::scoped<"value", vs::program_c<tower{.units = 1}>>>;
static_assert(vs::manifest<agent>::contains("value/layer_1/bias"));
//! [several]

namespace {

template <class Program>
void print_names() {
    for (std::size_t i = 0; i != vs::manifest<Program>::size(); ++i)
        std::cout << vs::manifest<Program>::name(i) << ' ' << vs::to_string(vs::manifest<Program>::shape(i))
                  << '\n';
}

} // namespace

int main() {
    xt::xtensor<float, 2> x = xt::ones<float>({3, 6});

    //! [same]
    vs::model<classifier> m;
    m.initialize(vs::seed{1});
    vs::graph graph(vs::seed{1});
    std::cout << (m(x) == classifier{}(graph.root(), x)) << '\n';
    //! [same]
    //! [run-time]
    try {
        matmul(x, x);
    } catch (const vs::shapes_do_not_fit_error& error) {
        std::cout << error.what() << '\n';
    }
    //! [run-time]
    //! [print-names]
    print_names<network>();
    //! [print-names]
    //! [model-of]
    vs::model_of<tower{.layers = 3}> deep;
    deep.initialize(vs::seed{1});
    std::cout << deep(x).shape(1) << '\n';
    //! [model-of]
    vs::model<similarity> pair;
    pair.initialize(vs::seed{1});
    std::cout << pair(x, x).shape(0) << '\n';
    //! [run-several]
    vs::model<agent> both;
    both.initialize(vs::seed{1});
    auto [policy, value] = both(vs::inputs(x), vs::inputs(x));
    std::cout << policy.shape(1) << ' ' << value.shape(1) << '\n';
    auto alone = classifier{}(both / "policy"_n, x); // one part alone
    std::cout << (alone == policy) << '\n';
    //! [run-several]
}

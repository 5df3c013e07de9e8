// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// examples/training.cpp: optimizers and the variables that they keep.
#include <varscope/optimizer.hpp>
#include <varscope/xtensor.hpp>

#include <cmath>
#include <iostream>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

//! [program]
// y = x * w + b, and the mean of (y - t)^2.
struct line {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("w"_n, vs::shape_c<>, vs::float32, {.initializer = vs::zeros()});
        scope.get_variable("b"_n, vs::shape_c<>, vs::float32, {.initializer = vs::zeros()});
    }
};
using trained = vs::with_slots<line, vs::adam>;
static_assert(vs::manifest<trained>::name(4) == "w/Adam");
//! [program]

template <class Model>
double loss(const Model& m, const xt::xtensor<float, 1>& x, const xt::xtensor<float, 1>& t) {
    const xt::xtensor<float, 1> error = x * m["w"_n] + m["b"_n] - t;
    return xt::mean(error * error)();
}

//! [gradients]
template <class Model>
void differentiate(const Model& m, vs::model<line>& gradients, const xt::xtensor<float, 1>& x,
                   const xt::xtensor<float, 1>& t) {
    const xt::xtensor<float, 1> error = x * m["w"_n] + m["b"_n] - t;
    gradients["w"_n] = xt::mean(2.0f * error * x);
    gradients["b"_n] = xt::mean(2.0f * error);
}
//! [gradients]

//! [gan]
struct gan {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        line{}(scope.variable_scope("generator"_n));
        line{}(scope.variable_scope("critic"_n));
    }
};
using generator_filter = vs::in_scope<"generator">;
using critic_filter = vs::in_scope<"critic">;
using trained_gan = vs::with_slots<vs::with_slots<gan, vs::adam, generator_filter>, vs::adam, critic_filter>;
//! [gan]

int main() {
    const xt::xtensor<float, 1> x = {0, 1, 2, 3};
    const xt::xtensor<float, 1> t = {1, 3, 5, 7};

    //! [step]
    vs::model<trained> m;
    vs::model<line> gradients;
    m.initialize(vs::seed{1});
    vs::adam optimizer(0.1);
    for (int step = 0; step != 500; ++step) {
        differentiate(m, gradients, x, t);
        if (step == 400) optimizer.learning_rate = 0.01;
        optimizer.step(m, gradients);
    }
    std::cout << "w " << std::round(100 * m["w"_n]()) / 100 << ", b " << std::round(100 * m["b"_n]()) / 100
              << '\n';
    //! [step]

    //! [slots]
    for (const auto& each : m.variables())
        std::cout << each.name() << (each.trainable() ? " trainable" : "") << '\n';
    //! [slots]

    //! [check]
    m["w"_n]() = 1;
    differentiate(m, gradients, x, t);
    const auto mean_error = [&](const auto& of) { return loss(of, x, t); };
    std::cout << vs::check_gradient(mean_error, m, gradients).passed() << '\n';
    gradients["b"_n]() = 0;
    std::cout << vs::check_gradient(mean_error, m, gradients).name << '\n';
    //! [check]

    //! [two]
    vs::model<trained_gan> both;
    vs::model<gan> of_both;
    both.initialize(vs::seed{1});
    vs::adam().step(both, of_both, generator_filter()); // the critic stays as it is
    vs::adam(1e-4).step(both, of_both, critic_filter());
    //! [two]

    //! [graph]
    vs::graph g;
    auto root = g.root();
    auto w = root.get_variable("w"_n, vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
    vs::graph_optimizer train{vs::momentum(0.5, 0.9)};
    const std::vector<float> gradient_of_w{1, 2};
    train.apply_gradients(root, {{gradient_of_w, w}});
    std::cout << w << ' ' << train.get_slot(w, "momentum")->name() << '\n';
    //! [graph]

    //! [reuse]
    auto reused = g.root(vs::reuse); // TensorFlow: "Variable w/Adam does not exist"
    vs::graph_optimizer adam{vs::adam()};
    adam.make_slots(reused, g.trainable_variables());
    for (const auto& each : g.global_variables()) std::cout << each.op_name() << '\n';
    //! [reuse]

    //! [averages]
    vs::graph_optimizer averages{vs::moving_average(0.5)};
    averages.apply(root, g.trainable_variables()); // averages start from the values
    w.fill(4.0f);
    averages.apply(root, g.trainable_variables());
    std::cout << g.at("w/ExponentialMovingAverage").as<float>() << '\n';
    //! [averages]

    //! [soft]
    vs::copy_values(both / "generator"_n, both / "critic"_n, 0.01); // critic = 0.01 generator + 0.99 critic
    //! [soft]
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/optimizer/rules.cpp: a thousand steps of each optimizer beside the formulas of TensorFlow written out in double precision, on a model
// and on a graph.
#include "support/catch.hpp"
#include <varscope/optimizer.hpp>

#include <cmath>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

namespace optimizer_programs {
struct doubles {
    template <class Scope>
    constexpr void operator()(Scope&& s) const {
        s.get_variable("w"_n, vs::shape_c<5>, vs::float64);
    }
};
struct floats {
    template <class Scope>
    constexpr void operator()(Scope&& s) const {
        s.get_variable("w"_n, vs::shape_c<5>, vs::float32);
    }
};
} // namespace optimizer_programs

namespace {

using optimizer_programs::doubles;
using optimizer_programs::floats;

constexpr std::size_t count = 5;
constexpr int steps = 1000;

// A gradient that depends on the variable and on the step, so that errors would add up.
double gradient_at(double w, std::size_t i, int step) {
    return w * (0.5 + static_cast<double>(i)) + std::sin(0.1 * step + static_cast<double>(i));
}

// TensorFlow keeps the powers of adam as float32, whatever the dtype of the variables.
template <class Reference>
std::vector<double> expected_after(std::vector<double> w, Reference reference) {
    std::vector<std::array<double, 3>> slots(count, reference.first);
    for (int step = 0; step != steps; ++step) {
        for (std::size_t i = 0; i != count; ++i) reference(w[i], gradient_at(w[i], i, step), slots[i]);
        if constexpr (requires { reference.next(); }) reference.next();
    }
    return w;
}

template <class Program, class Rule>
std::vector<double> model_after(const std::vector<double>& first, const Rule& rule) {
    vs::model<vs::with_slots<Program, Rule>> m;
    m.initialize(vs::seed{1});
    vs::initialize_slots(rule, m);
    auto w = m["w"_n];
    using T = typename decltype(w)::value_type;
    std::vector<T> gradients(count);
    for (std::size_t i = 0; i != count; ++i) w(i) = static_cast<T>(first[i]);
    for (int step = 0; step != steps; ++step) {
        for (std::size_t i = 0; i != count; ++i) gradients[i] = static_cast<T>(gradient_at(w(i), i, step));
        rule.step(m, gradients);
    }
    return {w.begin(), w.end()};
}
template <class Rule>
std::vector<double> graph_after(const std::vector<double>& first, const Rule& rule) {
    vs::graph g;
    auto w = g.root().get_variable("w"_n, vs::shape_c<5>, vs::float64);
    std::copy(first.begin(), first.end(), w.begin());
    vs::graph_optimizer optimizer(rule);
    std::vector<double> gradients(count);
    for (int step = 0; step != steps; ++step) {
        for (std::size_t i = 0; i != count; ++i) gradients[i] = gradient_at(w(i), i, step);
        optimizer.apply_gradients(g.root(), {{gradients, w}});
    }
    return {w.begin(), w.end()};
}

template <class Rule, class Reference>
void check_rule(const Rule& rule, const Reference& reference) {
    const std::vector<double> first{0.5, -1.0, 2.0, 0.25, -0.125};
    const auto expected = expected_after(first, reference);
    const auto on_model = model_after<doubles>(first, rule);
    const auto on_graph = graph_after(first, rule);
    const auto in_floats = model_after<floats>(first, rule);
    for (std::size_t i = 0; i != count; ++i) {
        CHECK(expected[i] != first[i]);
        CHECK(std::abs(on_model[i] - expected[i]) <= 1e-13 * std::max(1.0, std::abs(expected[i])));
        CHECK(on_graph[i] == on_model[i]);
        CHECK(std::abs(in_floats[i] - expected[i]) <= 1e-4 * std::max(1.0, std::abs(expected[i])));
    }
}

struct sgd_reference {
    std::array<double, 3> first{};
    void operator()(double& w, double g, std::array<double, 3>&) const { w = w - 0.05 * g; }
};
struct momentum_reference {
    bool nesterov;
    std::array<double, 3> first{};
    void operator()(double& w, double g, std::array<double, 3>& s) const {
        s[0] = 0.9 * s[0] + g;
        w = nesterov ? w - (0.01 * g + 0.01 * 0.9 * s[0]) : w - 0.01 * s[0];
    }
};
struct adagrad_reference {
    std::array<double, 3> first{0.1};
    void operator()(double& w, double g, std::array<double, 3>& s) const {
        s[0] = s[0] + g * g;
        w = w - 0.5 * g / std::sqrt(s[0]);
    }
};
struct rmsprop_reference {
    bool centered;
    std::array<double, 3> first{1, 0, 0};
    void operator()(double& w, double g, std::array<double, 3>& s) const {
        s[0] = 0.9 * s[0] + (1 - 0.9) * g * g;
        if (centered) s[2] = 0.9 * s[2] + (1 - 0.9) * g;
        s[1] = 0.5 * s[1] + 0.01 * g / std::sqrt(s[0] - s[2] * s[2] + 1e-3);
        w = w - s[1];
    }
};
struct adam_reference {
    std::array<double, 3> first{};
    float power1 = 0.8f;
    float power2 = 0.99f;
    void operator()(double& w, double g, std::array<double, 3>& s) const {
        const double rate =
            0.02 * std::sqrt(1 - static_cast<double>(power2)) / (1 - static_cast<double>(power1));
        s[0] = 0.8 * s[0] + (1 - 0.8) * g;
        s[1] = 0.99 * s[1] + (1 - 0.99) * g * g;
        w = w - rate * s[0] / (std::sqrt(s[1]) + 1e-8);
    }
    void next() {
        power1 *= 0.8f;
        power2 *= 0.99f;
    }
};

} // namespace

TEST_CASE("gradient descent, momentum and adagrad take the steps of their formulas") {
    check_rule(vs::sgd(0.05), sgd_reference());
    check_rule(vs::momentum(0.01, 0.9), momentum_reference{false});
    check_rule(vs::momentum(0.01, 0.9, {.use_nesterov = true}),
               momentum_reference{true});
    check_rule(vs::adagrad(0.5), adagrad_reference());
}

TEST_CASE("rmsprop, centered or not, and adam take the steps of their formulas") {
    check_rule(vs::rmsprop(0.01, {.momentum = 0.5, .epsilon = 1e-3}),
               rmsprop_reference{false});
    check_rule(vs::centered_rmsprop(0.01, {.momentum = 0.5, .epsilon = 1e-3}),
               rmsprop_reference{true});
    check_rule(vs::adam(0.02, {.beta1 = 0.8, .beta2 = 0.99}), adam_reference());
}

TEST_CASE("default arguments are those of TensorFlow") {
    CHECK(vs::adam().learning_rate == 0.001);
    CHECK(vs::adam().beta1 == 0.9);
    CHECK(vs::adam().beta2 == 0.999);
    CHECK(vs::adam().epsilon == 1e-8);
    const vs::rmsprop r(1);
    CHECK(r.decay == 0.9);
    CHECK(r.momentum == 0);
    CHECK(r.epsilon == 1e-10);
    CHECK(vs::adagrad(1).initial_accumulator_value == 0.1);
}

TEST_CASE("float16 and bfloat16 are computed in float32") {
    vs::graph g;
    const vs::variable w =
        g.root().get_variable("w"_n, {4}, vs::dtype::bfloat16, {.initializer = vs::ones()});
    const vs::variable h = g.root().get_variable("h"_n, {4}, vs::dtype::float16, {.initializer = vs::ones()});
    const std::vector<vs::bfloat16_t> of_w(4, vs::bfloat16_t(1.0f));
    const std::vector<xtl::half_float> of_h(4, xtl::half_float(1.0f));
    vs::graph_optimizer optimizer{vs::momentum(0.25, 0.5)};
    optimizer.apply_gradients(g.root(), {{of_w, w}, {of_h, h}});
    optimizer.apply_gradients(g.root(), {{of_w, w}, {of_h, h}});
    CHECK(static_cast<float>(w.as<vs::bfloat16_t>()(3)) == 0.375f);
    CHECK(static_cast<float>(h.as<xtl::half_float>()(3)) == 0.375f);
}

TEST_CASE("averages start from the values and follow them") {
    vs::model<vs::with_slots<floats, vs::moving_average>> m;
    m["w"_n].fill(1.0f);
    const vs::moving_average average(0.9);
    vs::initialize_slots(average, m);
    m["w"_n].fill(2.0f);
    average.apply(m);
    CHECK(m["w/ExponentialMovingAverage"_n](4) == Approx(1.1f));
    CHECK(average.after(0).decay == Approx(0.1));
    CHECK(average.after(1e6).decay == 0.9);
    average.after(0).apply(m);
    CHECK(m["w/ExponentialMovingAverage"_n](4) == Approx(0.1 * 1.1 + 0.9 * 2));
    CHECK(m["w"_n](0) == 2.0f);
}

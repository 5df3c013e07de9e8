// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/bench/elementwise.cpp: elementwise assignments to views beside loops written by hand over the same memory, in one run: the best
// time of several, in milliseconds, and their ratio. For a large view, one that is in the first cache, and of model and graph.
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <chrono>
#include <cstdio>

namespace vs = varscope;
using namespace vs::literals;

struct embedding {
    template <class Scope>
    constexpr void operator()(Scope&& s) const {
        s.get_variable("large"_n, vs::shape_c<30522, 768>, vs::float32);
        s.get_variable("small"_n, vs::shape_c<32, 64>, vs::float32);
        s.get_variable("bias"_n, vs::shape_c<64>, vs::float32);
    }
};

namespace {

template <class F>
double best_of(int runs, int repetitions, F&& f) {
    using clock = std::chrono::steady_clock;
    double best = 1e9;
    for (int run = 0; run != runs; ++run) {
        const auto start = clock::now();
        for (int i = 0; i != repetitions; ++i) {
            f();
            asm volatile("" ::: "memory");
        }
        best = std::min(best, std::chrono::duration<double, std::milli>(clock::now() - start).count() /
                                  repetitions);
    }
    return best;
}

// Alternates, so that what else the machine does meets both.
template <class Loop, class Expression>
void compare(const char* what, std::size_t elements, Loop&& loop, Expression&& expression) {
    const int repetitions = elements < 100'000 ? 5'000 : 1;
    double by_hand = 1e9;
    double by_view = 1e9;
    for (int round = 0; round != 4; ++round) {
        by_hand = std::min(by_hand, best_of(2, repetitions, loop));
        by_view = std::min(by_view, best_of(2, repetitions, expression));
    }
    std::printf("%-44s %10.5f %10.5f %6.2f\n", what, by_hand, by_view, by_view / by_hand);
}

template <class P, class Q>
void flat(const char* where, P p, Q q) {
    float* const to = p.data();
    const float* const from = q.data();
    const std::size_t n = p.size();
    std::printf("%s\n", where);
    compare(
        "  p -= q * 0.01f", n,
        [&] {
            for (std::size_t i = 0; i != n; ++i) to[i] -= from[i] * 0.01f;
        },
        [&] { p -= q * 0.01f; });
    compare(
        "  noalias(p) -= q * 0.01f", n,
        [&] {
            for (std::size_t i = 0; i != n; ++i) to[i] -= from[i] * 0.01f;
        },
        [&] { xt::noalias(p) -= q * 0.01f; });
    compare(
        "  p = 0.9f * p + q", n,
        [&] {
            for (std::size_t i = 0; i != n; ++i) to[i] = 0.9f * to[i] + from[i];
        },
        [&] { p = 0.9f * p + q; });
    compare(
        "  p = q", n,
        [&] {
            for (std::size_t i = 0; i != n; ++i) to[i] = from[i];
        },
        [&] { p = q; });
    compare(
        "  p *= 0.999f", n,
        [&] {
            for (std::size_t i = 0; i != n; ++i) to[i] *= 0.999f;
        },
        [&] { p *= 0.999f; });
    compare(
        "  p = maximum(p, q)", n,
        [&] {
            for (std::size_t i = 0; i != n; ++i) to[i] = to[i] < from[i] ? from[i] : to[i];
        },
        [&] { p = xt::maximum(p, q); });
    compare(
        "  p /= sqrt(q * q + 1.0f)", n,
        [&] {
            for (std::size_t i = 0; i != n; ++i) to[i] /= std::sqrt(from[i] * from[i] + 1.0f);
        },
        [&] { p /= xt::sqrt(q * q + 1.0f); });
    compare(
        "  p = tanh(q)", n,
        [&] {
            for (std::size_t i = 0; i != n; ++i) to[i] = std::tanh(from[i]);
        },
        [&] { p = xt::tanh(q); });
    for (std::size_t i = 0; i != n; ++i) to[i] = 1.0f;
}

} // namespace

int main(int count, char**) {
    const bool with_large = count == 1; // an argument leaves the large ones out
    vs::model<embedding> m, g;
    m.initialize(vs::seed{1});
    g.initialize(vs::seed{2});
    vs::graph graph, gradients;
    const auto large = graph.root().get_variable("large"_n, vs::shape_c<30522, 768>, vs::float32);
    const auto large_gradient =
        gradients.root().get_variable("large"_n, vs::shape_c<30522, 768>, vs::float32);
    const auto small = graph.root().get_variable("small"_n, vs::shape_c<32, 64>, vs::float32);
    const auto small_gradient = gradients.root().get_variable("small"_n, vs::shape_c<32, 64>, vs::float32);

    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::printf("%-44s %10s %10s %6s\n", "", "loop", "view", "ratio");
    if (with_large) {
        flat("large, flat, model", m.trainable().flat<float>(), g.trainable().flat<float>());
        flat("large, 2-d, model", m["large"_n], g["large"_n]);
        flat("large, 2-d, graph", large, large_gradient);
    }
    flat("small, 2-d, model", m["small"_n], g["small"_n]);
    flat("small, dynamic, graph", small.variable().as<float>(), small_gradient.variable().as<float>());
    flat("small, 2-d, graph", small, small_gradient);

    auto p = m["small"_n];
    auto b = m["bias"_n];
    compare(
        "p += bias, of one row", p.size(),
        [&] {
            for (std::size_t i = 0; i != 32; ++i)
                for (std::size_t k = 0; k != 64; ++k) p.data()[i * 64 + k] += b.data()[k];
        },
        [&] { p += b; });
}

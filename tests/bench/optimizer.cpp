// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/bench/optimizer.cpp: a step of adam beside a fused loop written by hand over flat arrays of as many elements, in one run: the best
// time of several, in milliseconds, and their ratio. The variables of BERT-base, 110 million of them.
#include <varscope/optimizer.hpp>

#include <chrono>
#include <cmath>
#include <cstdio>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

struct bert_base {
    template <class Scope>
    constexpr void operator()(Scope&& s) const {
        s.get_variable("word_embeddings"_n, vs::shape_c<30522, 768>, vs::float32);
        s.get_variable("position_embeddings"_n, vs::shape_c<512, 768>, vs::float32);
        for (int i = 0; i != 12; ++i) {
            auto layer = s.variable_scope("layer_"_n + i);
            for (const char* const name : {"query", "key", "value", "output"}) {
                auto dense = layer.variable_scope(name);
                dense.get_variable("kernel"_n, vs::shape_c<768, 768>, vs::float32);
                dense.get_variable("bias"_n, vs::shape_c<768>, vs::float32);
            }
            layer.get_variable("gamma"_n, vs::shape_c<768>, vs::float32);
            layer.get_variable("intermediate"_n, vs::shape_c<768, 3072>, vs::float32);
            layer.get_variable("down"_n, vs::shape_c<3072, 768>, vs::float32);
        }
    }
};

int main() {
    vs::model<vs::with_slots<bert_base, vs::adam>> m;
    vs::model<bert_base> g;
    m.initialize(vs::seed{1});
    g.initialize(vs::seed{2});
    const auto gradients = g.trainable().flat<float>();
    const std::size_t n = gradients.size();
    std::vector<float> var(n, 0.5f), mean(n), square(n);
    const float* const from = gradients.data();
    const vs::adam adam;
    const auto by_hand = [&] {
        const float rate = 0.001f * std::sqrt(1 - 0.999f) / (1 - 0.9f);
        float* const w = var.data();
        float* const m1 = mean.data();
        float* const m2 = square.data();
        for (std::size_t i = 0; i != n; ++i) {
            m1[i] += (from[i] - m1[i]) * 0.1f;
            m2[i] += (from[i] * from[i] - m2[i]) * 0.001f;
            w[i] -= rate * m1[i] / (std::sqrt(m2[i]) + 1e-8f);
        }
    };
    const auto time = [](auto&& f) {
        const auto start = std::chrono::steady_clock::now();
        f();
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    };
    double hand = 1e9, step = 1e9, flat = 1e9;
    for (int round = 0; round != 7; ++round) {
        hand = std::min(hand, time(by_hand));
        step = std::min(step, time([&] { adam.step(m, g); }));
        flat = std::min(flat, time([&] { adam.step(m, gradients); }));
    }
    std::printf("%zu elements: by hand %.1f ms; of a model of gradients %.1f ms, %.2f; of one container %.1f "
                "ms, %.2f\n",
                n, hand, step, step / hand, flat, flat / hand);
}

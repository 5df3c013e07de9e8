// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// GPT-2's variables and forward pass, as its model.py has them (Radford et al., 2019). One function declares and computes.
#pragma once

#include <varscope/tensor.hpp>
#include <varscope/xtensor.hpp>

#include <cmath>
#include <cstddef>
#include <limits>

namespace gpt2 {

namespace vs = varscope;
using namespace vs::literals;

//! [config]
struct config {
    vs::extent vocabulary = 50257;
    vs::extent positions = 1024;
    vs::extent width = 768;
    vs::extent heads = 12;
    int layers = 12;
};
//! [config]

using matrix = xt::xtensor<float, 2>; // position, feature
using tokens_type = xt::xtensor<int, 1>;

//! [lifted]
inline constexpr vs::lifted add{[](const matrix& a, const matrix& b) { return a + b; }};

/// The tanh approximation of the Gaussian error linear unit (Hendrycks and Gimpel, 2016).
inline constexpr vs::lifted gelu{[](const matrix& x) {
    return 0.5f * x * (1.0f + xt::tanh(std::sqrt(2 / 3.14159265f) * (x + 0.044715f * xt::pow(x, 3))));
}};
//! [lifted]

inline constexpr vs::lifted embed{[](const tokens_type& tokens, const auto& words, const auto& places) {
    auto made = matrix::from_shape({tokens.size(), words.shape(1)});
    for (std::size_t t = 0; t != tokens.size(); ++t)
        for (std::size_t i = 0; i != words.shape(1); ++i) made(t, i) = words(tokens(t), i) + places(t, i);
    return made;
}};

/// Each position with mean 0 and variance 1, times gain, plus bias.
inline constexpr vs::lifted normalize{[](const matrix& x, const auto& gain, const auto& bias) {
    auto made = matrix::from_shape(x.shape());
    const std::size_t width = x.shape(1);
    for (std::size_t t = 0; t != x.shape(0); ++t) {
        float mean = 0, variance = 0;
        for (std::size_t i = 0; i != width; ++i) mean += x(t, i) / static_cast<float>(width);
        for (std::size_t i = 0; i != width; ++i)
            variance += (x(t, i) - mean) * (x(t, i) - mean) / static_cast<float>(width);
        for (std::size_t i = 0; i != width; ++i)
            made(t, i) = (x(t, i) - mean) / std::sqrt(variance + 1e-5f) * gain(i) + bias(i);
    }
    return made;
}};

/// Rows times a matrix, which has an axis of one element before it, plus bias.
inline constexpr vs::lifted affine{[](const matrix& x, const auto& w, const auto& b) {
    auto made = matrix::from_shape({x.shape(0), w.shape(2)});
    for (std::size_t t = 0; t != x.shape(0); ++t) {
        for (std::size_t k = 0; k != w.shape(2); ++k) made(t, k) = b(k);
        for (std::size_t i = 0; i != x.shape(1); ++i)
            for (std::size_t k = 0; k != w.shape(2); ++k) made(t, k) += x(t, i) * w(0, i, k);
    }
    return made;
}};

/// Attention to the positions up to each one, of queries, keys and values side by side, in `heads` parts.
inline constexpr vs::lifted attend{[](const matrix& qkv, vs::extent heads) {
    const std::size_t count = qkv.shape(0), width = qkv.shape(1) / 3,
                      part = width / static_cast<std::size_t>(heads);
    matrix made = xt::zeros<float>({count, width});
    xt::xtensor<float, 1> weights = xt::zeros<float>({count});
    for (std::size_t first = 0; first != width; first += part)
        for (std::size_t t = 0; t != count; ++t) {
            float largest = -std::numeric_limits<float>::infinity(), sum = 0;
            for (std::size_t s = 0; s <= t; ++s) {
                float score = 0;
                for (std::size_t i = first; i != first + part; ++i) score += qkv(t, i) * qkv(s, width + i);
                weights(s) = score / std::sqrt(static_cast<float>(part));
                largest = std::max(largest, weights(s));
            }
            for (std::size_t s = 0; s <= t; ++s) sum += weights(s) = std::exp(weights(s) - largest);
            for (std::size_t s = 0; s <= t; ++s)
                for (std::size_t i = first; i != first + part; ++i)
                    made(t, i) += weights(s) / sum * qkv(s, 2 * width + i);
        }
    return made;
}};

/// How well each word follows each position: the embedding is used once more.
inline constexpr vs::lifted compare{[](const matrix& x, const auto& words) {
    matrix made = xt::zeros<float>({x.shape(0), words.shape(0)});
    for (std::size_t t = 0; t != x.shape(0); ++t)
        for (std::size_t k = 0; k != words.shape(0); ++k)
            for (std::size_t i = 0; i != x.shape(1); ++i) made(t, k) += x(t, i) * words(k, i);
    return made;
}};

//! [layers]
constexpr auto norm(auto&& scope, const auto& x, vs::extent width) {
    auto g = scope.get_variable("g"_n, {width}, vs::float32, {.initializer = vs::constant(1.0)});
    auto b = scope.get_variable("b"_n, {width}, vs::float32, {.initializer = vs::constant(0.0)});
    return normalize(x, g, b);
}

constexpr auto conv1d(auto&& scope, const auto& x, vs::extent in, vs::extent out) {
    auto w =
        scope.get_variable("w"_n, {1, in, out}, vs::float32, {.initializer = vs::random_normal(0.0, 0.02)});
    auto b = scope.get_variable("b"_n, {out}, vs::float32, {.initializer = vs::constant(0.0)});
    return affine(x, w, b);
}
//! [layers]

//! [program]
template <config C>
struct net {
    template <class Scope, class Tokens = vs::abstract>
    constexpr auto operator()(Scope&& scope, const Tokens& tokens = {}) const {
        auto model = scope.variable_scope("model"_n);
        auto wpe = model.get_variable("wpe"_n, {C.positions, C.width}, vs::float32,
                                      {.initializer = vs::random_normal(0.0, 0.01)});
        auto wte = model.get_variable("wte"_n, {C.vocabulary, C.width}, vs::float32,
                                      {.initializer = vs::random_normal(0.0, 0.02)});
        auto h = embed(tokens, wte, wpe);
        for (int layer = 0; layer != C.layers; ++layer) h = block(model.variable_scope("h"_n + layer), h);
        return compare(norm(model.variable_scope("ln_f"_n), h, C.width), wte);
    }

  private:
    static constexpr auto block(auto&& scope, const auto& x) {
        auto a = attention(scope.variable_scope("attn"_n), norm(scope.variable_scope("ln_1"_n), x, C.width));
        auto y = add(x, a);
        auto m = mlp(scope.variable_scope("mlp"_n), norm(scope.variable_scope("ln_2"_n), y, C.width));
        return add(y, m);
    }
    static constexpr auto attention(auto&& scope, const auto& x) {
        auto qkv = conv1d(scope.variable_scope("c_attn"_n), x, C.width, 3 * C.width);
        return conv1d(scope.variable_scope("c_proj"_n), attend(qkv, C.heads), C.width, C.width);
    }
    static constexpr auto mlp(auto&& scope, const auto& x) {
        auto h = gelu(conv1d(scope.variable_scope("c_fc"_n), x, C.width, 4 * C.width));
        return conv1d(scope.variable_scope("c_proj"_n), h, 4 * C.width, C.width);
    }
};
//! [program]

} // namespace gpt2

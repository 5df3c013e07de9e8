// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// BERT-Base's variables, declared as its modeling.py declares them: functions for layers, a loop over them, names with indices.
#pragma once

#include <varscope/manifest.hpp>
#include <varscope/name.hpp>

namespace bert {

namespace vs = varscope;
using namespace varscope::literals;

// The released uncased model.
inline constexpr vs::extent vocabulary = 30522;
inline constexpr vs::extent positions = 512;
inline constexpr vs::extent hidden = 768;
inline constexpr vs::extent intermediate = 3072;
inline constexpr int layers = 12;

inline constexpr auto weights = vs::truncated_normal(0, 0.02);

//! [functions]
constexpr void dense(auto&& scope, vs::extent inputs, vs::extent outputs) {
    scope.get_variable("kernel"_n, {inputs, outputs}, vs::float32, {.initializer = weights});
    scope.get_variable("bias"_n, {outputs}, vs::float32, {.initializer = vs::zeros()});
}

constexpr void layer_norm(auto&& scope) {
    scope.get_variable("beta"_n, {hidden}, vs::float32, {.initializer = vs::zeros()});
    scope.get_variable("gamma"_n, {hidden}, vs::float32, {.initializer = vs::ones()});
}

constexpr void attention(auto&& scope) {
    {
        auto self = scope.variable_scope("self"_n);
        dense(self.variable_scope("query"_n), hidden, hidden);
        dense(self.variable_scope("key"_n), hidden, hidden);
        dense(self.variable_scope("value"_n), hidden, hidden);
    }
    auto output = scope.variable_scope("output"_n);
    dense(output.variable_scope("dense"_n), hidden, hidden);
    layer_norm(output.variable_scope("LayerNorm"_n));
}

constexpr void transformer_layer(auto&& scope) {
    attention(scope.variable_scope("attention"_n));
    dense(scope.variable_scope("intermediate"_n).variable_scope("dense"_n), hidden, intermediate);
    auto output = scope.variable_scope("output"_n);
    dense(output.variable_scope("dense"_n), intermediate, hidden);
    layer_norm(output.variable_scope("LayerNorm"_n));
}
//! [functions]

constexpr void embeddings(auto&& scope) {
    scope.get_variable("word_embeddings"_n, {vocabulary, hidden}, vs::float32, {.initializer = weights});
    scope.get_variable("token_type_embeddings"_n, {2, hidden}, vs::float32, {.initializer = weights});
    scope.get_variable("position_embeddings"_n, {positions, hidden}, vs::float32, {.initializer = weights});
    layer_norm(scope.variable_scope("LayerNorm"_n));
}

//! [model]
struct base {
    constexpr void operator()(auto&& scope) const {
        auto model = scope.variable_scope("bert"_n);
        embeddings(model.variable_scope("embeddings"_n));
        {
            auto encoder = model.variable_scope("encoder"_n);
            for (int i = 0; i != layers; ++i) transformer_layer(encoder.variable_scope("layer_"_n + i));
        }
        dense(model.variable_scope("pooler"_n).variable_scope("dense"_n), hidden, hidden);
    }
};
//! [model]

// The two heads of pretraining: masked language model and next sentence.
struct pretraining {
    constexpr void operator()(auto&& scope) const {
        base{}(scope);
        auto cls = scope.variable_scope("cls"_n);
        {
            auto predictions = cls.variable_scope("predictions"_n);
            auto transform = predictions.variable_scope("transform"_n);
            dense(transform.variable_scope("dense"_n), hidden, hidden);
            layer_norm(transform.variable_scope("LayerNorm"_n));
            predictions.get_variable("output_bias"_n, {vocabulary}, vs::float32,
                                     {.initializer = vs::zeros()});
        }
        auto next_sentence = cls.variable_scope("seq_relationship"_n);
        next_sentence.get_variable("output_weights"_n, {2, hidden}, vs::float32, {.initializer = weights});
        next_sentence.get_variable("output_bias"_n, {2}, vs::float32, {.initializer = vs::zeros()});
    }
};

} // namespace bert

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// Names like those of a BERT model of any size, and the memory a program has allocated.
#pragma once

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <vector>

namespace bench {

/// The first `count` names of a BERT encoder with as many layers as that takes.
inline std::vector<std::string> bert_names(std::size_t count) {
    static const char* const dense[] = {"attention/self/query", "attention/self/key",
                                        "attention/self/value", "attention/output/dense",
                                        "intermediate/dense",   "output/dense"};
    static const char* const norm[] = {"attention/output/LayerNorm", "output/LayerNorm"};
    std::vector<std::string> names = {"bert/embeddings/word_embeddings",
                                      "bert/embeddings/token_type_embeddings",
                                      "bert/embeddings/position_embeddings"};
    for (std::size_t layer = 0; names.size() < count; ++layer) {
        const std::string prefix = "bert/encoder/layer_" + std::to_string(layer) + '/';
        for (const char* const part : dense)
            for (const char* const leaf : {"/kernel", "/bias"}) names.push_back(prefix + part + leaf);
        for (const char* const part : norm)
            for (const char* const leaf : {"/beta", "/gamma"}) names.push_back(prefix + part + leaf);
    }
    names.resize(count);
    return names;
}

inline std::vector<std::string> shuffled(std::vector<std::string> names) {
    std::shuffle(names.begin(), names.end(), std::mt19937(1));
    return names;
}

/// The bytes that operator new gave out and that were not given back.
std::size_t bytes_in_use() noexcept;

} // namespace bench

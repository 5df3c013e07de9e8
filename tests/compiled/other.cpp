// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
#include <varscope/graph.hpp>

namespace vs = varscope;

// Shared by the translation units: the same graph in both.
void double_weights(vs::graph& graph);
void double_weights(vs::graph& graph) { graph.at("layer/w").as<float>() *= 2.0f; }

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/graph_keys.hpp: the keys of TensorFlow's collections.
#pragma once

#include <varscope/types/request.hpp>

/// The keys that TensorFlow calls `tf.GraphKeys`, with its texts (row 128) but that of global_variables, which it spells `variables`. Every graph has the
/// first two; every other collection begins with the first thing that is added to it, whatever its key.
namespace varscope::graph_keys {

inline constexpr text global_variables = global_variables_key;
inline constexpr text trainable_variables = trainable_variables_key;
inline constexpr text local_variables = local_variables_key;
inline constexpr text metric_variables = "metric_variables";
inline constexpr text model_variables = "model_variables";
inline constexpr text moving_average_variables = "moving_average_variables";
inline constexpr text concatenated_variables = "concatenated_variables";
inline constexpr text trainable_resource_variables = "trainable_resource_variables";
inline constexpr text global_step = "global_step";
inline constexpr text eval_step = "eval_step";
// Nothing is ever added to these three but by the program itself.
inline constexpr text weights = "weights";
inline constexpr text biases = "biases";
inline constexpr text activations = "activations";
// Of things that are not variables; see value_collections.
inline constexpr text losses = "losses";
inline constexpr text regularization_losses = "regularization_losses";
inline constexpr text update_ops = "update_ops";
inline constexpr text train_op = "train_op";
inline constexpr text summaries = "summaries";
inline constexpr text summary_op = "summary_op";
inline constexpr text init_op = "init_op";
inline constexpr text local_init_op = "local_init_op";
inline constexpr text ready_op = "ready_op";
inline constexpr text ready_for_local_init_op = "ready_for_local_init_op";
inline constexpr text savers = "savers";
inline constexpr text saveable_objects = "saveable_objects";
inline constexpr text queue_runners = "queue_runners";
inline constexpr text table_initializers = "table_initializer";
inline constexpr text asset_filepaths = "asset_filepaths";
inline constexpr text resources = "resources";
inline constexpr text local_resources = "local_resources";
inline constexpr text cond_context = "cond_context";
inline constexpr text while_context = "while_context";

} // namespace varscope::graph_keys

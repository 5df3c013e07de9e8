// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer.hpp: the optimizers of TensorFlow 1, for models and graphs.
#pragma once

#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/optimizer/check_gradient.hpp>
#include <varscope/optimizer/frozen.hpp>
#include <varscope/optimizer/gradients.hpp>
#include <varscope/optimizer/graph_optimizer.hpp>
#include <varscope/optimizer/kernel.hpp>
#include <varscope/optimizer/rules.hpp>
#include <varscope/optimizer/scope_access.hpp>
#include <varscope/optimizer/soft_copy.hpp>
#include <varscope/optimizer/step.hpp>
#include <varscope/optimizer/with_slots.hpp>

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/regularizers.hpp: what variables add to the loss.
#pragma once

#include <varscope/regularizers/function.hpp>
#include <varscope/regularizers/losses.hpp>
#include <varscope/regularizers/norms.hpp>
#include <varscope/regularizers/sum.hpp>

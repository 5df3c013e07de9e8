// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/constraints.hpp: what the elements of variables are brought back to after a step.
#pragma once

#include <varscope/constraints/function.hpp>
#include <varscope/constraints/norms.hpp>

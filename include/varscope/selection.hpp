// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/selection.hpp: what selects variables by what run time knows.
#pragma once

#include <varscope/selection/contrib.hpp>
#include <varscope/selection/filter.hpp>
#include <varscope/selection/graph_collections.hpp>
#include <varscope/selection/regex.hpp>
#include <varscope/selection/value_collections.hpp>
#include <varscope/selection/views.hpp>

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/inspect.hpp: variables in tables, pictures and differences.
#pragma once

#include <varscope/inspect/difference.hpp>
#include <varscope/inspect/dot.hpp>
#include <varscope/inspect/facts.hpp>
#include <varscope/inspect/graph_def.hpp>
#include <varscope/inspect/histogram.hpp>
#include <varscope/inspect/ranges.hpp>
#include <varscope/inspect/summary.hpp>

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace.hpp: running programs in the constant evaluator, and graphs of names in constants.
#pragma once

#include <varscope/naming.hpp>
#include <varscope/scope.hpp>
#include <varscope/trace/abstract.hpp>
#include <varscope/trace/arithmetic.hpp>
#include <varscope/trace/handles.hpp>
#include <varscope/trace/lifted.hpp>
#include <varscope/trace/static_graph.hpp>
#include <varscope/trace/tracer.hpp>
#include <varscope/trace/traced_types.hpp>
#include <varscope/trace/tracing_scope.hpp>
#include <varscope/trace/value_source.hpp>
#include <varscope/trace/variable_list.hpp>

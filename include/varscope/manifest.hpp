// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest.hpp: programs that the compiler runs, and what they declare.
#pragma once

#include <varscope/core.hpp>
#include <varscope/manifest/abstract.hpp>
#include <varscope/manifest/check.hpp>
#include <varscope/manifest/fingerprint.hpp>
#include <varscope/manifest/freeze.hpp>
#include <varscope/manifest/layout.hpp>
#include <varscope/manifest/manifest.hpp>
#include <varscope/manifest/names.hpp>
#include <varscope/manifest/nearest.hpp>
#include <varscope/manifest/options.hpp>
#include <varscope/manifest/programs.hpp>
#include <varscope/manifest/report.hpp>
#include <varscope/manifest/select.hpp>
#include <varscope/manifest/static_array.hpp>
#include <varscope/manifest/static_graph.hpp>
#include <varscope/manifest/tables.hpp>
#include <varscope/manifest/template.hpp>
#include <varscope/manifest/trace.hpp>
#include <varscope/manifest/trace_calls.hpp>
#include <varscope/manifest/trace_log.hpp>
#include <varscope/manifest/trace_operations.hpp>
#include <varscope/manifest/trace_values.hpp>
#include <varscope/manifest/traced.hpp>
#include <varscope/manifest/tracing_scope.hpp>
#include <varscope/manifest/variable_c.hpp>

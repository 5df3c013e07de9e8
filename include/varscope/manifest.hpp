// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest.hpp: programs that the compiler runs, and what they declare.
#pragma once

#include <varscope/manifest/build_tables.hpp>
#include <varscope/manifest/check.hpp>
#include <varscope/manifest/fingerprint.hpp>
#include <varscope/manifest/manifest.hpp>
#include <varscope/manifest/names.hpp>
#include <varscope/manifest/nearest.hpp>
#include <varscope/manifest/part_inputs.hpp>
#include <varscope/manifest/program_c.hpp>
#include <varscope/manifest/programs.hpp>
#include <varscope/manifest/report.hpp>
#include <varscope/manifest/select.hpp>
#include <varscope/manifest/tables.hpp>
#include <varscope/manifest/traced_program.hpp>
#include <varscope/manifest/variable_c.hpp>
#include <varscope/trace.hpp>

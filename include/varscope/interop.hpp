// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop.hpp: adapters for other libraries' types.
#pragma once

#include <varscope/interop/hana_model.hpp>
#include <varscope/interop/hana_string.hpp>
#include <varscope/interop/hana_struct.hpp>
#include <varscope/interop/name_scopes.hpp>
#include <varscope/interop/sparse_placeholder.hpp>
#include <varscope/interop/struct_program.hpp>
#include <varscope/interop/tf1_filter.hpp>

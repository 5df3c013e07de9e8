// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming.hpp: the engine that gives names: paths, scopes, variables, operations.
#pragma once

#include <varscope/naming/adoption.hpp>
#include <varscope/naming/full_path_index.hpp>
#include <varscope/naming/last_name.hpp>
#include <varscope/naming/listed.hpp>
#include <varscope/naming/naming_state.hpp>
#include <varscope/naming/open_scopes.hpp>
#include <varscope/naming/operations.hpp>
#include <varscope/naming/outcome.hpp>
#include <varscope/naming/parts.hpp>
#include <varscope/naming/path_node.hpp>
#include <varscope/naming/path_table.hpp>
#include <varscope/naming/scope_counts.hpp>
#include <varscope/naming/scopes.hpp>
#include <varscope/naming/segment_index.hpp>
#include <varscope/naming/storage.hpp>
#include <varscope/naming/transaction.hpp>
#include <varscope/naming/unique_name.hpp>
#include <varscope/naming/variable_store.hpp>
#include <varscope/naming/variables.hpp>

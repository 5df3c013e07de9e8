// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core.hpp: all of layer 1, the scoping rules.
#pragma once

#include <varscope/core/adoption_rules.hpp>
#include <varscope/core/arguments.hpp>
#include <varscope/core/code.hpp>
#include <varscope/core/constant_paths.hpp>
#include <varscope/core/dtype.hpp>
#include <varscope/core/initializer.hpp>
#include <varscope/core/naming_tables.hpp>
#include <varscope/core/operation_rules.hpp>
#include <varscope/core/outcome.hpp>
#include <varscope/core/path_finger.hpp>
#include <varscope/core/path_node.hpp>
#include <varscope/core/path_table.hpp>
#include <varscope/core/path_tree.hpp>
#include <varscope/core/recipe.hpp>
#include <varscope/core/repr.hpp>
#include <varscope/core/request.hpp>
#include <varscope/core/resolver.hpp>
#include <varscope/core/reuse.hpp>
#include <varscope/core/scope_counts.hpp>
#include <varscope/core/scope_rules.hpp>
#include <varscope/core/scope_tree.hpp>
#include <varscope/core/shape.hpp>
#include <varscope/core/source_location.hpp>
#include <varscope/core/storage.hpp>
#include <varscope/core/unique_name.hpp>
#include <varscope/core/variable_rules.hpp>
#include <varscope/core/variable_store.hpp>
#include <varscope/name.hpp>

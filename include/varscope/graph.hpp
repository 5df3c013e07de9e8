// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph.hpp: the run-time graph.
#pragma once

#include <varscope/graph/adopt.hpp>
#include <varscope/graph/captured_scope.hpp>
#include <varscope/graph/changes.hpp>
#include <varscope/graph/collection_ref.hpp>
#include <varscope/graph/constant_tensor.hpp>
#include <varscope/graph/copy.hpp>
#include <varscope/graph/deferred_elements.hpp>
#include <varscope/graph/fwd.hpp>
#include <varscope/graph/graph.hpp>
#include <varscope/graph/lock.hpp>
#include <varscope/graph/operations.hpp>
#include <varscope/graph/options.hpp>
#include <varscope/graph/placeholder.hpp>
#include <varscope/graph/print.hpp>
#include <varscope/graph/scope.hpp>
#include <varscope/graph/state.hpp>
#include <varscope/graph/storage.hpp>
#include <varscope/graph/variable.hpp>
#include <varscope/graph/variable_list.hpp>
#include <varscope/init.hpp>
#include <varscope/scope.hpp>

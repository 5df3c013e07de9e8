// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model.hpp: the variables of a program in memory, every name resolved.
#pragma once

#include <varscope/init.hpp>
#include <varscope/manifest.hpp>
#include <varscope/model/access.hpp>
#include <varscope/model/captured_scope.hpp>
#include <varscope/model/checks.hpp>
#include <varscope/model/copy.hpp>
#include <varscope/model/dynamic_scope.hpp>
#include <varscope/model/feed.hpp>
#include <varscope/model/first_values.hpp>
#include <varscope/model/lookup.hpp>
#include <varscope/model/model.hpp>
#include <varscope/model/placeholder.hpp>
#include <varscope/model/replayed_calls.hpp>
#include <varscope/model/replayed_value.hpp>
#include <varscope/model/run.hpp>
#include <varscope/model/run_constant.hpp>
#include <varscope/model/scope.hpp>
#include <varscope/model/scope_variables.hpp>
#include <varscope/model/storage.hpp>
#include <varscope/model/variable.hpp>
#include <varscope/model/variable_list.hpp>
#include <varscope/model/variable_ref.hpp>

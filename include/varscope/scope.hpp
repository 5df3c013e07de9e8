// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope.hpp: what a scope is: its calls, options and templates, and the concept that every kind of scope meets.
#pragma once

#include <varscope/scope/accept.hpp>
#include <varscope/scope/as.hpp>
#include <varscope/scope/calls.hpp>
#include <varscope/types/collection_list.hpp>
#include <varscope/scope/list_iterator.hpp>
#include <varscope/scope/options.hpp>
#include <varscope/scope/run_then.hpp>
#include <varscope/scope/scope_like.hpp>
#include <varscope/scope/template.hpp>
#include <varscope/types.hpp>

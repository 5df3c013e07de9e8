// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/sharing.hpp: variables and scopes that are shared without a change of the code that asks for them. Not included by varscope.hpp.
#pragma once

#include <varscope/sharing/deferred_variable.hpp>
#include <varscope/sharing/scope.hpp>
#include <varscope/sharing/tie.hpp>
#include <varscope/sharing/tied.hpp>
#include <varscope/sharing/transposed.hpp>

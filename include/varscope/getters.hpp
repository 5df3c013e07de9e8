// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/getters.hpp: what scopes carry of the program's: functions between it and get_variable, default arguments of its layers.
#pragma once

#include <varscope/getters/arg_scope.hpp>
#include <varscope/getters/carrying_scope.hpp>
#include <varscope/getters/custom_getter.hpp>
#include <varscope/getters/local_variables.hpp>

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/getters.hpp: functions that stand between a program and get_variable.
#pragma once

#include <varscope/getters/custom_getter.hpp>

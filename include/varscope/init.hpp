// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/init.hpp: first values.
#pragma once

#include <varscope/init/fill.hpp>
#include <varscope/tensor.hpp>

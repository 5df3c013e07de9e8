// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/partitioned.hpp: variables that are cut into parts. Not included by varscope.hpp.
#pragma once

#include <varscope/partitioned/access.hpp>
#include <varscope/partitioned/get.hpp>
#include <varscope/partitioned/partitioners.hpp>
#include <varscope/partitioned/slice_info.hpp>
#include <varscope/partitioned/tensor.hpp>
#include <varscope/partitioned/variable.hpp>

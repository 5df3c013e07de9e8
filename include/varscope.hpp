// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope.hpp: everything. Convenient, and as slow to compile as xtensor; the layers' headers cost less.
#pragma once

#include <varscope/config.hpp>
#include <varscope/error.hpp>
#include <varscope/graph.hpp>
#include <varscope/init.hpp>
#include <varscope/interop.hpp>
#include <varscope/manifest.hpp>
#include <varscope/model.hpp>
#include <varscope/name.hpp>
#include <varscope/naming.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/scope.hpp>
#include <varscope/tensor.hpp>
#include <varscope/trace.hpp>
#include <varscope/types.hpp>
#include <varscope/version.hpp>

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/error.hpp: what is thrown, and how names are spelled in messages.
#pragma once

#include <varscope/error/name_view.hpp>
#include <varscope/error/partitions.hpp>
#include <varscope/error/nothing_selected.hpp>
#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/types.hpp>

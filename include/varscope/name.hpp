// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name.hpp: all of layer 0, names and paths.
#pragma once

#include <varscope/name/built_name.hpp>
#include <varscope/name/fixed_string.hpp>
#include <varscope/name/fnv.hpp>
#include <varscope/name/fwd.hpp>
#include <varscope/name/hash.hpp>
#include <varscope/name/name.hpp>
#include <varscope/name/name_like.hpp>
#include <varscope/name/path.hpp>
#include <varscope/name/rules.hpp>
#include <varscope/name/spelled.hpp>
#include <varscope/name/text.hpp>

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/detail/cold.hpp: what is said of functions that are seldom called.
#pragma once

// A function that is called when something is refused, or rarely: not inlined, and compiled for size.
#if defined(__GNUC__) || defined(__clang__)
#define VARSCOPE_COLD [[gnu::cold, gnu::noinline]]
#else
#define VARSCOPE_COLD
#endif

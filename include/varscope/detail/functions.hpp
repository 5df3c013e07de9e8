// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/detail/functions.hpp: where functions that are not templates are defined: in every translation unit, or in compiled.cpp.
#pragma once

// A program that defines VARSCOPE_COMPILED everywhere links what varscope/compiled.cpp makes; its headers declare those functions only.
#if defined(VARSCOPE_COMPILED) && !defined(VARSCOPE_COMPILED_SOURCE)
#define VARSCOPE_DEFINES 0
#else
#define VARSCOPE_DEFINES 1
#endif
#ifdef VARSCOPE_COMPILED
#define VARSCOPE_INLINE
#else
#define VARSCOPE_INLINE inline
#endif

// A function that is called when something is refused, or rarely: compiled for size, and not inlined.
#if defined(__GNUC__) || defined(__clang__)
#define VARSCOPE_COLD [[gnu::cold]]
#else
#define VARSCOPE_COLD
#endif

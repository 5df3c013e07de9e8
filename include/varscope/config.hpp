// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/config.hpp: the macros a user may set before the first include of varscope.
#pragma once

/// Called with a condition and a sentence when a precondition fails that costs too much to report in release builds
/// (a scope used after its graph is gone). Define it before including varscope to route it elsewhere; it does
/// nothing where NDEBUG is defined.
#ifndef VARSCOPE_ASSERT
#ifdef NDEBUG
#define VARSCOPE_ASSERT(condition, sentence) static_cast<void>(0)
#else
#include <cassert>
#define VARSCOPE_ASSERT(condition, sentence) assert((condition) && (sentence))
#endif
#endif

/// The steps that the compiler's constant evaluator may take, which it tells to no program: those of clang's option -fconstexpr-steps, or of
/// -fconstexpr-ops-limit of g++. Define it before any header where the option raises them. A program for which they do not suffice is
/// refused (VS-E031).
#ifndef VARSCOPE_CONSTEXPR_STEPS
#ifdef __clang__
#define VARSCOPE_CONSTEXPR_STEPS 1048576
#else
#define VARSCOPE_CONSTEXPR_STEPS 33554432
#endif
#endif

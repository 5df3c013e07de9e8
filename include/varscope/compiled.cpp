// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/compiled.cpp: the part of the library that can be compiled once. A program that links it defines VARSCOPE_COMPILED everywhere.
#ifndef VARSCOPE_COMPILED
#define VARSCOPE_COMPILED
#endif
#define VARSCOPE_COMPILED_SOURCE
#include <varscope/graph.hpp>

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// A program of a user of the library.
#include <varscope.hpp>

#include <cstdio>

int main() { std::printf("varscope %d\n", VARSCOPE_VERSION_MAJOR); }

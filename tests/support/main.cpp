// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/main.cpp: the main function of the unit tests. Catch2 version 3 brings its own and does not need this file.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>

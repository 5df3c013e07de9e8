// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/pch/light.hpp: what every unit test of the layers without tensors starts with, compiled once.
// Guarded by a macro: g++ compiles this file as a main file, where it warns of #pragma once.
#ifndef VARSCOPE_TESTS_PCH_LIGHT_HPP
#define VARSCOPE_TESTS_PCH_LIGHT_HPP

#include "../catch.hpp"

#include <string>
#include <string_view>
#include <vector>

#endif

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/version.hpp: the version of the library, read by the build too.
#pragma once

#define VARSCOPE_VERSION_MAJOR 0
#define VARSCOPE_VERSION_MINOR 1
#define VARSCOPE_VERSION_PATCH 0

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/odr/a.cpp: one of two translation units that include the whole library.
#include <varscope.hpp>
#include <varscope/checkpoint.hpp>
#include <varscope/constraints.hpp>
#include <varscope/getters.hpp>
#include <varscope/partitioned.hpp>
#include <varscope/sharing.hpp>
#include <varscope/inspect.hpp>
#include <varscope/regularizers.hpp>
#include <varscope/initializers/convolution.hpp>
#include <varscope/initializers/function.hpp>
#include <varscope/initializers/orthogonal.hpp>
#include <varscope/initializers/parallel.hpp>
#include <varscope/selection.hpp>

int version_in_a();

int version_in_a() {
    return VARSCOPE_VERSION_MAJOR * 10000 + VARSCOPE_VERSION_MINOR * 100 + VARSCOPE_VERSION_PATCH;
}

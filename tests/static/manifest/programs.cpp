// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/manifest/programs.cpp: several programs scoped scopes of their own.
#include "support/programs.hpp"

namespace vs = varscope;
using namespace vs::testing;

using both = vs::programs<vs::scoped<"actor", layer>, vs::scoped<"critic", networks>>;
using m = vs::manifest<both>;
static_assert(m::size() == 7);
static_assert(m::name(0) == "actor/kernel" && m::name(2) == "critic/online/kernel" &&
              m::name(6) == "critic/step");
static_assert(vs::manifest<vs::programs<>>::size() == 0);

// Two parts below one scope, with names of their own.
using shared = vs::programs<vs::scoped<"agent", layer>, vs::scoped<"agent", networks>>;
static_assert(vs::manifest<shared>::size() == 7 && vs::manifest<shared>::contains("agent/online/kernel"));

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/manifest/nearest.cpp: the declared name that a misspelt one is nearest to.
#include "support/programs.hpp"

namespace vs = varscope;
using namespace vs::testing;

static_assert(vs::edit_distance("", "") == 0 && vs::edit_distance("", "abc") == 3);
static_assert(vs::edit_distance("kitten", "sitting") == 3);
static_assert(vs::edit_distance("wieghts", "weights") == 1); // two neighbours that changed places
static_assert(vs::edit_distance("ca", "abc") == 3); // optimal string alignment, not Damerau's distance
static_assert(vs::differing_size("abxcd", "abycd") == 1 && vs::differing_size("a", "a") == 0);
static_assert(vs::differing_size("aa", "a") == 1);

constexpr std::size_t nearest(vs::text asked) {
    using m = vs::manifest<networks>;
    return vs::nearest_of(asked, m::size(), [](std::size_t i) { return m::name(i); });
}
static_assert(nearest("online/kernle") == 0 && nearest("target/bais") == 3 && nearest("stp") == 4);

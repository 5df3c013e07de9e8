// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/unique_name.cpp: suffixes. The rules of unique names: unique_names.cpp.
#include "support/recorder.hpp"
#include <varscope/naming/unique_name.hpp>

namespace vs = varscope;
using vs::suffix_text;
using vs::text;

static_assert(text(suffix_text(0)).empty());
static_assert(text(suffix_text(1)) == "_1");
static_assert(text(suffix_text(10)) == "_10");
static_assert(text(suffix_text(4294967295u)) == "_4294967295");

// Equal to looking at _1, _2, ... in turn, whatever was taken before.
constexpr bool is_the_first_free_name(std::uint32_t taken_bits) {
    vs::testing::recorder<vs::constant_storage> engine;
    engine.unique(0, "n");
    for (std::uint32_t i = 1; i != 8; ++i)
        if ((taken_bits >> i & 1) != 0) {
            vs::testing::transcript name;
            name.write("n_").add(i);
            engine.unique(0, name.words());
        }
    for (std::uint32_t i = 1; i != 8; ++i) {
        if ((taken_bits >> i & 1) != 0) continue;
        vs::testing::transcript expected;
        expected.write("n_").add(i);
        engine.record = {};
        engine.unique(0, "n");
        if (!(engine.record == expected)) return false;
    }
    engine.record = {};
    engine.unique(0, "n");
    return engine.record == "n_8";
}
static_assert(is_the_first_free_name(0));
static_assert(is_the_first_free_name(0b11111110));
static_assert(is_the_first_free_name(0b01010100));
static_assert(is_the_first_free_name(0b00001110));
static_assert(is_the_first_free_name(0b10000000));

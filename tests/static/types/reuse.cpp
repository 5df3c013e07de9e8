// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/reuse.cpp: how modes of reuse combine. In scopes: reuse.cpp.
#include <varscope/types/reuse.hpp>

namespace vs = varscope;
using vs::combine;
using vs::reuse_mode;

constexpr vs::reuse_mode modes[] = {reuse_mode::create, vs::reuse, vs::auto_reuse};

// Row 67: what a scope does is one of three; the two that can be asked for have short names.
static_assert(vs::reuse == vs::reuse_mode::reuse && vs::auto_reuse == vs::reuse_mode::auto_reuse);
static_assert(vs::reuse_mode{} == reuse_mode::create, "a scope makes new variables unless told otherwise");

// Row 68: `create` asks for nothing.
constexpr bool create_is_neutral() {
    for (const auto mode : modes)
        if (combine(mode, reuse_mode::create) != mode || combine(reuse_mode::create, mode) != mode)
            return false;
    return true;
}
static_assert(create_is_neutral());

// Row 70: the inner of two that ask wins.
static_assert(combine(vs::reuse, vs::auto_reuse) == vs::auto_reuse);
static_assert(combine(vs::auto_reuse, vs::reuse) == vs::reuse);

// However scopes are grouped, the mode is the same, and asking twice is asking once.
constexpr bool combine_is_associative_and_idempotent() {
    for (const auto a : modes)
        for (const auto b : modes) {
            if (combine(combine(a, b), b) != combine(a, b)) return false;
            for (const auto c : modes)
                if (combine(combine(a, b), c) != combine(a, combine(b, c))) return false;
        }
    return true;
}
static_assert(combine_is_associative_and_idempotent());

// Rows 68 and 69: there is no way back to making.
constexpr bool reuse_is_never_switched_off() {
    for (const auto inherited : modes)
        for (const auto asked : modes)
            if (inherited != reuse_mode::create && combine(inherited, asked) == reuse_mode::create)
                return false;
    return true;
}
static_assert(reuse_is_never_switched_off());

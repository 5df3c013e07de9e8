// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/core/laws.cpp: the laws of the core in the memory of constants. At run time: tests/unit/core/laws.cpp.
#include "laws/resolver.hpp"

namespace laws = varscope::testing::laws;
using storage = varscope::constant_storage;

template <class Law>
constexpr bool holds_always(Law law) {
    for (int how = 0; how != laws::ways_to_prepare; ++how)
        if (!law(how)) return false;
    return true;
}

static_assert(holds_always([](int how) { return laws::what_is_created_is_found<storage>(how, "s", "v"); }));
static_assert(holds_always([](int how) {
    return laws::what_is_created_is_found<storage>(how, "a/b", "c/d");
}));
static_assert(holds_always([](int how) { return laws::what_is_created_is_found<storage>(how, "A", "v"); }));

static_assert(holds_always([](int how) { return laws::sharing_is_idempotent<storage>(how, "s", "v"); }));
static_assert(holds_always([](int how) { return laws::sharing_is_idempotent<storage>(how, "a/b", "w"); }));
static_assert(holds_always([](int how) { return laws::sharing_is_idempotent<storage>(how, "d_1", "v"); }));

static_assert(holds_always([](int how) { return laws::a_granted_name_is_new<storage>(how, "o"); }));
static_assert(holds_always([](int how) { return laws::a_granted_name_is_new<storage>(how, "a/v"); }));
static_assert(holds_always([](int how) { return laws::a_granted_name_is_new<storage>(how, "a/b/w/read"); }));
static_assert(holds_always([](int how) { return laws::a_granted_name_is_new<storage>(how, "O_1"); }));

static_assert(holds_always([](int how) {
    return laws::leaving_restores_the_scope_around<storage>(how, "i");
}));
static_assert(holds_always([](int how) {
    return laws::leaving_restores_the_scope_around<storage>(how, "a/b");
}));

static_assert(holds_always([](int how) {
    return laws::a_refused_request_changes_nothing<storage>(how,
                                                            [](auto& core, auto in) { core.op(in, "x y"); });
}));
static_assert(holds_always([](int how) {
    return laws::a_refused_request_changes_nothing<storage>(how,
                                                            [](auto& core, auto in) { core.get(in, "y:0"); });
}));

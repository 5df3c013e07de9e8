// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/laws.cpp: the laws of the engine in constants, in memories of several kinds and sizes. At run time: tests/unit/naming/laws.cpp.
#include "laws/naming.hpp"
#include "support/bounded_storage.hpp"

namespace laws = varscope::testing::laws;
using varscope::constant_storage;
using varscope::testing::bounded_storage;

template <class Law>
constexpr bool holds_always(Law law) {
    for (int how = 0; how != laws::ways_to_prepare; ++how)
        if (!law(how)) return false;
    return true;
}

// Each memory is a type of its own, so that an error names it.
template <class Storage>
struct check {
    static_assert(holds_always([](int how) {
        return laws::what_is_created_is_found<Storage>(how, "s", "v");
    }));
    static_assert(holds_always([](int how) {
        return laws::what_is_created_is_found<Storage>(how, "a/b", "c/d");
    }));
    static_assert(holds_always([](int how) {
        return laws::what_is_created_is_found<Storage>(how, "A", "v");
    }));
    static_assert(holds_always([](int how) { return laws::sharing_is_idempotent<Storage>(how, "s", "v"); }));
    static_assert(holds_always([](int how) {
        return laws::sharing_is_idempotent<Storage>(how, "a/b", "w");
    }));
    static_assert(holds_always([](int how) {
        return laws::sharing_is_idempotent<Storage>(how, "d_1", "v");
    }));
    static_assert(holds_always([](int how) { return laws::a_granted_name_is_new<Storage>(how, "o"); }));
    static_assert(holds_always([](int how) { return laws::a_granted_name_is_new<Storage>(how, "a/v"); }));
    static_assert(holds_always([](int how) {
        return laws::a_granted_name_is_new<Storage>(how, "a/b/w/read");
    }));
    static_assert(holds_always([](int how) { return laws::a_granted_name_is_new<Storage>(how, "O_1"); }));
    static_assert(holds_always([](int how) {
        return laws::leaving_restores_the_scope_around<Storage>(how, "i");
    }));
    static_assert(holds_always([](int how) {
        return laws::leaving_restores_the_scope_around<Storage>(how, "a/b");
    }));
    static_assert(holds_always([](int how) {
        return laws::a_refused_request_changes_nothing<Storage>(
            how,
            [](varscope::testing::recorder<Storage>& engine, std::uint32_t in) { engine.op(in, "x y"); });
    }));
    static_assert(holds_always([](int how) {
        return laws::a_refused_request_changes_nothing<Storage>(
            how,
            [](varscope::testing::recorder<Storage>& engine, std::uint32_t in) { engine.get(in, "y:0"); });
    }));
};

template struct check<constant_storage>;
template struct check<bounded_storage<400, true>>;

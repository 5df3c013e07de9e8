// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/naming/laws.cpp: the laws of the engine at run time, in every memory it can work in.
#include "laws/naming.hpp"
#include "support/bounded_storage.hpp"
#include "support/catch.hpp"
#include <varscope/graph/storage.hpp>

namespace vs = varscope;
namespace laws = vs::testing::laws;
using vs::testing::two;
using vs::testing::with;

// The smallest size is just enough for what the laws ask.
using small_storage = vs::testing::bounded_storage<400, false>;
using large_storage = vs::testing::bounded_storage<4096, true>;

// A request that no initializer of ones can satisfy.
static vs::variable_request text_of_ones() {
    vs::variable_request request = two();
    request.has_dtype = true;
    request.type = vs::dtype::string;
    return request;
}

#define VARSCOPE_TEST_STORAGES vs::constant_storage, vs::shared_storage, small_storage, large_storage

TEMPLATE_TEST_CASE("what is created is found", "", VARSCOPE_TEST_STORAGES) {
    const int how = GENERATE(range(0, laws::ways_to_prepare));
    for (const char* const scope : {"s", "a", "A", "a/b", "d_1", "n"})
        for (const char* const name : {"u", "u/v", "Assign", "w_1"}) {
            CAPTURE(how, scope, name);
            CHECK(laws::what_is_created_is_found<TestType>(how, scope, name));
        }
}

TEMPLATE_TEST_CASE("sharing is idempotent", "", VARSCOPE_TEST_STORAGES) {
    const int how = GENERATE(range(0, laws::ways_to_prepare));
    for (const char* const scope : {"s", "a", "A", "a/b", "d_1", "n"})
        for (const char* const name : {"v", "w", "u/v", "read"}) {
            CAPTURE(how, scope, name);
            CHECK(laws::sharing_is_idempotent<TestType>(how, scope, name));
        }
}

TEMPLATE_TEST_CASE("a granted name is new", "", VARSCOPE_TEST_STORAGES) {
    const int how = GENERATE(range(0, laws::ways_to_prepare));
    for (const char* const name :
         {"a", "A", "a/v", "a/v_1", "o", "O", "o_7", "a/b/w", "a/b/w/Assign", "d/v/read"}) {
        CAPTURE(how, name);
        CHECK(laws::a_granted_name_is_new<TestType>(how, name));
    }
}

TEMPLATE_TEST_CASE("leaving a scope restores the scope around it", "", VARSCOPE_TEST_STORAGES) {
    const int how = GENERATE(range(0, laws::ways_to_prepare));
    for (const char* const name : {"i", "law", "a/b", "d"}) {
        CAPTURE(how, name);
        CHECK(laws::leaving_restores_the_scope_around<TestType>(how, name));
    }
}

TEMPLATE_TEST_CASE("a refused request changes nothing", "", VARSCOPE_TEST_STORAGES) {
    const int how = GENERATE(range(0, laws::ways_to_prepare));
    CAPTURE(how);
    using core_type = vs::testing::recorder<TestType>;
    const auto changes_nothing = [how](void (*request)(core_type&, std::uint32_t)) {
        return laws::a_refused_request_changes_nothing<TestType>(how, request);
    };
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.op(in, "x y"); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.op(in, "x/y//z"); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.unique(in, ""); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.variable(in, "there:0"); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.variable(in, "new", {}); }));
    CHECK(
        changes_nothing([](core_type& engine, std::uint32_t in) { engine.variable(in, "new", text_of_ones()); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.get(in, "there"); }) == (how != 3));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.get(in, "new", {}); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.get(in, "new", text_of_ones()); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.get(in, "new/deep/x:0"); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.name_scope(in, "new/deep/x y"); }));
    CHECK(
        changes_nothing([](core_type& engine, std::uint32_t in) { engine.variable_scope(in, "new/deep/x y"); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t in) { engine.default_scope(in, "new/deep/x y"); }));
    CHECK(changes_nothing(
        [](core_type& engine, std::uint32_t in) { engine.default_scope(in, "new", with(vs::reuse)); }));
    CHECK(
        changes_nothing([](core_type& engine, std::uint32_t) { engine.name_scope(vs::testing::root, "_new"); }));
    CHECK(changes_nothing([](core_type& engine, std::uint32_t) { engine.leave(vs::testing::root); }));
}

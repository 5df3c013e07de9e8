// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/rules.cpp: which names are legal, and what is wrong with the others.
#include <varscope/name/rules.hpp>

namespace vs = varscope;
using enum vs::name_fault;
using vs::check_name;
using vs::name_place;
using vs::name_verdict;
using vs::text;

constexpr bool legal_anywhere(text name) {
    return check_name(name, name_place::root) && check_name(name, name_place::nested);
}
constexpr bool legal_below_a_scope_only(text name) {
    return check_name(name, name_place::root) == name_verdict{bad_first, 0} &&
           check_name(name, name_place::nested);
}
constexpr bool is(text name, vs::name_fault fault, std::size_t position) {
    const name_verdict expected{fault, position};
    return check_name(name, name_place::root) == expected && check_name(name, name_place::nested) == expected;
}

// Row 11: letters, digits and a dot begin a name; then also _ - / and >.
static_assert(legal_anywhere("foo"));
static_assert(legal_anywhere("Foo"));
static_assert(legal_anywhere("0"));
static_assert(legal_anywhere("7up"));
static_assert(legal_anywhere(".hidden"));
static_assert(legal_anywhere("a_b-c.d/e"));
static_assert(legal_anywhere("a>b"));
static_assert(legal_anywhere("a/_b/-c"));

// Rows 21 and 98: below a scope a name may also begin with _ - >.
static_assert(legal_below_a_scope_only("_c"));
static_assert(legal_below_a_scope_only("-c"));
static_assert(legal_below_a_scope_only(">c"));

// Row 11: no other characters.
static_assert(is("invalid:0", bad_character, 7));
static_assert(is("a b", bad_character, 1));
static_assert(is("a\\b", bad_character, 1));
static_assert(is("loc@", bad_character, 3));
static_assert(is("^a", bad_character, 0));
static_assert(is("na\xC3\xAFve", bad_character, 2));
static_assert(is(text("a\0b", 3), bad_character, 1));
static_assert(is("", empty, 0));

// Row 12: each piece behind a > begins as a name at the root does.
static_assert(is("a>_b", bad_first, 2));
static_assert(is("a>-b", bad_first, 2));
static_assert(is("a>>b", bad_first, 2));
static_assert(legal_anywhere("a>b>c"));
static_assert(legal_anywhere("a>.b"));

// Row 22: TensorFlow keeps repeated slashes; here they are refused, as are slashes at the ends (rows 10, 99).
static_assert(is("a//b", slash, 2));
static_assert(is("/a", slash, 0));
static_assert(is("a/", slash, 1));
static_assert(is("/", slash, 0));
static_assert(is("a/b//c", slash, 4));

// The first fault is the one that is reported.
static_assert(is("a b//", bad_character, 1));
static_assert(check_name("_ ", name_place::root) == name_verdict{bad_first, 0});
static_assert(check_name("_ ", name_place::nested) == name_verdict{bad_character, 1});

// Every character is judged as the rules say, in both positions.
constexpr bool every_character_is_judged() {
    for (int i = 0; i != 256; ++i) {
        const char c = static_cast<char>(i);
        const char name[] = {'a', c, 'a'};
        const bool first =
            (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.';
        const bool inner = first || c == '_' || c == '-' || c == '>' || c == '/';
        if (vs::may_begin_name(c) != first) return false;
        if (vs::may_continue_name(c) != (inner && c != '/')) return false;
        if (static_cast<bool>(check_name(text(name, 3), name_place::root)) != inner) return false;
        if (static_cast<bool>(check_name(text(&c, 1), name_place::root)) != first) return false;
    }
    return true;
}
static_assert(every_character_is_judged());

// Every fault has a sentence of its own.
constexpr bool sentences_differ() {
    const vs::name_fault faults[] = {none, empty, bad_first, bad_character, slash};
    for (const auto left : faults)
        for (const auto right : faults)
            if (vs::describe(left).empty() || (left != right && vs::describe(left) == vs::describe(right)))
                return false;
    return true;
}
static_assert(sentences_differ());

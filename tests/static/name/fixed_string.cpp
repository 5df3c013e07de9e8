// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/fixed_string.cpp: literals as template arguments.
#include <varscope/name/fixed_string.hpp>

#include <type_traits>

namespace vs = varscope;
using vs::text;

// The size leaves out the terminator, which is there all the same.
static_assert(vs::fixed_string("w").size() == 1);
static_assert(vs::fixed_string("").size() == 0);
static_assert(vs::fixed_string("abc").chars[3] == '\0');
static_assert(text(vs::fixed_string("abc")) == "abc");
static_assert(vs::fixed_string("abc").data()[2] == 'c');
static_assert(vs::fixed_string<3>().size() == 3);

// Equal characters are one string, and so one template argument.
static_assert(vs::fixed_string("ab") == vs::fixed_string("ab"));
static_assert(vs::fixed_string("ab") != vs::fixed_string("ba"));
static_assert(vs::fixed_string("ab") != vs::fixed_string("aB"));

template <vs::fixed_string Chars>
struct holder {
    static constexpr text value = Chars;
};
static_assert(std::is_same_v<holder<"w">, holder<vs::fixed_string("w")>>);
static_assert(!std::is_same_v<holder<"w">, holder<"W">>);
static_assert(!std::is_same_v<holder<"w">, holder<"ww">>);
static_assert(holder<"conv1/weights">::value == "conv1/weights");

// join puts one slash between.
static_assert(vs::join(vs::fixed_string("a"), vs::fixed_string("b")) == vs::fixed_string("a/b"));
static_assert(vs::join(vs::fixed_string("a/b"), vs::fixed_string("c_1")) == vs::fixed_string("a/b/c_1"));
static_assert(vs::join(vs::join(vs::fixed_string("a"), vs::fixed_string("b")), vs::fixed_string("c")) ==
              vs::join(vs::fixed_string("a"), vs::join(vs::fixed_string("b"), vs::fixed_string("c"))));
static_assert(vs::join(vs::fixed_string("a"), vs::fixed_string("b")).chars[3] == '\0');
static_assert(
    std::is_same_v<decltype(vs::join(vs::fixed_string("ab"), vs::fixed_string("c"))), vs::fixed_string<4>>);

// It converts to text wherever one is asked for, and views its own characters.
constexpr vs::fixed_string name = "weights";
static_assert(text(name).data() == name.chars);
static_assert(text(name).starts_with("wei"));
static_assert(std::is_convertible_v<vs::fixed_string<3>, text>);

// Copies are equal and independent.
constexpr bool a_copy_is_independent() {
    vs::fixed_string first = "ab";
    vs::fixed_string second = first;
    second.chars[0] = 'x';
    return text(first) == "ab" && text(second) == "xb";
}
static_assert(a_copy_is_independent());

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/text.cpp: views of characters.
#include <varscope/name/text.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace vs = varscope;
using vs::text;

// It is empty by default, and then still points to characters.
static_assert(text().empty() && text().size() == 0 && text().data() != nullptr);
static_assert(text("").empty());

// From literals, from pointer and length, and from contiguous ranges of characters.
static_assert(text("abc").size() == 3 && text("abc")[2] == 'c');
static_assert(text("abc", 2) == "ab");
static_assert(text("a\0b", 3).size() == 3);
static_assert(text(std::string_view("abc")) == "abc");
static_assert(std::is_convertible_v<std::string, text>);
static_assert(std::is_convertible_v<std::vector<char>, text>);
static_assert(!std::is_convertible_v<std::wstring, text>);
static_assert(!std::is_convertible_v<int, text>);
static_assert(!std::is_convertible_v<std::vector<int>, text>);

// To views, and not to what owns: a std::string is never made behind one's back.
static_assert(static_cast<std::string_view>(text("abc")) == "abc");
static_assert(std::is_convertible_v<text, std::string_view>);
static_assert(!std::is_convertible_v<text, std::string>);

// Parts.
static_assert(text("weights").substr(2) == "ights");
static_assert(text("weights").substr(2, 3) == "igh");
static_assert(text("weights").substr(2, 99) == "ights");
static_assert(text("weights").substr(7).empty());
static_assert(text("weights").starts_with("wei"));
static_assert(text("weights").starts_with(""));
static_assert(text("weights").starts_with("weights"));
static_assert(!text("weights").starts_with("weights_1"));
static_assert(!text("weights").starts_with("Wei"));

// Equality and order are those of bytes.
static_assert(text("ab") == text("ab"));
static_assert(text("ab") != text("aB"));
static_assert(text("ab") != text("abc"));
static_assert(text("ab") < text("abc") && !(text("abc") < text("ab")));
static_assert(text("Z") < text("a"));
static_assert(text("a") < text("\xC3"), "bytes are unsigned");
static_assert(!(text("a") < text("a")));
static_assert(text("") < text("a"));

// It can be iterated.
constexpr int count_slashes(text chars) {
    int count = 0;
    for (const char c : chars) count += c == '/';
    return count;
}
static_assert(count_slashes("a/b/c") == 2);

// Case is ignored for ASCII letters and for nothing else (row 6).
static_assert(vs::equal_ignoring_case("Foo_1", "fOO_1"));
static_assert(!vs::equal_ignoring_case("foo", "foo_"));
static_assert(!vs::equal_ignoring_case("[", "{"));
static_assert(!vs::equal_ignoring_case("@", "`"));
static_assert(!vs::equal_ignoring_case("\xC3\x84", "\xC3\xA4"));
static_assert(vs::equal_ignoring_case("", ""));
static_assert(vs::to_lower('A') == 'a' && vs::to_lower('Z') == 'z' && vs::to_lower('a') == 'a');
static_assert(vs::to_lower('@') == '@' && vs::to_lower('[') == '[' && vs::to_lower('0') == '0');

// It costs what a pointer and a length cost.
static_assert(sizeof(text) == sizeof(void*) + sizeof(std::size_t));
static_assert(std::is_trivially_copyable_v<text>);

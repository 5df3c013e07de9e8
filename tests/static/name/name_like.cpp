// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/name_like.cpp: what is a name and what is not. std::string and hana: tests/unit/interop.
// A unit of its own: it specialises a template of the library.
#include <varscope/name/name.hpp>
#include <varscope/name/name_like.hpp>

#include <string>
#include <string_view>

namespace vs = varscope;
using namespace vs::literals;
using vs::name_like;
using vs::text;
using vs::to_text;

// A contiguous range of characters of a foreign library, and a type an adapter is written for.
struct foreign_range {
    const char* chars;
    [[nodiscard]] constexpr const char* data() const { return chars; }
    [[nodiscard]] constexpr std::size_t size() const { return 2; }
};
struct layer_id {
    int number;
};
template <>
struct vs::name_text<layer_id> {
    static constexpr text of(const layer_id& id) noexcept { return id.number == 0 ? "first" : "other"; }
};
struct no_name {};

static_assert(name_like<decltype("w"_n)>);
static_assert(name_like<text>);
static_assert(name_like<vs::fixed_string<3>>);
static_assert(name_like<const char*>);
static_assert(name_like<char[2]>);
static_assert(name_like<std::string>);
static_assert(name_like<std::string_view>);
static_assert(name_like<foreign_range>);
static_assert(name_like<layer_id>);

static_assert(!name_like<no_name>);
static_assert(!name_like<int>);
static_assert(!name_like<std::wstring>);
static_assert(!name_like<char>);

static_assert(to_text("w"_n) == "w");
static_assert(to_text("weights") == "weights");
static_assert(to_text(std::string_view("weights").substr(0, 3)) == "wei");
static_assert(to_text(foreign_range{"abc"}) == "ab");
static_assert(to_text(layer_id{0}) == "first");
static_assert(to_text(layer_id{7}) == "other");
static_assert(to_text(text("a/b")) == "a/b");

// An array is a literal: its characters end at the first zero.
constexpr char padded[8] = "ab";
static_assert(to_text(padded) == "ab");

// The text views the characters of the name; nothing is copied.
constexpr std::string_view viewed = "weights";
static_assert(to_text(viewed).data() == viewed.data());

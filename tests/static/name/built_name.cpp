// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/built_name.cpp: names made of pieces.
#include <varscope/name/built_name.hpp>
#include <varscope/name/name_like.hpp>

#include <boost/hana/integral_constant.hpp>
#include <boost/mp11/integral.hpp>

#include <string_view>
#include <type_traits>

namespace vs = varscope;
using namespace vs::literals;
using vs::text;

// Of pieces that are types a type is built.
template <class Name, class Expected>
constexpr bool is_type_of(Name, Expected) {
    return std::is_same_v<Name, Expected>;
}
constexpr std::integral_constant<int, 2> two{};
constexpr auto one = boost::hana::size_c<1>;
constexpr boost::mp11::mp_size_t<30> thirty{};
static_assert(is_type_of("conv"_n + two + "_"_n + one, "conv2_1"_n));
static_assert(is_type_of("h"_n + thirty / "w"_n, "h30/w"_n) &&
              is_type_of(("h"_n + thirty) / "w"_n, "h30/w"_n));
static_assert(is_type_of("a"_n / thirty, "a/30"_n) && is_type_of("a"_n + "b"_n, "ab"_n));
static_assert(is_type_of(one + "st"_n, "1st"_n) && is_type_of("layer_"_n + std::true_type(), "layer_1"_n));

// Of others a name without allocation.
constexpr bool builds_what_is_said(int block, long unit) {
    return text("conv"_n + block + "_"_n + unit) == "conv2_1" && text("h"_n + block / "w"_n) == "h2/w" &&
           text(("h"_n + block) / "w"_n) == "h2/w" && text("a"_n / block / "w"_n + 7u) == "a/2/w7" &&
           text("a"_n + "/x" + block) == "a/x2" && text("a/" + ("b"_n + unit)) == "a/b1" &&
           text("n"_n + ("a"_n + block)) == "na2" && text(("a"_n + block) + ("b"_n + unit)) == "a2b1" &&
           text(("a"_n + block) / ("b"_n + unit)) == "a2/b1" && text(block / ("b"_n + unit)) == "2/b1" &&
           text("x"_n + two + block) == "x22" && text(two / ("b"_n + block)) == "2/b2";
}
static_assert(builds_what_is_said(2, 1));
constexpr bool builds_all_numbers() {
    return text("n"_n + 0) == "n0" && text("n"_n + 18446744073709551615u) == "n18446744073709551615" &&
           text("n"_n + (-9223372036854775807 - 1)) == "n(-9223372036854775808)" &&
           text("n"_n + static_cast<signed char>(-3)) == "n(-3)";
}
static_assert(builds_all_numbers());

// A character is no number, and a text alone builds nothing.
using name = std::remove_const_t<decltype("a"_n)>;
template <class Piece>
constexpr bool is_piece = requires(name of, Piece piece) {
    of + piece;
};
static_assert(is_piece<short> && is_piece<unsigned char> && !is_piece<char> && !is_piece<char8_t> &&
              !is_piece<bool> && !is_piece<double>);
static_assert(vs::name_like<vs::built_name<3>> && !is_piece<void*>);

// A text that grows takes part, and comes back.
struct growing {
    char chars[20]{};
    std::size_t count = 0;
    constexpr void append(const char* from, std::size_t size) {
        for (std::size_t i = 0; i != size; ++i) chars[count++] = from[i];
    }
    [[nodiscard]] constexpr const char* data() const { return chars; }
    [[nodiscard]] constexpr std::size_t size() const { return count; }
};
constexpr growing grown(text from) {
    growing made;
    made.append(from.data(), from.size());
    return made;
}
static_assert(text(grown("ab") + "c"_n) == "abc" && text("c"_n / grown("ab")) == "c/ab");
static_assert(text(grown("ab") / ("c"_n + 1)) == "ab/c1" && text("c"_n + grown("ab")) == "cab");

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/built_name.hpp: names made of pieces: names, texts and numbers.
#pragma once

#include <varscope/name/name.hpp>

#include <concepts>
#include <type_traits>

namespace varscope {

namespace detail {

constexpr std::size_t digit_count(unsigned long long number) noexcept {
    std::size_t count = 1;
    for (; number > 9; number /= 10) ++count;
    return count;
}
constexpr void write_digits(char* end, unsigned long long number) noexcept {
    do *--end = static_cast<char>('0' + number % 10);
    while ((number /= 10) != 0);
}

} // namespace detail

/// A name of up to `Capacity` characters that was put together at run time or while tracing, without allocation.
template <std::size_t Capacity>
class built_name {
  public:
    constexpr built_name() noexcept = default;
    /// A text and a number of which `bits` is the absolute value; see append. The most used name in loops, and so written for few steps of the
    /// constant evaluator.
    constexpr built_name(text stem, unsigned long long bits, bool is_negative) noexcept
        : size_(stem.size() + detail::digit_count(bits) + (is_negative ? 3 : 0)) {
        copy_characters(stem.data(), stem.size(), chars_);
        detail::write_digits(chars_ + size_ - (is_negative ? 1 : 0), bits);
        if (is_negative) chars_[stem.size()] = '(', chars_[stem.size() + 1] = '-', chars_[size_ - 1] = ')';
    }

    [[nodiscard]] constexpr const char* data() const noexcept { return chars_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

    /// Appends a text that fits.
    constexpr void append(text more) noexcept {
        copy_characters(more.data(), more.size(), chars_ + size_);
        size_ += more.size();
    }
    /// Appends the digits of a number. A negative one is written in parentheses, which no name may have: whoever takes the name refuses it
    /// (VS-E001).
    template <std::integral Number>
    constexpr void append(Number number) noexcept {
        const built_name<23> digits(text(),
                                    number < 0 ? 0 - static_cast<unsigned long long>(number)
                                               : static_cast<unsigned long long>(number),
                                    number < 0);
        append(text(digits.data(), digits.size()));
    }

  private:
    char chars_[Capacity + 1]{};
    std::size_t size_ = 0;
};

/// A number that the compiler knows: std::integral_constant, mp_size_t, hana::int_.
template <class Number>
concept constant_number = requires {
    { Number::value } -> std::convertible_to<unsigned long long>;
    requires Number::value >= 0;
};

/// An integer that a name may be built from: no bool, and no character, whose number nobody means.
template <class Number>
concept number_in_name =
    std::integral<Number> && !std::same_as<Number, bool> && !std::same_as<Number, char> &&
    !std::same_as<Number, wchar_t> && !std::same_as<Number, char8_t> && !std::same_as<Number, char16_t> &&
    !std::same_as<Number, char32_t>;

namespace detail {

// What a name is built of: how many characters each piece has at most, and which pieces are constants.
template <class Piece>
struct name_piece {
    static constexpr bool is_piece = false;
    static constexpr bool is_constant = false;
    static constexpr bool is_name = false;
};
template <auto Chars>
struct name_piece<name_c<Chars>> {
    static constexpr bool is_piece = true;
    static constexpr bool is_constant = true;
    static constexpr bool is_name = true;
    static constexpr std::size_t capacity = Chars.size();
    static constexpr auto chars = Chars;
};
template <std::size_t Capacity>
struct name_piece<built_name<Capacity>> {
    static constexpr bool is_piece = true;
    static constexpr bool is_constant = false;
    static constexpr bool is_name = true;
    static constexpr std::size_t capacity = Capacity;
};
template <number_in_name Number>
struct name_piece<Number> {
    static constexpr bool is_piece = true;
    static constexpr bool is_constant = false;
    static constexpr bool is_name = false;
    static constexpr std::size_t capacity = 23; // 2^64 has 20 digits
};
template <constant_number Number>
struct name_piece<Number> {
    static constexpr bool is_piece = true;
    static constexpr bool is_constant = true;
    static constexpr bool is_name = false;
    static constexpr std::size_t capacity = digit_count(Number::value);
    static constexpr auto chars = [] {
        fixed_string<capacity> digits;
        write_digits(digits.chars + capacity, Number::value);
        return digits;
    }();
};

template <fixed_string Left, fixed_string Right>
constexpr auto concatenated() noexcept {
    fixed_string<Left.size() + Right.size()> joined;
    copy_characters(Left.chars, Left.size(), joined.chars);
    copy_characters(Right.chars, Right.size(), joined.chars + Left.size());
    return joined;
}

template <std::size_t Capacity, auto Chars>
constexpr void append_piece(built_name<Capacity>& to, name_c<Chars>) noexcept {
    to.append(name_c<Chars>::value);
}
template <std::size_t Capacity, std::size_t Piece>
constexpr void append_piece(built_name<Capacity>& to, const built_name<Piece>& piece) noexcept {
    to.append(text(piece.data(), piece.size()));
}
template <std::size_t Capacity, number_in_name Number>
constexpr void append_piece(built_name<Capacity>& to, Number piece) noexcept {
    to.append(piece);
}
template <std::size_t Capacity, constant_number Number>
constexpr void append_piece(built_name<Capacity>& to, Number) noexcept {
    to.append(static_cast<unsigned long long>(Number::value));
}

// Whether a kind of text has operators of its own that build names.
template <class Text>
inline constexpr bool builds_names = false;

// A text that grows: std::string, or what a traced program has in its place.
template <class Text>
concept growing_text = requires(Text& out, const char* chars, std::size_t count) {
    out.append(chars, count);
    requires std::is_class_v<Text> && std::default_initializable<Text>;
    requires !builds_names<Text>;
};
template <growing_text Text>
constexpr Text joined_texts(text left, text between, text right) {
    Text made{};
    made.append(left.data(), left.size());
    made.append(between.data(), between.size());
    made.append(right.data(), right.size());
    return made;
}

// The piece that two pieces make, with a text between them that joins.
template <bool HasSlash, class Left, class Right>
constexpr auto build_name(Left left, Right right) noexcept {
    using left_piece = name_piece<Left>;
    using right_piece = name_piece<Right>;
    if constexpr (left_piece::is_constant && right_piece::is_constant) {
        if constexpr (HasSlash)
            return checked_name<join(left_piece::chars, right_piece::chars)>();
        else
            return checked_name<concatenated<left_piece::chars, right_piece::chars>()>();
    } else {
        built_name<left_piece::capacity + (HasSlash ? 1 : 0) + right_piece::capacity> made;
        append_piece(made, left);
        if constexpr (HasSlash) made.append(text("/"));
        append_piece(made, right);
        return made;
    }
}

// A piece that is no name.
template <class Piece>
concept other_piece = name_piece<Piece>::is_piece && !name_piece<Piece>::is_name;

} // namespace detail

/// Names are built with `+`: `"layer_"_n + i` is layer_3 for an i of 3, `"conv"_n + block + "_"_n + unit` is conv2_1. The result is a name as a type
/// where all pieces are names as types and numbers that are types (constant_number), and a built_name otherwise. A
/// negative number gives a name that is refused (VS-E001); a negative constant does not compile.
template <auto Left, auto Right>
[[nodiscard]] constexpr auto operator+(name_c<Left>, name_c<Right>) noexcept {
    return checked_name<detail::concatenated<Left, Right>()>();
}
template <auto Left, number_in_name Number>
[[nodiscard]] constexpr auto operator+(name_c<Left> left, Number number) noexcept {
    const auto bits = static_cast<unsigned long long>(number);
    return built_name<Left.size() + 23>(left, number < 0 ? 0 - bits : bits, number < 0);
}
template <auto Left, constant_number Number>
[[nodiscard]] constexpr auto operator+(name_c<Left> left, Number number) noexcept {
    return detail::build_name<false>(left, number);
}
/// Paths are built with `/`: `"h"_n + i / "w"_n` is h3/w.
template <auto Left, detail::other_piece Right>
[[nodiscard]] constexpr auto operator/(name_c<Left> left, Right right) noexcept {
    return detail::build_name<true>(left, right);
}
#define VARSCOPE_BUILD_NAME(symbol, has_slash)                                                               \
    template <detail::other_piece Left, auto Right>                                                          \
    [[nodiscard]] constexpr auto operator symbol(Left left, name_c<Right> right) noexcept {                  \
        return detail::build_name<has_slash>(left, right);                                                   \
    }                                                                                                        \
    template <std::size_t Left, detail::other_piece Right>                                                   \
    [[nodiscard]] constexpr auto operator symbol(built_name<Left> left, Right right) noexcept {              \
        return detail::build_name<has_slash>(left, right);                                                   \
    }                                                                                                        \
    template <detail::other_piece Left, std::size_t Right>                                                   \
    [[nodiscard]] constexpr auto operator symbol(Left left, built_name<Right> right) noexcept {              \
        return detail::build_name<has_slash>(left, right);                                                   \
    }                                                                                                        \
    template <std::size_t Left, auto Right>                                                                  \
    [[nodiscard]] constexpr auto operator symbol(built_name<Left> left, name_c<Right> right) noexcept {      \
        return detail::build_name<has_slash>(left, right);                                                   \
    }                                                                                                        \
    template <auto Left, std::size_t Right>                                                                  \
    [[nodiscard]] constexpr auto operator symbol(name_c<Left> left, built_name<Right> right) noexcept {      \
        return detail::build_name<has_slash>(left, right);                                                   \
    }                                                                                                        \
    template <std::size_t Left, std::size_t Right>                                                           \
    [[nodiscard]] constexpr auto operator symbol(built_name<Left> left, built_name<Right> right) noexcept {  \
        return detail::build_name<has_slash>(left, right);                                                   \
    }
VARSCOPE_BUILD_NAME(+, false)
VARSCOPE_BUILD_NAME(/, true)
#undef VARSCOPE_BUILD_NAME

/// The same beside a text in quotation marks.
template <class Left, std::size_t Count>
requires detail::name_piece<Left>::is_name [[nodiscard]] constexpr auto
operator+(Left left, const char (&right)[Count]) noexcept {
    built_name<detail::name_piece<Left>::capacity + Count - 1> made;
    detail::append_piece(made, left), made.append(text(right, Count - 1));
    return made;
}
template <class Right, std::size_t Count>
requires detail::name_piece<Right>::is_name [[nodiscard]] constexpr auto operator+(const char (&left)[Count],
                                                                                   Right right) noexcept {
    built_name<detail::name_piece<Right>::capacity + Count - 1> made;
    made.append(text(left, Count - 1)), detail::append_piece(made, right);
    return made;
}

/// The same beside a text that grows, such as a std::string, which comes back. Cost: what it takes to grow.
template <detail::growing_text Text, class Name>
    requires(detail::name_piece<Name>::is_name && !detail::name_piece<Text>::is_piece)
[[nodiscard]] constexpr Text operator+(const Text& left, Name right) {
    return detail::joined_texts<Text>(text(left), "", text(right));
}
template <detail::growing_text Text, class Name>
    requires(detail::name_piece<Name>::is_name && !detail::name_piece<Text>::is_piece)
[[nodiscard]] constexpr Text operator+(Name left, const Text& right) {
    return detail::joined_texts<Text>(text(left), "", text(right));
}
template <detail::growing_text Text, class Name>
    requires(detail::name_piece<Name>::is_name && !detail::name_piece<Text>::is_piece)
[[nodiscard]] constexpr Text operator/(const Text& left, Name right) {
    return detail::joined_texts<Text>(text(left), "/", text(right));
}
template <detail::growing_text Text, class Name>
    requires(detail::name_piece<Name>::is_name && !detail::name_piece<Text>::is_piece)
[[nodiscard]] constexpr Text operator/(Name left, const Text& right) {
    return detail::joined_texts<Text>(text(left), "/", text(right));
}

} // namespace varscope

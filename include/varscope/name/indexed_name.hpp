// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/indexed_name.hpp: a name followed by a number.
#pragma once

#include <varscope/name/name.hpp>

#include <concepts>

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

template <fixed_string Stem, unsigned long long Number>
constexpr auto append_number() noexcept {
    constexpr std::size_t digits = digit_count(Number);
    fixed_string<Stem.size() + digits> joined;
    for (std::size_t i = 0; i != Stem.size(); ++i) joined.chars[i] = Stem.chars[i];
    write_digits(joined.chars + joined.size(), Number);
    return joined;
}

} // namespace detail

/// A name built at run time without allocation: `Stem` characters and the digits of a number.
template <std::size_t Stem>
class indexed_name {
  public:
    /// A negative number, of which `number` is the absolute value, is written in parentheses, which no name may have: whoever takes the name
    /// refuses it (VS-E001).
    constexpr indexed_name(text stem, unsigned long long number, bool is_negative = false) noexcept
        : size_(Stem + detail::digit_count(number) + (is_negative ? 3 : 0)) {
        for (std::size_t i = 0; i != Stem; ++i) chars_[i] = stem[i];
        detail::write_digits(chars_ + size_ - (is_negative ? 1 : 0), number);
        if (is_negative) chars_[Stem] = '(', chars_[Stem + 1] = '-', chars_[size_ - 1] = ')';
    }
    [[nodiscard]] constexpr const char* data() const noexcept { return chars_; }
    [[nodiscard]] constexpr std::size_t size() const noexcept { return size_; }

  private:
    char chars_[Stem + 23]{};
    std::size_t size_;
};

/// A number that the compiler knows: std::integral_constant, mp_size_t, hana::int_.
template <class Number>
concept constant_number = requires {
    { Number::value } -> std::convertible_to<unsigned long long>;
    requires Number::value >= 0;
};

/// `"layer_"_n + i` is layer_3 for an i of 3: a type where i is a constant_number, an indexed_name where it is an integer.
template <auto Chars, constant_number Number>
[[nodiscard]] constexpr auto operator+(name_c<Chars>, Number) noexcept {
    return checked_name<detail::append_number<Chars, Number::value>()>();
}
/// A negative number gives a name that is refused; a negative constant does not compile.
template <auto Chars, std::integral Number>
[[nodiscard]] constexpr auto operator+(name_c<Chars> stem, Number number) noexcept {
    const auto bits = static_cast<unsigned long long>(number);
    return indexed_name<Chars.size()>(stem, number < 0 ? 0 - bits : bits, number < 0);
}

} // namespace varscope

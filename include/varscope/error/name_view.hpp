// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/error/name_view.hpp: names that handles tell, as texts that other names are built from.
#pragma once

#include <varscope/name/built_name.hpp>
#include <varscope/name/name_like.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace varscope {

/// A std::string_view that names are built from: `w.op_name() + "/Adam"` is an owned_name. Does not own its characters.
class name_view : public std::string_view {
  public:
    constexpr name_view() noexcept = default;
    constexpr name_view(std::string_view from) noexcept : std::string_view(from) {}
    constexpr name_view(text from) noexcept : std::string_view(from.data(), from.size()) {}
    constexpr name_view(const char* chars, std::size_t size) noexcept : std::string_view(chars, size) {}

    /// Equal to whatever has the same characters.
    friend constexpr bool operator==(name_view left, name_view right) noexcept {
        return text(left.data(), left.size()) == text(right.data(), right.size());
    }
    template <name_like Name>
        requires(!std::same_as<Name, name_view>)
    friend constexpr bool operator==(name_view left, const Name& right) noexcept {
        return text(left.data(), left.size()) == to_text(right);
    }
};

/// A std::string that names are built from, also of numbers: `w.op_name() + "/Adam_" + i`.
class owned_name : public std::string {
  public:
    owned_name() = default;
    explicit owned_name(std::string from) noexcept : std::string(std::move(from)) {}
};

template <>
inline constexpr bool detail::builds_names<name_view> = true;
template <>
inline constexpr bool detail::builds_names<owned_name> = true;

namespace detail {

// A piece of a name beside a text: a text of any kind, or a number.
struct piece_beside_text {
    std::string chars;
    template <auto Chars>
    piece_beside_text(name_c<Chars>) : chars(name_c<Chars>::value.data(), Chars.size()) {}
    piece_beside_text(text from) : chars(from.data(), from.size()) {}
    template <name_like Name>
    piece_beside_text(const Name& from) : piece_beside_text(to_text(from)) {}
    template <number_in_name Number>
    piece_beside_text(Number number) {
        built_name<name_piece<Number>::capacity> digits;
        digits.append(number);
        chars.assign(digits.data(), digits.size());
    }
};

template <class Piece>
concept any_piece = std::convertible_to<const Piece&, piece_beside_text>;

} // namespace detail

template <class Left, detail::any_piece Right>
    requires detail::builds_names<Left>
[[nodiscard]] owned_name operator+(const Left& left, const Right& right) {
    return owned_name(std::string(left) += detail::piece_beside_text(right).chars);
}
template <detail::any_piece Left, class Right>
    requires(detail::builds_names<Right> && !detail::builds_names<Left>)
[[nodiscard]] owned_name operator+(const Left& left, const Right& right) {
    return owned_name(detail::piece_beside_text(left).chars += right);
}
template <class Left, detail::any_piece Right>
    requires detail::builds_names<Left>
[[nodiscard]] owned_name operator/(const Left& left, const Right& right) {
    return owned_name((std::string(left) += '/') += detail::piece_beside_text(right).chars);
}
template <detail::any_piece Left, class Right>
    requires(detail::builds_names<Right> && !detail::builds_names<Left>)
[[nodiscard]] owned_name operator/(const Left& left, const Right& right) {
    return owned_name((detail::piece_beside_text(left).chars += '/') += right);
}

} // namespace varscope

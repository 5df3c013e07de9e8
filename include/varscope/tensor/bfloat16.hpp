// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/bfloat16.hpp: the elements of dtype bfloat16.
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

namespace varscope {

/// The upper half of a float: its range and eight bits of precision. Converts to float exactly and from float to the nearest, ties to the
/// even one; NaN stays NaN. Arithmetic is that of floats.
class bfloat16_t {
  public:
    bfloat16_t() = default;
    constexpr explicit bfloat16_t(float from) noexcept : bits_(rounded(std::bit_cast<std::uint32_t>(from))) {}
    constexpr explicit bfloat16_t(double from) noexcept : bfloat16_t(to_odd(from)) {}
    template <class Integer>
    requires std::numeric_limits<Integer>::is_integer constexpr explicit bfloat16_t(Integer from) noexcept
        : bfloat16_t(static_cast<double>(from)) {}
    constexpr operator float() const noexcept { return std::bit_cast<float>(std::uint32_t{bits_} << 16); }

    /// The number of these 16 bits, and the bits of a number.
    [[nodiscard]] static constexpr bfloat16_t from_bits(std::uint16_t bits) noexcept {
        bfloat16_t made;
        made.bits_ = bits;
        return made;
    }
    [[nodiscard]] constexpr std::uint16_t bits() const noexcept { return bits_; }

    /// An assignment converts, so that elements take the results of arithmetic.
    constexpr bfloat16_t& operator=(float from) noexcept { return *this = bfloat16_t(from); }
    constexpr bfloat16_t& operator+=(float other) noexcept {
        return *this = static_cast<float>(*this) + other;
    }
    constexpr bfloat16_t& operator-=(float other) noexcept {
        return *this = static_cast<float>(*this) - other;
    }
    constexpr bfloat16_t& operator*=(float other) noexcept {
        return *this = static_cast<float>(*this) * other;
    }
    constexpr bfloat16_t& operator/=(float other) noexcept {
        return *this = static_cast<float>(*this) / other;
    }

  private:
    // To the nearest, ties to even: a half is added below the last bit that stays, less one where that is 0. A NaN keeps its upper bits and
    // is made quiet, or rounding could carry it to infinity.
    static constexpr std::uint16_t rounded(std::uint32_t bits) noexcept {
        if ((bits & 0x7FFFFFFFu) > 0x7F800000u) return static_cast<std::uint16_t>(bits >> 16 | 0x40u);
        return static_cast<std::uint16_t>((bits + 0x7FFFu + (bits >> 16 & 1u)) >> 16);
    }
    // A double as a float that is not rounded to the nearest but, where it is not exact, to the one of its two neighbours whose last bit is
    // set: then rounding once more gives what rounding once would have given.
    static constexpr float to_odd(double from) noexcept {
        const float nearest = static_cast<float>(from);
        if (static_cast<double>(nearest) == from || from != from) return nearest;
        const std::uint32_t bits = std::bit_cast<std::uint32_t>(nearest);
        if ((bits & 0x7FFFFFFFu) == 0x7F800000u || (bits & 1u) != 0) return nearest;
        const bool is_too_large = (static_cast<double>(nearest) > from) == (from > 0); // in magnitude
        return std::bit_cast<float>(is_too_large ? bits - 1 : bits + 1);
    }

    std::uint16_t bits_;
};

} // namespace varscope

template <>
class std::numeric_limits<varscope::bfloat16_t> : public std::numeric_limits<float> {
  public:
    static constexpr int digits = 8;
    static constexpr int digits10 = 2;
    static constexpr int max_digits10 = 4;
    static constexpr varscope::bfloat16_t min() noexcept { return varscope::bfloat16_t::from_bits(0x0080); }
    static constexpr varscope::bfloat16_t max() noexcept { return varscope::bfloat16_t::from_bits(0x7F7F); }
    static constexpr varscope::bfloat16_t lowest() noexcept {
        return varscope::bfloat16_t::from_bits(0xFF7F);
    }
    static constexpr varscope::bfloat16_t epsilon() noexcept {
        return varscope::bfloat16_t::from_bits(0x3C00);
    }
    static constexpr varscope::bfloat16_t round_error() noexcept {
        return varscope::bfloat16_t::from_bits(0x3F00);
    }
    static constexpr varscope::bfloat16_t infinity() noexcept {
        return varscope::bfloat16_t::from_bits(0x7F80);
    }
    static constexpr varscope::bfloat16_t quiet_NaN() noexcept {
        return varscope::bfloat16_t::from_bits(0x7FC0);
    }
    static constexpr varscope::bfloat16_t signaling_NaN() noexcept {
        return varscope::bfloat16_t::from_bits(0x7FA0);
    }
    static constexpr varscope::bfloat16_t denorm_min() noexcept {
        return varscope::bfloat16_t::from_bits(0x0001);
    }
};

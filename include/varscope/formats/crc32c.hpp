// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/crc32c.hpp: the checksum of TensorFlow's checkpoints.
#pragma once

#include <boost/crc.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace varscope::detail {

// The product of two polynomials over GF(2) modulo that of CRC-32C, whose highest powers stand in the lowest bits, as the instruction has them.
[[nodiscard]] constexpr std::uint32_t crc32c_product(std::uint32_t left, std::uint32_t right) noexcept {
    std::uint32_t product = 0;
    for (std::uint32_t bit = 1u << 31; bit != 0; bit >>= 1) {
        if ((left & bit) != 0) product ^= right;
        right = (right & 1) != 0 ? right >> 1 ^ 0x82F63B78u : right >> 1;
    }
    return product;
}
// What 2^exponent zero bits multiply a checksum by.
[[nodiscard]] constexpr std::uint32_t crc32c_power(int exponent) noexcept {
    std::uint32_t power = 1u << 30;
    for (int i = 0; i != exponent; ++i) power = crc32c_product(power, power);
    return power;
}

// The CRC-32C of bytes that follow others of a CRC (polynomial 0x1EDC6F41, Castagnoli et al., 1993).
#if defined(__x86_64__) && defined(__GNUC__)
// Three parts at a time, because the instruction gives its result after three cycles: the checksum of parts one behind the other is the sum of theirs,
// each multiplied by a power of x for the bits behind it.
[[gnu::target("sse4.2")]] inline std::uint32_t crc32c_by_instruction(std::uint32_t crc, const void* from,
                                                                     std::size_t count) noexcept {
    const char* at = static_cast<const char*>(from);
    std::uint64_t state = ~crc;
    constexpr std::size_t part = std::size_t{1} << 15;
    constexpr std::uint32_t behind = crc32c_power(15 + 3);
    for (; count >= 3 * part; at += 3 * part, count -= 3 * part) {
        std::uint64_t states[3] = {state, 0, 0};
        for (std::size_t i = 0; i != part; i += 8) {
            std::uint64_t words[3];
            for (std::size_t k = 0; k != 3; ++k) std::memcpy(&words[k], at + k * part + i, 8);
            for (std::size_t k = 0; k != 3; ++k) states[k] = __builtin_ia32_crc32di(states[k], words[k]);
        }
        state = crc32c_product(static_cast<std::uint32_t>(states[0]), behind) ^ states[1];
        state = crc32c_product(static_cast<std::uint32_t>(state), behind) ^ states[2];
    }
    for (; count >= 8; at += 8, count -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, at, 8);
        state = __builtin_ia32_crc32di(state, word);
    }
    auto last = static_cast<std::uint32_t>(state);
    for (; count != 0; ++at, --count) last = __builtin_ia32_crc32qi(last, static_cast<unsigned char>(*at));
    return ~last;
}
#endif
// The CRC of a polynomial, by Boost's table.
template <std::uint32_t Polynomial>
std::uint32_t crc_by_table(std::uint32_t crc, const void* from, std::size_t count) {
    std::uint32_t reversed = 0; // Boost keeps the register the other way round
    for (int bit = 0; bit != 32; ++bit) reversed |= (~crc >> bit & 1u) << (31 - bit);
    boost::crc_optimal<32, Polynomial, 0xFFFFFFFF, 0xFFFFFFFF, true, true> sum(reversed);
    sum.process_bytes(from, count);
    return sum.checksum();
}
inline std::uint32_t crc32c_by_table(std::uint32_t crc, const void* from, std::size_t count) {
    return crc_by_table<0x1EDC6F41>(crc, from, count);
}
inline std::uint32_t crc32c(std::uint32_t crc, const void* from, std::size_t count) {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("sse4.2")) return crc32c_by_instruction(crc, from, count);
#endif
    return crc32c_by_table(crc, from, count);
}
// As TensorFlow and leveldb store it: rotated, and a constant added.
[[nodiscard]] constexpr std::uint32_t masked(std::uint32_t crc) noexcept {
    return (crc >> 15 | crc << 17) + 0xA282EAD8u;
}

} // namespace varscope::detail

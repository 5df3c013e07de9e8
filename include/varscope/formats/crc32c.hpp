// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/crc32c.hpp: the checksum of TensorFlow's checkpoints.
#pragma once

#include <boost/crc.hpp>

#include <cstdint>
#include <cstring>

namespace varscope::detail {

// The CRC-32C of bytes that follow others of a CRC (polynomial 0x1EDC6F41, Castagnoli et al., 1993).
#if defined(__x86_64__) && defined(__GNUC__)
[[gnu::target("sse4.2")]] inline std::uint32_t crc32c_by_instruction(std::uint32_t crc, const void* from,
                                                                     std::size_t count) noexcept {
    const char* at = static_cast<const char*>(from);
    std::uint64_t state = ~crc;
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
inline std::uint32_t crc32c_by_table(std::uint32_t crc, const void* from, std::size_t count) {
    std::uint32_t reversed = 0; // Boost keeps the register the other way round
    for (int bit = 0; bit != 32; ++bit) reversed |= (~crc >> bit & 1u) << (31 - bit);
    boost::crc_optimal<32, 0x1EDC6F41, 0xFFFFFFFF, 0xFFFFFFFF, true, true> sum(reversed);
    sum.process_bytes(from, count);
    return sum.checksum();
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

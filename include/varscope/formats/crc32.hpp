// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/crc32.hpp: the checksum of zip archives.
#pragma once

#include <varscope/formats/crc32c.hpp>

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#endif

namespace varscope::detail {

// The CRC-32 of bytes that follow others of a CRC (polynomial 0x04C11DB7, ISO 3309).
inline std::uint32_t crc32_by_table(std::uint32_t crc, const void* from, std::size_t count) {
    return crc_by_table<0x04C11DB7>(crc, from, count);
}
#if defined(__x86_64__) && defined(__GNUC__)
[[gnu::target("pclmul,sse2")]] inline __m128i crc32_folded(__m128i of, __m128i powers,
                                                           __m128i next) noexcept {
    return _mm_xor_si128(_mm_xor_si128(_mm_clmulepi64_si128(of, powers, 0x00), next),
                         _mm_clmulepi64_si128(of, powers, 0x11));
}
// The sum of what four words of 128 bits, each one behind the other, and what follows them leave.
[[gnu::target("pclmul,sse2")]] inline std::uint32_t crc32_of_words(__m128i a, __m128i b, __m128i c, __m128i d,
                                                                   const void* rest, std::size_t count) {
    const __m128i over_128 = _mm_set_epi64x(0x00CCAA009E, 0x01751997D0);
    b = crc32_folded(a, over_128, b);
    c = crc32_folded(b, over_128, c);
    d = crc32_folded(c, over_128, d);
    char last[16];
    _mm_storeu_si128(reinterpret_cast<__m128i*>(last), d);
    constexpr std::uint32_t of_zero = 0xFFFFFFFF; // a register of 0
    return crc32_by_table(crc32_by_table(of_zero, last, sizeof last), rest, count);
}
// Four words of 128 bits at a time are replaced by what leaves the same remainder and stands 512 bits behind; the last one is summed by the table
// (Gopal and others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel, 2009, whose constants these are).
[[gnu::target("pclmul,sse2")]] inline std::uint32_t crc32_by_folding(std::uint32_t crc, const void* from,
                                                                     std::size_t count) {
    if (count < 64) return crc32_by_table(crc, from, count);
    const __m128i over_512 = _mm_set_epi64x(0x01C6E41596, 0x0154442BD4);
    const __m128i* at = static_cast<const __m128i*>(from);
    __m128i a = _mm_xor_si128(_mm_loadu_si128(at), _mm_cvtsi32_si128(static_cast<int>(~crc)));
    __m128i b = _mm_loadu_si128(at + 1), c = _mm_loadu_si128(at + 2), d = _mm_loadu_si128(at + 3);
    for (at += 4, count -= 64; count >= 64; at += 4, count -= 64) {
        a = crc32_folded(a, over_512, _mm_loadu_si128(at));
        b = crc32_folded(b, over_512, _mm_loadu_si128(at + 1));
        c = crc32_folded(c, over_512, _mm_loadu_si128(at + 2));
        d = crc32_folded(d, over_512, _mm_loadu_si128(at + 3));
    }
    return crc32_of_words(a, b, c, d, at, count);
}
// The same with two words in a register.
[[gnu::target("avx2,vpclmulqdq,pclmul")]] inline std::uint32_t
crc32_by_wide_folding(std::uint32_t crc, const void* from, std::size_t count) {
    if (count < 64) return crc32_by_table(crc, from, count);
    const __m256i over_512 = _mm256_set_epi64x(0x01C6E41596, 0x0154442BD4, 0x01C6E41596, 0x0154442BD4);
    const __m256i* at = static_cast<const __m256i*>(from);
    __m256i ab = _mm256_xor_si256(_mm256_loadu_si256(at),
                                  _mm256_zextsi128_si256(_mm_cvtsi32_si128(static_cast<int>(~crc))));
    __m256i cd = _mm256_loadu_si256(at + 1);
    for (at += 2, count -= 64; count >= 64; at += 2, count -= 64) {
        ab = _mm256_xor_si256(_mm256_xor_si256(_mm256_clmulepi64_epi128(ab, over_512, 0x00),
                                               _mm256_clmulepi64_epi128(ab, over_512, 0x11)),
                              _mm256_loadu_si256(at));
        cd = _mm256_xor_si256(_mm256_xor_si256(_mm256_clmulepi64_epi128(cd, over_512, 0x00),
                                               _mm256_clmulepi64_epi128(cd, over_512, 0x11)),
                              _mm256_loadu_si256(at + 1));
    }
    return crc32_of_words(_mm256_castsi256_si128(ab), _mm256_extracti128_si256(ab, 1),
                          _mm256_castsi256_si128(cd), _mm256_extracti128_si256(cd, 1), at, count);
}
#endif
inline std::uint32_t crc32(std::uint32_t crc, const void* from, std::size_t count) {
#if defined(__x86_64__) && defined(__GNUC__)
    if (__builtin_cpu_supports("vpclmulqdq") && __builtin_cpu_supports("avx2"))
        return crc32_by_wide_folding(crc, from, count);
    if (__builtin_cpu_supports("pclmul")) return crc32_by_folding(crc, from, count);
#endif
    return crc32_by_table(crc, from, count);
}

} // namespace varscope::detail

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/formats/crc32.hpp: the checksum of zip archives.
#pragma once

#include <varscope/formats/crc32c.hpp>

namespace varscope::detail {

// The CRC-32 of bytes that follow others of a CRC (polynomial 0x04C11DB7, ISO 3309).
inline std::uint32_t crc32_by_table(std::uint32_t crc, const void* from, std::size_t count) {
    return crc_by_table<0x04C11DB7>(crc, from, count);
}
#if defined(__x86_64__) && defined(__GNUC__)
// Registers as both compilers have them without a header, of which those of the instructions take as long as all the rest.
using crc32_word = long long __attribute__((vector_size(16)));
using crc32_wide_word = long long __attribute__((vector_size(32)));

// The powers that a word of 128 bits is multiplied by to stand 128 or 512 bits behind.
inline constexpr long long crc32_over_128[] = {0x01751997D0, 0x00CCAA009E};
inline constexpr long long crc32_over_512[] = {0x0154442BD4, 0x01C6E41596};

// The sum of what four words, each one behind the other, and what follows them leave.
[[gnu::target("pclmul,sse2")]] inline std::uint32_t crc32_of_words(const char (&words)[64], const char* rest,
                                                                   std::size_t count) {
    crc32_word over, word, next;
    std::memcpy(&over, crc32_over_128, sizeof over);
    std::memcpy(&word, words, sizeof word);
    for (int i = 1; i != 4; ++i) {
        std::memcpy(&next, words + 16 * i, sizeof next);
        word = __builtin_ia32_pclmulqdq128(word, over, 0x00) ^ __builtin_ia32_pclmulqdq128(word, over, 0x11) ^
               next;
    }
    char last[16];
    std::memcpy(last, &word, sizeof last);
    constexpr std::uint32_t of_zero = 0xFFFFFFFF; // a register of 0
    return crc32_by_table(crc32_by_table(of_zero, last, sizeof last), rest, count);
}
// The first 64 bytes, whose first four take the register of the bytes before.
inline void crc32_begin(char (&words)[64], std::uint32_t crc, const char* from) noexcept {
    std::memcpy(words, from, sizeof words);
    std::uint32_t first = 0;
    std::memcpy(&first, words, sizeof first);
    first ^= ~crc;
    std::memcpy(words, &first, sizeof first);
}
// Four words of 128 bits at a time are replaced by what leaves the same remainder and stands 512 bits behind; the last one is summed by the table
// (Gopal and others, "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel, 2009, whose constants these are).
[[gnu::target("pclmul,sse2")]] inline std::uint32_t crc32_by_folding(std::uint32_t crc, const void* from,
                                                                     std::size_t count) {
    if (count < 64) return crc32_by_table(crc, from, count);
    const char* at = static_cast<const char*>(from);
    char words[64];
    crc32_begin(words, crc, at);
    crc32_word over, a, b, c, d, next[4];
    std::memcpy(&over, crc32_over_512, sizeof over);
    std::memcpy(&a, words, sizeof a);
    std::memcpy(&b, words + 16, sizeof b);
    std::memcpy(&c, words + 32, sizeof c);
    std::memcpy(&d, words + 48, sizeof d);
    for (at += 64, count -= 64; count >= 64; at += 64, count -= 64) {
        std::memcpy(next, at, sizeof next);
        a = __builtin_ia32_pclmulqdq128(a, over, 0x00) ^ __builtin_ia32_pclmulqdq128(a, over, 0x11) ^ next[0];
        b = __builtin_ia32_pclmulqdq128(b, over, 0x00) ^ __builtin_ia32_pclmulqdq128(b, over, 0x11) ^ next[1];
        c = __builtin_ia32_pclmulqdq128(c, over, 0x00) ^ __builtin_ia32_pclmulqdq128(c, over, 0x11) ^ next[2];
        d = __builtin_ia32_pclmulqdq128(d, over, 0x00) ^ __builtin_ia32_pclmulqdq128(d, over, 0x11) ^ next[3];
    }
    std::memcpy(words, &a, sizeof a);
    std::memcpy(words + 16, &b, sizeof b);
    std::memcpy(words + 32, &c, sizeof c);
    std::memcpy(words + 48, &d, sizeof d);
    return crc32_of_words(words, at, count);
}
// The same with two words in a register.
#if defined(__clang__)
#define VARSCOPE_WIDE_PRODUCT __builtin_ia32_pclmulqdq256
#else
#define VARSCOPE_WIDE_PRODUCT __builtin_ia32_vpclmulqdq_v4di
#endif
[[gnu::target("avx2,vpclmulqdq,pclmul")]] inline std::uint32_t
crc32_by_wide_folding(std::uint32_t crc, const void* from, std::size_t count) {
    if (count < 64) return crc32_by_table(crc, from, count);
    const char* at = static_cast<const char*>(from);
    char words[64];
    crc32_begin(words, crc, at);
    const crc32_wide_word over = {crc32_over_512[0], crc32_over_512[1], crc32_over_512[0], crc32_over_512[1]};
    crc32_wide_word ab, cd, next_ab, next_cd;
    std::memcpy(&ab, words, sizeof ab);
    std::memcpy(&cd, words + 32, sizeof cd);
    for (at += 64, count -= 64; count >= 64; at += 64, count -= 64) {
        std::memcpy(&next_ab, at, sizeof next_ab);
        std::memcpy(&next_cd, at + 32, sizeof next_cd);
        ab = VARSCOPE_WIDE_PRODUCT(ab, over, 0x00) ^ VARSCOPE_WIDE_PRODUCT(ab, over, 0x11) ^ next_ab;
        cd = VARSCOPE_WIDE_PRODUCT(cd, over, 0x00) ^ VARSCOPE_WIDE_PRODUCT(cd, over, 0x11) ^ next_cd;
    }
    std::memcpy(words, &ab, sizeof ab);
    std::memcpy(words + 32, &cd, sizeof cd);
    return crc32_of_words(words, at, count);
}
#undef VARSCOPE_WIDE_PRODUCT
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

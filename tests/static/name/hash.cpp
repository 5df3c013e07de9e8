// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/hash.cpp: laws of the hash of paths, as constants. Run time and agreement: tests/unit/name/hash.cpp.
#include <varscope/name/hash.hpp>

namespace vs = varscope;
using vs::path_hash;
using vs::text;

constexpr std::uint64_t of(text chars) { return path_hash().add(chars).value(); }

// However the text is cut, the hash is one: a child adds only its own characters.
constexpr bool every_cut_gives_one_hash(text chars) {
    const path_hash whole = path_hash().add(chars);
    for (std::size_t i = 0; i <= chars.size(); ++i) {
        for (std::size_t j = i; j <= chars.size(); ++j) {
            path_hash cut;
            cut.add(chars.substr(0, i)).add(chars.substr(i, j - i)).add(chars.substr(j));
            if (cut != whole || cut.value() != whole.value()) return false;
        }
    }
    return true;
}
static_assert(every_cut_gives_one_hash(""));
static_assert(every_cut_gives_one_hash("w"));
static_assert(every_cut_gives_one_hash("weights"));
static_assert(every_cut_gives_one_hash("weights_"));
static_assert(every_cut_gives_one_hash("conv1/weights/Adam_1"));

// The case of letters is ignored, as in the comparison of graph names (row 6).
static_assert(of("Foo") == of("foo"));
static_assert(of("image_filters/Conv1/WEIGHTS") == of("image_filters/conv1/weights"));

// No two characters that are legal in a name are merged otherwise.
constexpr bool legal_characters_stay_apart() {
    const text legal = "abcdefghijklmnopqrstuvwxyz0123456789._->/";
    for (std::size_t i = 0; i != legal.size(); ++i)
        for (std::size_t j = 0; j != i; ++j)
            if (of(legal.substr(i, 1)) == of(legal.substr(j, 1))) return false;
    return true;
}
static_assert(legal_characters_stay_apart());

// Position and length count.
static_assert(of("ab") != of("ba"));
static_assert(of("a") != of("aa"));
static_assert(of("") != of("a"));
static_assert(of("a/b") != of("ab"));
static_assert(of("aaaaaaaa") != of("aaaaaaa"));
static_assert(of("aaaaaaaabbbbbbbb") != of("bbbbbbbbaaaaaaaa"));

// The size is the number of characters added.
static_assert(path_hash().size() == 0);
static_assert(path_hash().add("abc").add("").add("de").size() == 5);

// Names that differ in a suffix only, the most frequent kind, differ in both halves of the value.
constexpr bool suffixes_differ_in_both_halves() {
    const text names[] = {"layer", "layer_1", "layer_2", "layer_3", "layer_10", "layer_11", "layer_12"};
    for (std::size_t i = 0; i != 7; ++i)
        for (std::size_t j = 0; j != i; ++j) {
            const std::uint64_t difference = of(names[i]) ^ of(names[j]);
            if (difference >> 32 == 0 || (difference & 0xFFFFFFFFu) == 0) return false;
        }
    return true;
}
static_assert(suffixes_differ_in_both_halves());

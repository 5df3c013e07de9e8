// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/name/hash.cpp: the hash takes eight characters at once at run time, and must be what it is as a constant.
#include "support/catch.hpp"
#include <varscope/name/hash.hpp>
#include <varscope/name/rules.hpp>

#include <algorithm>
#include <set>

namespace vs = varscope;
using vs::path_hash;
using vs::text;

namespace {

constexpr char chars[] = "Image_Filters/conv1-2.x/WEIGHTS>a_1/Adam/\x01\x7f\xff";

template <std::size_t Size>
constexpr path_hash of_first = path_hash().add(text(chars, Size));

template <std::size_t... Size>
void compare_all(std::index_sequence<Size...>) {
    const bool same[] = {(path_hash().add(text(chars, Size)) == of_first<Size>)...};
    const bool equal[] = {(path_hash().add(text(chars, Size)).value() == of_first<Size>.value())...};
    CHECK(std::all_of(std::begin(same), std::end(same), [](bool each) { return each; }));
    CHECK(std::all_of(std::begin(equal), std::end(equal), [](bool each) { return each; }));
}

} // namespace

TEST_CASE("texts of all lengths have one hash in both phases") {
    compare_all(std::make_index_sequence<sizeof chars>());
}

TEST_CASE("at run time, however a text is cut, the hash is one") {
    const text whole(chars, sizeof chars - 1);
    const path_hash expected = path_hash().add(whole);
    int wrong = 0;
    for (std::size_t i = 0; i <= whole.size(); ++i)
        for (std::size_t j = i; j <= whole.size(); ++j) {
            path_hash cut;
            cut.add(whole.substr(0, i)).add(whole.substr(i, j - i)).add(whole.substr(j));
            wrong += cut != expected || cut.value() != expected.value();
        }
    CHECK(wrong == 0);
}

TEST_CASE("names of a large model have different hashes in both halves") {
    std::set<std::uint64_t> values;
    std::set<std::uint64_t> tags;
    for (int layer = 0; layer != 48; ++layer)
        for (const char* const kind : {"attention/query", "attention/key", "attention/value", "output/dense"})
            for (const char* const what : {"kernel", "bias", "kernel/Adam", "kernel/Adam_1"}) {
                const std::string name =
                    "bert/encoder/layer_" + std::to_string(layer) + "/" + kind + "/" + what;
                values.insert(path_hash().add(name).value());
                tags.insert(path_hash().add(name).value() >> 32);
            }
    CHECK(values.size() == 48 * 16);
    CHECK(tags.size() == 48 * 16);
}

TEST_CASE("the legality of long names is judged in both phases alike") {
    constexpr bool legal = static_cast<bool>(vs::check_name("a/b_c-d.e>f/0123456789", vs::name_place::root));
    constexpr auto fault = vs::check_name("abcdefghijklmnop/q//r", vs::name_place::root);
    const std::string good = "a/b_c-d.e>f/0123456789";
    const std::string bad = "abcdefghijklmnop/q//r";
    CHECK(legal);
    CHECK(static_cast<bool>(vs::check_name(good, vs::name_place::root)) == legal);
    CHECK(vs::check_name(bad, vs::name_place::root) == fault);
    for (std::size_t i = 0; i != good.size(); ++i) {
        std::string broken = good;
        broken[i] = ' ';
        CHECK(vs::check_name(broken, vs::name_place::root).position == i);
    }
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/interop/hana_model.cpp: models and their scopes are Foldable and Searchable, and obey Hana's laws.
#include "support/catch.hpp"
#include "support/programs.hpp"
#include <varscope/interop/hana_model.hpp>

#include <boost/hana.hpp>

#include <functional>
#include <string>

namespace vs = varscope;
namespace hana = boost::hana;
using namespace vs::testing;
using namespace vs::literals;

using net = vs::model<ordered>;
static_assert(hana::Foldable<net>::value && hana::Searchable<net>::value);
static_assert(hana::Foldable<const net>::value);

namespace {

net numbered() {
    net m;
    float next = 0;
    m.for_each([&](auto, auto view) { view.fill(static_cast<typename decltype(view)::value_type>(++next)); });
    return m;
}
constexpr auto element_count = [](auto pair) { return hana::second(pair).size(); };
constexpr auto spelled = [](std::string all, auto pair) {
    return all + std::string(std::string_view(hana::first(pair).value)) + ' ';
};

} // namespace

TEST_CASE("folding visits the variables in the order of creation") {
    net m = numbered();
    CHECK(hana::fold_left(m, std::string(), spelled) ==
          "a/v a/v_1 layer/unit_0/w layer/unit_1/w layer/unit_2/w ");
    CHECK(hana::fold_right(m, std::string(), [](auto pair, std::string all) { return spelled(all, pair); }) ==
          "layer/unit_2/w layer/unit_1/w layer/unit_0/w a/v_1 a/v ");
    static_assert(!hana::Functor<net>::value); // its elements cannot be replaced
    static_assert(decltype(hana::length(m))::value == 5);
    static_assert(decltype(hana::size(m / "a"_n))::value == 2);
    CHECK(hana::fold_left(hana::transform(hana::to_tuple(m), element_count), std::size_t{}, std::plus<>()) == 9);
    std::size_t count = 0;
    hana::for_each(m, [&](auto pair) { count += hana::second(pair).size(); });
    CHECK(count == 9);
    const auto all = hana::unpack(m, [](auto... pair) { return (hana::second(pair).size() + ...); });
    CHECK(all == 9);
}

TEST_CASE("searching by name") {
    net m = numbered();
    static_assert(hana::contains(m, "a/v"_n) && !hana::contains(m, "a/w"_n));
    static_assert(hana::contains(m, BOOST_HANA_STRING("layer/unit_1/w")));
    CHECK((*hana::find(m, "a/v"_n))(1) == 1);
    (*hana::find(m, "a/v"_n))(1) = 9;
    CHECK(m["a/v"_n](1) == 9);
    CHECK((*hana::find(m / "a"_n, "v_1"_n))() == 2);
    CHECK(m[BOOST_HANA_STRING("a/v")](1) == 9);
    static_assert(hana::find(m, "nothing"_n) == hana::nothing);
    const net& constant = m;
    CHECK((*hana::find(constant, "a/v"_n))(1) == 9);
    static_assert(std::is_const_v<std::remove_reference_t<decltype((*hana::find(constant, "a/v"_n))(1))>>);
}

// The laws of Searchable, as the reference of Boost.Hana states them, for all keys and some predicates.
TEST_CASE("the laws of Searchable") {
    net m = numbered();
    const auto keys = hana::make_tuple("a/v"_n, "layer/unit_2/w"_n, "nothing"_n);
    hana::for_each(keys, [&](auto key) {
        const auto is_key = hana::equal.to(key);
        // any_of(xs, p) <=> !all_of(xs, negate p) <=> !none_of(xs, p)
        static_assert(decltype(hana::any_of(m, is_key))::value == !decltype(hana::none_of(m, is_key))::value);
        static_assert(decltype(hana::any_of(m, is_key))::value == !decltype(hana::all_of(m, [=](auto other) {
                          return hana::not_(is_key(other));
                      }))::value);
        // contains(xs, x) <=> any_of(xs, _ == x)
        static_assert(decltype(hana::contains(m, key))::value == decltype(hana::any_of(m, is_key))::value);
        // find(xs, x) == find_if(xs, _ == x)
        static_assert(decltype(hana::is_just(hana::find(m, key)))::value ==
                      decltype(hana::is_just(hana::find_if(m, is_key)))::value);
        // find_if(xs, always(false)) is nothing
        static_assert(decltype(hana::is_nothing(hana::find_if(m, hana::always(hana::false_c))))::value);
    });
}

// The laws of Foldable: what a fold gives is what it gives of the sequence of the same elements.
TEST_CASE("the laws of Foldable") {
    net m = numbered();
    const auto sequence = hana::to_tuple(m);
    static_assert(decltype(hana::length(sequence))::value == decltype(hana::length(m))::value);
    CHECK(hana::fold_left(m, std::string(), spelled) == hana::fold_left(sequence, std::string(), spelled));
    CHECK(hana::unpack(m, [](auto... pair) {
              return std::string() + (std::string(std::string_view(hana::first(pair).value)) + ...);
          }) == hana::unpack(sequence, [](auto... pair) {
              return std::string() + (std::string(std::string_view(hana::first(pair).value)) + ...);
          }));
}

// Names are Comparable and, as constants, agree with hana::string.
TEST_CASE("the laws of names as Comparable") {
    const auto names = hana::make_tuple("a"_n, "a/v"_n, "b"_n);
    hana::for_each(names, [&](auto x) {
        static_assert(decltype(hana::equal(x, x))::value);
        hana::for_each(names, [&](auto y) {
            static_assert(decltype(hana::equal(x, y))::value == decltype(hana::equal(y, x))::value);
            static_assert(decltype(hana::equal(x, y))::value == !decltype(hana::not_equal(x, y))::value);
        });
    });
}

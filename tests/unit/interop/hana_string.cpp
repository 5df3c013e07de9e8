// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/interop/hana_string.cpp: Boost.Hana's strings, and all other kinds of name, wherever one is asked for.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/interop.hpp>
#include <varscope/name.hpp>
#include <varscope/name/name_like.hpp>

#include <boost/hana/string.hpp>

namespace vs = varscope;
namespace hana = boost::hana;
using namespace vs::literals;

TEST_CASE("a hana string is a name") {
    constexpr auto name = hana::string_c<'w', '_', '1'>;
    STATIC_REQUIRE(vs::name_like<hana::string<'w'>>);
    CHECK(vs::name_like<decltype(name)>);
    STATIC_REQUIRE(vs::to_text(name) == "w_1");
    STATIC_REQUIRE(vs::to_text(hana::string_c<>).empty());
    CHECK(vs::to_text(BOOST_HANA_STRING("conv1/weights")) == "conv1/weights");
}

TEST_CASE("hana strings name scopes, variables, placeholders and nodes") {
    vs::graph graph;
    auto root = graph.root();
    auto a = root.variable_scope(BOOST_HANA_STRING("a"), vs::auto_reuse);
    CHECK(a.name() == "a");
    CHECK(a.get_variable(BOOST_HANA_STRING("v"), {1}).name() == "a/v:0");
    CHECK(a.get_variable(BOOST_HANA_STRING("w"), vs::shape_c<2>, vs::float32).name() == "a/w:0");
    CHECK(a.variable(BOOST_HANA_STRING("d"), 1.0f).name() == "a/d:0");
    CHECK(a.variable(BOOST_HANA_STRING("z"), vs::zeros(), vs::shape_c<2>).name() == "a/z:0");
    CHECK(a.variable(BOOST_HANA_STRING("l"), {1.0f, 2.0f}).name() == "a/l:0");
    CHECK(a.placeholder(BOOST_HANA_STRING("x"), {1}).name() == "a/x:0");
    CHECK(a.node(BOOST_HANA_STRING("n")).name() == "a/n");
    CHECK(a.unique_name(BOOST_HANA_STRING("n")) == "a/n_1");
    CHECK(root.name_scope(BOOST_HANA_STRING("s")).current_name_scope() == "s");
    CHECK(root.variable_scope(vs::default_name(BOOST_HANA_STRING("layer"))).name() == "layer");
    CHECK(a.get_collection(BOOST_HANA_STRING("global_variables")).size() == 5);
    CHECK(graph.at(vs::to_text(BOOST_HANA_STRING("a/v"))).key() == "a/v");
}

TEST_CASE("every kind of name means the same variable") {
    vs::graph graph;
    auto root = graph.root();
    const auto v = root.get_variable("weights"_n, {1});
    root.reuse_variables();
    const std::string chars = "weights";
    CHECK(root.get_variable("weights") == v);
    CHECK(root.get_variable(chars) == v);
    CHECK(root.get_variable(chars.c_str()) == v);
    CHECK(root.get_variable(std::string_view(chars)) == v);
    CHECK(root.get_variable(vs::text(chars)) == v);
    CHECK(root.get_variable(std::vector<char>(chars.begin(), chars.end())) == v);
    CHECK(root.get_variable(vs::fixed_string("weights")) == v);
    CHECK(root.get_variable(BOOST_HANA_STRING("weights")) == v);
}

TEST_CASE("an illegal hana string is refused as any name is") {
    vs::graph graph;
    CHECK_THROWS_AS(graph.root().node(BOOST_HANA_STRING("a b")), vs::illegal_name_error);
    CHECK_THROWS_AS(graph.root().get_variable(BOOST_HANA_STRING(""), {1}), vs::illegal_name_error);
}

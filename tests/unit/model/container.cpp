// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// A model and its scopes as containers of variables, looked up by names of every kind.
#include <support/catch.hpp>
#include <support/graph_state.hpp>

#include <varscope/interop.hpp>
#include <varscope/model.hpp>

#include <boost/hana/contains.hpp>
#include <boost/hana/find.hpp>

namespace vs = varscope;
namespace hana = boost::hana;
using namespace vs::literals;
using vs::testing::error_of;

struct two_scopes {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        {
            auto a = scope.variable_scope("a"_n);
            a.get_variable("w"_n, {2, 3});
            a.get_variable("step"_n, {}, vs::int32, {.trainable = false});
            a.variable_scope("b"_n).get_variable("u"_n, {4});
        }
        scope.get_variable("z"_n, {1}, {.trainable = false});
        scope.variable_scope("a"_n).get_variable("late"_n, {2});
    }
};

TEST_CASE("a scope of a model is a container of the variables within it") {
    vs::model<two_scopes> m;
    const auto& constant = m;
    auto a = m / "a"_n;
    auto copy = a; // a view of the model
    STATIC_REQUIRE(decltype(a)::size() == 4);
    std::vector<std::string> names;
    copy.for_each([&](auto variable, auto&& view) {
        names.push_back(vs::to_string(variable.name()) + " " + std::to_string(view.size()));
    });
    CHECK(names == std::vector<std::string>{"a/w 6", "a/step 1", "a/b/u 4", "a/late 2"});
    CHECK(a.variables().size() == 4);
    CHECK(a.variables()[2].name() == "a/b/u:0");
    CHECK(a.variables().within("a/b").size() == 1);
    CHECK(error_of<vs::nothing_selected_error>([&] { static_cast<void>(a.variables().within("q")); })
              .full_name() == "q");
    CHECK(a.contains("b/u"));
    CHECK(a.contains("b/u:0"));
    CHECK_FALSE(a.contains("z"));
    CHECK(a.find("w")->element_count() == 6);
    CHECK(a.at("w").key() == "a/w");
    CHECK(error_of<vs::name_not_declared_error>([&] { static_cast<void>(a.at("ww")); }).found() ==
          "the nearest is 'a/w'");
    a.flat<float>() = xt::arange<float>(12);
    CHECK(m["a/late"_n](1) == 11);
    CHECK(a.trainable().flat<float>().size() == 12);
    CHECK(a.trainable().flat<std::int32_t>().size() == 0);
    CHECK((constant / "a"_n).flat<float>()(11) == 11);
    (m / "a"_n / "b"_n).flat<float>() = xt::ones<float>({4});
    CHECK(m["a/b/u"_n](3) == 1);
}

TEST_CASE("names of every kind find variables and scopes of a model") {
    vs::model<two_scopes> m;
    const auto& constant = m;
    m["a/w"_n](1, 2) = 5;
    const std::string built = "a/w";
    CHECK(m[built].as<float>()(1, 2) == 5);
    CHECK(m["a/w"].as<float>()(1, 2) == 5);
    CHECK(constant["a/w:0"].as<float>()(1, 2) == 5);
    CHECK(m[BOOST_HANA_STRING("a/w")](1, 2) == 5);
    CHECK(m[vs::manifest<two_scopes>::variable_c<0>()](1, 2) == 5);
    CHECK(constant[vs::manifest<two_scopes>::variable_c<0>()](1, 2) == 5);
    CHECK((m / "a"_n)[vs::manifest<two_scopes>::variable_c<0>()](1, 2) == 5);
    CHECK((m / "a")["w"].as<float>()(1, 2) == 5);
    CHECK((m / std::string("a") / "b"_n).at("u").name() == "a/b/u:0");
    CHECK((constant / BOOST_HANA_STRING("a"))["w"_n](1, 2) == 5);
    CHECK((m / "a"_n / "b").variables().size() == 1);
    CHECK(m.at("a/w"_n).name() == "a/w:0");
    CHECK(m.at(BOOST_HANA_STRING("a/w")).name() == "a/w:0");
    CHECK(m.find(std::string_view("a/w:0")).has_value());
    CHECK(m.contains("a/w:0"));
    CHECK_FALSE(m.contains("a/w:1"));
    CHECK(m.visit("a/w"_n, [](auto&& view) { return view.size(); }) == 6);
    STATIC_REQUIRE(vs::manifest<two_scopes>::contains("a/w:0"));
    STATIC_REQUIRE(vs::manifest<two_scopes>::find("a/b/u:0") == 2);
    STATIC_REQUIRE(vs::manifest<two_scopes>::find(BOOST_HANA_STRING("a/w")) == 0);
    CHECK(error_of<vs::name_not_declared_error>([&] { static_cast<void>(m / "b"); }).full_name() == "b");
    CHECK(error_of<vs::name_not_declared_error>([&] { static_cast<void>(m["q"]); }).full_name() == "q");
}

// More variables than a fold expression of clang takes.
struct many_variables {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        for (int i = 0; i != 50; ++i) {
            auto block = scope.variable_scope("block_"_n + i);
            for (int j = 0; j != 8; ++j) block.get_variable("w_"_n + j, {1});
        }
    }
};

TEST_CASE("models of hundreds of variables are gone through, searched and copied") {
    STATIC_REQUIRE(vs::manifest<many_variables>::size() == 400);
    vs::model<many_variables> m;
    m.flat<float>() = xt::arange<float>(400);
    float sum = 0;
    std::size_t count = 0;
    m.for_each([&](auto variable, auto&& view) {
        CHECK(decltype(variable)::index == count++);
        sum += view(0);
    });
    CHECK(sum == 399 * 200);
    CHECK(decltype(hana::contains(m, "block_49/w_7"_n))::value);
    CHECK_FALSE(decltype(hana::contains(m, "block_50/w_7"_n))::value);
    CHECK((*hana::find(m, "block_49/w_7"_n))(0) == 399);
    vs::model<many_variables> other;
    vs::copy_values(m.root(), other.root());
    CHECK(m == other);
    vs::copy_values(m / "block_1"_n, other / "block_2"_n);
    CHECK(other["block_2/w_3"_n](0) == 11);
}

// Assignment copies elements, never the handle.
struct assigned {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("a"_n, {2});
        scope.get_variable("b"_n, {2});
        scope.get_variable("c"_n, {3});
        scope.get_variable("d"_n, {2}, vs::int32);
    }
};

TEST_CASE("assigning a handle of a model's variable copies elements") {
    vs::model<assigned> m;
    m["b"_n](1) = 7;
    auto a = m.at("a");
    a = m.at("b");
    CHECK(a.name() == "a:0");
    CHECK(m["a"_n](1) == 7);
    CHECK(error_of<vs::shape_error>([&] { a = m.at("c"); }).full_name() == "a");
    CHECK(error_of<vs::dtype_error>([&] { a = m.at("d"); }).full_name() == "a");
    m["a"_n] = m["b"_n];
    STATIC_REQUIRE_FALSE(std::is_assignable_v<vs::const_variable_ref&, const vs::const_variable_ref&>);
}

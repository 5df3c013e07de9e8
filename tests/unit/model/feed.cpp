// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/feed.cpp: whatever is a value feeds a placeholder, on a model as on a graph.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/interop.hpp>
#include <varscope/model.hpp>

#include <array>
#include <string>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

// Gives what its placeholder is fed, as an array.
struct echo {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto x = scope.placeholder("x"_n, {vs::unknown});
        auto y = scope.placeholder("in/y"_n, {});
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return xt::xarray<float>(x.template as<float>() + y.template as<float>());
    }
};
struct matrix_echo {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        auto x = scope.placeholder("x"_n, {vs::unknown, 2});
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return xt::xarray<float>(x.template as<float>());
    }
};
// Its placeholder has a name that is built.
struct built_name_echo {
    template <class Scope>
    constexpr auto operator()(Scope&& scope) const {
        int number = 3;
        auto x = scope.placeholder("x_"_n + number, {2});
        if constexpr (vs::is_tracing<Scope>)
            return vs::abstract{};
        else
            return xt::xarray<float>(x.template as<float>());
    }
};

namespace {
template <class Error, class Call>
Error error_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        return error;
    }
    throw std::runtime_error("no error");
}
const xt::xtensor<float, 1> two{1, 2};
const xt::xarray<float> sum{1.5f, 2.5f};
} // namespace

TEST_CASE("numbers, lists, vectors, arrays and expressions feed a model") {
    const vs::model<echo> m;
    const auto with = [&](auto... x) { return m(std::move(x)..., vs::feed("in/y"_n, 0.5f)); };
    CHECK((with(vs::feed("x"_n, two)) == sum));
    CHECK((with(vs::feed("x"_n, xt::xtensor<float, 1>{1, 2})) == sum));
    CHECK((with(vs::feed("x"_n, two * 1.0f)) == sum));
    CHECK((with(vs::feed("x"_n, {1.0f, 2.0f})) == sum));
    CHECK((with(vs::feed("x"_n, std::vector<float>{1, 2})) == sum));
    CHECK((with(vs::feed("x"_n, std::array<float, 2>{1, 2})) == sum));
    CHECK((with(vs::feed("x"_n, vs::array({1.0f, 2.0f}))) == sum));
    const vs::value kept({1.0f, 2.0f});
    CHECK((with(vs::feed("x"_n, kept)) == sum));
    const vs::model<matrix_echo> rows;
    CHECK((rows(vs::feed("x"_n, {{1.0f, 2.0f}, {3.0f, 4.0f}})) == xt::xarray<float>{{1, 2}, {3, 4}}));
    vs::graph graph;
    const auto w = graph.root().get_variable("w", vs::shape_c<2>, vs::float32, {.initializer = vs::ones()});
    CHECK((with(vs::feed("x"_n, w)) == xt::xarray<float>{1.5f, 1.5f}));
}

TEST_CASE("every kind of name feeds a model") {
    const vs::model<echo> m;
    CHECK((m(vs::feed("x", two), vs::feed("in/y", 0.5f)) == sum));
    CHECK((m(vs::feed(std::string("x"), {1.0f, 2.0f}), vs::feed("in/y"_n, 0.5f)) == sum));
    CHECK((m(vs::feed(BOOST_HANA_STRING("x"), two), vs::feed("in"_n / "y"_n, 0.5f)) == sum));
    const vs::model<built_name_echo> built;
    CHECK((built(vs::feed("x_3"_n, two)) == two));
    CHECK((built(vs::feed("x_"_n + 3, two)) == two));
    CHECK((built(vs::feed("x_"_n + 3, vs::array({1.0f, 2.0f}))) == two));
}

TEST_CASE("what does not fit a placeholder of a model is refused when the model is called") {
    const vs::model<echo> m;
    const auto y = vs::feed("in/y"_n, 0.5f);
    const auto shape = error_of<vs::feed_shape_error>([&] { m(vs::feed("x"_n, {{1.0f}}), y); });
    CHECK(shape.full_name() == "x");
    CHECK(shape.asked() == "shape (1, 1) and dtype float32");
    CHECK(shape.found() == "shape (?,) and dtype float32");
    CHECK(error_of<vs::feed_shape_error>([&] { m(vs::feed("x", 1.0f), y); }).full_name() == "x");
    const auto dtype = error_of<vs::feed_dtype_error>([&] { m(vs::feed("x", {1.0, 2.0}), y); });
    CHECK(dtype.asked() == "shape (2,) and dtype float64");
    CHECK(error_of<vs::feed_dtype_error>([&] {
              m(vs::feed("x"_n, vs::array({1, 2})), y);
          }).full_name() == "x");
    const auto name = error_of<vs::name_not_declared_error>([&] { m(vs::feed("in/z", 1.0f)); });
    CHECK(name.full_name() == "in/z");
    CHECK(name.found() == "the nearest is 'in/y'");
    CHECK(error_of<vs::fed_twice_error>([&] {
              m(vs::feed("x", two), y, vs::feed("x"_n, two));
          }).full_name() == "x");
    CHECK(error_of<vs::fed_twice_error>([&] { m(y, vs::feed("x", two), vs::feed("x", two)); }).full_name() ==
          "x");
    CHECK(error_of<vs::not_fed_error>([&] { m(vs::feed("in/y", 1.0f)); }).full_name() == "x");
    CHECK_THROWS_AS(vs::feed("x"_n, {{1.0f, 2.0f}, {3.0f}}), vs::shape_error);
}

TEST_CASE("vectors, arrays and every expression feed a graph") {
    vs::graph graph;
    auto x = graph.root().placeholder("x", {vs::unknown});
    for (const vs::value& given : {vs::value(std::vector<float>{1, 2}), vs::value(std::array<float, 2>{1, 2}),
                                   vs::value(vs::array({1.0f, 2.0f})), vs::value(two * 1.0f)}) {
        x.feed(given);
        CHECK((x.as<float>() == two));
    }
    x.feed(std::vector<float>{3});
    CHECK(x.as<float>()(0) == 3.0f);
    auto flags = graph.root().placeholder("flags", {2}, vs::dtype::bool_);
    flags.feed(std::vector<bool>{true, false});
    CHECK(flags.as<bool>()(0));
    CHECK_THROWS_AS(x.feed(std::vector<double>{3}), vs::feed_dtype_error);
    auto scalar = graph.root().placeholder("scalar", {});
    scalar.feed(0.5f);
    CHECK(scalar.as<float>()() == 0.5f);
    CHECK_THROWS_AS(scalar.feed(std::vector<float>{1}), vs::feed_shape_error);
}

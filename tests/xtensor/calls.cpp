// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/xtensor/calls.cpp: what xtensor does with its own arrays it does with every kind of view. A program of its own, because it
// instantiates most of xtensor.
#include "support/catch.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <tuple>
#include <vector>

namespace vs = varscope;
using namespace vs::literals;

// One variable, in a model and in a graph.
struct one_variable {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        scope.get_variable("v"_n, vs::shape_c<2, 3>);
    }
};

namespace {

using array = xt::xtensor<float, 2>;
const array& values() {
    static const array is{{3, 1, 2}, {6, 4, 5}};
    return is;
}
const std::array<std::size_t, 2> place{1, 0};
const std::vector<std::array<std::size_t, 2>> places{{0, 0}, {1, 2}};
[[maybe_unused]] const std::vector<std::vector<std::size_t>> widths{{1, 0}, {0, 2}};

// What came of a call: the extents and the elements of an array, the elements of a list.
struct answer {
    std::vector<std::size_t> shape;
    std::vector<double> elements;
    friend bool operator==(const answer&, const answer&) = default;
};
template <class T>
void add(answer& to, const T& from) {
    if constexpr (std::is_arithmetic_v<T>) {
        to.elements.push_back(static_cast<double>(from));
    } else {
        if constexpr (xt::is_xexpression<T>::value)
            to.shape.assign(from.shape().begin(), from.shape().end());
        else
            to.shape.push_back(from.size());
        for (const auto& element : from) add(to, element);
    }
}

template <class Function>
struct call {
    const char* text;
    Function function;
};
template <class Function>
call<Function> named(const char* text, Function function) {
    return {text, function};
}
#define VARSCOPE_CALL(...) named(#__VA_ARGS__, [](auto& v) { return __VA_ARGS__; })

// Calls that read.
const std::tuple reading{
    VARSCOPE_CALL(v + 1.0f),
    VARSCOPE_CALL(1.0f - v),
    VARSCOPE_CALL(v / (v + 1.0f) * v),
    VARSCOPE_CALL(-v),
    VARSCOPE_CALL(xt::exp(v)),
    VARSCOPE_CALL(xt::pow(v, 2.0f)),
    VARSCOPE_CALL(xt::maximum(v, 2.0f)),
    VARSCOPE_CALL(xt::where(v > 2.0f, v, 0.0f)),
    VARSCOPE_CALL(xt::sum(v)),
    VARSCOPE_CALL(xt::sum(v, {0}, xt::keep_dims)),
    VARSCOPE_CALL(xt::mean(v, {1})),
    VARSCOPE_CALL(xt::prod(v, {1})),
    VARSCOPE_CALL(xt::amax(v, {0})),
    VARSCOPE_CALL(xt::cumsum(v, 1)),
    VARSCOPE_CALL(xt::argmax(v, 1)),
    VARSCOPE_CALL(xt::norm_l2(v)),
    VARSCOPE_CALL(xt::sort(v, 1)),
    VARSCOPE_CALL(xt::argsort(v, 1)),
    VARSCOPE_CALL(xt::median(v, 1)),
    VARSCOPE_CALL(xt::flip(v, 1)),
    VARSCOPE_CALL(xt::roll(v, 1, 0)),
    VARSCOPE_CALL(xt::rot90(v)),
    VARSCOPE_CALL(xt::transpose(v)),
    VARSCOPE_CALL(xt::flatten(v)),
    VARSCOPE_CALL(xt::squeeze(xt::expand_dims(v, 0))),
    VARSCOPE_CALL(xt::split(v, 3, 1)[1]),
    VARSCOPE_CALL(xt::view(v, 1, xt::all())),
    VARSCOPE_CALL(xt::view(v, xt::newaxis(), xt::all(), xt::range(0, 2))),
    VARSCOPE_CALL(xt::view(v, xt::all(), xt::keep(0, 2))),
    VARSCOPE_CALL(xt::row(v, 1)),
    VARSCOPE_CALL(xt::strided_view(v, {xt::ellipsis(), xt::range(0, 2)})),
    VARSCOPE_CALL(xt::dynamic_view(v, {xt::all(), 1})),
    VARSCOPE_CALL(xt::reshape_view(v, {3, 2})),
    VARSCOPE_CALL(xt::index_view(v, places)),
    VARSCOPE_CALL(xt::filter(v, v > 2.0f)),
    VARSCOPE_CALL(xt::diagonal(v)),
    VARSCOPE_CALL(xt::diag(xt::row(v, 0))),
    VARSCOPE_CALL(xt::triu(v, 1)),
    VARSCOPE_CALL(xt::stack(xt::xtuple(v, v))),
    VARSCOPE_CALL(xt::concatenate(xt::xtuple(v, v), 1)),
    VARSCOPE_CALL(xt::hstack(xt::xtuple(v, v))),
    VARSCOPE_CALL(xt::vstack(xt::xtuple(v, v))),
    VARSCOPE_CALL(xt::repeat(v, 2, 1)),
    VARSCOPE_CALL(xt::broadcast(v, {4, 2, 3})),
    VARSCOPE_CALL(std::get<0>(xt::meshgrid(xt::row(v, 0), xt::row(v, 1)))),
    VARSCOPE_CALL(xt::cast<double>(v)),
    VARSCOPE_CALL(xt::vectorize([](float a, float b) { return a - b; })(v, v + 1.0f)),
    VARSCOPE_CALL(xt::diff(v)),
    VARSCOPE_CALL(xt::any(v > 4.0f)),
    VARSCOPE_CALL(xt::argwhere(v > 2.0f)),
    VARSCOPE_CALL(v(1, 2)),
    VARSCOPE_CALL(v.at(1, 2)),
    VARSCOPE_CALL(v[{1, 2}]),
    VARSCOPE_CALL(v.flat(4)),
    VARSCOPE_CALL(v.front() - v.back()),
    VARSCOPE_CALL(v.periodic(-1, -1)),
    VARSCOPE_CALL(v.element(place.begin(), place.end())),
    VARSCOPE_CALL(std::vector<std::size_t>(v.shape().begin(), v.shape().end())),
    VARSCOPE_CALL(std::vector<std::ptrdiff_t>(v.strides().begin(), v.strides().end())),
    VARSCOPE_CALL(std::vector<std::ptrdiff_t>(v.backstrides().begin(), v.backstrides().end())),
    VARSCOPE_CALL(std::vector<float>(v.begin(), v.end())),
    VARSCOPE_CALL(std::vector<float>(v.rbegin(), v.rend())),
    VARSCOPE_CALL(std::vector<float>(v.crbegin(), v.crend())),
    VARSCOPE_CALL(std::vector<float>(v.template begin<xt::layout_type::column_major>(),
                                     v.template end<xt::layout_type::column_major>())),
    VARSCOPE_CALL(std::vector<float>(v.storage().rbegin(), v.storage().rend())),
    VARSCOPE_CALL(std::vector<float>(v.linear_rbegin(), v.linear_rend()))};

// xtensor 0.24 reads beyond the end of a shape in these, also where they are asked of its own arrays.
#if XTENSOR_VERSION_MAJOR > 0 || XTENSOR_VERSION_MINOR > 24
const std::tuple reading_of_newer{VARSCOPE_CALL(xt::eval(v + v)), VARSCOPE_CALL(xt::tile(v, {2, 2})),
                                  VARSCOPE_CALL(xt::variance(v, {1})), VARSCOPE_CALL(xt::pad(v, 1)),
                                  VARSCOPE_CALL(xt::pad(v, widths, xt::pad_mode::symmetric))};
#else
const std::tuple<> reading_of_newer;
#endif
#undef VARSCOPE_CALL

// Calls that change what they are asked of.
#define VARSCOPE_CALL(...) named(#__VA_ARGS__, [](auto& v) { __VA_ARGS__; })
const std::tuple changing{VARSCOPE_CALL(xt::noalias(v) = v + 1.0f),
                          VARSCOPE_CALL(xt::noalias(v) += v),
                          VARSCOPE_CALL(xt::noalias(v) -= v * 2.0f),
                          VARSCOPE_CALL(xt::noalias(v) *= xt::row(v, 0)),
                          VARSCOPE_CALL(xt::noalias(v) /= v + 1.0f),
                          VARSCOPE_CALL(xt::noalias(v) += 2.0f),
                          VARSCOPE_CALL(v += v),
                          VARSCOPE_CALL(v -= 1.0f),
                          VARSCOPE_CALL(v = v * xt::row(v, 0)),
                          VARSCOPE_CALL(v = xt::ones<float>({2, 3})),
                          VARSCOPE_CALL(v = xt::flip(v, 1)),
                          VARSCOPE_CALL(v.fill(3.0f)),
                          VARSCOPE_CALL(xt::view(v, 1, xt::all()) = 7.0f),
                          VARSCOPE_CALL(xt::view(v, xt::all(), 0) += xt::view(v, xt::all(), 1)),
                          VARSCOPE_CALL(xt::strided_view(v, {xt::all(), 1}) = 4.0f),
                          VARSCOPE_CALL(xt::row(v, 0) *= 2.0f),
                          VARSCOPE_CALL(xt::filter(v, v > 2.0f) += 10.0f),
                          VARSCOPE_CALL(xt::index_view(v, places) = 9.0f),
                          VARSCOPE_CALL(xt::masked_view(v, v > 2.0f) = 1.0f),
                          VARSCOPE_CALL(xt::transpose(v)(2, 0) = 8.0f),
                          VARSCOPE_CALL(std::sort(v.begin(), v.end(), std::greater<>())),
                          VARSCOPE_CALL(std::fill(v.rbegin(), v.rbegin() + 2, 5.0f)),
                          VARSCOPE_CALL(v[{1, 1}] = 8.0f),
                          VARSCOPE_CALL(v.flat(0) = 8.0f)};
#undef VARSCOPE_CALL

template <class Calls, class Each>
void for_each(const Calls& calls, Each each) {
    std::apply([&each](const auto&... call) { (each(call), ...); }, calls);
}

// Every call, of a view and of an array of xtensor's.
template <class View>
void compare(View view) {
    view = values();
    std::size_t calls = 0;
    const auto read = [&](const auto& call) {
        INFO(call.text);
        array same = values();
        answer expected, found;
        add(expected, call.function(same));
        add(found, call.function(view));
        CHECK(found == expected);
        CHECK(!expected.elements.empty());
        ++calls;
    };
    for_each(reading, read);
    for_each(reading_of_newer, read);
    for_each(changing, [&](const auto& call) {
        INFO(call.text);
        array same = values();
        view = values();
        call.function(same);
        call.function(view);
        CHECK((view == same));
        CHECK((view != values()));
        ++calls;
    });
    CHECK(calls >= 70);
}

} // namespace

TEST_CASE("a view of a model takes every call of xtensor") {
    vs::model<one_variable> m;
    compare(m["v"_n]);
}

TEST_CASE("a variable of a graph whose shape the compiler knows takes every call of xtensor") {
    vs::graph graph;
    compare(graph.root().get_variable("v"_n, vs::shape_c<2, 3>, vs::float32));
}

TEST_CASE("a view of dynamic rank takes every call of xtensor") {
    vs::graph graph;
    compare(graph.root().get_variable("v", {2, 3}).as<float>());
}

// Of its own arrays xtensor takes only those of dynamic rank here.
TEST_CASE("slices along the axes of a view of dynamic rank can be walked through") {
    vs::graph graph;
    auto view = graph.root().get_variable("v", {2, 3}).as<float>();
    xt::xarray<float> same = view = values();
    const auto change = [](auto& v) {
        for (auto at = xt::axis_begin(v); at != xt::axis_end(v); ++at) *at *= 2.0f;
        for (auto at = xt::axis_slice_begin(v, 0); at != xt::axis_slice_end(v, 0); ++at) *at += 1.0f;
    };
    change(view);
    change(same);
    CHECK((view == same));
    CHECK((view == values() * 2.0f + 1.0f));
}

TEST_CASE("a view of constant elements takes calls of xtensor that read") {
    vs::model<one_variable> m;
    m["v"_n] = values();
    const auto v = std::as_const(m)["v"_n];
    CHECK((xt::transpose(v) == xt::transpose(values())));
    CHECK((xt::view(v, 1, xt::all()) == xt::row(values(), 1)));
    CHECK((xt::stack(xt::xtuple(v, v)) == xt::stack(xt::xtuple(values(), values()))));
    CHECK((xt::sum(v, {0}) == xt::sum(values(), {0})));
    CHECK((xt::filter(v, v > 2.0f) == xt::filter(values(), values() > 2.0f)));
    CHECK((xt::flip(v, 1) == xt::flip(values(), 1)));
    STATIC_REQUIRE(std::is_same_v<decltype(xt::transpose(v)(0, 0)), const float&>);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/model.cpp: the values of a program's variables.
#include "support/allocations.hpp"
#include "support/catch.hpp"
#include "support/programs.hpp"
#include <varscope/graph.hpp>
#include <varscope/model.hpp>
#include <varscope/xtensor.hpp>

#include <utility>

namespace vs = varscope;
using namespace vs::testing;
using namespace vs::literals;

TEST_CASE("a new model is zero, and its views are where the manifest says") {
    vs::model<networks> m;
    m.for_each([](auto, auto view) { CHECK(xt::sum(view)() == 0); });
    auto kernel = m["target/kernel"_n];
    STATIC_REQUIRE(std::tuple_size_v<std::remove_cvref_t<decltype(kernel.shape())>> == 2);
    kernel(1, 2) = 5;
    CHECK(m["target/kernel"_n](1, 2) == 5);
    CHECK((m / "target"_n)["kernel"_n](1, 2) == 5);
    CHECK(reinterpret_cast<std::byte*>(kernel.data()) == m.data() + vs::manifest<networks>::offset(2));
    m["step"_n]() = 7;
    CHECK(m["step"_n]() == 7);
}

TEST_CASE("views compute like xtensor's own containers") {
    vs::model<networks> m;
    auto kernel = m["online/kernel"_n];
    kernel = xt::ones<float>({2, 3});
    kernel *= 0.5f;
    kernel = kernel * 2 + 1;
    CHECK(xt::sum(kernel)() == 12);
    CHECK_THROWS_AS((kernel = xt::ones<float>({3, 2})), vs::shape_error);
    CHECK(xt::sum(kernel)() == 12);
}

TEST_CASE("first values are those of a graph with the same seed") {
    vs::model<networks> m;
    m.initialize(vs::seed{3});
    vs::graph graph(vs::seed{3});
    auto root = graph.root();
    networks{}(root);
    const std::string names[] = {"online/kernel", "online/bias", "target/kernel", "target/bias"};
    for (const std::string& name : names) {
        CAPTURE(name);
        CHECK((m.at(name).as<float>() == graph.at(name).as<float>()));
    }
    vs::model<networks> other;
    other.initialize(vs::seed{4});
    CHECK_FALSE(m == other);
    CHECK((m["online/bias"_n] == other["online/bias"_n])); // a constant
}

TEST_CASE("initial values given as numbers come back") {
    vs::model<ordered> m;
    m.initialize();
    CHECK(m["a/v"_n](1) == 2);
    CHECK(m["a/v_1"_n]() == 7);
    CHECK(m["layer/unit_2/w"_n](1) == 1);
}

TEST_CASE("a copy is deep, moving is cheap, and swap exchanges") {
    vs::model<networks> m;
    m.initialize(vs::seed{1});
    auto copy = m;
    CHECK(copy == m);
    copy["step"_n]() = 9;
    CHECK_FALSE(copy == m);
    const std::byte* const where = copy.data();
    const auto before = allocations();
    auto moved = std::move(copy);
    CHECK(allocations() == before);
    CHECK(moved.data() == where);
    CHECK(moved["step"_n]() == 9);
    swap(moved, m);
    CHECK(m["step"_n]() == 9);
    CHECK(moved["step"_n]() == 0);
    auto view = m["step"_n];
    m = moved; // into the memory that is there
    CHECK(view() == 0);
    CHECK(m == moved);
}

TEST_CASE("small models need no heap") {
    const auto before = allocations();
    vs::model<networks, vs::inline_storage> m;
    m["step"_n]() = 4;
    auto copy = m;
    copy["step"_n]() += m["step"_n]();
    const bool found = copy.find("target/bias").has_value() && !copy.find("target/biases").has_value();
    const auto after = allocations();
    CHECK(after == before);
    CHECK(found);
    CHECK(copy["step"_n]() == 8);
    CHECK(sizeof m <= vs::manifest<networks>::byte_count() + 2 * vs::block_alignment);
}

TEST_CASE("names that run time knows") {
    vs::model<networks> m;
    m["target/bias"_n](2) = 3;
    CHECK(m.find("target/bias")->as<float>()(2) == 3);
    CHECK(m.at("target/bias").as<float>(vs::shape_c<3>)(2) == 3);
    CHECK(vs::repr(m.at("step")) == "<tf.Variable 'step:0' shape=() dtype=int64_ref>");
    CHECK(m.at("step").name() == "step:0");
    CHECK(m.visit("target/bias", [](auto view) { return view.size(); }) == 3);
    CHECK(m.visit("step", [](auto view) { return view.size(); }) == 1);
    std::vector<std::string> names;
    for (const auto v : m.variables()) names.emplace_back(v.op_name());
    CHECK(names ==
          std::vector<std::string>{"online/kernel", "online/bias", "target/kernel", "target/bias", "step"});
    const auto& constant = m;
    STATIC_REQUIRE(
        std::is_const_v<std::remove_reference_t<decltype(constant.at("step").as<std::int64_t>()())>>);
}

TEST_CASE("a dtype's elements in a row, trainable ones first") {
    vs::model<networks> m;
    m.flat<float>() = xt::arange<float>(18);
    CHECK(m["online/kernel"_n](1, 2) == 5);
    CHECK(m["target/kernel"_n](0, 0) == 6);
    CHECK(m["online/bias"_n](0) == 12);
    CHECK(m.trainable().flat<float>().size() == 12);
    m.trainable().flat<float>() -= 1;
    CHECK(m["target/kernel"_n](0, 0) == 5);
    CHECK(m["online/bias"_n](0) == 12);
    CHECK(m.flat<double>().size() == 0);
}

TEST_CASE("each variable in turn, typed") {
    vs::model<networks> m;
    std::size_t trainable = 0;
    m.for_each([&]<class Variable>(Variable, auto view) {
        if constexpr (Variable::trainable) trainable += view.size();
    });
    CHECK(trainable == 12);
}

TEST_CASE("a scope's values are copied to a scope of the same structure") {
    vs::model<networks> m;
    m.initialize(vs::seed{1});
    CHECK_FALSE((m["online/kernel"_n] == m["target/kernel"_n]));
    vs::copy_values(m / "online"_n, m / "target"_n);
    CHECK((m["online/kernel"_n] == m["target/kernel"_n]));
    vs::model<layer> single;
    vs::copy_values(std::as_const(m) / "target"_n, single.root());
    CHECK((single["kernel"_n] == m["online/kernel"_n]));
    CHECK(single["bias"_n](0) == 0.5f);
}

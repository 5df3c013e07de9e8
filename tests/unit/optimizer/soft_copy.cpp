// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/optimizer/soft_copy.cpp: target networks that follow.
#include "support/catch.hpp"
#include <varscope/optimizer.hpp>

namespace vs = varscope;
using namespace vs::literals;

namespace soft_copy_programs {
struct part {
    template <class Scope>
    constexpr void operator()(Scope&& s) const {
        s.get_variable("w"_n, vs::shape_c<3>, vs::float32);
        s.get_variable("n"_n, vs::shape_c<2>, vs::int32, {.trainable = false});
        s.get_variable("z"_n, vs::shape_c<>, vs::complex64, {.initializer = vs::zeros(), .trainable = false});
        s.get_variable("d"_n, vs::shape_c<2>, vs::float64);
    }
};
struct two_parts {
    template <class Scope>
    constexpr void operator()(Scope&& s) const {
        part{}(s.variable_scope("online"_n));
        part{}(s.variable_scope("target"_n));
    }
};
} // namespace soft_copy_programs

TEST_CASE("values of a model's scope move towards those of another") {
    vs::model<soft_copy_programs::two_parts> m;
    m["online/w"_n].fill(1.0f);
    m["online/n"_n].fill(7);
    m["online/z"_n]() = {2.0f, 4.0f};
    m["online/d"_n].fill(8.0);
    m["target/d"_n].fill(4.0);
    vs::copy_values(m / "online"_n, m / "target"_n, 0.25);
    CHECK(m["target/w"_n](2) == 0.25f);
    CHECK(m["target/n"_n](1) == 7);
    CHECK(m["target/z"_n]() == std::complex<float>(0.5f, 1.0f));
    CHECK(m["target/d"_n](0) == 5.0);
    CHECK(m["online/w"_n](2) == 1.0f);
    vs::copy_values(m / "online"_n, m / "target"_n, 1);
    CHECK(m["target/w"_n](2) == 1.0f);
    CHECK(m["target/d"_n](1) == 8.0);
}

TEST_CASE("values of a graph's scope move towards those of another, which must hold the same") {
    vs::graph g;
    auto root = g.root();
    auto online = root.variable_scope("online");
    auto target = root.variable_scope("target");
    auto w = online.get_variable("w"_n, vs::shape_c<3>, vs::float32, {.initializer = vs::ones()});
    auto t = target.get_variable("w"_n, vs::shape_c<3>, vs::float32, {.initializer = vs::zeros()});
    vs::copy_values(online, target, 0.5);
    vs::copy_values(online, target, 0.5);
    CHECK(t(1) == 0.75f);
    target.get_variable("more"_n, vs::shape_c<3>, vs::float32);
    CHECK_THROWS_AS(vs::copy_values(online, target, 0.5), vs::scopes_differ_error);
    CHECK(t(1) == 0.75f);
    CHECK(w(0) == 1.0f);
}

TEST_CASE("values move between models and graphs") {
    vs::model<soft_copy_programs::two_parts> m;
    vs::graph g;
    auto root = g.root();
    auto copy = root.variable_scope("copy");
    soft_copy_programs::part{}(copy);
    m["online/w"_n].fill(2.0f);
    m["online/n"_n].fill(7);
    m["online/z"_n]() = {2.0f, 4.0f};
    vs::copy_values(m / "online"_n, copy);
    CHECK(g.at("copy/w").as<float>()(2) == 2.0f);
    CHECK(g.at("copy/n").as<std::int32_t>()(1) == 7);
    vs::copy_values(copy, m / "target"_n, 0.25);
    CHECK(m["target/w"_n](0) == 0.5f);
    CHECK(m["target/n"_n](0) == 7);
    CHECK(m["target/z"_n]() == std::complex<float>(0.5f, 1.0f));
    vs::copy_values(std::as_const(m) / "target"_n, copy, 0.5);
    CHECK(g.at("copy/w").as<float>()(1) == 1.25f);
    CHECK_THROWS_AS(vs::copy_values(m.root(), copy), vs::scopes_differ_error);
    copy.get_variable("more"_n, vs::shape_c<3>, vs::float32);
    CHECK_THROWS_AS(vs::copy_values(copy, m / "target"_n), vs::scopes_differ_error);
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/model/errors.cpp: what a model refuses at run time, and that nothing is lost then.
#include "support/graph_state.hpp"
#include "support/programs.hpp"
#include <varscope/model.hpp>

namespace vs = varscope;
using namespace vs::testing;
using namespace vs::literals;

TEST_CASE("a name that is not declared, with the nearest") {
    vs::model<networks> m;
    const auto error =
        error_of<vs::name_not_declared_error>([&] { static_cast<void>(m.at("target/kernle")); });
    CHECK(error.full_name() == "target/kernle");
    CHECK(error.found() == "the nearest is 'target/kernel'");
    error_of<vs::name_not_declared_error>([&] { static_cast<void>(m.at("")); });
    error_of<vs::name_not_declared_error>([&] { static_cast<void>(m.at("target")); });
    error_of<vs::name_not_declared_error>([&] { m.visit("step/", [](auto) {}); });
    CHECK_FALSE(m.find("target/kernle").has_value());
    CHECK_FALSE(m.find(std::string(100000, 'a')).has_value());
}

TEST_CASE("another shape or dtype than the variable's") {
    vs::model<networks> m;
    const auto v = m.at("target/bias");
    const auto dtype = error_of<vs::dtype_error>([&] { static_cast<void>(v.as<double>()); });
    CHECK(dtype.asked() == "shape (3,) and dtype float64");
    const auto shape = error_of<vs::shape_error>([&] { static_cast<void>(v.as<float>(vs::shape_c<2>)); });
    CHECK(shape.asked() == "shape (2,) and dtype float32");
    CHECK(shape.found() == "shape (3,) and dtype float32");
}

namespace {
int mode = 0; // how the next run departs
}
struct wayward {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        int departs = 0;
        if constexpr (!vs::is_tracing<Scope>) departs = mode;
        auto block = scope.variable_scope("block_"_n + (departs == 1 ? 1 : 0));
        [[maybe_unused]] auto w = block.get_variable("w"_n, {departs == 2 ? 3 : 2});
        [[maybe_unused]] auto u =
            block.get_variable("u"_n, {2}, departs == 3 ? vs::dtype::float64 : vs::dtype::float32);
        scope.variable(departs == 4 ? "b" : "a", 1);
        if (departs != 5) scope.variable("last"_n, 1);
        if (departs == 6) scope.variable("last"_n, 1);
        if (departs == 7) static_cast<void>(block.get_variable("v"_n, {2}));
        if (departs == 8) static_cast<void>(scope.name_scope("last"_n));
    }
};

TEST_CASE("a run that departs from what was recorded") {
    vs::model<wayward> m;
    const auto run = [&](int departs) {
        mode = departs;
        m();
    };
    run(0);
    const auto other_scope = error_of<vs::name_not_declared_error>([&] { run(1); });
    CHECK(other_scope.full_name() == "block_1");
    CHECK(other_scope.asked().find("a branch that was not taken") != std::string::npos);
    CHECK(other_scope.found() == "the nearest is 'block_0/w'");
    CHECK(error_of<vs::shape_error>([&] { run(2); }).full_name() == "block_0/w");
    CHECK(error_of<vs::dtype_error>([&] { run(3); }).full_name() == "block_0/u");
    const auto other = error_of<vs::order_error>([&] { run(4); });
    CHECK(other.asked().find("variable 'b' in line ") == 0);
    CHECK(other.found().find("variable 'a' in line ") == 0);
    CHECK(other.found().find(", of full name 'a'") != std::string::npos);
    const auto more = error_of<vs::order_error>([&] { run(6); });
    CHECK(more.asked().find("variable 'last' in line ") == 0);
    CHECK(more.found() == "the end of the program");
    CHECK(error_of<vs::name_not_declared_error>([&] { run(7); }).full_name() == "block_0/v");
    run(8); // nothing that depends on the order happens in the name scope
    run(5); // a run that ends early leaves calls out at its end
    run(0); // the order is there as before
}

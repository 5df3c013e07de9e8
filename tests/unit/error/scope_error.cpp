// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/error/scope_error.cpp: one hierarchy of exceptions, a class for each code.
#include "support/catch.hpp"
#include <varscope/error.hpp>

#include <utility>
#include <vector>

namespace vs = varscope;
using vs::code;

TEST_CASE("a message says all that is known, in one order") {
    const vs::variable_exists_error error(
        {"a/v", "shape (2,) and dtype float32", "shape (3,) and dtype int32", {"model.cpp", "build", 42}});
    CHECK(std::string(error.what()) == "VS-E002: the variable already exists: 'a/v'\n"
                                       "  asked: shape (2,) and dtype float32\n"
                                       "  found: shape (3,) and dtype int32\n"
                                       "  first defined: model.cpp:42 in build\n"
                                       "  remedy: " +
                                           vs::to_string(vs::row_of(code::variable_exists).remedy));
    CHECK(error.code() == code::variable_exists);
    CHECK(error.full_name() == "a/v");
    CHECK(error.asked() == "shape (2,) and dtype float32");
    CHECK(error.found() == "shape (3,) and dtype int32");
    CHECK(error.first_defined().line == 42);
}

TEST_CASE("a message leaves out what is not known") {
    const vs::not_fed_error error({"x", {}, {}, {}});
    CHECK(std::string(error.what()) ==
          "VS-E016: the placeholder was read before it was fed: 'x'\n  remedy: " +
              vs::to_string(vs::row_of(code::not_fed).remedy));
    CHECK(error.asked().empty());
    CHECK_FALSE(error.first_defined());
}

namespace {
template <code Code>
bool is_thrown_by_its_code() {
    try {
        vs::throw_error(Code, {"name", "asked", "found", {}});
    } catch (const vs::coded_error<Code>& error) {
        return error.code() == Code && error.full_name() == "name" &&
               std::string(error.what()).find(vs::to_string(vs::row_of(Code).label)) == 0;
    } catch (...) {
        return false;
    }
}
template <std::size_t... Number>
std::vector<std::size_t> codes_not_thrown(std::index_sequence<Number...>) {
    std::vector<std::size_t> wrong;
    ((is_thrown_by_its_code<static_cast<code>(Number)>() ? void() : wrong.push_back(Number)), ...);
    return wrong;
}
} // namespace

TEST_CASE("each code throws its own class") {
    CHECK(codes_not_thrown(std::make_index_sequence<vs::code_count>()).empty());
    CHECK_THROWS_AS(vs::throw_error(static_cast<code>(200), {}), vs::coded_error<code::none>);
}

TEST_CASE("classes of different codes are different, and all are scope_error") {
    STATIC_REQUIRE(std::is_base_of_v<vs::scope_error, vs::illegal_name_error>);
    STATIC_REQUIRE(std::is_base_of_v<std::runtime_error, vs::scope_error>);
    STATIC_REQUIRE_FALSE(std::is_same_v<vs::shape_error, vs::feed_shape_error>);
    STATIC_REQUIRE(vs::shape_error::id == code::shape_differs);
    STATIC_REQUIRE(std::is_nothrow_copy_constructible_v<std::runtime_error>);
}

TEST_CASE("an error can be copied, as exceptions are") {
    const vs::dtype_error first({"v", "asked", "found", {"f.cpp", "f", 1}});
    const vs::dtype_error second = first;
    CHECK(std::string(first.what()) == second.what());
    CHECK(second.first_defined() == first.first_defined());
}

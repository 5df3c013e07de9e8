// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/error/scope_error.cpp: one hierarchy of exceptions, a class for each code.
#include "support/catch.hpp"
#include <varscope/error.hpp>

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
} // namespace

TEST_CASE("each code throws its own class") {
    CHECK(is_thrown_by_its_code<code::illegal_name>());
    CHECK(is_thrown_by_its_code<code::variable_exists>());
    CHECK(is_thrown_by_its_code<code::variable_missing>());
    CHECK(is_thrown_by_its_code<code::shape_differs>());
    CHECK(is_thrown_by_its_code<code::dtype_differs>());
    CHECK(is_thrown_by_its_code<code::shape_missing>());
    CHECK(is_thrown_by_its_code<code::shape_with_value>());
    CHECK(is_thrown_by_its_code<code::value_dtype_differs>());
    CHECK(is_thrown_by_its_code<code::initializer_cannot_make_dtype>());
    CHECK(is_thrown_by_its_code<code::reuse_without_name>());
    CHECK(is_thrown_by_its_code<code::name_required>());
    CHECK(is_thrown_by_its_code<code::scope_order>());
    CHECK(is_thrown_by_its_code<code::foreign_scope>());
    CHECK(is_thrown_by_its_code<code::feed_shape_differs>());
    CHECK(is_thrown_by_its_code<code::feed_dtype_differs>());
    CHECK(is_thrown_by_its_code<code::not_fed>());
    CHECK(is_thrown_by_its_code<code::nothing_selected>());
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

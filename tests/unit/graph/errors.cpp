// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/unit/graph/errors.cpp: each refused call throws its error, which says all, and leaves the graph as it was.
#include "support/catch.hpp"
#include "support/graph_state.hpp"

namespace vs = varscope;
using Catch::Matchers::ContainsSubstring;
using vs::testing::error_of;
using vs::testing::refused;

namespace {
// A variable "a/v", and the line it is made at. It is made in a function: the line of a member's initializer is the class's.
struct made_graph {
    vs::graph graph;
    vs::scope a = graph.root().variable_scope("a");
    unsigned line = 0;
    vs::variable v = make_variable();

    vs::variable make_variable() {
        line = __LINE__ + 1;
        return a.get_variable("v", {2, 3});
    }
};
} // namespace

TEST_CASE_METHOD(made_graph, "an existing variable is refused with the place of its definition") {
    const auto error = refused<vs::variable_exists_error>(graph, a, [&] { a.get_variable("v", {2, 3}); });
    CHECK(error.code() == vs::code::variable_exists);
    CHECK(error.full_name() == "a/v");
    CHECK(error.asked() == "shape (2, 3) and dtype float32");
    CHECK(error.found() == "shape (2, 3) and dtype float32");
    CHECK(error.first_defined().line == line);
    CHECK(std::string(error.first_defined().file).find("errors.cpp") != std::string::npos);
    CHECK_THAT(error.what(), ContainsSubstring("VS-E002") && ContainsSubstring("'a/v'") &&
                                 ContainsSubstring("auto_reuse") &&
                                 ContainsSubstring("errors.cpp:" + std::to_string(line)));
}

TEST_CASE_METHOD(made_graph, "a missing variable is refused with its full name") {
    a.reuse_variables();
    const auto error =
        refused<vs::variable_missing_error>(graph, a, [&] { a.get_variable("nope", {1}, vs::int32); });
    CHECK(error.full_name() == "a/nope");
    CHECK(error.asked() == "shape (1,) and dtype int32");
    CHECK(error.found().empty());
    CHECK_FALSE(error.first_defined());
    CHECK(error_of<vs::variable_missing_error>([&] { a.get_variable("deep/er"); }).full_name() ==
          "a/deep/er");
}

TEST_CASE_METHOD(made_graph, "another shape or dtype is refused with both and the first definition") {
    a.reuse_variables();
    const auto shape = refused<vs::shape_error>(graph, a, [&] { a.get_variable("v", {2}); });
    CHECK(shape.full_name() == "a/v");
    CHECK(shape.asked() == "shape (2,) and dtype float32");
    CHECK(shape.found() == "shape (2, 3) and dtype float32");
    CHECK(shape.first_defined().line == line);

    const auto dtype = refused<vs::dtype_error>(graph, a, [&] { a.get_variable("v", {2, 3}, vs::float64); });
    CHECK(dtype.full_name() == "a/v");
    CHECK(dtype.asked() == "shape (2, 3) and dtype float64");
    CHECK(dtype.found() == "shape (2, 3) and dtype float32");
    CHECK(dtype.first_defined().line == line);
}

TEST_CASE_METHOD(made_graph, "a new variable without a full shape is refused") {
    CHECK(refused<vs::shape_missing_error>(graph, a, [&] { a.get_variable("n"); }).full_name() == "a/n");
    const auto partly = refused<vs::shape_missing_error>(graph, a, [&] {
        a.get_variable("n", {vs::unknown, 3});
    });
    CHECK(partly.asked() == "shape (?, 3) and dtype float32");
    refused<vs::shape_missing_error>(graph, a, [&] { a.variable("n", vs::zeros(), {vs::unknown}); });
}

TEST_CASE_METHOD(made_graph, "a negative extent is refused wherever a shape is given") {
    const auto made = refused<vs::negative_extent_error>(graph, a, [&] { a.get_variable("n", {-1, 2}); });
    CHECK(made.full_name() == "a/n");
    CHECK(made.asked() == "shape (-1, 2) and dtype float32");
    refused<vs::negative_extent_error>(graph, a, [&] { a.get_variable("v", {-1, 3}); });
    refused<vs::negative_extent_error>(graph, a, [&] { a.variable("n", vs::zeros(), {-2}); });
    refused<vs::negative_extent_error>(graph, a, [&] { a.constant("n", vs::zeros(), {2, -2}); });
    refused<vs::negative_extent_error>(graph, a, [&] { a.placeholder("n", {-1, 2}); });
    a.reuse_variables();
    refused<vs::negative_extent_error>(graph, a, [&] { a.get_variable("v", {-1, 3}); });
    refused<vs::negative_extent_error>(graph, a, [&] { a.get_variable("n", {-1, 3}); });
    CHECK(a.get_variable("v", {vs::unknown, 3}).shape() == vs::shape_c<2, 3>);
}

TEST_CASE_METHOD(made_graph, "more elements than can be counted are refused wherever a shape is given") {
    constexpr vs::extent large = vs::extent{1} << 32;
    const auto made = refused<vs::size_error>(graph, a, [&] { a.get_variable("n", {large, large}); });
    CHECK(made.full_name() == "a/n");
    CHECK(made.asked() == "shape (4294967296, 4294967296) and dtype float32");
    refused<vs::size_error>(graph, a, [&] { a.get_variable("n", {vs::most_elements + 1}, vs::int8); });
    refused<vs::size_error>(graph, a, [&] { a.variable("n", vs::zeros(), {large, large, 2}); });
    refused<vs::size_error>(graph, a, [&] { a.constant("n", vs::zeros(), {large, large}); });
    CHECK_THROWS_AS(vs::buffer(vs::dtype::int8, std::size_t{1} << 63), vs::size_error);
    // Without elements extents may be as large as they like, and so may those of a placeholder that takes some.
    const vs::variable none = a.get_variable("none", {3, 0, vs::extent{1} << 62, 4});
    CHECK(none.element_count() == 0);
    CHECK(none.as<float>().size() == 0);
    CHECK_NOTHROW(a.placeholder("p", {vs::unknown, large, large}));
    CHECK(a.get_variable("most", {vs::most_elements}).element_count() ==
          static_cast<std::size_t>(vs::most_elements));
}

TEST_CASE_METHOD(made_graph,
                 "a name that is longer than a path can say is refused wherever a name is given") {
    const std::string half(std::size_t{1} << 23, 'x'), whole = half + half;
    const auto made = error_of<vs::size_error>([&] { a.get_variable(whole, {2}); });
    CHECK(made.code() == vs::code::size_too_large);
    refused<vs::size_error>(graph, a, [&] { a.node(whole); });
    refused<vs::size_error>(graph, a, [&] { a.variable(whole, 1.0f); });
    refused<vs::size_error>(graph, a, [&] { a.placeholder(whole, {2}); });
    refused<vs::size_error>(graph, a, [&] { a.constant(whole, 1.0f); });
    refused<vs::size_error>(graph, a, [&] { a.constant(whole, vs::zeros(), {2}); });
    refused<vs::size_error>(graph, a, [&] { static_cast<void>(a.unique_name(whole)); });
    refused<vs::size_error>(graph, a, [&] { static_cast<void>(a.name_scope(whole)); });
    refused<vs::size_error>(graph, a, [&] { static_cast<void>(a.variable_scope(whole)); });
    refused<vs::size_error>(graph, a, [&] { static_cast<void>(a.variable_scope(vs::default_name(whole))); });
    auto long_scope = a.variable_scope(half);
    refused<vs::size_error>(graph, a, [&] { long_scope.get_variable(half, {2}); });
    CHECK(long_scope.get_variable("w", {2}).op_name().size() == half.size() + 4);
    const vs::captured_scope captured = long_scope.capture();
    refused<vs::size_error>(graph, a, [&] { static_cast<void>(long_scope.variable_scope(captured)); });
}

TEST_CASE_METHOD(made_graph, "a scope that was left or moved from is refused by every call") {
    auto left = a.variable_scope("left");
    left.leave();
    auto moved = a.variable_scope("moved");
    const auto taken = std::move(moved);
    for (vs::scope* const gone : {&left, &moved}) {
        refused<vs::scope_left_error>(graph, a, [&] { gone->get_variable("w", {2}); });
        refused<vs::scope_left_error>(graph, a,
                                      [&] { gone->get_variable("w", vs::shape_c<2>, vs::float32); });
        refused<vs::scope_left_error>(graph, a, [&] { gone->variable("w", 1.0f); });
        refused<vs::scope_left_error>(graph, a, [&] { gone->variable("w", vs::zeros(), {2}); });
        refused<vs::scope_left_error>(graph, a, [&] { gone->placeholder("w", {2}); });
        refused<vs::scope_left_error>(graph, a, [&] { gone->constant("w", 1.0f); });
        refused<vs::scope_left_error>(graph, a, [&] { gone->constant("w", vs::zeros(), {2}); });
        refused<vs::scope_left_error>(graph, a, [&] { gone->node("w"); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->unique_name("w")); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->name_scope("w")); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->variable_scope("w")); });
        refused<vs::scope_left_error>(graph, a,
                                      [&] { static_cast<void>(gone->variable_scope(a.capture())); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->capture()); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->name()); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->reuse()); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->trainable_variables()); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->get_collection("c")); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->regularized_variables()); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(gone->original_name_scope()); });
        refused<vs::scope_left_error>(graph, a, [&] { vs::copy_values(*gone, a); });
        refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(vs::values_equal(a, *gone)); });
        refused<vs::scope_left_error>(graph, a, [&] { gone->reuse_variables(); });
        refused<vs::scope_left_error>(graph, a, [&] { gone->leave(); });
    }
    vs::captured_scope captured = a.capture();
    const vs::captured_scope kept = std::move(captured);
    refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(a.variable_scope(captured)); });
    refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(captured.name()); });
    refused<vs::scope_left_error>(graph, a, [&] { static_cast<void>(captured.get_collection("c")); });
    left = a.variable_scope("again");
    CHECK(left.name() == "a/again");
}

TEST_CASE_METHOD(made_graph, "a value with a shape, or with another dtype, is refused") {
    const auto shape = refused<vs::shape_with_value_error>(
        graph, a, [&] { a.get_variable("new", {2}, {.initializer = 1.0f}); });
    CHECK(shape.full_name() == "a/new");
    CHECK(shape.asked() == "shape (2,) and dtype float32");
    CHECK(shape.found() == "shape () and dtype float32");
    const auto dtype = refused<vs::value_dtype_error>(graph, a, [&] {
        a.get_variable("new", vs::no_shape, vs::float32, {.initializer = vs::value({1, 2})});
    });
    CHECK(dtype.asked() == "dtype float32");
    CHECK(dtype.found() == "shape (2,) and dtype int32");
    const auto direct =
        refused<vs::value_dtype_error>(graph, a, [&] { a.variable("new", {1.5f}, {.dtype = vs::int32}); });
    CHECK(direct.full_name() == "a/new");
    CHECK(direct.asked() == "shape (1,) and dtype int32");
    CHECK(direct.found() == "shape (1,) and dtype float32");
    refused<vs::value_dtype_error>(graph, a, [&] { a.variable("new", 300, {.dtype = vs::int8}); });
}

TEST_CASE_METHOD(made_graph, "an initializer that cannot make the dtype is refused") {
    const auto error = refused<vs::initializer_error>(
        graph, a, [&] { a.get_variable("new", {1}, vs::int32, {.initializer = vs::random_normal()}); });
    CHECK(error.full_name() == "a/new");
    CHECK(error.asked() == "shape (1,) and dtype int32");
    refused<vs::initializer_error>(graph, a, [&] { a.get_variable("new", {1}, vs::complex64); });
    refused<vs::initializer_error>(graph, a,
                                   [&] { a.variable("new", vs::ones(), {1}, {.dtype = vs::string}); });
}

TEST_CASE_METHOD(made_graph,
                 "an illegal name is refused wherever one is given, and the fault is pointed at") {
    const auto error = refused<vs::illegal_name_error>(graph, a, [&] { a.get_variable("v:0", {1}); });
    CHECK(error.full_name() == "a/v:0");
    CHECK(error.found() == "at character 2 of 'v:0': only letters, digits and . _ - > / may stand in a name");
    refused<vs::illegal_name_error>(graph, a, [&] { static_cast<void>(a.name_scope("x y")); });
    refused<vs::illegal_name_error>(graph, a, [&] { static_cast<void>(a.variable_scope("x//y")); });
    refused<vs::illegal_name_error>(graph, a,
                                    [&] { static_cast<void>(a.variable_scope(vs::default_name(""))); });
    refused<vs::illegal_name_error>(graph, a, [&] { a.variable("w/", 1.0f); });
    refused<vs::illegal_name_error>(graph, a, [&] { a.variable("", vs::zeros(), {1}); });
    refused<vs::illegal_name_error>(graph, a, [&] { a.placeholder("\xC3\xA9", {1}); });
    refused<vs::illegal_name_error>(graph, a, [&] { a.node("a b"); });
    refused<vs::illegal_name_error>(graph, a, [&] { a.unique_name("a b"); });
    auto root = graph.root();
    const auto first = refused<vs::illegal_name_error>(graph, root, [&] { root.get_variable("_v", {1}); });
    CHECK(first.full_name() == "_v");
    CHECK_THAT(first.found(), ContainsSubstring("at character 1"));
}

TEST_CASE_METHOD(made_graph, "scopes without a name, and reuse without one, are refused") {
    refused<vs::name_required_error>(graph, a, [&] { static_cast<void>(a.variable_scope(vs::unnamed)); });
    const auto error = refused<vs::reuse_without_name_error>(graph, a, [&] {
        static_cast<void>(a.variable_scope(vs::default_name("d"), {.reuse = vs::auto_reuse}));
    });
    CHECK_THAT(error.full_name(), ContainsSubstring("d"));
}

TEST_CASE_METHOD(made_graph, "a captured scope of another graph is refused") {
    vs::graph other;
    const vs::captured_scope foreign = other.root().variable_scope("theirs").capture();
    const auto error =
        refused<vs::foreign_scope_error>(graph, a, [&] { static_cast<void>(a.variable_scope(foreign)); });
    CHECK(error.full_name() == "theirs");
}

TEST_CASE_METHOD(made_graph, "what a handle is asked wrongly is refused") {
    const auto dtype = error_of<vs::dtype_error>([&] { static_cast<void>(v.as<double>()); });
    CHECK(dtype.full_name() == "a/v");
    CHECK(dtype.asked() == "shape (2, 3) and dtype float64");
    CHECK(dtype.found() == "shape (2, 3) and dtype float32");
    CHECK(dtype.first_defined().line == line);
    const auto shape = error_of<vs::shape_error>([&] { static_cast<void>(v.as<float>(vs::shape_c<3, 2>)); });
    CHECK(shape.asked() == "shape (3, 2) and dtype float32");
    CHECK(shape.first_defined().line == line);
    CHECK(error_of<vs::variable_missing_error>([&] { static_cast<void>(graph.at("a/w")); }).full_name() ==
          "a/w");
}

TEST_CASE("every error can be caught as scope_error and as runtime_error") {
    vs::graph graph;
    CHECK_THROWS_AS(graph.root().node("a b"), vs::scope_error);
    CHECK_THROWS_AS(graph.root().node("a b"), std::runtime_error);
    try {
        graph.root().node("a b");
    } catch (const vs::scope_error& error) {
        CHECK(error.code() == vs::code::illegal_name);
    }
}

TEST_CASE("a refused value is not kept for the next variable") {
    vs::graph graph;
    auto root = graph.root();
    CHECK_THROWS(root.get_variable("x y", {.initializer = 7.0f}));
    auto v = root.get_variable("v", {.initializer = 3.0f});
    CHECK(v.as<float>()() == 3.0f);
}

TEST_CASE("a line of a configuration is the place of what is made for it") {
    vs::graph graph;
    auto root = graph.root();
    root.get_variable("w", {2}, vs::float32, {}, vs::source_location::at("net.conf", 12));
    const auto error = error_of<vs::variable_exists_error>([&] { root.get_variable("w", {2}); });
    CHECK(error.first_defined().line == 12);
    CHECK_THAT(error.what(), ContainsSubstring("first defined: net.conf:12\n"));
}

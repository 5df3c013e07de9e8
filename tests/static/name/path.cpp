// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/name/path.cpp: paths and their segments.
#include <varscope/name/path.hpp>

namespace vs = varscope;
using vs::text;

// The last slash, or the size where there is none.
static_assert(vs::last_slash("a/b/c") == 3);
static_assert(vs::last_slash("abc") == 3);
static_assert(vs::last_slash("") == 0);
static_assert(vs::last_slash("a/") == 1);
static_assert(vs::last_slash("/a") == 0);

static_assert(vs::parent("a/b/c") == "a/b");
static_assert(vs::parent("a/b") == "a");
static_assert(vs::parent("a").empty());
static_assert(vs::parent("").empty());

static_assert(vs::leaf("a/b/c") == "c");
static_assert(vs::leaf("a") == "a");
static_assert(vs::leaf("").empty());

// parent and leaf are views of the path: what is between them is one slash.
constexpr bool parent_and_leaf_make_the_path(text path) {
    const text above = vs::parent(path);
    const text last = vs::leaf(path);
    if (above.empty()) return last == path;
    return above.size() + 1 + last.size() == path.size() && path.starts_with(above) &&
           path[above.size()] == '/' && path.substr(above.size() + 1) == last;
}
static_assert(parent_and_leaf_make_the_path("a"));
static_assert(parent_and_leaf_make_the_path("a/b"));
static_assert(parent_and_leaf_make_the_path("image_filters/conv1/weights_1"));

// take_segment eats a path from the front.
constexpr bool segments_are_taken_in_order() {
    text rest = "a/bc/d";
    return vs::take_segment(rest) == "a" && rest == "bc/d" && vs::take_segment(rest) == "bc" && rest == "d" &&
           vs::take_segment(rest) == "d" && rest.empty() && vs::take_segment(rest).empty();
}
static_assert(segments_are_taken_in_order());

constexpr std::size_t count_segments(text path) {
    std::size_t count = 0;
    for (; !path.empty(); ++count) static_cast<void>(vs::take_segment(path));
    return count;
}
static_assert(count_segments("a/b/c") == 3);
static_assert(count_segments("") == 0);

// Within a scope, at the slash: the trap of TensorFlow's filters (rows 123, 126).
static_assert(vs::is_within("foo/v", "foo"));
static_assert(vs::is_within("foo", "foo"));
static_assert(vs::is_within("foo/a/v", "foo"));
static_assert(vs::is_within("foo/a/v", "foo/a"));
static_assert(!vs::is_within("foobar/v", "foo"));
static_assert(!vs::is_within("foo_/v", "foo"));
static_assert(!vs::is_within("foo", "foo/v"));
static_assert(!vs::is_within("x/foo/v", "foo"));
static_assert(!vs::is_within("Foo/v", "foo"));

// All is within the root.
static_assert(vs::is_within("v", ""));
static_assert(vs::is_within("", ""));
static_assert(!vs::is_within("", "a"));

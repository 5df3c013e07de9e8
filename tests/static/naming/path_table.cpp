// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/path_table.cpp: every path of a graph once.
#include "support/transcript.hpp"

namespace vs = varscope;
using vs::text;
using table = vs::path_table<vs::constant_storage>;

constexpr vs::testing::transcript spelled(const table& paths, vs::path_id id) {
    vs::testing::transcript out;
    out.write("").add(paths, id);
    return out;
}

// A path is added once; what is found again is the same, from the root or from any of its parents.
constexpr bool a_path_is_added_once() {
    table paths;
    const table::path first = paths.intern({}, "a/b/c");
    const table::path above = paths.intern({}, "a");
    const table::path again = paths.intern(paths.intern(above, "b"), "c");
    return first.id == again.id && paths.intern(above, "b/c").id == first.id &&
           paths.intern({}, "").id == 0 && paths.intern({}, "c").id != first.id;
}
static_assert(a_path_is_added_once());

// A path can be spelled, and its length is that of its text.
constexpr bool a_path_is_spelled() {
    table paths;
    const vs::path_id id = paths.intern({}, "image_filters/conv1/weights").id;
    return spelled(paths, id) == "image_filters/conv1/weights" && paths.length(id) == 27 &&
           paths.length(0) == 0 && paths.segment(id) == "weights" &&
           paths.is_spelled(id, "image_filters/conv1/weights") && !paths.is_spelled(id, "conv1/weights") &&
           !paths.is_spelled(id, "image_filters/conv1/weights/x") && !paths.is_spelled(id, "weights") &&
           !paths.is_spelled(id, "image_filters/conv1/Weights");
}
static_assert(a_path_is_spelled());

// Row 6: paths that differ in case are two paths with one canonical path.
constexpr bool case_makes_two_paths_with_one_count() {
    table paths;
    const vs::path_id small = paths.intern({}, "a/b").id;
    const vs::path_id large = paths.intern({}, "A/B").id;
    const vs::path_id mixed = paths.intern({}, "a/B").id;
    return small != large && large != mixed && paths.canonical(small) == small &&
           paths.canonical(large) == small && paths.canonical(mixed) == small &&
           spelled(paths, large) == "A/B" && spelled(paths, mixed) == "a/B";
}
static_assert(case_makes_two_paths_with_one_count());

// Many paths, so that the table grows: all are found again, and nothing else is.
constexpr bool many_paths_are_found_again() {
    table paths;
    vs::path_id ids[200]{};
    for (std::uint32_t i = 0; i != 200; ++i) {
        vs::testing::transcript name;
        name.write("s").add(i % 10).add("/v").add(i);
        ids[i] = paths.intern({}, name.words()).id;
    }
    for (std::uint32_t i = 0; i != 200; ++i) {
        vs::testing::transcript name;
        name.write("s").add(i % 10).add("/v").add(i);
        const text full = name.words();
        if (paths.find_full(full, [&](vs::path_id id) { return paths.is_spelled(id, full); }) != ids[i])
            return false;
    }
    return paths.find_full("s1/v2", [](vs::path_id) { return true; }) == vs::no_path;
}
static_assert(many_paths_are_found_again());

// Kept characters are a copy.
constexpr bool kept_characters_are_a_copy() {
    table paths;
    char chars[] = {'a', 'b'};
    const text kept = paths.keep(text(chars, 2));
    chars[0] = 'x';
    return kept == "ab";
}
static_assert(kept_characters_are_a_copy());

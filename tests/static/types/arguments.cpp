// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/arguments.cpp: arguments that may be kept.
#include <varscope/name/built_name.hpp>
#include <varscope/types/arguments.hpp>

namespace vs = varscope;
using namespace varscope::literals;

// A default name of a literal is a constant, and so is a copy of it.
inline constexpr vs::default_name layer("layer"), typed("layer"_n), copy = layer;
static_assert(layer.name == "layer" && typed.name == "layer" && copy.name == "layer");

// One of a name that owns its characters owns a copy of them, which outlives that name, and so do its copies.
constexpr vs::default_name numbered(int number) {
    const auto name = "layer_"_n + number;
    return vs::default_name(name);
}
static_assert([] {
    vs::default_name kept = numbered(7), other = layer;
    const vs::default_name copied = kept;
    other = kept;
    kept = numbered(12);
    const vs::default_name moved = static_cast<vs::default_name&&>(kept);
    return copied.name == "layer_7" && other.name == "layer_7" && moved.name == "layer_12";
}());
static_assert(numbered(3).name == "layer_3");

// Extents in braces are of any integer types, mixed ones too; what no extent can be is too large, not negative.
constexpr bool is_shape(std::initializer_list<vs::extent_argument> list, vs::shape_view expected) {
    return vs::braced_shape(list.begin(), list.size()).view == expected;
}
constexpr std::size_t width = 3;
constexpr short height = 2;
static_assert(is_shape({}, vs::shape_c<>) && is_shape({width, 4}, vs::shape_c<3, 4>) &&
              is_shape({height, width, 1u, 5L, 6LL, width}, vs::shape_c<2, 3, 1, 5, 6, 3>));
constexpr vs::extent_argument beyond[] = {static_cast<std::size_t>(-1)};
constexpr vs::extent negative[] = {-1};
static_assert(vs::braced_shape(beyond, 1).view.is_too_large());
static_assert(is_shape({-1}, vs::shape_view(negative, 1)));
static_assert([] {
    const std::initializer_list<vs::extent_argument> list = {1, 1, 1, 1, 1, 1, 1, 1, 1,
                                                             1, 1, 1, 1, 1, 1, 1, 1};
    return vs::braced_shape(list.begin(), 8).view.element_count() == 1 &&
           vs::braced_shape(list.begin(), list.size()).view.is_too_large();
}());

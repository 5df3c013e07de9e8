// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/arguments.cpp: arguments that may be kept.
#include <varscope/name/indexed_name.hpp>
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

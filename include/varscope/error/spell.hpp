// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/error/spell.hpp: names, shapes and dtypes as TensorFlow writes them.
#pragma once

#include <varscope/core/dtype.hpp>
#include <varscope/core/shape.hpp>

#include <string>

namespace varscope {

[[nodiscard]] inline std::string to_string(text chars) { return std::string(chars.data(), chars.size()); }
[[nodiscard]] inline std::string to_string(dtype type) { return to_string(name_of(type)); }

/// `()`, `(1,)`, `(2, 3)`, `(?, 2)`, and `<unknown>` for an unknown rank (row 188).
[[nodiscard]] inline std::string to_string(shape_view shape) {
    if (!shape.has_rank()) return "<unknown>";
    std::string out = "(";
    for (std::size_t i = 0; i != shape.size(); ++i) {
        if (i != 0) out += ", ";
        out += shape[i] < 0 ? "?" : std::to_string(shape[i]);
    }
    return out += shape.size() == 1 ? ",)" : ")";
}

/// "shape (2, 3) and dtype float32", for messages; without the shape where none is known.
[[nodiscard]] inline std::string to_string(shape_view shape, dtype type) {
    if (!shape.has_rank()) return "dtype " + to_string(type);
    return "shape " + to_string(shape) + " and dtype " + to_string(type);
}

} // namespace varscope

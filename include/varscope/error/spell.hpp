// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/error/spell.hpp: names, shapes and dtypes as TensorFlow writes them.
#pragma once

#include <varscope/types/repr.hpp>

#include <iosfwd>
#include <string>
#include <string_view>

namespace varscope {

[[nodiscard]] inline std::string to_string(text chars) { return std::string(chars.data(), chars.size()); }
/// Prints a name or another text; whoever prints includes <ostream>.
template <class Traits>
std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, text chars) {
    return out << std::basic_string_view<char, Traits>(chars.data(), chars.size());
}

[[nodiscard]] inline std::string to_string(dtype type) { return to_string(name_of(type)); }

[[nodiscard]] inline std::string to_string(shape_view shape) {
    std::string out;
    append(out, shape);
    return out;
}

/// "shape (2, 3) and dtype float32", for messages; without the shape where none is known.
[[nodiscard]] inline std::string to_string(shape_view shape, dtype type) {
    if (!shape.has_rank()) return "dtype " + to_string(type);
    return "shape " + to_string(shape) + " and dtype " + to_string(type);
}

} // namespace varscope

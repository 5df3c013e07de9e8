// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/partitioned/slice_info.hpp: where a part stands in the whole variable.
#pragma once

#include <varscope/types/partitioner.hpp>

namespace varscope {

namespace detail {

// A text of its own with these characters.
template <class Text>
constexpr Text own_text(text chars) {
    Text made{};
    made.append(chars.data(), chars.size());
    return made;
}

// Appends a number to a text of any kind.
template <class Text>
constexpr void append_number(Text& to, extent number) {
    char digits[20]{};
    std::size_t at = sizeof digits;
    for (extent left = number; at == sizeof digits || left != 0; left /= 10)
        digits[--at] = static_cast<char>('0' + left % 10);
    to.append(digits + at, sizeof digits - at);
}

} // namespace detail

/// Where a part stands in the whole variable, TensorFlow's SaveSliceInfo. Text is a text that owns its characters: std::string, or that of a
/// traced program.
template <class Text>
struct slice_info {
    Text full_name{};          ///< of the whole variable
    tensor_shape full_shape{}; ///< of the whole variable
    tensor_shape var_offset{}; ///< of the first element of the part, one number for each axis
    tensor_shape var_shape{};  ///< of the part

    /// As checkpoints of TensorFlow spell it: the extents of the whole, and for each axis the offset and the extent of the part,
    /// `5 2 0,2:0,2`.
    [[nodiscard]] constexpr Text spec() const {
        Text made{};
        for (std::size_t axis = 0; axis != full_shape.size(); ++axis) {
            detail::append_number(made, full_shape[axis]);
            made.append(" ", 1);
        }
        for (std::size_t axis = 0; axis != full_shape.size(); ++axis) {
            if (axis != 0) made.append(":", 1);
            detail::append_number(made, var_offset[axis]);
            made.append(",", 1);
            detail::append_number(made, var_shape[axis]);
        }
        return made;
    }
};

} // namespace varscope

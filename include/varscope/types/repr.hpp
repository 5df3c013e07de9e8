// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/repr.hpp: shapes, variables and tensors as TensorFlow prints them, in any text that can be appended to.
#pragma once

#include <varscope/types/dtype.hpp>
#include <varscope/types/shape.hpp>

namespace varscope {

/// A text that grows: what std::string has, and traced_text in the constant evaluator.
template <class Out>
concept text_sink = requires(Out& out, const char* chars, std::size_t count) {
    out.append(chars, count);
};

/// The characters as they are.
template <text_sink Out>
constexpr void append(Out& out, text more) {
    out.append(more.data(), more.size());
}

/// `12`, `-1`, and `?` for an unknown extent.
template <text_sink Out>
constexpr void append(Out& out, extent size) {
    if (size == unknown) return append(out, text("?"));
    char digits[20]{};
    char* const end = digits + sizeof digits;
    char* first = end;
    for (extent left = size < 0 ? -size : size; first == end || left != 0; left /= 10)
        *--first = static_cast<char>('0' + left % 10);
    if (size < 0) *--first = '-';
    append(out, text(first, static_cast<std::size_t>(end - first)));
}

/// `()`, `(1,)`, `(2, 3)`, `(?, 2)`, and `<unknown>` for an unknown rank (row 188).
template <text_sink Out>
constexpr void append(Out& out, shape_view shape) {
    if (!shape.has_rank()) return append(out, text("<unknown>"));
    append(out, text("("));
    for (std::size_t i = 0; i != shape.size(); ++i) {
        if (i != 0) append(out, text(", "));
        append(out, shape[i]);
    }
    append(out, shape.size() == 1 ? text(",)") : text(")"));
}

/// `<tf.Variable 'a/v:0' shape=(1,) dtype=float32_ref>` (row 184), `<tf.Tensor 'x:0' shape=(?, 2) dtype=float32>` (row 185): a kind, and
/// what stands behind the dtype.
template <text_sink Out>
constexpr void append_value(Out& out, text kind, text name, shape_view shape, dtype type, text behind) {
    append(out, text("<tf."));
    append(out, kind);
    append(out, text(" '"));
    append(out, name);
    append(out, text("' shape="));
    append(out, shape);
    append(out, text(" dtype="));
    append(out, name_of(type));
    append(out, behind);
    append(out, text(">"));
}
/// A variable and a tensor as their `repr` shows them.
template <text_sink Out>
constexpr void append_variable(Out& out, text name, shape_view shape, dtype type) {
    append_value(out, "Variable", name, shape, type, "_ref");
}
template <text_sink Out>
constexpr void append_tensor(Out& out, text name, shape_view shape, dtype type) {
    append_value(out, "Tensor", name, shape, type, "");
}

/// `<tf.Operation 'op1' type=NoOp>` (row 186)
template <text_sink Out>
constexpr void append_operation(Out& out, text name) {
    append(out, text("<tf.Operation '"));
    append(out, name);
    append(out, text("' type=NoOp>"));
}

} // namespace varscope

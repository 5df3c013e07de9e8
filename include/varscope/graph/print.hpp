// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/print.hpp: handles as TensorFlow prints them.
#pragma once

#include <varscope/graph/graph.hpp>

#include <ostream>

namespace varscope {

/// `<tf.Variable 'a/v:0' shape=(1,) dtype=float32_ref>` (row 184)
[[nodiscard]] inline std::string repr(const variable& of) {
    std::string out;
    append_variable(out, of.name(), of.shape(), of.dtype());
    return out;
}

/// `<tf.Tensor 'x:0' shape=(?, 2) dtype=float32>` (row 185)
template <class Tensor>
    requires std::same_as<Tensor, placeholder> || std::same_as<Tensor, constant_tensor>
[[nodiscard]] std::string repr(const Tensor& of) {
    std::string out;
    append_tensor(out, of.name(), of.shape(), of.dtype());
    return out;
}

/// `<tf.Operation 'op1' type=NoOp>` (row 186)
[[nodiscard]] inline std::string repr(const node& of) {
    std::string out;
    append_operation(out, of.name());
    return out;
}

/// The repr: str and repr of a variable are one (row 184).
inline std::ostream& operator<<(std::ostream& out, const variable& of) { return out << repr(of); }

/// `Tensor("x:0", shape=(?, 2), dtype=float32)`, without the shape where its rank is unknown (row 185).
template <class Tensor>
requires std::same_as<Tensor, placeholder> || std::same_as<Tensor, constant_tensor> std::ostream&
operator<<(std::ostream& out, const Tensor& of) {
    out << "Tensor(\"" << of.name() << '"';
    if (of.shape().has_rank()) out << ", shape=" << to_string(of.shape());
    return out << ", dtype=" << to_string(of.dtype()) << ')';
}

inline std::ostream& operator<<(std::ostream& out, const node& of) { return out << repr(of); }

/// `False`, `True` or `AUTO_REUSE`
inline std::ostream& operator<<(std::ostream& out, reuse_mode mode) {
    return out << (mode == reuse_mode::create ? "False" : mode == reuse_mode::reuse ? "True" : "AUTO_REUSE");
}

/// `<tf.VariableScope 'a' reuse=False original_name_scope='a/'>`; TensorFlow prints an object address (row 187).
template <class Scope>
requires std::same_as<Scope, captured_scope> || std::same_as<Scope, scope> std::ostream&
operator<<(std::ostream& out, const Scope& of) {
    return out << "<tf.VariableScope '" << of.name() << "' reuse=" << of.reuse() << " original_name_scope='"
               << of.original_name_scope() << "'>";
}

/// `(2, 3)` (row 188)
inline std::ostream& operator<<(std::ostream& out, shape_view shape) { return out << to_string(shape); }
/// `float32`
inline std::ostream& operator<<(std::ostream& out, dtype type) { return out << to_string(type); }

} // namespace varscope

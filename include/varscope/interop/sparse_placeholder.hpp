// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/sparse_placeholder.hpp: TensorFlow's sparse placeholder, which is three dense ones.
#pragma once

#include <varscope/name.hpp>
#include <varscope/types/arguments.hpp>
#include <varscope/types/dtype.hpp>

namespace varscope {

/// The three inputs of a sparse tensor of n values and some rank, in coordinates: `indices` of shape (n, rank), `values` of shape (n), `dense_shape` of
/// shape (rank). Each is fed and read as a placeholder of its own; that they belong together is not checked.
template <class Indices, class Values, class Shape>
struct sparse_input {
    Indices indices;
    Values values;
    Shape dense_shape;
};

/// Makes the placeholders `name/shape`, `name/values` and `name/indices`, in this order (row 119): int64 but for the values, of any number of values and
/// any rank; a rank that is given is the number of columns of the indices and of extents. Of any kind of scope. Throws illegal_name_error (VS-E001) and, in a
/// run of a model, what its placeholders throw.
template <class Scope, class Name>
[[nodiscard]] constexpr auto sparse_placeholder(const Scope& scope, Name name, dtype type = dtype::float32,
                                                extent rank = unknown) {
    using namespace literals;
    auto shape = scope.placeholder(name / "shape"_n, {rank}, dtype::int64);
    auto values = scope.placeholder(name / "values"_n, {unknown}, type);
    auto indices = scope.placeholder(name / "indices"_n, {unknown, rank}, dtype::int64);
    return sparse_input<decltype(indices), decltype(values), decltype(shape)>{indices, values, shape};
}

} // namespace varscope

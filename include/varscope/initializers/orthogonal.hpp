// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/initializers/orthogonal.hpp: initializers of orthogonal and of identity matrices.
#pragma once

#include <varscope/initializers/matrix.hpp>

namespace varscope {

namespace detail {

template <class Request>
void fill_orthogonal(const Request& request) {
    const shape_view shape = request.shape;
    const std::size_t columns = static_cast<std::size_t>(shape[shape.size() - 1]);
    const std::size_t rows = columns == 0 ? 0 : request.count / columns;
    const bool is_wide = rows < columns;
    const matrix q = is_wide ? random_orthonormal(columns, rows, request.random)
                             : random_orthonormal(rows, columns, request.random);
    std::vector<double> elements(request.count);
    for (std::size_t i = 0; i != rows; ++i)
        for (std::size_t j = 0; j != columns; ++j)
            elements[i * columns + j] = request.init.first * (is_wide ? q(j, i) : q(i, j));
    write_elements(request, elements);
}

template <class Request>
void fill_identity(const Request& request) {
    const extent* const offset = request.partition.var_offset;
    const extent rows = request.shape[0], columns = request.shape[1];
    const extent first_row = offset == nullptr ? 0 : offset[0],
                 first_column = offset == nullptr ? 0 : offset[1];
    std::vector<double> elements(request.count);
    for (extent i = 0; i != rows; ++i) {
        const extent diagonal = i + first_row - first_column;
        if (diagonal >= 0 && diagonal < columns)
            elements[static_cast<std::size_t>(i * columns + diagonal)] = request.init.first;
    }
    write_elements(request, elements);
}

template <std::size_t Count>
struct operation_names {
    text are[Count];
};
// The operations that make a random matrix of orthonormal columns, and those that follow.
template <class... Text>
constexpr operation_names<10 + sizeof...(Text)> after_orthonormal(Text... following) noexcept {
    return {{"random_normal/shape", "random_normal/mean", "random_normal/stddev",
             "random_normal/RandomStandardNormal", "random_normal/mul", "random_normal", "Qr", "DiagPart",
             "Sign", "mul", following...}};
}

inline constexpr operation_names tall_orthogonal_ops =
    after_orthonormal("Reshape/shape", "Reshape", "mul_1/x", "mul_1");
inline constexpr operation_names wide_orthogonal_ops =
    after_orthonormal("matrix_transpose/transpose/perm", "matrix_transpose/transpose", "Reshape/shape",
                      "Reshape", "mul_1/x", "mul_1");
// A list of ones or zeros of 1,000 elements or more is filled instead of stored.
inline constexpr text square_identity_ops[] = {"eye/ones", "eye/MatrixDiag", "mul/x", "mul"};
inline constexpr text large_square_identity_ops[] = {"eye/ones/shape_as_tensor", "eye/ones/Const", "eye/ones",
                                                     "eye/MatrixDiag",           "mul/x",          "mul"};
inline constexpr text identity_ops[] = {"eye/ones", "eye/zeros", "eye/MatrixSetDiag", "mul/x", "mul"};
inline constexpr text filled_identity_ops[] = {"eye/ones",  "eye/zeros/shape_as_tensor", "eye/zeros/Const",
                                               "eye/zeros", "eye/MatrixSetDiag",         "mul/x",
                                               "mul"};
inline constexpr text large_identity_ops[] = {"eye/ones/shape_as_tensor",  "eye/ones/Const",  "eye/ones",
                                              "eye/zeros/shape_as_tensor", "eye/zeros/Const", "eye/zeros",
                                              "eye/MatrixSetDiag",         "mul/x",           "mul"};

// Operations in the order in which they are made, below `Initializer`.
template <std::size_t Count>
constexpr operations_row below_initializer(const text (&operations)[Count]) noexcept {
    return {variable_operations::listed, "Initializer", {}, operations, Count};
}

inline constexpr initializer_rules orthogonal_rules{
    "orthogonal", is_floating, [](shape_view shape) noexcept { return shape.size() >= 2; },
    [](shape_view shape) noexcept {
        extent rows = 1;
        for (std::size_t i = 0; i + 1 < shape.size(); ++i) rows *= shape[i];
        return rows < shape[shape.size() - 1] ? below_initializer(wide_orthogonal_ops.are)
                                              : below_initializer(tall_orthogonal_ops.are);
    },
    fill_orthogonal<fill_request>};

inline constexpr initializer_rules identity_rules{
    "eye", is_floating, [](shape_view shape) noexcept { return shape.size() == 2; },
    [](shape_view shape) noexcept {
        const extent rows = shape[0], columns = shape[1], shorter = rows < columns ? rows : columns;
        if (rows == columns)
            return rows < 1000 ? below_initializer(square_identity_ops)
                               : below_initializer(large_square_identity_ops);
        return shorter >= 1000         ? below_initializer(large_identity_ops)
               : rows * columns < 1000 ? below_initializer(identity_ops)
                                       : below_initializer(filled_identity_ops);
    },
    fill_identity<fill_request>};

[[nodiscard]] constexpr initializer by_rules(const initializer_rules& rules, double gain,
                                             const optional_seed& own) noexcept {
    initializer made = drawing(initializer_kind::by_rules, gain, 0, own);
    made.rules = &rules;
    return made;
}

} // namespace detail

/// `gain` times a matrix with orthonormal columns, or rows where there are more columns; the columns of a shape of more axes are its last one,
/// the rows all others (row 146; Saxe et al., 2014). Makes floating dtypes, computed as double. Shapes of less than two axes are refused
/// (VS-E009). Cost: that of a QR decomposition, O(rows * columns * the lesser of both); with VARSCOPE_LAPACK defined, and LAPACK linked, its own.
[[nodiscard]] constexpr initializer orthogonal(double gain = 1, optional_seed own = {}) noexcept {
    return detail::by_rules(detail::orthogonal_rules, gain, own);
}

/// `gain` on the diagonal of a matrix, which need not be square, and 0 elsewhere (row 147). Makes floating dtypes. A shape that has not two axes
/// is refused (VS-E009). Cost: one pass.
[[nodiscard]] constexpr initializer identity(double gain = 1) noexcept {
    return detail::by_rules(detail::identity_rules, gain, {});
}

} // namespace varscope

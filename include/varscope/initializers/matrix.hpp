// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/initializers/matrix.hpp: random matrices with orthonormal columns, in double precision.
#pragma once

#include <varscope/init/fill.hpp>

#include <boost/random/normal_distribution.hpp>

#include <cmath>
#include <limits>
#include <vector>

#if defined(VARSCOPE_LAPACK)
// The Fortran interface of LAPACK, which every implementation has.
extern "C" {
void dgeqrf_(const int* rows, const int* columns, double* a, const int* stride, double* tau, double* work,
             const int* work_size, int* info);
void dorgqr_(const int* rows, const int* columns, const int* reflectors, double* a, const int* stride,
             const double* tau, double* work, const int* work_size, int* info);
}
#endif

namespace varscope::detail {

/// A matrix in column-major order, as LAPACK has them.
struct matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> elements;

    matrix() = default;
    matrix(std::size_t of_rows, std::size_t of_columns)
        : rows(of_rows), columns(of_columns), elements(of_rows * of_columns) {}
    [[nodiscard]] double& operator()(std::size_t row, std::size_t column) noexcept {
        return elements[column * rows + row];
    }
    [[nodiscard]] double operator()(std::size_t row, std::size_t column) const noexcept {
        return elements[column * rows + row];
    }
    [[nodiscard]] double* column(std::size_t index) noexcept { return elements.data() + index * rows; }
};

// Four sums, so that the compiler may add them at once.
template <class T>
T dot(const T* left, const T* right, std::size_t count) noexcept {
    T sums[4]{};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4)
        for (std::size_t k = 0; k != 4; ++k) sums[k] += left[i + k] * right[i + k];
    for (; i != count; ++i) sums[0] += left[i] * right[i];
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/// Replaces A, whose columns are no more than its rows and linearly independent, by the Q of A = Q R whose R has no negative element on its
/// diagonal, of which there is one. By Householder's reflections (Golub and Van Loan, Matrix Computations, 5.2). Cost: 4 m n^2 - 4/3 n^3
/// operations.
template <class Matrix>
void orthonormalize_by_reflections(Matrix& a) {
    const std::size_t rows = a.rows, columns = a.columns;
    std::vector<double> scales(columns), diagonal(columns);
    const auto reflect = [&](std::size_t by, double* target) {
        const double* const v = a.column(by) + by;
        const double along = scales[by] * dot<double>(v, target + by, rows - by);
        for (std::size_t i = 0; i != rows - by; ++i) target[by + i] -= along * v[i];
    };
    for (std::size_t k = 0; k != columns; ++k) {
        double* const v = a.column(k) + k;
        const double length = std::sqrt(dot<double>(v, v, rows - k));
        diagonal[k] = v[0] > 0 ? -length : length; // away from the vector, so that nothing cancels
        v[0] -= diagonal[k];
        const double square = dot<double>(v, v, rows - k);
        scales[k] = square == 0 ? 0 : 2 / square;
        for (std::size_t j = k + 1; j != columns; ++j) reflect(k, a.column(j));
    }
    Matrix q(rows, columns);
    for (std::size_t j = 0; j != columns; ++j) {
        q(j, j) = diagonal[j] < 0 ? -1 : 1;
        for (std::size_t k = j + 1; k != 0; --k) reflect(k - 1, q.column(j)); // later ones meet zeros only
    }
    a = std::move(q);
}

#if defined(VARSCOPE_LAPACK)
/// The same by LAPACK, for matrices of up to 2^25 rows, as its integers are ints.
template <class Matrix>
void orthonormalize_by_lapack(Matrix& a) {
    const int rows = static_cast<int>(a.rows), columns = static_cast<int>(a.columns);
    std::vector<double> tau(a.columns), diagonal(a.columns);
    const int room = 64 * columns;
    std::vector<double> work(static_cast<std::size_t>(room));
    int info = 0;
    dgeqrf_(&rows, &columns, a.elements.data(), &rows, tau.data(), work.data(), &room, &info);
    for (std::size_t j = 0; j != a.columns; ++j) diagonal[j] = a(j, j);
    dorgqr_(&rows, &columns, &columns, a.elements.data(), &rows, tau.data(), work.data(), &room, &info);
    for (std::size_t j = 0; j != a.columns; ++j)
        if (diagonal[j] < 0)
            for (std::size_t i = 0; i != a.rows; ++i) a(i, j) = -a(i, j);
}
#endif

/// A random matrix whose columns, no more than its rows, are orthonormal and uniformly distributed: the Q of numbers of a normal distribution,
/// drawn row by row (row 146; Mezzadri, 2007). By LAPACK where VARSCOPE_LAPACK is defined, which gives the same but for the rounding.
template <class Generator>
matrix random_orthonormal(std::size_t rows, std::size_t columns, Generator& random) {
    boost::random::normal_distribution<double> normal(0, 1);
    matrix made(rows, columns);
    for (std::size_t i = 0; i != rows; ++i)
        for (std::size_t j = 0; j != columns; ++j) made(i, j) = normal(random);
    if (made.elements.empty()) return made;
#if defined(VARSCOPE_LAPACK)
    if (rows <= static_cast<std::size_t>(std::numeric_limits<int>::max() / 64)) {
        orthonormalize_by_lapack(made);
        return made;
    }
#endif
    orthonormalize_by_reflections(made);
    return made;
}

/// The elements of a request from doubles in row-major order.
inline void write_elements(const fill_request& request, const std::vector<double>& from) {
    with_element_type(request.dtype, [&]<class T>(std::type_identity<T>) {
        if constexpr (floating_element<T>)
            std::transform(from.begin(), from.end(), static_cast<T*>(request.elements),
                           [](double number) { return convert_element<T>(number); });
    });
}

} // namespace varscope::detail

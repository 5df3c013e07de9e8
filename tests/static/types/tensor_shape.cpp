// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/tensor_shape.cpp: shapes by value, and shapes of other libraries beside ours.
#include <varscope/types/tensor_shape.hpp>

namespace vs = varscope;

static_assert(!vs::tensor_shape().has_rank() && vs::tensor_shape().size() == 0);
static_assert(!vs::tensor_shape().view().has_rank());
static_assert(vs::tensor_shape{2, 3} == vs::shape_c<2, 3>);
static_assert(vs::tensor_shape(vs::shape_c<2, 3>)[1] == 3 && vs::tensor_shape{2, 3}.from_end(2) == 2);
static_assert(vs::tensor_shape{} != vs::tensor_shape::of_rank(0) &&
              vs::tensor_shape::of_rank(0) == vs::shape_c<>);
static_assert(vs::tensor_shape::of_rank(2) == vs::tensor_shape{vs::unknown, vs::unknown});
static_assert(vs::tensor_shape::of_rank(8).has_rank() && !vs::tensor_shape::of_rank(9).has_rank());
static_assert(!vs::tensor_shape{1, 2, 3, 4, 5, 6, 7, 8, 9}.has_rank());
static_assert(!vs::tensor_shape(vs::shape_c<1, 2, 3, 4, 5, 6, 7, 8, 9>).has_rank());

// What an xtensor's shape() is like.
struct two_by_three {
    unsigned long extents[2] = {2, 3};
    [[nodiscard]] constexpr const unsigned long* begin() const noexcept { return extents; }
    [[nodiscard]] constexpr const unsigned long* end() const noexcept { return extents + 2; }
    [[nodiscard]] constexpr unsigned long size() const noexcept { return 2; }
};
static_assert(two_by_three() == vs::shape_c<2, 3> && vs::shape_c<2, 3> == two_by_three());
static_assert(two_by_three() != vs::shape_c<2, 4> && two_by_three() != vs::shape_c<2>);
static_assert(two_by_three() == vs::shape_view(vs::shape_c<2, 3>) && two_by_three() != vs::shape_view());

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/shape.cpp: shapes as views and as types.
#include <varscope/types/shape.hpp>

#include <initializer_list>
#include <type_traits>

namespace vs = varscope;
using vs::shape_c;
using vs::shape_view;

constexpr vs::extent any_by_3[] = {vs::unknown, 3};
constexpr shape_view partly{any_by_3, 2};

// No rank, rank 0 and full shapes are three things.
static_assert(!shape_view().has_rank() && !shape_view().is_fully_defined());
static_assert(shape_view(shape_c<>).has_rank() && shape_view(shape_c<>).is_fully_defined());
static_assert(shape_view() != shape_view(shape_c<>));
static_assert(vs::unknown_shape == shape_view());
static_assert(partly.has_rank() && !partly.is_fully_defined());

static_assert(shape_view(shape_c<2, 3>).size() == 2 && shape_view(shape_c<2, 3>)[1] == 3);
constexpr auto last_of(auto shape) {
    return shape_c<shape[1]>;
} // a constant also where the shape is a parameter
static_assert(last_of(shape_c<2, 3>) == shape_view(shape_c<3>));
static_assert(shape_view().size() == 0 && shape_view(shape_c<>).size() == 0);

// The number of elements is the product of the extents, 1 without any.
static_assert(shape_view(shape_c<>).element_count() == 1);
static_assert(shape_view(shape_c<5, 5, 32, 32>).element_count() == 25600);
static_assert(shape_view(shape_c<4, 0, 3>).element_count() == 0);
static_assert(shape_c<>.element_count == 1 && shape_c<2, 3>.element_count == 6 &&
              shape_c<0>.element_count == 0);

// Equality is that of rank and extents, unknown ones included.
static_assert(shape_view(shape_c<2, 3>) == shape_view(shape_c<2, 3>));
static_assert(shape_view(shape_c<2, 3>) != shape_view(shape_c<3, 2>));
static_assert(shape_view(shape_c<2, 3>) != shape_view(shape_c<2, 3, 1>));
static_assert(partly == partly && partly != shape_view(shape_c<2, 3>));

// Row 82: an unknown rank fits all, an unknown extent any; the relation is symmetric.
constexpr bool fit(shape_view left, shape_view right) {
    return left.is_compatible_with(right) && right.is_compatible_with(left);
}
constexpr bool clash(shape_view left, shape_view right) {
    return !left.is_compatible_with(right) && !right.is_compatible_with(left);
}
static_assert(fit(shape_view(), shape_c<2, 3>));
static_assert(fit(shape_view(), shape_view()));
static_assert(fit(partly, shape_c<2, 3>));
static_assert(fit(partly, partly));
static_assert(fit(shape_c<>, shape_c<>));
static_assert(clash(partly, shape_c<2, 4>));
static_assert(clash(shape_c<2>, shape_c<2, 3>));
static_assert(clash(shape_c<>, shape_c<1>));

// A static shape is a type without state; equal extents are one type.
static_assert(std::is_empty_v<vs::static_shape<2, 3>>);
static_assert(std::is_same_v<decltype(shape_c<2, 3>), const vs::static_shape<2, 3>>);
static_assert(vs::static_shape<2, 3>::rank == 2 && vs::static_shape<>::rank == 0);
static_assert(std::is_convertible_v<vs::static_shape<2, 3>, shape_view>);

constexpr vs::extent sum(shape_view shape) {
    vs::extent total = 0;
    for (const vs::extent each : shape) total += each;
    return total;
}
static_assert(sum(shape_c<2, 3>) == 5 && sum(shape_c<>) == 0 && sum(shape_view()) == 0);

// Elements are counted with care: more than most_elements are too many, and where an extent is 0 there are none.
constexpr vs::extent large = vs::extent{1} << 62;
constexpr bool is_too_large(std::initializer_list<vs::extent> extents) {
    const shape_view shape(extents.begin(), extents.size());
    return shape.is_too_large() && shape.known_element_count() == -1 &&
           shape.element_count() > static_cast<std::size_t>(vs::most_elements);
}
static_assert(is_too_large({large}) && is_too_large({large, large}) && is_too_large({2, vs::most_elements}) &&
              is_too_large({1LL << 32, 1LL << 32, 1LL << 32}) && is_too_large({vs::most_elements + 1}));
static_assert(!is_too_large({vs::most_elements, 1}) && !is_too_large({large, 0, large}) &&
              !is_too_large({0, large}) && !is_too_large({vs::unknown, large, large}) &&
              !is_too_large({-1, large, large}));
static_assert(shape_view(shape_c<3, 0, large, 4>).element_count() == 0 &&
              shape_c<large, 0>.element_count == 0);

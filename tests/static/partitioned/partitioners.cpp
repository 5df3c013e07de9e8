// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/partitioned/partitioners.cpp: into how many parts partitioners cut, and where the parts begin.
#include <varscope/partitioned/partitioners.hpp>

namespace vs = varscope;

namespace {

constexpr vs::tensor_shape counts(const vs::partitioner& by, const vs::tensor_shape& shape,
                                  vs::dtype type = vs::dtype::float32) {
    return by.rules->divide(by, shape, type);
}
using shape = vs::tensor_shape;

// Row 182: a fixed number, at most the extent.
static_assert(counts(vs::fixed_size_partitioner(3), shape({5, 2})) == shape({3, 1}));
static_assert(counts(vs::fixed_size_partitioner(10), shape({5, 2})) == shape({5, 1}));
static_assert(counts(vs::fixed_size_partitioner(4, 1), shape({5, 2})) == shape({1, 2}));
static_assert(counts(vs::fixed_size_partitioner(4, -1), shape({5, 8})) == shape({1, 4}));
static_assert(!counts(vs::fixed_size_partitioner(4, 2), shape({5, 8})).has_rank());
static_assert(!counts(vs::fixed_size_partitioner(4, -3), shape({5, 8})).has_rank());

// By bytes: the numbers of TensorFlow's own tests.
constexpr vs::partitioner by_bytes(vs::extent bytes, int axis = 0, vs::extent most = vs::no_limit,
                                   vs::extent text = 16) {
    return vs::variable_axis_size_partitioner(bytes, axis, most, text);
}
static_assert(counts(by_bytes(32768), shape({4, 8, 16, 32})) == shape({2, 1, 1, 1}));
static_assert(counts(by_bytes(65536), shape({4, 8, 16, 32})) == shape({1, 1, 1, 1}));
static_assert(counts(by_bytes(16384, 3), shape({4, 8, 16, 32})) == shape({1, 1, 1, 4}));
static_assert(counts(by_bytes(1, 3), shape({4, 8, 16, 32})) == shape({1, 1, 1, 32}));
static_assert(counts(by_bytes(1, 3, 2), shape({4, 8, 16, 32})) == shape({1, 1, 1, 2}));
static_assert(counts(by_bytes(64, 0, vs::no_limit, 8), shape({16}), vs::dtype::string) == shape({2}));
static_assert(counts(by_bytes(0), shape({4})) == shape({0}));
static_assert(counts(by_bytes(8, 0, 0), shape({4})) == shape({0}));

// Between bounds.
constexpr vs::partitioner between(vs::extent most, vs::extent slice, int axis = 0) {
    return vs::min_max_variable_partitioner(most, axis, slice);
}
static_assert(counts(between(100, 256 << 10), shape({1024, 1024})) == shape({16, 1}));
static_assert(counts(between(100, 1, 1), shape({1024, 2})) == shape({1, 2}));
static_assert(counts(between(10, 1 << 10), shape({64, 64})) == shape({10, 1}));
static_assert(counts(vs::min_max_variable_partitioner(), shape({1024, 1024})) == shape({1, 1}));
static_assert(counts(between(4, 256 << 10), shape({2})) == shape({1}));
static_assert(counts(between(0, 1), shape({2})) == shape({0}));

// Row 175: one number for each axis, all at least 1, at most one above it.
static_assert(vs::plan_of(shape({2, 1}), shape({4, 4})).is_valid);
static_assert(vs::plan_of(shape({1, 1}), shape({4, 4})).count == 1);
static_assert(vs::plan_of(shape({1, 3}), shape({4, 4})).axis == 1);
static_assert(!vs::plan_of(shape({2, 2}), shape({4, 4})).is_valid);
static_assert(!vs::plan_of(shape({0, 1}), shape({4, 4})).is_valid);
static_assert(!vs::plan_of(shape({1}), shape({4, 4})).is_valid);
static_assert(!vs::plan_of(shape({}), shape({})).is_valid);
static_assert(!vs::plan_of(shape(), shape({4})).is_valid);

// Row 173: the quotient each, the remainder one by one from the first; offsets accumulate.
constexpr bool covers(vs::extent whole, std::uint32_t count) {
    vs::extent end = 0;
    for (std::uint32_t i = 0; i != count; ++i) {
        if (vs::part_at({true, count, 0}, whole, i).offset != end) return false;
        end += vs::extent_of_part(whole, count, i);
    }
    return end == whole;
}
static_assert(vs::extent_of_part(5, 3, 0) == 2 && vs::extent_of_part(5, 3, 1) == 2 &&
              vs::extent_of_part(5, 3, 2) == 1);
static_assert(vs::part_at({true, 3, 1}, 5, 2) == vs::variable_part{3, 2, 1, 4, 5});
static_assert(covers(5, 3) && covers(6, 3) && covers(2, 5) && covers(0, 1) && covers(1000003, 17));

// A function of the program's.
constexpr auto halves = vs::partitioner_of([](vs::shape_view of, vs::dtype) {
    vs::tensor_shape made(of);
    for (std::size_t axis = 0; axis != made.size(); ++axis) made[axis] = axis == 0 ? 2 : 1;
    return made;
});
static_assert(counts(halves, shape({8, 4})) == shape({2, 1}));
static_assert(!(halves == vs::fixed_size_partitioner(2)) && halves == halves);
static_assert(vs::no_partitioner().is_given && vs::no_partitioner().rules == nullptr);

static_assert(vs::whole_shape({3, 1, 0, 2, 5}, shape({2, 7})) == shape({5, 7}));

} // namespace

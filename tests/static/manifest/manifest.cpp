// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/manifest/manifest.cpp: what a program declares is a constant.
#include "support/programs.hpp"

#include <boost/mp11/algorithm.hpp>

#include <type_traits>

namespace vs = varscope;
using namespace vs::testing;
using namespace vs::literals;

using m = vs::manifest<networks>;
static_assert(m::is_valid);
static_assert(m::size() == 5);
static_assert(m::name(0) == "online/kernel" && m::name(3) == "target/bias" && m::name(4) == "step");
static_assert(m::key(0) == "online/kernel");
static_assert(m::find("target/kernel") == 2 && m::find("target/kernels") == vs::not_declared);
static_assert(m::contains("step") && !m::contains("online") && !m::contains("") && !m::contains("/step"));
static_assert(m::shape(0) == vs::shape_c<2, 3> && m::shape(4).has_rank() && m::shape(4).size() == 0);
static_assert(m::dtype(4) == vs::int64);
static_assert(m::trainable(2) && !m::trainable(3) && m::trainable_count() == 2);
static_assert(m::initializer(0) == vs::random_normal() && m::initializer(1) == vs::constant(0.5));
static_assert(m::element_count() == 19 && m::byte_count() == 18 * 4 + 8);
static_assert(m::is_in_collection(1, "biases") && !m::is_in_collection(0, "biases"));
static_assert(m::is_in_collection(0, "trainable_variables") &&
              !m::is_in_collection(1, "trainable_variables"));
static_assert(m::is_in_collection(0, "global_variables") && !m::is_in_collection(1, "global_variables"));
static_assert(m::first_defined(0).line == m::first_defined(2).line); // the same call, made twice
static_assert(m::first_defined(1).line > m::first_defined(0).line);

// One block a dtype, aligned to 64 bytes; in it the trainable variables stand first.
static_assert(m::offset(4) == 0);
static_assert(m::offset(0) == 64 && m::offset(2) == 88 && m::offset(1) == 112 && m::offset(3) == 124);

// The names of operations that TensorFlow would make are taken.
static_assert(m::is_used("online/kernel/Initializer/random_normal/mul") && m::is_used("online"));
static_assert(!m::is_used("online/kernels") && !m::is_used(""));

// Types are lifted on demand.
using first = m::variable_c<0>;
static_assert(std::is_same_v<first::shape, vs::static_shape<2, 3>>);
static_assert(first::dtype == vs::float32 && first::trainable && first::name() == "online/kernel");
static_assert(first::name_constant() == "online/kernel"_n);
static_assert(boost::mp11::mp_size<m::variables>::value == 5);
static_assert(std::is_same_v<boost::mp11::mp_front<m::variables>, first>);

// Calls in order, built names, inputs.
using o = vs::manifest<ordered>;
static_assert(o::size() == 5);
static_assert(o::name(0) == "a/v" && o::name(1) == "a/v_1" && o::key(0).empty());
static_assert(o::name(4) == "layer/unit_2/w");
static_assert(o::find_key("layer/unit_0/w") == 2 && o::find_key("a/v") == vs::not_declared);
static_assert(o::dtype(1) == vs::int32 && o::shape(0) == vs::shape_c<2>);
static_assert(o::placeholder_count() == 1 && o::placeholder_name(0) == "x");
static_assert(o::placeholder_shape(0) == vs::shape_c<2, 3> && o::placeholder_dtype(0) == vs::float32);
static_assert(o::find_placeholder("x") == 0 && o::find_placeholder("a/v") == vs::not_declared);

// A program that declares nothing.
struct nothing {
    constexpr void operator()(auto&&) const {}
};
static_assert(vs::manifest<nothing>::is_valid && vs::manifest<nothing>::size() == 0);
static_assert(vs::manifest<nothing>::element_count() == 0 && !vs::manifest<nothing>::contains("x"));
static_assert(vs::manifest<nothing>::fingerprint() == vs::fnv1a(""));

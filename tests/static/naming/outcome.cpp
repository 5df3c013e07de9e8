// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/naming/outcome.cpp: what came of a request, as a value.
#include <varscope/naming/outcome.hpp>

#include <type_traits>

namespace vs = varscope;
using vs::code;
using vs::outcome;
using vs::verdict;

// Created and reused carry a value and are true; refused carries a reason and is false.
static_assert(vs::created(7).value == 7 && vs::created(7).kind == verdict::created);
static_assert(vs::reused(7).value == 7 && vs::reused(7).kind == verdict::reused);
static_assert(static_cast<bool>(vs::created(0)) && static_cast<bool>(vs::reused(0)));
static_assert(!static_cast<bool>(vs::refused<int>({code::illegal_name})));
static_assert(vs::refused<int>({code::illegal_name}).why.what == code::illegal_name);

// Only one of value and reason is there: the compiler refuses to read the other.
template <class Ended>
concept has_value = requires { typename std::integral_constant<int, Ended{}().value>; };
template <class Ended>
concept has_reason = requires { typename std::integral_constant<code, Ended{}().why.what>; };
using made = decltype([] { return vs::created(7); });
using not_made = decltype([] { return vs::refused<int>({code::illegal_name}); });
static_assert(has_value<made> && !has_reason<made>);
static_assert(!has_value<not_made> && has_reason<not_made>);

// Truth has to be asked for: an outcome is not a number.
static_assert(!std::is_convertible_v<outcome<int>, bool>);
static_assert(!std::is_convertible_v<outcome<int>, int>);

// A refusal that says nothing names no variable, no shape and no fault.
static_assert(vs::refusal().variable == vs::no_index);
static_assert(!vs::refusal().asked_shape.has_rank() && !vs::refusal().found_shape.has_rank());
static_assert(static_cast<bool>(vs::refusal().verdict));
static_assert(vs::refusal().name.empty() && vs::refusal().scope == 0);

// There is none that nobody filled in.
static_assert(!std::is_default_constructible_v<outcome<int>>);

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/source_location.cpp: places in the user's program.
#include <varscope/name/text.hpp>
#include <varscope/types/source_location.hpp>

namespace vs = varscope;
using vs::source_location;

// As a default argument it is the place of the call.
constexpr source_location here(source_location where = source_location::current()) { return where; }
constexpr unsigned line_before = __LINE__;
constexpr source_location called = here();
static_assert(called.line == line_before + 1);
static_assert(vs::text(called.file) == __FILE__);

constexpr source_location in_a_function() { return here(); }
static_assert(vs::text(in_a_function().function) == "in_a_function");
static_assert(in_a_function().line == line_before + 5);

// A place that is not known is false.
static_assert(!source_location());
static_assert(static_cast<bool>(here()));
static_assert(source_location().file != nullptr && source_location().function != nullptr);

// Equality is that of file, function and line.
static_assert(source_location() == source_location());
static_assert(called == called && called != source_location());
static_assert(in_a_function() == in_a_function());

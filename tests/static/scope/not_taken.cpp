// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/scope/not_taken.cpp: arguments that TensorFlow refuses when it runs, and the types refuse here.
#include <varscope/manifest.hpp>

#include <utility>

namespace vs = varscope;

using scope = decltype(std::declval<vs::static_graph&>().root());

// Row 53: a variable scope is opened by a name or a captured scope, and by nothing else.
template <class Scope, class Name>
concept opens = requires(Scope s, Name name) {
    s.variable_scope(name);
};
static_assert(opens<scope, const char*> && opens<scope, decltype(std::declval<scope&>().capture())>);
static_assert(!opens<scope, int> && !opens<scope, scope&>);

// Row 75: a mode of reuse is one of three.
template <class Scope, class Mode>
concept opens_with = requires(Scope s, Mode mode) {
    s.variable_scope("a", {.reuse = mode});
};
static_assert(opens_with<scope, vs::reuse_mode>);
static_assert(!opens_with<scope, int> && !opens_with<scope, bool>);

// Row 76: get_variable takes a mode of reuse as an option only.
template <class Scope>
concept gets = requires(Scope s) {
    s.get_variable("v", {2}, {.trainable = true});
};
template <class Scope, class Mode>
concept gets_with = requires(Scope s, Mode mode) {
    s.get_variable("v", {2}, {.reuse = mode});
};
template <class Scope, class Mode>
concept gets_by = requires(Scope s, Mode mode) {
    s.get_variable("v", {2}, mode);
};
static_assert(gets<scope> && gets_by<scope, vs::dtype>);
static_assert(gets_with<scope, vs::reuse_mode> && !gets_with<scope, bool> && !gets_by<scope, vs::reuse_mode>);

// Row 107: a direct variable needs a value.
template <class Scope, class... Value>
concept makes = requires(Scope s, Value... value) {
    s.variable("v", value...);
};
static_assert(makes<scope, float>);
static_assert(!makes<scope>);

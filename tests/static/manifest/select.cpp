// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/manifest/select.cpp: filters give lists of types.
#include "support/programs.hpp"

#include <boost/mp11/algorithm.hpp>

#include <type_traits>

namespace vs = varscope;
using namespace vs::testing;
using boost::mp11::mp_list;

using m = vs::manifest<networks>;
template <std::size_t... Position>
using at = mp_list<m::variable_c<Position>...>;
template <class Filter>
using chosen = vs::select<m, Filter>;

static_assert(std::is_same_v<chosen<vs::is_trainable>, at<0, 2>>);
static_assert(std::is_same_v<chosen<vs::in_collection<"biases">>, at<1, 3>>);
static_assert(std::is_same_v<chosen<vs::in_collection<"trainable_variables">>, at<0, 2>>);
static_assert(std::is_same_v<chosen<vs::in_scope<"online">>, at<0, 1>>);
static_assert(std::is_same_v<vs::select_or_none<m, vs::in_scope<"onl">>, at<>>); // exact at the slash
static_assert(std::is_same_v<chosen<vs::in_scope<"">>, at<0, 1, 2, 3, 4>>);
static_assert(std::is_same_v<chosen<vs::matches<"*/kernel">>, at<0, 2>>);
static_assert(std::is_same_v<chosen<vs::not_<vs::matches<"*/kernel">>>, at<1, 3, 4>>);
static_assert(std::is_same_v<chosen<vs::and_<vs::in_scope<"target">, vs::is_trainable>>, at<2>>);
static_assert(std::is_same_v<chosen<vs::or_<vs::matches<"step">, vs::in_scope<"target">>>, at<2, 3, 4>>);
static_assert(std::is_same_v<vs::select_or_none<m, vs::or_<>>, at<>>);
static_assert(std::is_same_v<chosen<vs::and_<>>, m::variables>);

// Patterns.
static_assert(vs::matches_glob("a/*/c", "a/b/c") && !vs::matches_glob("a/*", "a/b/c"));
static_assert(vs::matches_glob("**/k?", "x/y/k1") && !vs::matches_glob("**/k?", "x/y/k"));
static_assert(vs::matches_glob("**", "a/b") && vs::matches_glob("", "") && !vs::matches_glob("", "a"));
static_assert(vs::matches_glob("a*b*c", "aXbYbZc") && !vs::matches_glob("a*b*c", "aXbY/bZc"));
static_assert(!vs::matches_glob("a?b", "a/b") && vs::matches_glob("a**b", "a/x/b"));

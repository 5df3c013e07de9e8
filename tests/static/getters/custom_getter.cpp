// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/getters/custom_getter.cpp: getters while tracing: their order, what they see, what they may do. On graphs and models: unit/getters.
#include <varscope/getters.hpp>
#include <varscope/manifest.hpp>

#include <type_traits>

namespace vs = varscope;
using namespace vs::literals;

namespace getter_programs {

// Appends a letter to each name, outer after inner.
template <char Tag>
struct tagged {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        constexpr char text[] = {'t', Tag};
        return get(vs::name_c<vs::fixed_string<2>(vs::text(text, 2))>() / name, call);
    }
};
struct frozen {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, Call call) const {
        call.options.trainable = false;
        return get(name, call);
    }
};
// Two variables for one (row 158).
struct doubled {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        auto first = get(name / "0"_n, call);
        auto second = get(name / "1"_n, call.with_dtype(vs::float64));
        return first;
    }
};
// None at all.
struct nothing {
    template <class Get, class Name, class Call>
    constexpr int operator()(const Get&, Name, const Call&) const {
        return 7;
    }
};

// Row 156: the innermost runs first and calls outward; names are edited in that order.
struct nested {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto outer = vs::with_getter(scope.variable_scope("o"_n), tagged<'O'>());
        auto inner = vs::with_getter(outer.variable_scope("i"_n), tagged<'I'>());
        inner.get_variable("v"_n, {2});
        outer.get_variable("v"_n, {2});
        scope.get_variable("v"_n, {2});
    }
};
using nested_manifest = vs::manifest<nested>;
static_assert(nested_manifest::name(0) == "o/i/tO/tI/v");
static_assert(nested_manifest::name(1) == "o/tO/v");
static_assert(nested_manifest::name(2) == "v");

// All kinds of calls go through it, also in scopes that are opened in it.
struct kinds {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto all = vs::with_getter(scope.variable_scope("a"_n), frozen());
        all.get_variable("a"_n, {2});
        all.get_variable("b"_n, vs::shape_c<2>);
        all.get_variable("c", {2}, vs::float64);
        all.get_variable("d"_n, vs::shape_c<2>, vs::int32, {.initializer = vs::ones()});
        all.get_variable("e"_n, {.initializer = 1.0f});
        all.get_variable("f_"_n + 1, {2});
        all.name_scope("n"_n).get_variable("g"_n, {2});
        all.variable_scope("s"_n).get_variable("h"_n, {2});
        all.variable_scope("t").get_variable("i"_n, {2});
        all.variable_scope(vs::default_name("d"_n)).get_variable("j"_n, {2});
        all.variable_scope("s"_n, vs::reuse).get_variable("h"_n, {2});
        all.variable("direct"_n, 1.0f); // a getter does not see it
    }
};
using kinds_manifest = vs::manifest<kinds>;
static_assert(kinds_manifest::size() == 11 && kinds_manifest::trainable_count() == 1);
static_assert(kinds_manifest::dtype(2) == vs::dtype::float64 && kinds_manifest::dtype(3) == vs::dtype::int32);
static_assert(kinds_manifest::first_defined(0).line == 68);

struct several {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto two = vs::with_getter(scope.variable_scope("s"_n), doubled());
        two.get_variable("v"_n, vs::shape_c<2>, vs::float32);
        auto none = vs::with_getter(scope.variable_scope("n"_n), nothing());
        if (none.get_variable("v"_n, {2}) != 7) two.get_variable("wrong"_n, {2});
    }
};
using several_manifest = vs::manifest<several>;
static_assert(several_manifest::size() == 2 && several_manifest::name(1) == "s/v/1");
static_assert(several_manifest::dtype(1) == vs::dtype::float64);

// Row 157, with the difference that a getter of a call wraps those of its scope. Row 154: a captured scope has its own.
struct called {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        auto outer = vs::with_getter(scope.variable_scope("o"_n), tagged<'O'>());
        vs::get_with(outer, tagged<'C'>()).get_variable("v"_n, {2});
        vs::get_with(scope, tagged<'C'>()).get_variable("v"_n, {2});
        const auto captured = outer.capture();
        const auto without = scope.variable_scope("p"_n).capture();
        auto other = vs::with_getter(scope.variable_scope("q"_n), tagged<'Q'>());
        other.variable_scope(captured).get_variable("w"_n, {2});
        other.variable_scope(without).get_variable("w"_n, {2});
        captured.enter(scope, {.reuse = vs::auto_reuse}).get_variable("w"_n, {2});
    }
};
using called_manifest = vs::manifest<called>;
static_assert(called_manifest::name(0) == "o/tO/tC/v" && called_manifest::name(1) == "tC/v");
static_assert(called_manifest::name(2) == "o/tO/w" && called_manifest::name(3) == "p/w");
static_assert(called_manifest::size() == 4);

} // namespace getter_programs

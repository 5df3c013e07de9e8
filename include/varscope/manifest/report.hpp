// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/report.hpp: turns what is wrong with a program into one error of the compiler.
#pragma once

#include <varscope/manifest/tables.hpp>
#include <varscope/name/name.hpp>
#include <varscope/name/spelled.hpp>

namespace varscope {

/// The lines of a program that a diagnostic shows: of the call that was refused, and of the one that made what is in the way.
template <unsigned Line>
struct asked_in_line {};
template <unsigned Line>
struct first_defined_in_line {};

/// What a diagnostic shows of a variable: a shape and a dtype.
template <class Shape, dtype Type>
struct asked {};
template <class Shape, dtype Type>
struct found {};

/// A shape that was not given.
struct no_known_shape {};

/// The rules that a diagnostic names: each is false of what it is given.
template <class... What>
inline constexpr bool variable_is_new = false;
template <class... What>
inline constexpr bool variable_exists = false;
template <class... What>
inline constexpr bool shape_is_that_of_the_variable = false;
template <class... What>
inline constexpr bool dtype_is_that_of_the_variable = false;
template <class... What>
inline constexpr bool shape_is_known = false;
template <class... What>
inline constexpr bool extents_are_not_negative = false;
template <class... What>
inline constexpr bool shape_comes_from_the_value = false;
template <class... What>
inline constexpr bool value_has_the_dtype = false;
template <class... What>
inline constexpr bool initializer_makes_the_dtype = false;
template <class... What>
inline constexpr bool reuse_has_a_name = false;
template <class... What>
inline constexpr bool scope_has_a_name = false;
template <class... What>
inline constexpr bool inner_scopes_are_left_first = false;
template <class... What>
inline constexpr bool later_calls_share_variables = false;
template <class... What>
inline constexpr bool program_is_constexpr = false;
template <class... What>
inline constexpr bool program_has_external_linkage = false;
template <class... What>
inline constexpr bool programs_declare_different_names = false;

namespace detail {

// The characters of a constant as a type; Source has a static text `value`.
template <class Source, class Index = std::make_index_sequence<Source::value.size()>>
struct spelling;
template <class Source, std::size_t... Index>
struct spelling<Source, std::index_sequence<Index...>> {
    using type = spelled<Source::value[Index]...>;
};

template <class Source, class Index = std::make_index_sequence<Source::rank>>
struct lifted_shape;
template <class Source, std::size_t... Index>
struct lifted_shape<Source, std::index_sequence<Index...>> {
    using type = static_shape<Source::extents[Index]...>;
};

// What a failed trace says, as types; Source has the trace_failure `value`.
template <class Source>
struct failed_name {
    static constexpr text value{Source::value.name, Source::value.name_size};
};
template <class Source>
struct shape_asked {
    static constexpr std::size_t rank = Source::value.asked_rank;
    static constexpr const auto& extents = Source::value.asked_extents;
};
template <class Source>
struct shape_found {
    static constexpr std::size_t rank = Source::value.found_rank;
    static constexpr const auto& extents = Source::value.found_extents;
};
template <class Lazy, bool IsKnown>
struct shape_or_none {
    using type = no_known_shape;
};
template <class Lazy>
struct shape_or_none<Lazy, true> : lifted_shape<Lazy> {};

template <class Source>
using failed_name_t = typename spelling<failed_name<Source>>::type;
template <class Source>
using asked_t = asked<typename shape_or_none<shape_asked<Source>, Source::value.has_asked_shape>::type,
                      Source::value.asked_dtype>;
template <class Source>
using found_t = found<typename shape_or_none<shape_found<Source>, Source::value.has_found_shape>::type,
                      Source::value.found_dtype>;

// The errors that a trace and a run on a model have in common: What is a name, what was asked, what was found and, of a trace, the line.
template <class... What>
constexpr void refuse_shape() noexcept {
    static_assert(shape_is_that_of_the_variable<What...>,
                  "VS-E004: the shape differs from the one that is there: use the shape that was found; "
                  "get_variable also takes no shape at all");
}
template <class... What>
constexpr void refuse_dtype() noexcept {
    static_assert(dtype_is_that_of_the_variable<What...>,
                  "VS-E005: the dtype differs from the one that is there: ask with the dtype that was found; "
                  "without one, get_variable asks for the scope's, which is float32 unless set");
}

// The part of a program of several, counted from 1; specialised by programs (manifest/programs.hpp).
template <class Program, std::size_t Part>
struct part_of {
    using type = Program;
};

// One static_assert for the first refusal of a trace; true where there was none.
template <class Program, class Failure>
constexpr bool report() noexcept {
    constexpr const trace_failure& failure = Failure::value;
    using line = asked_in_line<failure.line>;
    using first_line = first_defined_in_line<failure.found_line>;
    if constexpr (failure.what == code::none)
        return true;
    else if constexpr (failure.what == code::illegal_name)
        static_assert(
            name_is_legal<failed_name_t<Failure>, false>,
            "VS-E001: the name is illegal: use letters, digits and . _ - > with single slashes between "
            "segments, beginning with a letter, digit or dot at the root");
    else if constexpr (failure.what == code::variable_exists && failure.part != failure.found_part)
        static_assert(
            programs_declare_different_names<failed_name_t<Failure>,
                                             typename part_of<Program, failure.found_part>::type, first_line,
                                             typename part_of<Program, failure.part>::type, line>,
            "VS-E024: two programs declare the same variable: put each program under a scope of its own");
    else if constexpr (failure.what == code::variable_exists)
        static_assert(
            variable_is_new<failed_name_t<Failure>, line, first_line>,
            "VS-E002: the variable already exists: open the scope with varscope::reuse to share it, with "
            "varscope::auto_reuse to create or share, or choose another name");
    else if constexpr (failure.what == code::variable_missing)
        static_assert(
            variable_exists<failed_name_t<Failure>, line>,
            "VS-E003: the variable does not exist, or was not created with get_variable: create it first "
            "outside of reuse, open the scope with varscope::auto_reuse, or correct the name");
    else if constexpr (failure.what == code::shape_differs)
        refuse_shape<failed_name_t<Failure>, asked_t<Failure>, found_t<Failure>, line>();
    else if constexpr (failure.what == code::dtype_differs)
        refuse_dtype<failed_name_t<Failure>, asked_t<Failure>, found_t<Failure>, line>();
    else if constexpr (failure.what == code::shape_missing)
        static_assert(
            shape_is_known<failed_name_t<Failure>, asked_t<Failure>, line>,
            "VS-E006: a new variable needs a shape that is fully known: give a shape without unknown "
            "extents, or an initial value");
    else if constexpr (failure.what == code::negative_extent)
        static_assert(
            extents_are_not_negative<failed_name_t<Failure>, asked_t<Failure>, line>,
            "VS-E027: an extent of the shape is negative: give extents of 0 or more, and varscope::unknown "
            "where a placeholder or a search takes any");
    else if constexpr (failure.what == code::shape_with_value)
        static_assert(
            shape_comes_from_the_value<failed_name_t<Failure>, asked_t<Failure>, line>,
            "VS-E007: an initial value brings its own shape: leave the shape out where the initializer is "
            "a value");
    else if constexpr (failure.what == code::value_dtype_differs)
        static_assert(
            value_has_the_dtype<failed_name_t<Failure>, asked_t<Failure>, found_t<Failure>, line>,
            "VS-E008: the initial value is of another dtype than asked for: convert the value, or leave "
            "the dtype out");
    else if constexpr (failure.what == code::initializer_cannot_make_dtype)
        static_assert(
            initializer_makes_the_dtype<failed_name_t<Failure>, asked_t<Failure>, line>,
            "VS-E009: the initializer cannot make values of this dtype: choose another, or another dtype");
    else if constexpr (failure.what == code::reuse_without_name)
        static_assert(
            reuse_has_a_name<failed_name_t<Failure>, line>,
            "VS-E010: reuse was asked for without a name to reuse: name the scope; a default name is always "
            "a new scope");
    else if constexpr (failure.what == code::name_required)
        static_assert(scope_has_a_name<failed_name_t<Failure>, line>,
                      "VS-E011: a scope needs a name or a default name: give one of them");
    else if constexpr (failure.what == code::later_variable)
        static_assert(
            later_calls_share_variables<failed_name_t<Failure>, line>,
            "VS-E026: a template made a trainable variable after its first call: make it with get_variable, "
            "which shares it, or not trainable");
    else
        static_assert(
            inner_scopes_are_left_first<failed_name_t<Failure>, line>,
            "VS-E012: the scope is left before a scope that was opened in it: leave the inner scopes first");
    return failure.what == code::none;
}

template <class Program>
constexpr bool is_local() noexcept {
    const text name = __PRETTY_FUNCTION__;
    for (std::size_t i = 0; i + 10 < name.size(); ++i)
        if (name.substr(i, 10) == "anonymous}" || name.substr(i, 10) == "anonymous ") return true;
    return false;
}

} // namespace detail

} // namespace varscope

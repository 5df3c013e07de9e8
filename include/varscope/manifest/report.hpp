// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/report.hpp: turns what is wrong with a program into one error of the compiler.
#pragma once

#include <varscope/manifest/tables.hpp>
#include <varscope/name/name.hpp>
#include <varscope/name/spelled.hpp>
#include <varscope/types/code.hpp>

#include <boost/mp11/list.hpp>
#include <boost/mp11/utility.hpp>

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

/// What a diagnostic shows of a name that is not declared: what it was asked as, and the declared name that is nearest.
template <class Spelled>
struct variable_of_name {};
template <class Spelled>
struct scope_of_name {};
template <class Spelled>
struct placeholder_of_name {};
template <class Spelled>
struct nearest_declared_name {};

/// What a diagnostic shows of an operation whose operands do not fit: its name, both shapes (of an operation of one operand the second is the
/// shape or the axes that it was asked for), and the variable that an operand comes from.
template <class Spelled>
struct operation {};
template <class... Extents>
struct left_shape {};
template <class... Extents>
struct right_shape {};
template <class Spelled>
struct computed_from {};
/// What a diagnostic shows of an option that was refused: its name.
template <class Spelled>
struct option {};
/// What a diagnostic shows of a variable that is cut into parts: their number along each axis.
template <class... Extents>
struct asked_partitions {};
template <class... Extents>
struct found_partitions {};
/// An extent of such a shape.
template <extent Extent>
struct extent_c {};
struct unknown_extent {};

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

template <class Source>
struct failed_operation {
    static constexpr text value = Source::value.operation;
};
template <class Source>
struct failed_option {
    static constexpr text value = Source::value.option;
};
template <extent Extent>
struct shown_extent {
    using type = extent_c<Extent>;
};
template <>
struct shown_extent<unknown> {
    using type = unknown_extent;
};
template <template <class...> class Shown, class Source, class Index = std::make_index_sequence<Source::rank>>
struct shown_shape;
template <template <class...> class Shown, class Source, std::size_t... Index>
struct shown_shape<Shown, Source, std::index_sequence<Index...>> {
    using type = Shown<typename shown_extent<Source::extents[Index]>::type...>;
};

// What is shown of an operation; a variable only where one of its operands comes from one.
template <class Source>
using shown_of_operation =
    boost::mp11::mp_append<boost::mp11::mp_list<operation<typename spelling<failed_operation<Source>>::type>,
                                                typename shown_shape<left_shape, shape_asked<Source>>::type,
                                                typename shown_shape<right_shape, shape_found<Source>>::type>,
                           boost::mp11::mp_if_c<Source::value.name_size == 0, boost::mp11::mp_list<>,
                                                boost::mp11::mp_list<computed_from<failed_name_t<Source>>>>,
                           boost::mp11::mp_list<asked_in_line<Source::value.line>>>;

// The part of a program of several, counted from 1; specialised by programs (manifest/programs.hpp).
template <class Program, std::size_t Part>
struct part_of {
    using type = Program;
};

// Whether the shapes of a refusal are numbers of parts along each axis.
template <class Source>
inline constexpr bool asks_for_partitions = Source::value.what == code::partitioner_fails ||
                                            (Source::value.what == code::partitions_differ &&
                                             Source::value.option.empty());

// What is shown of a refusal beside its name, as a list.
template <class Source, bool = asks_for_partitions<Source>>
struct asked_of {
    using type = asked_t<Source>;
};
template <class Source>
struct asked_of<Source, true> : shown_shape<asked_partitions, shape_asked<Source>> {};
template <class Source, bool = asks_for_partitions<Source>&& Source::value.what == code::partitions_differ>
struct found_of {
    using type = found_t<Source>;
};
template <class Source>
struct found_of<Source, true> : shown_shape<found_partitions, shape_found<Source>> {};
template <class Source>
using asked_list = boost::mp11::mp_list<typename asked_of<Source>::type>;
template <class Source>
using found_list = boost::mp11::mp_list<typename found_of<Source>::type>;
template <class Source>
using option_list = boost::mp11::mp_list<option<typename spelling<failed_option<Source>>::type>>;
template <unsigned Line>
using first_line_list = boost::mp11::mp_if_c<Line == 0, boost::mp11::mp_list<>,
                                             boost::mp11::mp_list<first_defined_in_line<Line>>>;
template <class Source>
using shown_of = boost::mp11::mp_append<
    boost::mp11::mp_list<failed_name_t<Source>>,
    boost::mp11::mp_eval_if_c<!row_of(Source::value.what).shows_asked(), boost::mp11::mp_list<>, asked_list,
                              Source>,
    boost::mp11::mp_eval_if_c<!row_of(Source::value.what).shows_found(), boost::mp11::mp_list<>, found_list,
                              Source>,
    boost::mp11::mp_eval_if_c<Source::value.option.empty(), boost::mp11::mp_list<>, option_list, Source>,
    boost::mp11::mp_list<asked_in_line<Source::value.line>>, first_line_list<Source::value.found_line>>;

template <code Code, class... What>
constexpr void give_diagnostic(boost::mp11::mp_list<What...>) noexcept {
    diagnostic<Code>::template give<What...>();
}

// One error for the first refusal of a trace; true where there was none.
template <class Program, class Failure>
constexpr bool report() noexcept {
    constexpr const trace_failure& failure = Failure::value;
    if constexpr (failure.what == code::programs_clash)
        diagnostic<code::programs_clash>::give<
            failed_name_t<Failure>, typename part_of<Program, failure.found_part>::type,
            first_defined_in_line<failure.found_line>, typename part_of<Program, failure.part>::type,
            asked_in_line<failure.line>>();
    else if constexpr (failure.what == code::shapes_do_not_fit)
        give_diagnostic<code::shapes_do_not_fit>(shown_of_operation<Failure>());
    else if constexpr (failure.what != code::none)
        give_diagnostic<failure.what>(shown_of<Failure>());
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

// A lambda of a variable that is not inline has no linkage either. Its name does not say so; but compilers refuse what is declared here for such
// a type, and print these words.
#if defined(__clang__)
namespace rule {
template <class Program>
void VS_E020_the_program_has_internal_linkage_make_it_a_named_struct_or_an_inline_constexpr_lambda(Program*);
} // namespace rule
namespace detail {
template <class Program>
constexpr void demand_linkage() noexcept {
    if (false)
        rule::VS_E020_the_program_has_internal_linkage_make_it_a_named_struct_or_an_inline_constexpr_lambda(
            static_cast<Program*>(nullptr));
}
} // namespace detail
#elif defined(__ELF__)
namespace rule {
template <class Program>
struct VS_E020_the_program_has_internal_linkage {
    __attribute__((weak)) static char make_it_a_named_struct_or_an_inline_constexpr_lambda;
};
} // namespace rule
namespace detail {
template <class Program>
constexpr void demand_linkage() noexcept {
    static_assert(sizeof(rule::VS_E020_the_program_has_internal_linkage<
                         Program>::make_it_a_named_struct_or_an_inline_constexpr_lambda) != 0);
}
} // namespace detail
#else
namespace detail {
template <class Program>
constexpr void demand_linkage() noexcept {}
} // namespace detail
#endif

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/code.hpp: every way to be refused: one row a code, from which all that is said of it is made.
#pragma once

#include <varscope/name/text.hpp>

#include <cstddef>

// One row for each code, in the order of their numbers: ROW(number of three digits, enumerator, class of the exception, rule that a
// diagnostic of the compiler names as false, what an error shows beside the name, sentence that says what is wrong, remedy).
#define VARSCOPE_CODES(ROW)                                                                                  \
    ROW(001, illegal_name, illegal_name_error, name_is_legal, name, "the name is illegal",                   \
        "use letters, digits and . _ - > with single slashes between segments, beginning with a letter, "    \
        "digit or dot at the root")                                                                          \
    ROW(002, variable_exists, variable_exists_error, variable_is_new, asked_and_found,                       \
        "the variable already exists",                                                                       \
        "open the scope with varscope::reuse to share it, with varscope::auto_reuse to create or share, or " \
        "choose another name")                                                                               \
    ROW(003, variable_missing, variable_missing_error, variable_exists, asked,                               \
        "the variable does not exist, or was not created with get_variable",                                 \
        "create it first outside of reuse, open the scope with varscope::auto_reuse, or correct the name")   \
    ROW(004, shape_differs, shape_error, shape_is_that_of_the_variable, asked_and_found,                     \
        "the shape differs from the one that is there",                                                      \
        "use the shape that was found; get_variable also takes no shape at all")                             \
    ROW(005, dtype_differs, dtype_error, dtype_is_that_of_the_variable, asked_and_found,                     \
        "the dtype differs from the one that is there",                                                      \
        "ask with the dtype that was found, or without one; with tf1_strict that is the scope's dtype")      \
    ROW(006, shape_missing, shape_missing_error, shape_is_known, asked,                                      \
        "a new variable needs a shape that is fully known",                                                  \
        "give a shape without unknown extents, or an initial value")                                         \
    ROW(007, shape_with_value, shape_with_value_error, shape_comes_from_the_value, asked_and_found,          \
        "an initial value brings its own shape", "leave the shape out where the initializer is a value")     \
    ROW(008, value_dtype_differs, value_dtype_error, value_has_the_dtype, asked_and_found,                   \
        "the initial value is of another dtype than asked for", "convert the value, or leave the dtype out") \
    ROW(009, initializer_cannot_make_dtype, initializer_error, initializer_makes_such_values, asked,         \
        "the initializer cannot make values of this shape and dtype",                                        \
        "choose another: normal, scaled and orthogonal initializers make floating-point values, by a "       \
        "positive scale, random_uniform also integers within bounds, constant what the dtype can hold and "  \
        "lists no longer than the variable, zeros everything; docs/guide/initializers.md has the shapes")    \
    ROW(010, reuse_without_name, reuse_without_name_error, reuse_has_a_name, name,                           \
        "reuse was asked for without a name to reuse",                                                       \
        "name the scope; a default name is always a new scope")                                              \
    ROW(011, name_required, name_required_error, scope_has_a_name, name,                                     \
        "a scope needs a name or a default name", "give one of them")                                        \
    ROW(012, scope_order, scope_order_error, inner_scopes_are_left_first, name,                              \
        "the scope is left before a scope that was opened in it", "leave the inner scopes first")            \
    ROW(013, foreign_scope, foreign_scope_error, scope_is_of_this_graph, name,                               \
        "the captured scope belongs to another graph", "capture a scope of the graph it is entered in")      \
    ROW(014, feed_shape_differs, feed_shape_error, value_has_the_placeholders_shape, asked_and_found,        \
        "the value fed has a shape that the placeholder does not take",                                      \
        "feed a value whose extents equal the placeholder's where those are known")                          \
    ROW(015, feed_dtype_differs, feed_dtype_error, value_has_the_placeholders_dtype, asked_and_found,        \
        "the value fed has another dtype than the placeholder", "cast the value to the placeholder's dtype") \
    ROW(016, not_fed, not_fed_error, placeholder_is_fed, found,                                              \
        "the placeholder was read before it was fed",                                                        \
        "feed it first; a call of a model is passed varscope::feed(name, value)")                            \
    ROW(017, nothing_selected, nothing_selected_error, filter_selects_something, asked_and_found,            \
        "the filter selects nothing",                                                                        \
        "correct the scope, pattern or collection; where nothing is a valid answer, pass "                   \
        "varscope::allow_empty, or use varscope::select_or_none")                                            \
    ROW(018, graph_is_gone, graph_is_gone_error, graph_outlives_its_scopes, name,                            \
        "the scope is used after its graph is gone", "keep the graph alive as long as its scopes")           \
    ROW(019, program_not_constexpr, program_not_constexpr_error, program_is_constexpr, name,                 \
        "the program cannot be run by the compiler",                                                         \
        "make its call operator and all it calls while tracing constexpr, and call what computes through "   \
        "varscope::lifted; an error above this one is the cause, and without one a run of the program on a " \
        "varscope::static_graph in a constexpr variable shows it")                                           \
    ROW(020, program_is_local, program_is_local_error, program_has_external_linkage, name,                   \
        "the program has internal linkage",                                                                  \
        "define it outside of unnamed namespaces, as a named struct or an inline constexpr lambda")          \
    ROW(021, name_not_declared, name_not_declared_error, name_is_declared, asked_and_found,                  \
        "the program declares nothing of this name", "correct the name; the nearest declared one is given")  \
    ROW(022, order_differs, order_error, call_has_a_place_in_the_order, asked_and_found,                     \
        "the call departs from the order that was recorded when the program was traced",                     \
        "make direct variables, constants, nodes and default names in the same order in every run, each in " \
        "a statement of its own, and only while the model runs its program")                                 \
    ROW(023, scopes_differ, scopes_differ_error, scopes_hold_the_same_variables, asked_and_found,            \
        "the scopes do not hold the same variables",                                                         \
        "copy between scopes whose variables agree in name, shape and dtype")                                \
    ROW(024, programs_clash, programs_clash_error, programs_declare_different_names, name,                   \
        "two programs declare the same variable", "put each program under a scope of its own")               \
    ROW(025, model_holds_no_strings, model_holds_no_strings_error, dtype_has_a_fixed_size, name,             \
        "a model holds no strings", "keep variables of dtype string in a graph")                             \
    ROW(026, later_variable, later_variable_error, later_calls_share_variables, found,                       \
        "a template made a trainable variable after its first call",                                         \
        "make it with get_variable, which shares it, or not trainable")                                      \
    ROW(027, negative_extent, negative_extent_error, extents_are_not_negative, asked,                        \
        "an extent of the shape is negative",                                                                \
        "give extents of 0 or more, and varscope::unknown where a placeholder or a search takes any")        \
    ROW(028, size_too_large, size_error, size_can_be_counted, asked,                                         \
        "the size is beyond what can be counted",                                                            \
        "give smaller extents: a tensor has less than 2^58 elements, the variables of a model have less "    \
        "than "                                                                                              \
        "2^63 bytes together, and a full name less than 2^24 characters")                                    \
    ROW(029, scope_left, scope_left_error, scope_is_open, name, "the scope was left",                        \
        "use a scope before its handle is left or moved from; capture() it to enter it again later")         \
    ROW(030, not_contiguous, not_contiguous_error, elements_stand_side_by_side, name,                        \
        "the variables of the scope do not stand side by side",                                              \
        "flat takes the variables of one dtype that were declared one after the other, trainable ones "      \
        "apart "                                                                                             \
        "from others: go through them with for_each")                                                        \
    ROW(031, program_too_large, program_too_large_error, program_is_within_the_compilers_limits, name,       \
        "the program is too large for the limits of the compiler",                                           \
        "raise the limit and say so: -fconstexpr-steps=16777216 -DVARSCOPE_CONSTEXPR_STEPS=16777216 with "   \
        "clang, -fconstexpr-ops-limit=1000000000 -DVARSCOPE_CONSTEXPR_STEPS=1000000000 with g++; or make "   \
        "programs of its parts")                                                                             \
    ROW(032, fed_twice, fed_twice_error, placeholder_is_fed_once, name, "the placeholder is fed twice",      \
        "pass one value for each placeholder to a call")                                                     \
    ROW(033, shapes_do_not_fit, shapes_do_not_fit_error, shapes_fit_the_operation, asked,                    \
        "the shapes do not fit the operation",                                                               \
        "change one of the operands: docs/guide/programs.md has the rule of each operation")                 \
    ROW(034, file_failed, file_error, file_can_be_used, asked_and_found, "the system refuses a file",        \
        "correct the path, the rights or the room on the disk")                                              \
    ROW(035, file_malformed, malformed_file_error, file_is_of_its_format, asked_and_found,                   \
        "the file is not what its format says",                                                              \
        "get the file anew, or say its format where it is another one")                                      \
    ROW(036, file_unsupported, unsupported_file_error, file_can_be_read_here, asked_and_found,               \
        "the format does not hold this, or it is not read here",                                             \
        "choose another format, or leave these tensors out")                                                 \
    ROW(037, checkpoint_differs, checkpoint_differs_error, checkpoint_fits_the_variables, asked_and_found,   \
        "the file does not hold what the variables need, and nothing was loaded",                            \
        "correct the names with rules, or load a part: docs/guide/checkpoints.md has the options")           \
    ROW(038, option_differs, option_differs_error, option_is_that_of_the_variable, name,                     \
        "an option differs from that of the variable that is found",                                         \
        "leave it out where a variable is found, or make it the same; tf1_strict ignores it")                \
    ROW(039, option_out_of_range, option_out_of_range_error, option_is_in_its_range, name,                   \
        "an option is out of its range",                                                                     \
        "a regularizer has up to four terms, of scales that are not negative, and a variable of a floating " \
        "dtype; an initializer has bounds in their order, no negative deviation and a positive scale")       \
    ROW(040, graph_sealed, graph_sealed_error, graph_takes_variables, name,                                  \
        "the graph is sealed and takes no new variable",                                                     \
        "correct the name, or make the variable before the graph is sealed")                                 \
    ROW(041, partitions_differ, partitions_differ_error, partitions_are_those_of_the_variable,               \
        asked_and_found, "the variable is there in other parts",                                             \
        "ask with the partitioner that made it, or in a scope that reuses without one; what is not "         \
        "partitioned is found without one")                                                                  \
    ROW(042, partitioner_fails, partitioner_error, partitioner_divides_the_shape, asked_and_found,           \
        "the partitioner does not divide a variable of this shape",                                          \
        "let it give one number for each axis, all at least 1 and at most one above it, of a shape that is " \
        "fully known")                                                                                       \
    ROW(043, name_not_constant, name_not_constant_error, name_is_a_type, name,                               \
        "a variable that is tied transposed is asked for by a name that only run time knows",                \
        "name it and the scopes around it by types, such as \"kernel\"_n, or tie it as it is")

namespace varscope {

/// Why something was refused. The number is stable: code 3 is VS-E003 in every message and in docs/errors.md.
enum class code : unsigned char {
    none = 0,
#define VARSCOPE_ENUMERATOR(number, id, ...) id = 1##number - 1000,
    VARSCOPE_CODES(VARSCOPE_ENUMERATOR)
#undef VARSCOPE_ENUMERATOR
};

/// What an error shows beside the name it is about: what was asked for, what was found, or both.
enum class shown : unsigned char { name = 0, asked = 1, found = 2, asked_and_found = 3 };

/// What is said of a code.
struct code_row {
    code id = code::none;
    shown shows = shown::name;
    text label;    ///< "VS-E002"
    text sentence; ///< what is wrong
    text remedy;   ///< what to do about it

    [[nodiscard]] constexpr bool shows_asked() const noexcept {
        return (static_cast<unsigned>(shows) & 1) != 0;
    }
    [[nodiscard]] constexpr bool shows_found() const noexcept {
        return (static_cast<unsigned>(shows) & 2) != 0;
    }
};

/// The rows of all codes; that of code 3 has the index 3.
inline constexpr code_row code_table[] = {
    {code::none, shown::name, "VS-E000", "nothing is wrong, or the code is unknown", "nothing to do"},
#define VARSCOPE_TABLE_ROW(number, id, error, rule, shows, sentence, remedy)                                 \
    {code::id, shown::shows, "VS-E" #number, sentence, remedy},
    VARSCOPE_CODES(VARSCOPE_TABLE_ROW)
#undef VARSCOPE_TABLE_ROW
};
inline constexpr std::size_t code_count = sizeof code_table / sizeof *code_table;

static_assert(
    [] {
        for (std::size_t i = 0; i != code_count; ++i)
            if (code_table[i].id != static_cast<code>(i)) return false;
        return true;
    }(),
    "the numbers of the codes must follow each other");

/// The row of a code; that of `none` for a number that is no code.
[[nodiscard]] constexpr const code_row& row_of(code id) noexcept {
    const std::size_t number = static_cast<std::size_t>(id);
    return code_table[number < code_count ? number : 0];
}

/// The rules that diagnostics of the compiler name. Each is false, whatever it is given: it is there to be read in a message, with what
/// it is false of as its arguments, and answers no questions.
namespace rule {
#define VARSCOPE_RULE(number, id, error, rule, ...)                                                          \
    template <class... What>                                                                                 \
    inline constexpr bool rule = false;
VARSCOPE_CODES(VARSCOPE_RULE)
#undef VARSCOPE_RULE
} // namespace rule

namespace detail {

// The one error that the compiler gives for a code; What is shown.
template <code Code>
struct diagnostic;
#define VARSCOPE_DIAGNOSTIC(number, id, error, broken, shows, sentence, remedy)                              \
    template <>                                                                                              \
    struct diagnostic<code::id> {                                                                            \
        template <class... What>                                                                             \
        static constexpr void give() noexcept {                                                              \
            static_assert(rule::broken<What...>, "VS-E" #number ": " sentence ": " remedy);                  \
        }                                                                                                    \
    };
VARSCOPE_CODES(VARSCOPE_DIAGNOSTIC)
#undef VARSCOPE_DIAGNOSTIC

} // namespace detail

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/code.hpp: every way to be refused, with its stable code, sentence and remedy.
#pragma once

#include <varscope/name/text.hpp>

namespace varscope {

/// Why something was refused. The number is stable: code 3 is VS-E003 in every message and in docs/errors.md.
enum class code : unsigned char {
    none = 0,
    illegal_name = 1,
    variable_exists = 2,
    variable_missing = 3,
    shape_differs = 4,
    dtype_differs = 5,
    shape_missing = 6,
    shape_with_value = 7,
    value_dtype_differs = 8,
    initializer_cannot_make_dtype = 9,
    reuse_without_name = 10,
    name_required = 11,
    scope_order = 12,
    foreign_scope = 13,
    feed_shape_differs = 14,
    feed_dtype_differs = 15,
    not_fed = 16,
    nothing_selected = 17,
    graph_is_gone = 18,
    program_not_constexpr = 19,
    program_is_local = 20,
    name_not_declared = 21,
    order_differs = 22,
    scopes_differ = 23,
    programs_clash = 24,
    model_holds_no_strings = 25,
    later_variable = 26,
    negative_extent = 27
};

/// What a message says of a code, apart from the names it is about.
struct code_facts {
    code id = code::none;
    text label;    ///< "VS-E002"
    text sentence; ///< what is wrong
    text remedy;   ///< what to do about it
};

/// One row for each code, in the order of their numbers.
inline constexpr code_facts code_table[] = {
    {code::none, "VS-E000", "nothing is wrong", "nothing to do"},
    {code::illegal_name, "VS-E001", "the name is illegal",
     "use letters, digits and . _ - > with single slashes between segments, beginning with a letter, digit "
     "or dot at the root"},
    {code::variable_exists, "VS-E002", "the variable already exists",
     "open the scope with varscope::reuse to share it, with varscope::auto_reuse to create or share, or "
     "choose another name"},
    {code::variable_missing, "VS-E003", "the variable does not exist, or was not created with get_variable",
     "create it first outside of reuse, open the scope with varscope::auto_reuse, or correct the name"},
    {code::shape_differs, "VS-E004", "the shape differs from the one that is there",
     "use the shape that was found; get_variable also takes no shape at all"},
    {code::dtype_differs, "VS-E005", "the dtype differs from the one that is there",
     "ask with the dtype that was found; without one, get_variable asks for the scope's, which is float32 "
     "unless set"},
    {code::shape_missing, "VS-E006", "a new variable needs a shape that is fully known",
     "give a shape without unknown extents, or an initial value"},
    {code::shape_with_value, "VS-E007", "an initial value brings its own shape",
     "leave the shape out where the initializer is a value"},
    {code::value_dtype_differs, "VS-E008", "the initial value is of another dtype than asked for",
     "convert the value, or leave the dtype out"},
    {code::initializer_cannot_make_dtype, "VS-E009", "the initializer cannot make values of this dtype",
     "choose another: normal and Glorot initializers make floating-point values, random_uniform also "
     "integers within bounds, "
     "constant what the dtype can hold, zeros everything"},
    {code::reuse_without_name, "VS-E010", "reuse was asked for without a name to reuse",
     "name the scope; a default name is always a new scope"},
    {code::name_required, "VS-E011", "a scope needs a name or a default name", "give one of them"},
    {code::scope_order, "VS-E012", "the scope is left before a scope that was opened in it",
     "leave the inner scopes first"},
    {code::foreign_scope, "VS-E013", "the captured scope belongs to another graph",
     "capture a scope of the graph it is entered in"},
    {code::feed_shape_differs, "VS-E014", "the value fed has a shape that the placeholder does not take",
     "feed a value whose extents equal the placeholder's where those are known"},
    {code::feed_dtype_differs, "VS-E015", "the value fed has another dtype than the placeholder",
     "cast the value to the placeholder's dtype"},
    {code::not_fed, "VS-E016", "the placeholder was read before it was fed", "feed it first"},
    {code::nothing_selected, "VS-E017", "the filter selects nothing",
     "correct the scope's name, or pass varscope::allow_empty where nothing is a valid answer"},
    {code::graph_is_gone, "VS-E018", "the scope is used after its graph is gone",
     "keep the graph alive as long as its scopes"},
    {code::program_not_constexpr, "VS-E019", "the program cannot be run by the compiler",
     "make its call operator and all it calls while tracing constexpr, and compute only where "
     "varscope::is_tracing<Scope> is false"},
    {code::program_is_local, "VS-E020", "the program has internal linkage",
     "define it outside of unnamed namespaces, as a named struct or an inline constexpr lambda"},
    {code::name_not_declared, "VS-E021", "the program declares nothing of this name",
     "correct the name; the nearest declared one is given"},
    {code::order_differs, "VS-E022",
     "the call departs from the order that was recorded when the program was traced",
     "make direct variables, name scopes and default names in the same order in every run"},
    {code::scopes_differ, "VS-E023", "the scopes do not hold the same variables",
     "copy between scopes whose variables agree in name, shape and dtype"},
    {code::programs_clash, "VS-E024", "two programs declare the same variable",
     "put each program under a scope of its own"},
    {code::model_holds_no_strings, "VS-E025", "a model holds no strings",
     "keep variables of dtype string in a graph"},
    {code::later_variable, "VS-E026", "a template made a trainable variable after its first call",
     "make it with get_variable, which shares it, or not trainable"},
    {code::negative_extent, "VS-E027", "an extent of the shape is negative",
     "give extents of 0 or more, and varscope::unknown where a placeholder or a search takes any"},
};

/// The row of a code.
[[nodiscard]] constexpr const code_facts& facts_of(code id) noexcept {
    return code_table[static_cast<unsigned char>(id)];
}

} // namespace varscope

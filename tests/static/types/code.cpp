// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/code.cpp: the codes and what messages say of them.
#include <varscope/types/code.hpp>

namespace vs = varscope;
using vs::code;
using vs::text;

constexpr std::size_t rows = vs::code_count;

// The table has one row for each code, in the order of their numbers.
constexpr bool rows_are_in_order() {
    for (std::size_t i = 0; i != rows; ++i)
        if (static_cast<std::size_t>(vs::code_table[i].id) != i) return false;
    return true;
}
static_assert(rows_are_in_order());
static_assert(rows == static_cast<std::size_t>(code::name_not_constant) + 1,
              "the last code has the last row");

// A label is VS-E and three digits, which are the code's number.
constexpr bool labels_are_numbers() {
    for (std::size_t i = 0; i != rows; ++i) {
        const text label = vs::code_table[i].label;
        if (label.size() != 7 || !label.starts_with("VS-E")) return false;
        const auto digit = [&](std::size_t at) { return static_cast<std::size_t>(label[at] - '0'); };
        if (digit(4) * 100 + digit(5) * 10 + digit(6) != i) return false;
    }
    return true;
}
static_assert(labels_are_numbers());

// Every code says what is wrong and what to do, each in words of its own.
constexpr bool sentences_differ() {
    for (std::size_t i = 0; i != rows; ++i) {
        if (vs::code_table[i].sentence.empty() || vs::code_table[i].remedy.empty()) return false;
        for (std::size_t j = 0; j != i; ++j)
            if (vs::code_table[i].sentence == vs::code_table[j].sentence) return false;
    }
    return true;
}
static_assert(sentences_differ());

// Numbers are stable: they are in messages, in documents and in people's scripts.
static_assert(vs::row_of(code::illegal_name).label == "VS-E001");
static_assert(vs::row_of(code::variable_exists).label == "VS-E002");
static_assert(vs::row_of(code::variable_missing).label == "VS-E003");
static_assert(vs::row_of(code::shape_differs).label == "VS-E004");
static_assert(vs::row_of(code::dtype_differs).label == "VS-E005");
static_assert(vs::row_of(code::shape_missing).label == "VS-E006");
static_assert(vs::row_of(code::shape_with_value).label == "VS-E007");
static_assert(vs::row_of(code::value_dtype_differs).label == "VS-E008");
static_assert(vs::row_of(code::initializer_cannot_make_dtype).label == "VS-E009");
static_assert(vs::row_of(code::reuse_without_name).label == "VS-E010");
static_assert(vs::row_of(code::name_required).label == "VS-E011");
static_assert(vs::row_of(code::scope_order).label == "VS-E012");
static_assert(vs::row_of(code::foreign_scope).label == "VS-E013");
static_assert(vs::row_of(code::feed_shape_differs).label == "VS-E014");
static_assert(vs::row_of(code::feed_dtype_differs).label == "VS-E015");
static_assert(vs::row_of(code::not_fed).label == "VS-E016");
static_assert(vs::row_of(code::nothing_selected).label == "VS-E017");
static_assert(vs::row_of(code::graph_is_gone).label == "VS-E018");
static_assert(vs::row_of(code::program_not_constexpr).label == "VS-E019");
static_assert(vs::row_of(code::program_is_local).label == "VS-E020");
static_assert(vs::row_of(code::name_not_declared).label == "VS-E021");
static_assert(vs::row_of(code::order_differs).label == "VS-E022");
static_assert(vs::row_of(code::scopes_differ).label == "VS-E023");
static_assert(vs::row_of(code::programs_clash).label == "VS-E024");
static_assert(vs::row_of(code::model_holds_no_strings).label == "VS-E025");
static_assert(vs::row_of(code::later_variable).label == "VS-E026");
static_assert(vs::row_of(code::negative_extent).label == "VS-E027");
static_assert(vs::row_of(code::negative_extent).label == "VS-E027");

// A number that is no code has the row of none, not another code's text.
static_assert(vs::row_of(static_cast<code>(rows)).id == code::none &&
              vs::row_of(static_cast<code>(255)).id == code::none);

// What an error shows beside the name.
static_assert(vs::row_of(code::shape_differs).shows_asked() && vs::row_of(code::shape_differs).shows_found());
static_assert(vs::row_of(code::variable_missing).shows_asked() &&
              !vs::row_of(code::variable_missing).shows_found());
static_assert(!vs::row_of(code::name_required).shows_asked() &&
              !vs::row_of(code::name_required).shows_found());

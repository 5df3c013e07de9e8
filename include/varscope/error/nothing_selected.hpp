// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/error/nothing_selected.hpp: the error of a list from which nothing was selected.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>

namespace varscope::detail {

// Throws nothing_selected_error (VS-E017): what was asked for, of how many variables, and where it was looked for.
[[noreturn]] VARSCOPE_COLD inline void throw_nothing_selected(std::string of, std::string asked,
                                                              std::size_t among) {
    throw_error(code::nothing_selected,
                {std::move(of), std::move(asked), "none among the " + std::to_string(among) + " listed", {}});
}

// The same for a filter, which says itself what it selects.
template <class Filter>
[[noreturn]] VARSCOPE_COLD void throw_nothing_selected(const Filter& filter, std::size_t among) {
    std::string spelled;
    filter.spell(spelled);
    throw_nothing_selected(std::move(spelled), "variables that this filter selects", among);
}

} // namespace varscope::detail

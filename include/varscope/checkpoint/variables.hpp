// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/variables.hpp: which variables of a graph, a model, a scope or a list go into files and come back.
#pragma once

namespace varscope::detail {

// Calls `use` with each global variable of a graph, a model, or one of their scopes (row 189), or with all variables of a list.
template <class Variables, class Use>
void for_each_variable(Variables&& of, Use use) {
    if constexpr (requires { of.global_variables(); })
        for (const auto& variable : of.global_variables()) use(variable);
    else
        for (const auto& variable : of) use(variable);
}

} // namespace varscope::detail

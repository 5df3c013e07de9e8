// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/run_then.hpp: what programs need that run another one.
#pragma once

#include <type_traits>

namespace varscope::detail {

// A running model, or a scope of it.
template <class Scope>
concept scope_of_model = requires {
    std::remove_cvref_t<Scope>::is_running;
};

// Runs a program, then calls `after()`, and gives what the program gave.
template <class Program, class Scope, class After, class... Inputs>
constexpr decltype(auto) run_then(Scope& scope, const After& after, Inputs&&... inputs) {
    using result = decltype(Program{}(scope, static_cast<Inputs&&>(inputs)...));
    if constexpr (std::is_void_v<result>) {
        Program{}(scope, static_cast<Inputs&&>(inputs)...);
        after();
    } else {
        result made = Program{}(scope, static_cast<Inputs&&>(inputs)...);
        after();
        return made;
    }
}

} // namespace varscope::detail

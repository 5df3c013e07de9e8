// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/changes.hpp: changes of a graph's names, which happen as a whole or not at all.
#pragma once

#include <varscope/graph/state.hpp>
#include <varscope/naming.hpp>

namespace varscope {

template <class Ask, class Then>
std::invoke_result_t<Then&, const std::invoke_result_t<Ask&>&> graph_state::change(Ask ask, Then then) {
    graph_change changes(*this);
    const auto made = ask();
    if (!made) {
        changes.commit(); // what a refusal leaves behind is the engine's to say
        refuse(made.why);
    }
    auto result = then(made);
    changes.commit();
    return result;
}
template <class Ask>
decltype(std::declval<Ask&>()().value) graph_state::change(Ask ask) {
    return change(ask, [](const auto& made) { return made.value; });
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/run_time_graph_traits.hpp: the traits of a graph at run time, beside those of a static_graph.
#pragma once

#include "graph_traits.hpp"
#include <varscope/graph.hpp>

namespace varscope::testing {

template <>
struct graph_traits<graph> {
    using scope_options = varscope::scope_options;
    using get_variable_options = varscope::get_variable_options;

    static bool has_refusal(const graph&) noexcept { return false; }
    template <class Call>
    static code refused(graph&, Call call) {
        try {
            call();
            return code::none;
        } catch (const scope_error& error) {
            return error.code();
        }
    }
    template <class Each>
    static void for_each_operation(const graph& of, Each each) {
        for (const std::string& name : of.operations()) each(text(name));
    }
};

} // namespace varscope::testing

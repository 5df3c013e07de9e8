// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/scope_access.hpp: what this layer knows of a graph's scope beyond its calls.
#pragma once

#include <varscope/graph/copy.hpp>

namespace varscope::detail {

struct scope_access {
    static const std::shared_ptr<graph_state>& state(const scope& of) {
        of.check_alive();
        return of.graph_;
    }
    static const std::shared_ptr<graph_state>& state(const graph& of) noexcept { return of.state_; }
    static std::uint32_t id(const scope& of) noexcept { return of.id_; }
    static scope_contents contents(const scope& of) { return of.contents(); }
};

} // namespace varscope::detail

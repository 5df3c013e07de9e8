// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/scope_variables.hpp: the variables within a scope, known to the compiler.
#pragma once

#include <varscope/model/access.hpp>

namespace varscope::detail {

// Whether a path is a scope's or lies below it.
template <class Tables>
constexpr bool lies_below(const Tables& tables, path_id id, path_id scope) noexcept {
    for (; id != scope; id = tables.paths[id].parent)
        if (id == 0) return false;
    return true;
}
template <class Manifest, path_id Scope>
constexpr std::size_t count_below() noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i != Manifest::size(); ++i)
        count += lies_below(Manifest::tables(), Manifest::tables().variables[i].where, Scope) ? 1u : 0u;
    return count;
}
template <class Manifest, path_id Scope>
struct positions_below {
    std::size_t of[count_below<Manifest, Scope>() + 1]{};
    constexpr positions_below() noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; i != Manifest::size(); ++i)
            if (lies_below(Manifest::tables(), Manifest::tables().variables[i].where, Scope)) of[count++] = i;
    }
};
template <class Manifest, path_id Scope>
constexpr text name_below(std::size_t position) noexcept {
    const text name = Manifest::name(position);
    const std::size_t before = Manifest::tables().length(Scope);
    return before == 0 ? name : name.substr(before == name.size() ? before : before + 1);
}

} // namespace varscope::detail

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/partitioned/access.hpp: what layers above ask of every kind of scope beside its calls.
#pragma once

#include <varscope/naming/parts.hpp>
#include <varscope/types/source_location.hpp>

namespace varscope::detail {

// What is known of names and parts, and how a call is refused: of scopes of a graph, of what is traced and of models.
struct parts_access {
    template <class Scope>
    static constexpr partition_facts facts(const Scope& of, text name, const source_location& where) {
        return of.facts_of_parts(name, where);
    }
    template <class Scope, class Body>
    static void share_all(const Scope& of, const Body& body) {
        of.share_all(body);
    }
    template <class Scope>
    static constexpr void refuse(const Scope& of, const refusal& why, const source_location& where) {
        of.refuse_parts(why, where);
    }
};

} // namespace varscope::detail

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/selection/contrib.hpp: the selectors of tf.contrib.framework.
#pragma once

#include <varscope/error/nothing_selected.hpp>
#include <varscope/naming/parts.hpp>
#include <varscope/selection/filter.hpp>
#include <varscope/types/graph_keys.hpp>

#include <initializer_list>
#include <string>

namespace varscope {

/// What get_variables looks for: variables of a collection, within a scope, whose name ends with a suffix. Empty texts stand for all.
struct variables_query {
    text scope{};
    text suffix{};
    text collection = global_variables_key;
};

namespace detail {

struct query_filter {
    using variable_filter = query_filter;
    const variables_query& of;
    template <class Handle>
    [[nodiscard]] bool operator()(const Handle& variable) const {
        return varscope::within(of.scope)(variable) && (of.suffix.empty() || named(of.suffix)(variable));
    }
    void spell(std::string& to) const {
        spell_filters(to, "and_", collected_in(of.collection), varscope::within(of.scope), named(of.suffix));
    }
};

struct restored_filter {
    using variable_filter = restored_filter;
    std::initializer_list<text> include;
    std::initializer_list<text> exclude;
    template <class Handle>
    [[nodiscard]] bool operator()(const Handle& variable) const {
        const auto has = [&](std::initializer_list<text> scopes) {
            for (const text scope : scopes)
                if (varscope::within(scope)(variable)) return true;
            return false;
        };
        return (include.size() == 0 || has(include)) && !has(exclude);
    }
    void spell(std::string& to) const {
        const auto list = [&](text name, std::initializer_list<text> scopes) {
            std::string joined;
            for (const text scope : scopes) joined += (joined.empty() ? "" : ", ") + to_string(scope);
            spell_filter(to, name, joined);
        };
        list("include", include);
        list(" exclude", exclude);
    }
};

} // namespace detail

/// The variables that a query describes, of a graph, a model or a scope of either, in the order they were added: `get_variables(graph, {.scope = "B",
/// .suffix = "bias"})`. Both stop at slashes: `B` selects neither `Bx/a`, nor does the suffix `a` select `B/ba`, as contrib's do (row 130). Throws
/// nothing_selected_error (VS-E017) where there is none, unless allow_empty says that this is fine. Cost: a look at each variable of the collection.
template <class Source, class... AllowEmpty>
[[nodiscard]] auto get_variables(Source&& of, const variables_query& query = {}, AllowEmpty... allowed) {
    return of.get_collection(query.collection).select(detail::query_filter{query}, allowed...);
}

/// The global variables of a name, wherever they stand within a scope: `get_variables_by_name(graph, "bias", "encoder")`. A variable of that name at the
/// root is one of them only where no scope is given (row 131). Throws as get_variables does.
template <class Source, class... AllowEmpty>
[[nodiscard]] auto get_variables_by_name(Source&& of, name_argument name, name_argument scope = "",
                                         AllowEmpty... allowed) {
    return get_variables(of, {.scope = scope.chars, .suffix = name.chars}, allowed...);
}
/// The same; contrib has both.
template <class Source, class... AllowEmpty>
[[nodiscard]] auto get_variables_by_suffix(Source&& of, name_argument suffix, name_argument scope = "",
                                           AllowEmpty... allowed) {
    return get_variables(of, {.scope = scope.chars, .suffix = suffix.chars}, allowed...);
}

/// The variable of exactly this name, with or without its output number (row 133). Throws what `at` throws where there is none, which names the nearest.
template <class Source>
[[nodiscard]] auto get_unique_variable(Source&& of, name_argument name) {
    return of.at(name);
}

/// The full name of a variable, and of a part of a partitioned one the name of the whole (row 133): `w` of `w/part_1`.
template <class Variable>
[[nodiscard]] std::string get_variable_full_name(const Variable& of) {
    const text name(of.op_name());
    const variable_part part = of.part();
    if (part.count == 0) return to_string(name);
    const part_segment segment = part_segment_of(name, part);
    return to_string(segment.before(name)) + to_string(segment.behind(name));
}

/// The global variables within one of the scopes to include, all where none is named, and in none of those to exclude, each once and in the order they
/// were added; contrib returns a variable twice where two scopes have it (row 132). Throws nothing_selected_error (VS-E017) where none is
/// left, and where a scope has no variable: a name that is misspelt would leave variables with wrong values; allow_empty allows both. Cost: a look at each
/// global variable for each scope.
template <class Source>
[[nodiscard]] auto get_variables_to_restore(Source&& of, std::initializer_list<text> include = {},
                                            std::initializer_list<text> exclude = {}) {
    const auto all = of.global_variables();
    for (const auto& scopes : {include, exclude})
        for (const text scope : scopes) static_cast<void>(all.within(scope));
    return all.select(detail::restored_filter{include, exclude});
}
template <class Source>
[[nodiscard]] auto get_variables_to_restore(Source&& of, std::initializer_list<text> include,
                                            std::initializer_list<text> exclude, allow_empty_t) {
    return of.global_variables().select(detail::restored_filter{include, exclude}, allow_empty);
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/check.hpp: a program's tables, or one error that says why it has none.
#pragma once

#include <varscope/config.hpp>
#include <varscope/manifest/report.hpp>
#include <varscope/manifest/traced_program.hpp>

namespace varscope::detail {

// Whether the compiler can run the program; asked of a run that only counts, which costs little, and where that has no answers for the
// program, of one with names.
template <class Program>
concept runs_in_the_compiler = counts_without_names<Program> || requires {
    typename std::bool_constant<(trace<Program, no_room, true>(), true)>;
};

// At least so many steps a compiler takes for the names of a program; measured. clang 14 must not come to its limit: it crashes when it shows
// a call whose argument is made from a literal of ours.
constexpr std::size_t least_steps(const trace_counts& counts) noexcept {
    const std::size_t of_names = 300 * counts.variables + 200 * counts.scopes + 13 * counts.characters / 5;
    // What was asked for more than can be counted is run without room for its names.
    const std::size_t of_clang = (counts.was_asked ? 6 * of_names / 5 : of_names) + 160 * counts.operations;
#if defined(__clang__)
    return of_clang;
#else
    return 12 * of_clang;
#endif
}

// Whether the compiler gets to the end of a program with names, asked only of those that declare so much that its limits are near: the answer
// costs the trace once more.
constexpr bool is_large(const trace_counts& counts) noexcept {
    return counts.variables + counts.paths > 4500 || counts.characters > 30000;
}
template <class Program>
concept ends_with_names = requires {
    typename std::bool_constant<(trace<Program, room_for(counts_of<Program>), counts_of<Program>.ordered != 0,
                                       counts_of<Program>.default_names == 0>(),
                                 true)>;
};
template <class Program>
concept is_within_limits =
    !counts_calls<Program> ||
    (least_steps(counts_of<Program>) <= VARSCOPE_CONSTEXPR_STEPS &&
     (counts_of<Program>.was_asked || !is_large(counts_of<Program>) || ends_with_names<Program>));

// Kept apart from the tables, so that a diagnostic that names it shows little.
template <class Program>
struct failure_of {
    static constexpr trace_failure value = traced_program<Program>::get().failure;
};

inline constexpr manifest_tables<table_sizes{.buckets = 8}> no_tables{.used = {.buckets = 8}};

template <class Program>
class checked_program {
    static constexpr bool is_checked() noexcept {
        if constexpr (is_local<Program>()) {
            diagnostic<code::program_is_local>::give<Program>();
            return false;
        } else if constexpr (!is_within_limits<Program>) { // before it is run with names
            diagnostic<code::program_too_large>::give<Program>();
            return false;
        } else if constexpr (!runs_in_the_compiler<Program>) {
            diagnostic<code::program_not_constexpr>::give<Program>();
            return false;
        } else {
            demand_linkage<Program>();
            return true;
        }
    }
    static constexpr bool is_runnable = is_checked();

    static constexpr bool was_accepted() noexcept {
        if constexpr (is_runnable)
            return report<Program, failure_of<Program>>();
        else
            return false;
    }

  public:
    static constexpr const auto& tables() noexcept {
        if constexpr (is_runnable)
            return traced_program<Program>::get();
        else
            return no_tables;
    }
    static constexpr bool value = was_accepted();
};

template <class Tables>
constexpr bool is_in_collection(const Tables& tables, std::size_t variable, text key) noexcept {
    if (key == global_variables_key) return tables.variables[variable].is_global;
    if (key == trainable_variables_key) return tables.variables[variable].is_listed;
    for (std::size_t i = 0; i != tables.used.collections; ++i) {
        const collection_row& collection = tables.collections[i];
        if (text(tables.characters + collection.key, collection.length) != key) continue;
        for (std::size_t j = 0; j != collection.count; ++j)
            if (tables.members[collection.first + j] == variable) return true;
    }
    return false;
}

// A path is used itself, or as one of the operations around a variable that have no path of their own.
template <class Tables>
constexpr bool is_used_path(const Tables& tables, text path) noexcept {
    if (const path_id where = tables.find(path); where != no_path && where != 0)
        return tables.paths[where].is_used;
    for (text owner = parent(path); !owner.empty(); owner = parent(owner)) {
        const path_id where = tables.find(owner);
        if (where == no_path) continue;
        if (tables.paths[where].variable == 0) return false;
        const operations_row facts = row_of(tables.variables[tables.paths[where].variable - 1].operations);
        text rest = path.substr(owner.size() + 1);
        if (rest == "Assign" || rest == "read") return true;
        if (facts.op.empty()) return false;
        if (!facts.group.empty() && rest == facts.group) return true;
        if (!facts.group.empty() && take_segment(rest) != facts.group) return false;
        if (take_segment(rest) != facts.op) return false;
        if (rest.empty()) return true;
        for (std::size_t i = 0; i != facts.inner_count; ++i)
            if (rest == facts.inner[i]) return true;
        return false;
    }
    return false;
}

} // namespace varscope::detail

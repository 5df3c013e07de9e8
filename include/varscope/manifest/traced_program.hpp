// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/traced_program.hpp: has the compiler run a program and keeps what it declared.
#pragma once

#include <varscope/manifest/build_tables.hpp>
#include <varscope/trace/tracing_scope.hpp>

namespace varscope {

namespace detail {

// Calls a program, and has what it returns say where operations did not fit.
template <class Program, class... Inputs>
constexpr void call_traced(tracing_scope& root, const Inputs&... inputs) {
    if constexpr (std::is_void_v<decltype(Program{}(root, inputs...))>)
        Program{}(root, inputs...);
    else
        root.expect_fit(Program{}(root, inputs...));
}

// As many abstract inputs as the program asks for, at most eight.
template <class Program, class... Inputs>
constexpr void run_traced(tracing_scope& root, const Inputs&... inputs) {
    if constexpr (requires(const Program program) { program(root, inputs...); })
        call_traced<Program>(root, inputs...);
    else if constexpr (sizeof...(Inputs) < 8)
        run_traced<Program>(root, inputs..., abstract{});
    else
        call_traced<Program>(root);
}

// How much a program declares, by a run that resolves no names.
template <class Program>
constexpr trace_counts count_calls() {
    tracer counting;
    tracing_scope root(counting, 0);
    run_traced<Program>(root);
    return counting.counts;
}

constexpr table_sizes room_for(const trace_counts& counts) noexcept {
    table_sizes room;
    room.paths = 1 + counts.paths + counts.granted;
    room.characters = counts.characters + 4 * counts.granted;
    room.buckets = buckets_for(room.paths);
    room.variables = counts.variables;
    room.origins = counts.variables;
    room.extents = counts.extents;
    room.placeholders = counts.placeholders;
    room.events = counts.ordered;
    room.openings = counts.ordered == 0 ? 0 : 1 + counts.scopes;
    room.collections = room.members = counts.keys;
    room.values = room.words = counts.elements;
    room.rules = counts.has_default_rules ? counts.variables : counts.rules;
    if (room.rules != 0) { // the names of losses
        constexpr std::size_t usual = sizeof "Regularizer" + sizeof "l1_l2_regularizer";
        room.paths += 2 * room.rules, room.characters += usual * room.rules;
        room.buckets = buckets_for(room.paths);
    }
    return room;
}

// Runs a program with names, in tables that have room for so much.
template <class Program, table_sizes Room, bool KeepsEvents, bool IgnoresCounts = false>
constexpr manifest_tables<Room> trace() {
    manifest_tables<Room> tables{};
    traced_names names;
    names.paths.reserve(Room.paths, Room.characters);
    names.variables.reserve(Room.variables, Room.extents);
    tracer resolving;
    resolving.resolve_with(names);
    if (KeepsEvents) resolving.keep_events();
    resolving.ignores_counts = IgnoresCounts;
    if (IgnoresCounts) names.scopes.counts.ignore();
    {
        tracing_scope root(resolving, 0);
        run_traced<Program>(root);
    }
    table_builder<Room>(resolving, tables).run();
    return tables;
}

// Each constant is a template of its own, so that it is made only when it is used.
template <class Program>
inline constexpr trace_counts counts_of = count_calls<Program>();
template <class Program>
inline constexpr manifest_tables<room_for(counts_of<Program>)>
    first_trace = trace<Program, room_for(counts_of<Program>), counts_of<Program>.ordered != 0,
                        counts_of<Program>.default_names == 0>();
template <class Program>
inline constexpr manifest_tables<first_trace<Program>.used>
    second_trace = trace<Program, first_trace<Program>.used, counts_of<Program>.ordered != 0>();

// What a program that asks its scopes and variables for names, shapes and the like needs: the run that only counts has no answers.
inline constexpr table_sizes no_room{.buckets = 8};
template <class Program>
inline constexpr manifest_tables<no_room> measured_trace = trace<Program, no_room, true>();
template <class Program>
inline constexpr manifest_tables<measured_trace<Program>.used>
    answered_trace = trace<Program, measured_trace<Program>.used, measured_trace<Program>.is_ordered>();

// The compiler can run the program without names.
template <class Program>
concept counts_calls = requires {
    typename std::bool_constant<(count_calls<Program>(), true)>;
};
// ... and has not been asked for any.
template <class Program>
concept counts_without_names = counts_calls<Program> && !counts_of<Program>.was_asked;

template <class Program>
struct traced_program {
    static constexpr const auto& get() noexcept {
        if constexpr (!counts_without_names<Program>)
            return answered_trace<Program>;
        else if constexpr (first_trace<Program>.used.fits_in(room_for(counts_of<Program>)) &&
                           !first_trace<Program>.needs_counts)
            return first_trace<Program>;
        else
            return second_trace<Program>;
    }
};

} // namespace detail

} // namespace varscope

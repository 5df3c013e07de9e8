// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/trace.hpp: has the compiler run a program and keeps what it declared.
#pragma once

#include <varscope/manifest/freeze.hpp>
#include <varscope/manifest/trace_calls.hpp>

namespace varscope {

namespace detail {

// As many abstract inputs as the program asks for, at most eight.
template <class Program, class... Inputs>
constexpr void run_traced(tracing_scope& root, const Inputs&... inputs) {
    if constexpr (requires(const Program program) { program(root, inputs...); })
        static_cast<void>(Program{}(root, inputs...));
    else if constexpr (sizeof...(Inputs) < 8)
        run_traced<Program>(root, inputs..., abstract{});
    else
        static_cast<void>(Program{}(root));
}

template <class Program>
constexpr trace_counts count_calls() {
    trace_log log;
    tracing_scope root(log, 0);
    run_traced<Program>(root);
    return log.counts;
}

constexpr table_sizes room_for(const trace_counts& counts) noexcept {
    table_sizes room;
    room.paths = 1 + counts.paths + counts.ordered;
    room.characters = counts.characters + 4 * counts.ordered;
    room.slots = slots_for(room.paths);
    room.variables = counts.variables;
    room.origins = counts.variables;
    room.extents = counts.extents;
    room.placeholders = counts.placeholders;
    room.events = counts.ordered == 0 ? 0 : counts.ordered + counts.scopes;
    room.collections = room.members = counts.keys;
    room.values = room.words = counts.elements;
    return room;
}

template <class Program, table_sizes Room, bool KeepsEvents>
constexpr manifest_tables<Room> trace() {
    manifest_tables<Room> tables{};
    traced_names names;
    trace_log log;
    log.names = &names;
    log.keeps_events = KeepsEvents;
    {
        tracing_scope root(log, 0);
        run_traced<Program>(root);
    }
    freezer<Room>(log, tables).run();
    return tables;
}

// The counts are of a run whose names are empty, so they can be too small where a program asks for names it was given.
template <class Program>
struct traced_program {
    static constexpr trace_counts counts = count_calls<Program>();
    static constexpr auto first = trace<Program, room_for(counts), counts.ordered != 0>();
    static constexpr const auto& get() noexcept {
        if constexpr (first.used.fits_in(first.room))
            return first;
        else
            return second;
    }
    static constexpr auto second = trace<Program, first.used, counts.ordered != 0>();
};

} // namespace detail

} // namespace varscope

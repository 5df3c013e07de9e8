// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/trace_log.hpp: what is noted while the compiler runs a program.
#pragma once

#include <varscope/core/resolver.hpp>
#include <varscope/manifest/options.hpp>

#include <type_traits>
#include <utility>

namespace varscope {

using traced_names = resolver<constant_storage>;
using traced_scope_object = std::remove_reference_t<decltype(std::declval<traced_names&>().object_of(0))>;

/// A call whose result depends on the calls before it.
enum class traced_call : unsigned char {
    variable,
    name_scope,
    variable_scope,
    default_variable_scope,
    placeholder,
    node,
    unique_name,
    constant
};

/// A traced call in the order of execution: the path it was granted, and which of its characters were asked for.
struct traced_event {
    traced_call kind;
    path_id where;
    std::uint32_t index; ///< of the variable or placeholder
    std::uint32_t begin; ///< of the name asked for, in the path's text
    std::uint32_t size;
};

/// An input that a program declares.
struct traced_placeholder {
    path_id where; ///< its name
    path_id key;   ///< the path of its variable scope and the name asked for: feeds go by it
    dtype type;
    bool has_rank;
    std::uint32_t first_extent;
    std::uint32_t rank;
};

/// An initial value: where its elements are among all.
struct traced_value {
    dtype type;
    std::uint32_t first;
    std::uint32_t count;
};

/// How much a program declares, at most or nearly; found by running it without a resolver.
struct trace_counts {
    std::size_t paths = 0;      ///< names that may become one
    std::size_t characters = 0; ///< of them
    std::size_t variables = 0;  ///< calls that may make one
    std::size_t extents = 0;    ///< of all shapes given
    std::size_t elements = 0;   ///< of all values given
    std::size_t keys = 0;       ///< of collections given
    std::size_t placeholders = 0;
    std::size_t ordered = 0; ///< calls whose result depends on the calls before them
    std::size_t scopes = 0;
    std::size_t default_names = 0; ///< variable scopes opened by one

    constexpr void add(text name) noexcept {
        ++paths;
        characters += name.size();
    }
};

/// The first refusal of a program, without what lives in the resolver's memory.
struct trace_failure {
    static constexpr std::size_t longest = 255;
    static constexpr std::size_t most_extents = 16;

    code what = code::none;
    name_fault fault = name_fault::none;
    std::size_t name_size = 0;
    char name[longest + 1]{};
    bool has_asked_shape = false;
    bool has_found_shape = false;
    std::size_t asked_rank = 0;
    std::size_t found_rank = 0;
    extent asked_extents[most_extents]{};
    extent found_extents[most_extents]{};
    dtype asked_dtype = dtype::float32;
    dtype found_dtype = dtype::float32;
    unsigned line = 0;          ///< of the refused call
    unsigned found_line = 0;    ///< of the call that made what is in the way
    std::size_t part = 0;       ///< of a program of several, which one was refused ...
    std::size_t found_part = 0; ///< ... and which one made what is in the way
};

/// What the scopes of one traced program share. Without a resolver calls are only counted; after a refusal nothing happens.
struct trace_log {
    traced_names* names = nullptr;
    bool keeps_events = false;
    bool is_live = false; ///< names are resolved, and nothing was refused so far
    bool has_failed = false;
    bool ignores_counts = false; ///< no default names are expected ...
    bool needs_counts = false;   ///< ... and one came all the same
    trace_counts counts{};       ///< of a run without a resolver
    std::size_t part = 0;        ///< of a program of several
    growing_array<traced_event> events{};
    growing_array<traced_placeholder> placeholders{};
    growing_array<extent> extents{};
    growing_arena<extent> value_extents{}; ///< of values that scopes hand down
    growing_array<traced_value> values{};
    growing_array<static_word> words{};
    growing_array<std::size_t> parts{}; ///< of each variable, where there are several
    trace_failure failure{};
    trace_log* nowhere = nullptr; ///< what a scope whose opening was refused belongs to

    /// Begins to resolve names; without this, calls are only counted.
    constexpr void resolve_with(traced_names& by) noexcept { names = &by, is_live = true; }

    /// Where a scope is that could not be opened: in a log that resolves nothing.
    [[nodiscard]] constexpr trace_log& refused() noexcept { return nowhere == nullptr ? *this : *nowhere; }

    /// Notes a call whose granted path is `where`, where events are kept; `asked` was named below `at`.
    constexpr void note(traced_call kind, path_id where, path_id at, text asked,
                        std::uint32_t index = no_index) {
        const std::size_t begin = at == 0 ? 0 : names->paths().length(at) + 1;
        traced_event& event = events.emplace_back();
        event.kind = kind;
        event.where = where;
        event.index = index;
        event.begin = static_cast<std::uint32_t>(begin);
        event.size = static_cast<std::uint32_t>(asked.size());
    }

    /// A copy of a shape that lives as long as the log.
    constexpr shape_view keep(shape_view shape) {
        if (!shape.has_rank()) return shape;
        extent* const kept = value_extents.allocate(shape.size());
        for (std::size_t axis = 0; axis != shape.size(); ++axis) kept[axis] = shape[axis];
        return {kept, shape.size()};
    }

    /// Notes which part of a program of several made a variable.
    constexpr void note_part(std::uint32_t variable) {
        while (parts.size() < variable) parts.push_back(0);
        parts.push_back(part);
    }

    /// Notes the first refusal and ends the trace.
    constexpr void fail(const refusal& why, const source_location& where) {
        has_failed = true, is_live = false;
        failure.what = why.what;
        failure.fault = why.verdict.fault;
        failure.line = where.line;
        failure.part = part;
        spell(why.scope, why.name);
        failure.has_asked_shape = why.asked_shape.has_rank();
        failure.has_found_shape = why.found_shape.has_rank();
        failure.asked_rank = copy(why.asked_shape, failure.asked_extents);
        failure.found_rank = copy(why.found_shape, failure.found_extents);
        failure.asked_dtype = why.asked_dtype;
        failure.found_dtype = why.found_dtype;
        if (why.variable == no_index) return;
        failure.found_line = names->variables().origin(why.variable).where.line;
        if (why.variable < parts.size()) failure.found_part = parts[why.variable];
    }

  private:
    constexpr void spell(path_id scope, text name) {
        const std::size_t before = scope == 0 ? 0 : names->paths().length(scope) + 1;
        const std::size_t size = before + name.size();
        failure.name_size = size < trace_failure::longest ? size : trace_failure::longest;
        if (before > trace_failure::longest) return;
        if (before != 0) {
            names->paths().spell_backwards(scope, failure.name + before - 1);
            if (!name.empty()) failure.name[before - 1] = '/';
        }
        if (name.empty() && before != 0) --failure.name_size;
        for (std::size_t i = 0; i != name.size() && before + i != trace_failure::longest; ++i)
            failure.name[before + i] = name[i];
    }
    static constexpr std::size_t copy(shape_view from, extent* to) noexcept {
        const std::size_t rank =
            from.size() < trace_failure::most_extents ? from.size() : trace_failure::most_extents;
        for (std::size_t i = 0; i != rank; ++i) to[i] = from[i];
        return rank;
    }
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/tracer.hpp: what the scopes of one traced program share.
#pragma once

#include <varscope/naming/variables.hpp>
#include <varscope/trace/value_source.hpp>
#include <varscope/types/static_value.hpp>

#include <type_traits>
#include <utility>

namespace varscope {

using traced_names = naming_state<constant_storage>;
using traced_scope_object = scope_object<constant_storage>;

/// A call whose result depends on the calls before it.
enum class traced_call : unsigned char {
    variable,
    default_variable_scope,
    placeholder,
    node,
    unique_name,
    constant
};

/// A traced call in the order of execution: the path it was granted, which of its characters were asked for, in which opening of a scope and
/// where in the program.
struct traced_event {
    traced_call kind;
    path_id where;
    std::uint32_t index; ///< of the variable, placeholder or opening
    std::uint32_t begin; ///< of the name asked for, in the path's text
    std::uint32_t size;
    std::uint32_t opening; ///< of the scope that was asked
    unsigned line;
    unsigned column;
    const char* file;
};

/// How a scope was opened. A name scope without a name is the root.
enum class opening_kind : unsigned char {
    root,
    name_scope,
    absolute_name_scope,
    variable_scope,
    default_variable_scope,
    captured_scope
};

/// How a name opens a name scope (rows 18, 19).
[[nodiscard]] constexpr opening_kind opening_of_name_scope(text name) noexcept {
    if (name.empty()) return opening_kind::root;
    return name[name.size() - 1] == '/' ? opening_kind::absolute_name_scope : opening_kind::name_scope;
}

/// Whether a scope is named below the name scope around it, and not below the variable scope.
[[nodiscard]] constexpr bool is_name_scope(opening_kind kind) noexcept {
    return kind == opening_kind::name_scope || kind == opening_kind::absolute_name_scope;
}

/// One opening of a scope: its paths, the characters that were asked for, and the openings in it. Number 0 is the root.
struct traced_opening {
    opening_kind kind;
    path_id variables;        ///< the prefix of its variables
    path_id operations;       ///< its name scope
    path_id first_operations; ///< the name scope when its variable scope was first entered
    std::uint32_t begin;      ///< of the name asked for, in the text of `asked_path()`
    std::uint32_t size;
    std::uint32_t first; ///< the first opening in it, 0 where there is none
    std::uint32_t last;  ///< the last opening in it
    std::uint32_t next;  ///< the next opening beside it, 0 where there is none

    /// The path whose text has the characters that were asked for.
    [[nodiscard]] constexpr path_id asked_path() const noexcept {
        return is_name_scope(kind) ? operations : variables;
    }
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

/// How much a program declares, at most or nearly; found by running it without resolving names.
struct trace_counts {
    std::size_t paths = 0;      ///< names that may become one
    std::size_t characters = 0; ///< of them
    std::size_t variables = 0;  ///< calls that may make one
    std::size_t extents = 0;    ///< of all shapes given
    std::size_t elements = 0;   ///< of all values given
    std::size_t keys = 0;       ///< of collections given
    std::size_t placeholders = 0;
    std::size_t granted = 0; ///< names that are made unique
    std::size_t ordered =
        0; ///< calls whose result depends on the calls before them, and questions for a name scope
    std::size_t scopes = 0;
    std::size_t default_names = 0;  ///< variable scopes opened by one
    std::size_t operations = 0;     ///< on values that come from variables
    std::size_t rules = 0;          ///< calls that give a variable a loss, a constraint or a place in a larger one
    bool has_default_rules = false; ///< whether a scope gives one
    bool was_asked = false;         ///< whether the program asked for what only names can tell

    constexpr void add(text name) noexcept {
        ++paths;
        characters += name.size();
    }
    constexpr void add_variable(text name, shape_view shape, std::size_t collections,
                                bool has_rules) noexcept {
        ++paths, characters += name.size(), ++variables, extents += shape.size(), keys += collections,
            rules += has_rules;
    }
};

/// The first refusal of a program, without what lives in the memory of its names.
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
    text operation{}; ///< whose operands did not fit; the name is then that of a variable among them
    text option{};    ///< which one differs or is out of its range
};

/// Runs a program in the constant evaluator: what its scopes share. Without names calls are only counted, so that a second run has room; after
/// a refusal nothing happens.
struct tracer final : value_source {
    traced_names* names = nullptr;
    bool keeps_events = false;
    bool is_live = false; ///< names are resolved, and nothing was refused so far
    bool has_failed = false;
    bool ignores_counts = false; ///< no default names are expected ...
    bool needs_counts = false;   ///< ... and one came all the same
    trace_counts counts{};       ///< of a run that only counts
    std::size_t part = 0;        ///< of a program of several
    growing_array<traced_event> events{};
    growing_array<traced_opening> openings{}; ///< where events are kept
    growing_array<traced_placeholder> placeholders{};
    growing_array<extent> extents{};
    growing_arena<extent> value_extents{}; ///< of values that scopes hand down
    growing_array<traced_value> values{};
    growing_array<element_bits> words{};
    growing_array<std::size_t> parts{}; ///< of each variable, where there are several
    trace_failure failure{};
    tracer* nowhere = nullptr; ///< what a scope whose opening was refused belongs to

    /// Begins to resolve names; without this, calls are only counted.
    constexpr void resolve_with(traced_names& by) noexcept { names = &by, is_live = true; }

    /// Where a scope is that could not be opened: in a tracer that resolves nothing.
    [[nodiscard]] constexpr tracer& refused() noexcept { return nowhere == nullptr ? *this : *nowhere; }

    /// Whether there are names to tell; notes that they were asked for.
    [[nodiscard]] constexpr bool has_names() noexcept {
        if (names == nullptr) counts.was_asked = true;
        return names != nullptr;
    }

    /// Begins to keep the calls whose result depends on the calls before them.
    constexpr void keep_events() {
        keeps_events = true;
        openings.push_back(traced_opening{});
    }
    /// Notes a call whose granted path is `where`, where events are kept; `asked` was named below `at`, in an opening of a scope.
    constexpr void note(traced_call kind, path_id where, path_id at, text asked, std::uint32_t opening,
                        const source_location& place, std::uint32_t index = no_index) {
        traced_event& event = events.emplace_back();
        event.kind = kind;
        event.where = where;
        event.index = index;
        event.begin = begin_below(at);
        event.size = static_cast<std::uint32_t>(asked.size());
        event.opening = opening;
        event.line = place.line, event.column = place.column, event.file = place.file;
    }
    /// Notes that a scope was opened in another and returns the number of the opening; `asked` was named below the path `at`.
    constexpr std::uint32_t note_opening(opening_kind kind, std::uint32_t in, path_id at, text asked,
                                         std::uint32_t scope) {
        const std::uint32_t number = static_cast<std::uint32_t>(openings.size());
        const traced_scope_object& object = names->scopes.object_of(scope);
        traced_opening& made = openings.emplace_back();
        made.kind = kind;
        made.variables = object.name.id;
        made.operations = names->scopes[scope].name_scope.id;
        made.first_operations = object.original_name_scope;
        const bool is_absolute = kind == opening_kind::absolute_name_scope;
        made.begin = is_absolute ? 0 : begin_below(at);
        made.size = static_cast<std::uint32_t>(asked.size()) - (is_absolute ? 1u : 0u);
        made.first = made.last = made.next = 0;
        traced_opening& above = openings[in];
        (above.first == 0 ? above.first : openings[above.last].next) = number;
        above.last = number;
        return number;
    }

    /// A copy of a shape that lives as long as the tracer.
    constexpr shape_view keep(shape_view shape) {
        if (!shape.has_rank()) return shape;
        extent* const kept = value_extents.allocate(shape.size());
        for (std::size_t axis = 0; axis != shape.size(); ++axis) kept[axis] = shape[axis];
        return {kept, shape.size()};
    }

    /// Adds the words of a first value of dtype `from`, converted to `type`; returns its number.
    constexpr std::uint32_t add_value(dtype type, dtype from, const element_bits* first, std::size_t count) {
        traced_value& added = values.emplace_back();
        added.type = type;
        added.first = static_cast<std::uint32_t>(words.size());
        const bool becomes_complex = is_complex(type) && !is_complex(from);
        added.count = static_cast<std::uint32_t>(becomes_complex ? 2 * count : count);
        for (const element_bits* const end = first + count; first != end; ++first) {
            words.push_back(is_floating(type) || becomes_complex ? element_bits(first->number(from))
                                                                 : *first);
            if (becomes_complex) words.push_back(element_bits(0.0));
        }
        return static_cast<std::uint32_t>(values.size() - 1);
    }

    /// Keeps what an option starts variables from.
    constexpr initial_value keep(const static_initializer& from) {
        if (from.init.kind < initializer_kind::list) return {from.init, {}, dtype::float32, no_index};
        if (from.is_constant()) return from.constant();
        const std::uint32_t id = add_value(from.type(), from.type(), from.data(), from.word_count());
        return {from.init, keep(from.shape()), from.type(), id};
    }

    /// Notes an input that was declared; feeds go by the path of its variable scope and the name asked for.
    constexpr void add_placeholder(path_id where, const path_of<constant_storage>& scope, text asked,
                                   shape_view shape, dtype type) {
        traced_placeholder& added = placeholders.emplace_back();
        added.where = where;
        added.key = names->paths.intern(scope, asked).id;
        added.type = type;
        added.has_rank = shape.has_rank();
        added.first_extent = static_cast<std::uint32_t>(extents.size());
        added.rank = static_cast<std::uint32_t>(shape.size());
        for (const extent axis : shape) extents.push_back(axis);
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
        if (why.option != nullptr) failure.option = why.option;
        spell(why.scope, why.name);
        failure.has_asked_shape = why.asked_shape.has_rank();
        failure.has_found_shape = why.found_shape.has_rank();
        failure.asked_rank = copy(why.asked_shape, failure.asked_extents);
        failure.found_rank = copy(why.found_shape, failure.found_extents);
        failure.asked_dtype = why.asked_dtype;
        failure.found_dtype = why.found_dtype;
        if (why.variable == no_index) return;
        failure.found_line = names->variables.origin(why.variable).where.line;
        if (why.variable < parts.size()) failure.found_part = parts[why.variable];
        if (why.what == code::variable_exists && failure.found_part != part)
            failure.what = code::programs_clash;
    }

    constexpr void count_operation() noexcept override {
        if (names == nullptr) ++counts.operations;
    }
    [[nodiscard]] constexpr bool is_answering() noexcept override { return has_names() && is_live; }
    constexpr void fail_operation(text operation, std::uint32_t variable, shape_view left, shape_view right,
                                  unsigned line) override {
        if (!is_live) return;
        refusal why{code::shapes_do_not_fit};
        why.variable = variable;
        if (variable != no_index) why.scope = names->variables[variable].where;
        why.asked_shape = left, why.found_shape = right;
        fail(why, {.line = line});
        failure.operation = operation;
    }

    /// Notes that what is assigned to a variable is of another shape and ends the trace.
    constexpr void fail_assignment(std::uint32_t variable, shape_view asked, shape_view found,
                                   const source_location& where) {
        refusal why{code::shape_differs, names->variables[variable].where};
        why.variable = variable;
        why.asked_shape = asked, why.found_shape = found;
        why.asked_dtype = why.found_dtype = names->variables[variable].type;
        fail(why, where);
    }

  private:
    [[nodiscard]] constexpr std::uint32_t begin_below(path_id at) const noexcept {
        return at == 0 ? 0 : static_cast<std::uint32_t>(names->paths.length(at) + 1);
    }
    constexpr void spell(path_id scope, text name) {
        const std::size_t before = scope == 0 ? 0 : names->paths.length(scope) + 1;
        const std::size_t size = before + name.size();
        failure.name_size = size < trace_failure::longest ? size : trace_failure::longest;
        if (before > trace_failure::longest) return;
        if (before != 0) {
            names->paths.spell_backwards(scope, failure.name + before - 1);
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

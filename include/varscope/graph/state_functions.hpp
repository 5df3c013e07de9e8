// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/state_functions.hpp: what the state of a graph does with the naming engine.
#pragma once

#include <varscope/detail/heap_sort.hpp>
#include <varscope/error/partitions.hpp>
#include <varscope/graph/changes.hpp>
#include <varscope/init/fill.hpp>
#include <varscope/manifest/nearest.hpp>
#include <varscope/naming.hpp>
#include <varscope/naming/listed.hpp>

namespace varscope {

VARSCOPE_INLINE graph_state::graph_state(seed from) : initial_seed(from) {}

VARSCOPE_INLINE graph_state::~graph_state() { destroy_elements(0); }
VARSCOPE_INLINE void graph_state::destroy_elements(std::uint32_t first) noexcept {
    for (std::uint32_t i = first; i != names.variables.size(); ++i) {
        if (is_adopted(i)) continue;
        record& made = names.variables[i];
        const std::size_t texts = made.type == dtype::string ? shape_of(made).element_count() : 0;
        buffer::destroy(made.type, texts, made.payload.elements.exchange(nullptr));
    }
}

VARSCOPE_INLINE buffer graph_state::first_elements(std::uint32_t index, const variable_part& part) const {
    const record& of = names.variables[index];
    return filled(names.variables.origin(index).init, shape_of(of), of.type, initial_seed,
                  text(of.name, of.name_size), part);
}

VARSCOPE_INLINE void* graph_state::elements(std::uint32_t index) {
    record& of = names.variables[index];
    if (void* const made = of.payload.elements.load(std::memory_order_acquire)) return made;
    const graph_lock guard(values_lock);
    const initializer init = names.variables.origin(index).init;
    if (init.kind >= initializer_kind::list) {
        const graph_lock wait(lock);
    } // which a value is set under
    if (void* const made = of.payload.elements.load(std::memory_order_acquire)) return made;
    return set_elements(index, first_elements(index, part_of(index)));
}

VARSCOPE_INLINE void* graph_state::set_elements(std::uint32_t index, buffer elements) noexcept {
    void* has = nullptr;
    if (!names.variables[index].payload.elements.compare_exchange_strong(has, elements.data())) return has;
    return elements.release();
}

// What a refused call left behind stands before what was kept for the variable that got the number.
VARSCOPE_INLINE std::optional<value> graph_state::find_first_value(std::uint32_t variable) const {
    const graph_lock guard(lock);
    for (std::size_t i = first_values.size(); i != 0; --i)
        if (first_values[i - 1].variable == variable) return first_values[i - 1].is;
    return std::nullopt;
}

VARSCOPE_INLINE void graph_state::keep_first_value(std::uint32_t variable, const value& is) {
    if (keeps_first_values) first_values.push_back({variable, is});
}

VARSCOPE_INLINE void graph_state::initialize(const std::vector<std::uint32_t>& which) {
    const auto starts_from_value = [this](std::uint32_t index) {
        return names.variables.origin(index).init.kind >= initializer_kind::list;
    };
    for (const std::uint32_t each : which) {
        const bool is_models = is_adopted(each);
        if (!is_models && (!starts_from_value(each) || find_first_value(each))) continue;
        const record& of = names.variables[each];
        throw_error(
            code::initializer_cannot_make_dtype,
            {std::string(of.name, of.name_size), "its first value again",
             is_models ? "it belongs to a model" : "it started from a value, which the graph has not kept",
             names.variables.origin(each).where,
             is_models
                 ? "call initialize of the model"
                 : "make the graph with graph_options{.keeps_first_values = true}, or assign the value"});
    }
    for (const std::uint32_t each : which) {
        record& of = names.variables[each];
        void* const elements = of.payload.elements.load(std::memory_order_acquire);
        if (elements == nullptr) continue; // they will be the first ones
        const std::size_t count = shape_of(of).element_count();
        const buffer first = starts_from_value(each)
                                 ? detail::repeat_last(find_first_value(each)->convert(of.type), count)
                                 : first_elements(each, part_of(each));
        if (of.type == dtype::string)
            std::swap_ranges(static_cast<std::string*>(elements), static_cast<std::string*>(elements) + count,
                             static_cast<std::string*>(first.data()));
        else
            copy_elements(of.type, first.data(), count, elements);
    }
}

VARSCOPE_INLINE graph_change::graph_change(graph_state& graph)
    : guard_(graph.lock),
      graph_(&graph),
      first_(static_cast<std::uint32_t>(graph.names.variables.size())),
      names_(graph.names) {}
VARSCOPE_INLINE graph_change::~graph_change() {
    if (graph_ != nullptr) graph_->destroy_elements(first_);
}
VARSCOPE_INLINE void graph_change::commit() noexcept { names_.commit(), graph_ = nullptr; }

VARSCOPE_INLINE std::uint32_t graph_state::share(std::uint32_t scope, text name,
                                                 const variable_request& request,
                                                 const graph_initializer& initial, bool has_elements) {
    prefetch_variable(names, scope, name);
    graph_change change(*this);
    const std::uint32_t shared = share(change, scope, name, request, initial, has_elements);
    change.commit();
    return shared;
}

VARSCOPE_INLINE std::uint32_t graph_state::share(graph_change& within, std::uint32_t scope, text name,
                                                 variable_request request, const graph_initializer& initial,
                                                 bool has_elements) {
    const value* const given = initial.given() ? &*initial.given() : nullptr;
    request.initial = known_of(initial.init(), given);
    request.value_is_operation = initial.is_operation();
    const outcome<std::uint32_t> made = share_variable(names, scope, name, std::move(request));
    if (!made) {
        within.commit(); // what a refusal leaves behind is the engine's to say
        refuse(made.why);
    }
    if (made.kind != verdict::created) return made.value;
    if (names.variables.origin(made.value).init.kind >= initializer_kind::list) {
        const void* const first = given != nullptr ? given : names.scopes.object_of(scope).kept.get();
        const record& of = names.variables[made.value];
        const value& is = *static_cast<const value*>(first);
        buffer elements = detail::repeat_last(is.convert(of.type), shape_of(of).element_count());
        keep_first_value(made.value, is);
        set_elements(made.value, std::move(elements));
    } else if (has_elements) {
        set_elements(made.value, first_elements(made.value, names.variables.rules_of(made.value).part));
    }
    return made.value;
}

VARSCOPE_INLINE std::uint32_t graph_state::make(std::uint32_t scope, const optional_name& name,
                                                variable_request request, const value& initial) {
    request.initial.init.kind = initializer_kind::value;
    if (!initial.converts_to(request.type)) {
        refusal why{code::value_dtype_differs, names.scopes[scope].name_scope.id, name.name};
        why.asked_shape = why.found_shape = initial.shape();
        why.asked_dtype = request.type;
        why.found_dtype = initial.type();
        refuse(why);
    }
    return change([&] { return make_variable(names, scope, name, request); },
                  [&](const outcome<std::uint32_t>& made) {
                      buffer elements = initial.convert(request.type);
                      keep_first_value(made.value, initial);
                      set_elements(made.value, std::move(elements));
                      return made.value;
                  });
}

VARSCOPE_INLINE std::uint32_t graph_state::make(std::uint32_t scope, const optional_name& name,
                                                const variable_request& request) {
    return change([&] { return make_variable(names, scope, name, request); });
}

VARSCOPE_INLINE std::uint32_t graph_state::open_name_scope(std::uint32_t scope, const scope_name& name) {
    return change([&] { return varscope::open_name_scope(names, scope, name); });
}

template <class Ask>
std::uint32_t graph_state::open(const scope_options& options, Ask ask) {
    std::shared_ptr<const value> given;
    if (options.initializer.given()) given = std::make_shared<const value>(*options.initializer.given());
    const scope_request request = request_of(options, known_of(options.initializer.init(), given.get()));
    return change([&] { return ask(request); },
                  [&](const outcome<std::uint32_t>& made) {
                      if (request.initializer.init.kind != initializer_kind::unset)
                          names.scopes.object_of(made.value).kept = std::move(given);
                      return made.value;
                  });
}

VARSCOPE_INLINE std::uint32_t graph_state::open_variable_scope(std::uint32_t scope, const scope_name& name,
                                                               const scope_options& options) {
    return open(options, [&](const scope_request& request) {
        return varscope::open_variable_scope(names, scope, name, request);
    });
}

VARSCOPE_INLINE std::uint32_t graph_state::enter(std::uint32_t scope, std::uint32_t captured,
                                                 const scope_options& options) {
    return open(options, [&](const scope_request& request) {
        return enter_captured_scope(names, scope, captured, request);
    });
}

VARSCOPE_INLINE void graph_state::change_defaults(std::uint32_t scope, const scope_options& options) {
    open(options,
         [&](const scope_request& request) { return varscope::change_defaults(names, scope, request); });
}

VARSCOPE_INLINE void graph_state::leave(std::uint32_t scope) {
    const graph_lock guard(lock);
    if (const auto left = leave_scope(names, scope); !left) refuse(left.why);
}

VARSCOPE_INLINE void graph_state::release(std::uint32_t scope) noexcept {
    const graph_lock guard(lock);
    release_scope(names, scope);
}

VARSCOPE_INLINE std::uint32_t graph_state::capture(std::uint32_t scope) {
    const graph_lock guard(lock);
    return capture_scope(names, scope);
}

VARSCOPE_INLINE std::uint32_t graph_state::capture_for_template(std::uint32_t scope) {
    const graph_lock guard(lock);
    return varscope::capture_for_template(names, scope);
}

VARSCOPE_INLINE void graph_state::hold(std::uint32_t captured) noexcept {
    const graph_lock guard(lock);
    ++names.scopes.object(captured).holders;
}

VARSCOPE_INLINE void graph_state::let_go(std::uint32_t captured) noexcept {
    const graph_lock guard(lock);
    names.scopes.release_object(captured);
}

VARSCOPE_INLINE void graph_state::add(named_operation made) {
    const auto at = std::upper_bound(operations.begin(), operations.end(), made.where,
                                     [](path_id id, const named_operation& each) { return id < each.where; });
    operations.insert(at, std::move(made));
}

template <class Is>
const constant_record* graph_state::add_constant(path_id where, Is is) {
    const text full = spelled(where);
    auto made = std::make_unique<const constant_record>(constant_record{full, is(full)});
    const constant_record* const kept = made.get();
    add(named_operation{where, full, {}, std::move(made)});
    return kept;
}

VARSCOPE_INLINE placeholder_record*
graph_state::make_placeholder(std::uint32_t scope, const optional_name& name, shape_view shape, dtype type) {
    return change([&] { return varscope::make_placeholder(names, scope, name, shape); },
                  [&](const outcome<path_id>& at) {
                      auto made = std::make_unique<placeholder_record>();
                      made->name = spelled(at.value);
                      made->extents.assign(shape.begin(), shape.end());
                      made->has_rank = shape.has_rank();
                      made->type = type;
                      placeholder_record* const kept = made.get();
                      add(named_operation{at.value, kept->name, std::move(made), {}});
                      return kept;
                  });
}

VARSCOPE_INLINE const constant_record*
graph_state::make_constant(std::uint32_t scope, const optional_name& name, const value& is) {
    return change(
        [&] { return make_operation(names, scope, name, operation_type::constant); },
        [&](const outcome<path_id>& at) { return add_constant(at.value, [&is](text) { return is; }); });
}

VARSCOPE_INLINE const constant_record* graph_state::make_constant(std::uint32_t scope,
                                                                  const optional_name& name,
                                                                  const initializer& from, shape_view shape,
                                                                  dtype type) {
    return change([&] { return make_first_value(names, scope, name, from, type, shape); },
                  [&](const outcome<path_id>& at) {
                      return add_constant(at.value, [&](text full) {
                          return value(shape, filled(from, shape, type, initial_seed, full));
                      });
                  });
}

VARSCOPE_INLINE text graph_state::make_node(std::uint32_t scope, const optional_name& name) {
    return change([&] { return make_operation(names, scope, name, operation_type::no_op); },
                  [&](const outcome<path_id>& at) {
                      const text full = spelled(at.value);
                      add(named_operation{at.value, full, {}, {}});
                      return full;
                  });
}

VARSCOPE_INLINE std::string graph_state::grant(std::uint32_t scope, text name, name_use use) {
    return change([&] { return grant_name(names, scope, name, use); },
                  [&](const outcome<path_id>& made) { return spell(made.value); });
}

VARSCOPE_INLINE path_id graph_state::find_path(text full) const noexcept {
    return names.paths.find_full(full,
                                 [&](path_id id) { return id != 0 && names.paths.is_spelled(id, full); });
}

VARSCOPE_INLINE const named_operation* graph_state::find_operation(text full) const noexcept {
    const path_id where = find_path(full);
    const auto found =
        std::lower_bound(operations.begin(), operations.end(), where,
                         [](const named_operation& each, path_id id) { return each.where < id; });
    return found == operations.end() || found->where != where ? nullptr : &*found;
}

VARSCOPE_INLINE std::optional<std::vector<std::uint32_t>>
graph_state::variables_below(text scope, std::size_t most) const {
    std::vector<std::uint32_t> found;
    std::vector<path_id> left;
    if (const path_id at = find_path(scope); at != no_path) left.push_back(at);
    for (std::size_t seen = 0; !left.empty(); ++seen) {
        if (seen == most) return std::nullopt;
        const path_id at = left.back();
        left.pop_back();
        const auto& node = names.paths[at];
        if (const std::uint32_t variable = node.variable;
            variable != 0 && names.variables[variable - 1].where == at)
            found.push_back(variable - 1);
        for (path_id child = node.index.last_child; child != 0; child = names.paths[child].index.before)
            left.push_back(child);
    }
    detail::heap_sort(found, [](std::uint32_t one, std::uint32_t other) { return one < other; });
    return found;
}

VARSCOPE_INLINE text graph_state::spelled(path_id where) {
    return text(names.paths.spell(where), names.paths.length(where));
}

VARSCOPE_INLINE std::string graph_state::spell(path_id where) const {
    std::string out(names.paths.length(where), '\0');
    names.paths.spell_backwards(where, out.data() + out.size());
    return out;
}

VARSCOPE_INLINE partition_facts graph_state::facts_of_parts(std::uint32_t scope, text name) {
    graph_change change(*this); // looking gives operations around variables nodes of their own
    const partition_facts facts = varscope::facts_of_parts(names, scope, name);
    change.commit();
    return facts;
}

VARSCOPE_INLINE bool graph_state::is_in_collection(std::uint32_t variable, text key) const {
    const graph_lock guard(lock);
    return detail::is_listed(names.variables, key, variable);
}

VARSCOPE_INLINE std::vector<std::uint32_t> graph_state::regularized() const {
    std::vector<std::uint32_t> found;
    const graph_lock guard(lock);
    const auto& rules = names.variables.rules();
    for (std::size_t i = 0; i != rules.size(); ++i)
        if (rules[i].regularizer.count != 0) found.push_back(rules[i].variable);
    return found;
}

VARSCOPE_INLINE std::string graph_state::nearest_variable(text full) const {
    const std::size_t count = names.variables.size();
    if (count == 0) return "no variable at all";
    const auto name_of = [this](std::size_t i) {
        const record& of = names.variables[static_cast<std::uint32_t>(i)];
        return text(of.name, of.name_size);
    };
    return "the nearest is '" + shown(name_of(nearest_of(full, count, name_of))) + "'";
}

VARSCOPE_INLINE void graph_state::refuse(const refusal& why) const {
    error_details details;
    details.full_name = spell(why.scope);
    if (!details.full_name.empty() && !why.name.empty()) details.full_name += '/';
    details.full_name += to_string(why.name);
    const code_row& row = row_of(why.what);
    if (why.what == code::illegal_name)
        details.found = "at character " + std::to_string(why.verdict.position + 1) + " of '" +
                        shown(why.name) + "': " + to_string(describe(why.verdict.fault));
    if (row.shows_asked()) details.asked = to_string(why.asked_shape, why.asked_dtype);
    if (row.shows_found()) details.found = to_string(why.found_shape, why.found_dtype);
    if (why.option != nullptr && !row.shows_asked()) details.asked = to_string(why.option);
    if (why.what == code::graph_sealed) details.found = nearest_variable(details.full_name);
    if (why.what == code::partitions_differ && why.option != nullptr) {
        const record& found = names.variables[why.variable];
        details.asked = to_string(why.option) + ", " + to_string(why.asked_shape, why.asked_dtype);
        details.found = "'" + shown(text(found.name, found.name_size)) + "', " + details.found;
    } else {
        detail::describe_partitions(why.what, why.asked_shape, why.found_shape, details);
    }
    if (why.variable != no_index) details.first_defined = names.variables.origin(why.variable).where;
    throw_error(why.what, std::move(details));
}

} // namespace varscope

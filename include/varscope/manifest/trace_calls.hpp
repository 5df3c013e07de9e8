// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/trace_calls.hpp: how the calls of a traced scope become requests to the naming core.
#pragma once

#include <varscope/manifest/trace_values.hpp>

namespace varscope {

/// An open scope: what it belongs to and its frame there.
struct trace_place {
    trace_log* log;
    std::uint32_t frame;
};

/// Asks the naming core, or in the first pass only counts what will be asked for, so that the second one has room.
class trace_calls {
  protected:
    constexpr trace_calls(trace_place at) noexcept : log_(at.log), frame_(at.frame) {}

    [[nodiscard]] constexpr traced_scope_object& object() const noexcept {
        return log_->names->object_of(frame_);
    }
    [[nodiscard]] constexpr path_id name_scope_id() const noexcept {
        return log_->names->scopes().frame(frame_).name_scope.id;
    }

    constexpr scope_request request_of(const static_scope_options& options) const {
        return {options.reuse, options.dtype.is_given, options.dtype.type,
                detail::keep(*log_, options.initializer), options.auxiliary_name_scope};
    }

    constexpr trace_place opened(const outcome<std::uint32_t>& frame, traced_call kind, text asked,
                                 const source_location& where) {
        if (frame.kind == verdict::refused) {
            log_->fail(frame.why, where);
            return {&log_->refused(), 0};
        }
        if (log_->keeps_events) {
            traced_names& names = *log_->names;
            if (kind == traced_call::name_scope)
                log_->note(kind, names.scopes().frame(frame.value).name_scope.id, name_scope_id(), asked);
            else
                log_->note(kind, names.object_of(frame.value).name.id, object().name.id, asked);
        }
        return {log_, frame.value};
    }

    constexpr trace_place open_name_scope(const scope_name& name, const source_location& where) {
        const text asked = name.has_name ? name.name : name.fallback;
        if (!log_->is_live) {
            log_->counts.add(asked);
            ++log_->counts.ordered;
            return {&log_->refused(), 0};
        }
        return opened(log_->names->name_scope(frame_, name), traced_call::name_scope, asked, where);
    }

    constexpr trace_place open_variable_scope(const scope_name& name, const static_scope_options& options,
                                              const source_location& where) {
        const text asked = name.has_name ? name.name : name.fallback;
        if (!log_->is_live) {
            log_->counts.add(asked);
            log_->counts.add(asked);
            ++log_->counts.scopes;
            if (!name.has_name) ++log_->counts.ordered, ++log_->counts.default_names;
            return {&log_->refused(), 0};
        }
        if (!name.has_name && log_->ignores_counts) log_->needs_counts = true;
        return opened(log_->names->variable_scope(frame_, name, request_of(options)),
                      name.has_name ? traced_call::variable_scope : traced_call::default_variable_scope,
                      asked, where);
    }

    constexpr trace_place enter(std::uint32_t captured, const static_scope_options& options,
                                const source_location& where) {
        if (!log_->is_live) {
            log_->counts.add({});
            ++log_->counts.scopes;
            return {&log_->refused(), 0};
        }
        return opened(log_->names->variable_scope(frame_, captured, request_of(options)),
                      traced_call::variable_scope, {}, where);
    }

    constexpr traced_variable stored(text name, shape_view shape, optional_dtype type,
                                     const static_get_variable_options& options,
                                     const source_location& where) {
        if (!log_->is_live) {
            trace_counts& counts = log_->counts;
            counts.add(name);
            ++counts.variables, counts.extents += shape.size(),
                counts.keys += options.collections.keys.size();
            counts.elements +=
                options.initializer.init.kind == initializer_kind::value ? options.initializer.count : 0u;
            return traced_variable(*log_, no_index);
        }
        variable_request request{.shape = shape,
                                 .has_dtype = type.is_given,
                                 .type = type.type,
                                 .initial = detail::keep(*log_, options.initializer),
                                 .trainable = options.trainable,
                                 .where = where};
        if (options.collections.is_given) options.collections.add_to(request);
        const outcome<std::uint32_t> made = log_->names->get_variable(frame_, name, request);
        if (made.kind == verdict::refused) {
            log_->fail(made.why, where);
            return traced_variable(*log_, no_index);
        }
        if (made.kind == verdict::created && log_->part != 0) log_->note_part(made.value);
        return traced_variable(*log_, made.value);
    }

    constexpr traced_variable direct(const scope_name& name, const initial_value& initial, shape_view shape,
                                     varscope::dtype type, const static_variable_options& options,
                                     const source_location& where, bool made_before = false) {
        const text asked = variable_name(name);
        if (!log_->is_live) {
            trace_counts& counts = log_->counts;
            counts.add(asked);
            ++counts.variables, counts.extents += shape.size(),
                counts.keys += options.collections.keys.size();
            ++counts.ordered;
            return traced_variable(*log_, no_index);
        }
        variable_request request{.shape = shape,
                                 .type = type,
                                 .initial = initial,
                                 .trainable = options.trainable,
                                 .made_before = made_before,
                                 .where = where};
        options.collections.add_to(request);
        const outcome<std::uint32_t> made = log_->names->variable(frame_, name, request);
        if (made.kind == verdict::refused) {
            log_->fail(made.why, where);
            return traced_variable(*log_, no_index);
        }
        if (log_->part != 0) log_->note_part(made.value);
        if (log_->keeps_events)
            log_->note(traced_call::variable, log_->names->variables()[made.value].where, name_scope_id(),
                       asked, made.value);
        return traced_variable(*log_, made.value);
    }
    constexpr traced_variable direct(const scope_name& name, const traced_elements& elements,
                                     const static_variable_options& options, const source_location& where) {
        const varscope::dtype type = options.dtype.is_given ? options.dtype.type : elements.type;
        const initial_value initial = first_value(name, elements, type, where);
        return direct(name, initial, elements.shape, type, options, where);
    }
    constexpr traced_variable direct(const scope_name& name, const traced_constant& from,
                                     const static_variable_options& options, const source_location& where) {
        if (log_->is_live && options.dtype.is_given && options.dtype.type != from.dtype())
            refuse_dtype(variable_name(name), from.shape(), options.dtype.type, from.dtype(), where);
        return direct(name, from.initial(), from.shape(), from.dtype(), options, where, true);
    }

    constexpr void refuse_ragged(const scope_name& name, std::size_t first, std::size_t other,
                                 const source_location& where) {
        if (!log_->is_live) return;
        refusal why{code::shape_differs, name_scope_id(), name.name};
        const extent asked[] = {static_cast<extent>(other)};
        const extent found[] = {static_cast<extent>(first)};
        why.asked_shape = shape_view(asked, 1);
        why.found_shape = shape_view(found, 1);
        log_->fail(why, where);
    }

    constexpr path_id operation(const scope_name& name, operation_type type, const source_location& where,
                                shape_view shape = {}) {
        if (!log_->is_live) return count_operation(given(name, type));
        return noted(type == operation_type::placeholder ? log_->names->placeholder(frame_, name, shape)
                                                         : log_->names->operation(frame_, name, type),
                     type, given(name, type), where);
    }

    constexpr traced_placeholder_handle input(const scope_name& name, shape_view shape, varscope::dtype type,
                                              const source_location& where) {
        const path_id made = operation(name, operation_type::placeholder, where, shape);
        if (!log_->is_live) {
            log_->counts.add(given(name, operation_type::placeholder));
            ++log_->counts.placeholders, log_->counts.extents += shape.size();
        } else {
            traced_placeholder& added = log_->placeholders.emplace_back();
            added.where = made;
            added.key =
                log_->names->paths().intern(object().name, given(name, operation_type::placeholder)).id;
            added.type = type;
            added.has_rank = shape.has_rank();
            added.first_extent = static_cast<std::uint32_t>(log_->extents.size());
            added.rank = static_cast<std::uint32_t>(shape.size());
            for (const extent axis : shape) log_->extents.push_back(axis);
        }
        return {*log_, made, log_->keep(shape), type};
    }

    constexpr traced_constant constant_of(const scope_name& name, const traced_elements& elements,
                                          const source_location& where) {
        const path_id made = operation(name, operation_type::constant, where);
        const initial_value initial = first_value(name, elements, elements.type, where);
        return {*log_, made, log_->keep(elements.shape), elements.type, initial};
    }
    constexpr traced_constant constant_of(const scope_name& name, const initializer& from, shape_view shape,
                                          varscope::dtype type, const source_location& where) {
        const initial_value initial{from, {}, type, no_index};
        const recipe_facts facts = facts_of(recipe_of(from, type, 0));
        const text asked = name.has_name ? name.name : facts.op;
        if (!log_->is_live) {
            for (std::size_t i = 0; i != facts.inner_count; ++i) log_->counts.add(facts.inner[i]);
            return {*log_, count_operation(asked), shape_view(), type, initial};
        }
        const path_id made = noted(log_->names->initial(frame_, name, from, type, shape),
                                   operation_type::constant, asked, where);
        return {*log_, made, log_->keep(shape), type, initial};
    }

    constexpr traced_text granted(text asked, name_use use, const source_location& where) {
        if (!log_->is_live) {
            log_->counts.add(asked);
            ++log_->counts.ordered;
            return {*log_, 0, ""};
        }
        const outcome<path_id> granted = log_->names->unique(frame_, asked, use);
        if (!granted) {
            log_->fail(granted.why, where);
            return {*log_, 0, ""};
        }
        if (log_->keeps_events) log_->note(traced_call::unique_name, granted.value, name_scope_id(), asked);
        return {*log_, granted.value, ""};
    }

    trace_log* log_;
    std::uint32_t frame_;

  private:
    static constexpr text variable_name(const scope_name& name) noexcept {
        return name.has_name ? name.name : text("Variable");
    }
    static constexpr text given(const scope_name& name, operation_type type) noexcept {
        return name.has_name ? name.name : name_of(type);
    }

    constexpr void refuse_dtype(text name, shape_view shape, varscope::dtype asked, varscope::dtype found,
                                const source_location& where) {
        refusal why{code::value_dtype_differs, name_scope_id(), name};
        why.asked_shape = why.found_shape = shape;
        why.asked_dtype = asked;
        why.found_dtype = found;
        log_->fail(why, where);
    }

    // Keeps elements as the first value of what is called `name`, refused where they are not elements of the dtype.
    constexpr initial_value first_value(const scope_name& name, const traced_elements& from,
                                        varscope::dtype type, const source_location& where) {
        initial_value initial{{initializer_kind::value, 0, 0}, {}, type, no_index};
        log_->counts.elements += from.count;
        if (!log_->is_live) return initial;
        if (!detail::converts_to(type, from.type, from.words, from.count))
            refuse_dtype(variable_name(name), from.shape, type, from.type, where);
        else
            initial.id = detail::add_value(*log_, type, from.type, from.words, from.count);
        return initial;
    }

    constexpr path_id count_operation(text asked) noexcept {
        log_->counts.add(asked);
        ++log_->counts.ordered;
        return 0;
    }
    constexpr path_id noted(const outcome<path_id>& made, operation_type type, text asked,
                            const source_location& where) {
        constexpr traced_call calls[] = {traced_call::node, traced_call::placeholder, traced_call::constant};
        if (!made) {
            log_->fail(made.why, where);
            return 0;
        }
        if (log_->keeps_events)
            log_->note(calls[static_cast<unsigned char>(type)], made.value, name_scope_id(), asked,
                       type == operation_type::placeholder
                           ? static_cast<std::uint32_t>(log_->placeholders.size())
                           : no_index);
        return made.value;
    }
};

} // namespace varscope

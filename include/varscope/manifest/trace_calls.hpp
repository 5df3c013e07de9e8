// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/trace_calls.hpp: how the calls of a traced scope that open scopes and make variables become requests to the naming core.
#pragma once

#include <varscope/manifest/trace_operations.hpp>

namespace varscope {

/// The calls of scopes and variables: asks the naming core, or in the first pass only counts what will be asked for, so that the second one
/// has room.
class trace_calls : protected trace_operations {
  protected:
    using trace_operations::trace_operations;

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
};

} // namespace varscope

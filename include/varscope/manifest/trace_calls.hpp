// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/trace_calls.hpp: how the calls of a traced scope become requests to the naming core.
#pragma once

#include <varscope/manifest/trace_values.hpp>

namespace varscope {

/// Asks the naming core, or in the first pass only counts what will be asked for, so that the second one has room.
class trace_calls {
  protected:
    constexpr trace_calls(trace_log& log, std::uint32_t frame) noexcept : log_(&log), frame_(frame) {}

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

    constexpr std::uint32_t opened(const outcome<std::uint32_t>& frame, traced_call kind, text asked,
                                   const source_location& where) {
        if (frame.kind == verdict::refused) {
            log_->fail(frame.why, where);
            return 0;
        }
        if (log_->keeps_events) {
            traced_names& names = *log_->names;
            if (kind == traced_call::name_scope)
                log_->note(kind, names.scopes().frame(frame.value).name_scope.id, name_scope_id(), asked);
            else
                log_->note(kind, names.object_of(frame.value).name.id, object().name.id, asked);
        }
        return frame.value;
    }

    constexpr std::uint32_t open_name_scope(const scope_name& name, const source_location& where) {
        const text asked = name.has_name ? name.name : name.fallback;
        if (!log_->is_live) {
            log_->counts.add(asked);
            ++log_->counts.ordered;
            return 0;
        }
        return opened(log_->names->name_scope(frame_, name), traced_call::name_scope, asked, where);
    }

    constexpr std::uint32_t open_variable_scope(const scope_name& name, const static_scope_options& options,
                                                const source_location& where) {
        const text asked = name.has_name ? name.name : name.fallback;
        if (!log_->is_live) {
            log_->counts.add(asked);
            log_->counts.add(asked);
            ++log_->counts.scopes;
            if (!name.has_name) ++log_->counts.ordered, ++log_->counts.default_names;
            return 0;
        }
        if (!name.has_name && log_->ignores_counts) log_->needs_counts = true;
        return opened(log_->names->variable_scope(frame_, name, request_of(options)),
                      name.has_name ? traced_call::variable_scope : traced_call::default_variable_scope,
                      asked, where);
    }

    constexpr std::uint32_t enter(std::uint32_t captured, const static_scope_options& options,
                                  const source_location& where) {
        if (!log_->is_live) {
            log_->counts.add({});
            ++log_->counts.scopes;
            return 0;
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
            counts.elements += options.initializer.init.kind == initializer_kind::value ? 1u : 0u;
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

    constexpr traced_variable direct(const scope_name& name, const initializer& initial, shape_view shape,
                                     const static_variable_options& options, const source_location& where) {
        const text asked = name.has_name ? name.name : text("Variable");
        if (!log_->is_live) {
            trace_counts& counts = log_->counts;
            counts.add(asked);
            ++counts.variables, counts.extents += shape.size(),
                counts.keys += options.collections.keys.size();
            ++counts.ordered;
            return traced_variable(*log_, no_index);
        }
        variable_request request{
            .shape = shape, .type = options.dtype.type, .trainable = options.trainable, .where = where};
        request.initial.init = initial;
        if (initial.kind == initializer_kind::value)
            request.initial.id = static_cast<std::uint32_t>(log_->values.size() - 1);
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

    template <class T>
    constexpr traced_variable direct(const scope_name& name, shape_view shape, const T* first, const T* last,
                                     const static_variable_options& options, const source_location& where) {
        static_variable_options typed{options};
        const dtype own = detail::dtype_of_element<T>();
        if (!options.dtype.is_given) typed.dtype = own;
        log_->counts.elements += static_cast<std::size_t>(last - first);
        if (log_->is_live) {
            if (!detail::converts_to(typed.dtype.type, first, last)) {
                refusal why{code::value_dtype_differs, name_scope_id(),
                            name.has_name ? name.name : text("Variable")};
                why.asked_shape = why.found_shape = shape;
                why.asked_dtype = typed.dtype.type;
                why.found_dtype = own;
                log_->fail(why, where);
            } else {
                detail::add_value(*log_, typed.dtype.type, first, last);
            }
        }
        return direct(name, initializer{initializer_kind::value, 0, 0}, shape, typed, where);
    }

    constexpr traced_variable ragged(const scope_name& name, std::size_t first, std::size_t other,
                                     const source_location& where) {
        if (log_->is_live) {
            refusal why{code::shape_differs, name_scope_id(), name.name};
            const extent asked[] = {static_cast<extent>(other)};
            const extent found[] = {static_cast<extent>(first)};
            why.asked_shape = shape_view(asked, 1);
            why.found_shape = shape_view(found, 1);
            log_->fail(why, where);
        }
        return traced_variable(*log_, no_index);
    }

    constexpr path_id operation(const scope_name& name, operation_type type, traced_call kind,
                                const source_location& where) {
        const text asked = name.has_name                         ? name.name
                           : type == operation_type::placeholder ? text("Placeholder")
                                                                 : text("NoOp");
        if (!log_->is_live) {
            log_->counts.add(asked);
            ++log_->counts.ordered;
            return 0;
        }
        const outcome<path_id> made = log_->names->operation(frame_, name, type);
        if (!made) {
            log_->fail(made.why, where);
            return 0;
        }
        if (log_->keeps_events)
            log_->note(kind, made.value, name_scope_id(), asked,
                       kind == traced_call::placeholder
                           ? static_cast<std::uint32_t>(log_->placeholders.size())
                           : no_index);
        return made.value;
    }

    constexpr traced_placeholder_handle input(const scope_name& name, shape_view shape, varscope::dtype type,
                                              const source_location& where) {
        const path_id made = operation(name, operation_type::placeholder, traced_call::placeholder, where);
        if (!log_->is_live) {
            log_->counts.add(name.has_name ? name.name : text("Placeholder"));
            ++log_->counts.placeholders, log_->counts.extents += shape.size();
        } else {
            traced_placeholder& added = log_->placeholders.emplace_back();
            added.where = made;
            added.key = log_->names->paths()
                            .intern(object().name, name.has_name ? name.name : text("Placeholder"))
                            .id;
            added.type = type;
            added.has_rank = shape.has_rank();
            added.first_extent = static_cast<std::uint32_t>(log_->extents.size());
            added.rank = static_cast<std::uint32_t>(shape.size());
            for (const extent axis : shape) log_->extents.push_back(axis);
        }
        return {*log_, made};
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
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/trace_operations.hpp: how the calls of a traced scope that name operations become requests to the naming core.
#pragma once

#include <varscope/manifest/trace_values.hpp>

namespace varscope {

/// An open scope: what it belongs to and its frame there.
struct trace_place {
    trace_log* log;
    std::uint32_t frame;
};

/// The calls of operations, which placeholders and constants are; see trace_calls.
class trace_operations {
  protected:
    constexpr trace_operations(trace_place at) noexcept : log_(at.log), frame_(at.frame) {}

    [[nodiscard]] constexpr traced_scope_object& object() const noexcept {
        return log_->names->object_of(frame_);
    }
    [[nodiscard]] constexpr path_id name_scope_id() const noexcept {
        return log_->names->scopes().frame(frame_).name_scope.id;
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
            return {*log_, count_operation(asked), log_->keep(shape), type, initial};
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

    static constexpr text variable_name(const scope_name& name) noexcept {
        return name.has_name ? name.name : text("Variable");
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

    trace_log* log_;
    std::uint32_t frame_;

  private:
    static constexpr text given(const scope_name& name, operation_type type) noexcept {
        return name.has_name ? name.name : name_of(type);
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

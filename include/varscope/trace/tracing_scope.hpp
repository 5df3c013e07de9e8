// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/tracing_scope.hpp: the scope that a program gets while the compiler runs it.
#pragma once

#include <varscope/scope/calls.hpp>
#include <varscope/trace/lifted.hpp>
#include <varscope/trace/traced_types.hpp>

namespace varscope {

namespace detail {
struct parts_access; // how get_partitioned_variable asks for what no call of a scope tells
} // namespace detail

/// What tracing_scope is made of, as a template, so that the compiler makes only those calls that a program uses. Template parameter: the scope.
template <class Scope>
class tracing_calls : public scope_calls<Scope, traced_types> {
    using calls = scope_calls<Scope, traced_types>;

  public:
    using typename calls::get_variable_options;
    using typename calls::scope_options;
    using typename calls::variable_options;

    constexpr tracing_calls(tracer& of, std::uint32_t scope, std::uint32_t opening) noexcept
        : tracer_(&of), scope_(scope), opening_(opening) {}
    constexpr tracing_calls(tracing_calls&& from) noexcept
        : tracer_(from.tracer_), scope_(from.scope_), opening_(from.opening_) {
        from.scope_ = left;
    }
    constexpr tracing_calls& operator=(tracing_calls&& from) noexcept {
        if (this != &from) {
            release();
            tracer_ = from.tracer_, scope_ = from.scope_, opening_ = from.opening_, from.scope_ = left;
        }
        return *this;
    }
    constexpr ~tracing_calls() { release(); }

    /// Leaves the scope now; refused while a scope opened in it is open (VS-E012). Every later call on the handle is refused (VS-E029), as on
    /// one that was moved from.
    constexpr void leave(source_location where = source_location::current()) {
        if (!is_usable(where)) return;
        if (const outcome<std::uint32_t> ended = leave_scope(names(), scope_); !ended)
            tracer_->fail(ended.why, where);
        else
            scope_ = left;
    }
    /// The variable scope as a value, to be entered again later (TensorFlow's `as scope`).
    [[nodiscard]] constexpr traced_captured_scope
    capture(source_location where = source_location::current()) const {
        return {*tracer_, has_names(where) ? capture_scope(names(), scope_) : 0};
    }
    /// What get_variable does here (row 67).
    [[nodiscard]] constexpr reuse_mode reuse(source_location where = source_location::current()) const {
        return has_names(where) ? object().reuse : reuse_mode::create;
    }
    /// Makes get_variable find instead of make for the rest of the scope (row 73).
    constexpr void reuse_variables(source_location where = source_location::current()) const {
        if (is_usable(where)) object().reuse = reuse_mode::reuse;
    }

    /// The part of a program of several that is traced from here on.
    constexpr void begin_part(std::size_t part) noexcept { tracer_->part = part; }

    /// Refuses a value that was computed by an operation whose operands do not fit (VS-E033), alone or in a pair or tuple.
    template <class Value>
    constexpr void expect_fit(const Value& computed) const {
        if constexpr (detail::holds_abstract<Value>())
            detail::for_each_abstract(computed, [this](abstract each) { each.report_to(*tracer_); });
    }

  private:
    friend calls;
    friend struct detail::parts_access;
    template <class, class>
    friend class template_function;

    // Of a deduced type, so that what a call asks the engine for is compiled where a program makes the call, and not with this header. Calls
    // that nearly all programs make do without: it costs the constant evaluator steps.
    [[nodiscard]] constexpr auto& names() const noexcept { return *tracer_->names; }
    [[nodiscard]] constexpr traced_scope_object& object() const noexcept {
        return tracer_->names->scopes.object_of(scope_);
    }
    [[nodiscard]] constexpr path_id name_scope_id() const noexcept {
        return tracer_->names->scopes[scope_].name_scope.id;
    }
    constexpr void release() noexcept {
        if (scope_ != 0 && scope_ != left && tracer_->names != nullptr)
            tracer_->names->scopes.leave(tracer_->names->paths, scope_);
    }

    // The number of a scope that was left or moved from.
    static constexpr std::uint32_t left = no_index;
    // Whether a call is to be carried out; one on a scope that was left is refused. Primitives ask the first line themselves where a call
    // would cost steps.
    constexpr bool is_usable(const source_location& where) const {
        if (tracer_->is_live && scope_ != left) return true;
        if (tracer_->is_live) tracer_->fail({code::scope_left}, where);
        return false;
    }
    // The same for what is answered also after a refusal.
    constexpr bool has_names(const source_location& where) const {
        return tracer_->has_names() && (scope_ != left || is_usable(where));
    }

    // The primitives of scope_calls: each asks the naming engine, or in the first pass only counts what will be asked for.
    constexpr Scope open_name_scope(const scope_name& name, const source_location& where) const {
        if (!is_usable(where)) return counted_scope(name.name, 1, 1);
        return opened(varscope::open_name_scope(*tracer_->names, scope_, name),
                      opening_of_name_scope(name.name), name.name, where);
    }
    constexpr Scope open_variable_scope(const scope_name& name, const scope_options& options,
                                        const source_location& where) const {
        if (!tracer_->is_live || scope_ == left) {
            static_cast<void>(is_usable(where));
            if (!name.is_given) ++tracer_->counts.default_names, ++tracer_->counts.ordered;
            if (options.regularizer.is_given || options.constraint.is_given || options.collections.is_given())
                count_defaults(options);
            return counted_scope(name.name, 2, name.is_given ? 0 : 1);
        }
        if (!name.is_given && tracer_->ignores_counts) tracer_->needs_counts = true;
        return opened(varscope::open_variable_scope(*tracer_->names, scope_, name, request_of(options)),
                      name.is_given ? opening_kind::variable_scope : opening_kind::default_variable_scope,
                      name.name, where);
    }
    constexpr Scope enter(const traced_captured_scope& captured, const scope_options& options,
                          const source_location& where) const {
        if (!is_usable(where)) return count_defaults(options), counted_scope({}, 1, 0);
        if (!captured.is_of(*tracer_))
            return opened(refused<std::uint32_t>({code::foreign_scope, 0, captured.name()}),
                          opening_kind::captured_scope, {}, where);
        return opened(enter_captured_scope(names(), scope_, captured.id(), request_of(options)),
                      opening_kind::captured_scope, {}, where);
    }
    constexpr void change(const scope_options& options, const source_location& where) const {
        if (!is_usable(where)) return count_defaults(options);
        if (const auto changed = change_defaults(names(), scope_, request_of(options)); !changed)
            tracer_->fail(changed.why, where);
    }
    constexpr traced_text spell(scope_path which) const {
        if (which != scope_path::variables) ++tracer_->counts.ordered;
        if (!has_names({})) return {};
        if (which == scope_path::first_operations) return original_name_scope_of(*tracer_, object());
        return {*tracer_, which == scope_path::variables ? object().name.id : name_scope_id(), ""};
    }

    constexpr traced_variable shared(text name, shape_view shape, const optional_dtype& type,
                                     const get_variable_options& options,
                                     const source_location& where) const {
        if (!tracer_->is_live || scope_ == left) {
            static_cast<void>(is_usable(where));
            tracer_->counts.add_variable(name, shape, options.collections.kept.size,
                                         options.regularizer.is_given || options.constraint.is_given ||
                                             options.note.is_given || options.part.count != 0);
            if (options.initializer.init.kind >= initializer_kind::list)
                tracer_->counts.elements += 1 + options.initializer.word_count();
            return {*tracer_, no_index};
        }
        variable_request request = detail::variable_request_of(options, shape, type, where);
        // As `keep` does, without the call: it is 1 % of the steps that clang counts for a program of 2,000 variables.
        if (options.initializer.init.kind >= initializer_kind::list)
            request.initial = tracer_->keep(options.initializer),
            request.value_is_operation = options.initializer.is_constant();
        else
            request.initial.init = options.initializer.init;
        const outcome<std::uint32_t> made =
            share_variable(*tracer_->names, scope_, name, static_cast<variable_request&&>(request));
        if (made.kind == verdict::refused || tracer_->part != 0) return declared(made, where);
        return {*tracer_, made.value};
    }
    constexpr traced_variable direct(const optional_name& name, const static_value& initial,
                                     const variable_options& options, const source_location& where) const {
        static_cast<void>(is_usable(where)); // before the value is looked at
        const dtype type = options.dtype.is_given ? options.dtype.type : initial.type();
        const initial_value kept = first_value(name.or_else("Variable"), initial, type, where);
        return direct(name, kept, initial.shape(), type, options, where, false);
    }
    constexpr traced_variable direct(const optional_name& name, const traced_constant& initial,
                                     const variable_options& options, const source_location& where) const {
        if (is_usable(where) && options.dtype.is_given && options.dtype.type != initial.dtype())
            refuse_dtype(name.or_else("Variable"), initial.shape(), options.dtype.type, initial.dtype(),
                         where);
        return direct(name, initial.initial(), initial.shape(), initial.dtype(), options, where, true);
    }
    constexpr traced_variable direct(const optional_name& name, const initializer& initial, shape_view shape,
                                     const variable_options& options, const source_location& where) const {
        return direct(name, initial_value{initial}, shape, options.dtype.type, options, where, false);
    }
    constexpr traced_variable direct(const optional_name& name, const initial_value& initial,
                                     shape_view shape, dtype type, const variable_options& options,
                                     const source_location& where, bool value_is_operation) const {
        const text asked = name.or_else("Variable");
        if (!is_usable(where)) {
            tracer_->counts.add_variable(asked, shape, options.collections.size(),
                                         options.constraint.is_given || options.note.is_given ||
                                             options.part.count != 0);
            ++tracer_->counts.granted, ++tracer_->counts.ordered;
            return {*tracer_, no_index};
        }
        variable_request request = detail::variable_request_of(options, shape, type, where);
        request.type = type, request.initial = initial, request.value_is_operation = value_is_operation;
        const outcome<std::uint32_t> made = make_variable(names(), scope_, name, request);
        if (made && tracer_->keeps_events)
            tracer_->note(traced_call::variable, tracer_->names->variables[made.value].where, name_scope_id(),
                          asked, opening_, where, made.value);
        return declared(made, where);
    }

    constexpr traced_placeholder_handle input(const optional_name& name, shape_view shape, dtype type,
                                              const source_location& where) const {
        const text asked = name.or_else(name_of(operation_type::placeholder));
        if (!is_usable(where)) {
            tracer_->counts.add(asked);
            ++tracer_->counts.placeholders, tracer_->counts.extents += shape.size();
            return {*tracer_, counted_operation(asked), tracer_->keep(shape), type};
        }
        const path_id made = named(make_placeholder(names(), scope_, name, shape), traced_call::placeholder,
                                   asked, where, static_cast<std::uint32_t>(tracer_->placeholders.size()));
        if (tracer_->is_live) tracer_->add_placeholder(made, object().name, asked, shape, type);
        return {*tracer_, made, tracer_->keep(shape), type};
    }

    constexpr traced_constant constant_of(const optional_name& name, const static_value& is,
                                          const source_location& where) const {
        const text asked = name.or_else(name_of(operation_type::constant));
        path_id made = 0;
        if (!is_usable(where))
            made = counted_operation(asked);
        else if (refuse_ragged(name.name, is, where))
            made = named(make_operation(names(), scope_, name, operation_type::constant),
                         traced_call::constant, asked, where);
        return {*tracer_, made, tracer_->keep(is.shape()), is.type(),
                first_value(asked, is, is.type(), where)};
    }
    constexpr traced_constant constant_of(const optional_name& name, const initializer& from,
                                          shape_view shape, dtype type, const source_location& where) const {
        const operations_row& row = row_of(operations_of(from, type, 0));
        const text asked = name.or_else(constant_name_of(from, type));
        path_id made = 0;
        if (!is_usable(where)) {
            for (std::size_t i = 0; i != row.inner_count; ++i) tracer_->counts.add(row.inner[i]);
            made = counted_operation(asked);
        } else {
            made = named(make_first_value(names(), scope_, name, from, type, shape), traced_call::constant,
                         asked, where);
        }
        return {*tracer_, made, tracer_->keep(shape), type, {from, {}, type, made}};
    }

    constexpr traced_node operation(const optional_name& name, const source_location& where) const {
        const text asked = name.or_else(name_of(operation_type::no_op));
        if (!is_usable(where)) return {*tracer_, counted_operation(asked)};
        return {*tracer_, named(make_operation(names(), scope_, name, operation_type::no_op),
                                traced_call::node, asked, where)};
    }

    constexpr traced_text granted(text asked, name_use use, const source_location& where) const {
        if (!is_usable(where)) return {*tracer_, counted_operation(asked), ""};
        return {*tracer_,
                named(grant_name(names(), scope_, asked, use), traced_call::unique_name, asked, where), ""};
    }

    // What get_partitioned_variable asks.
    constexpr partition_facts facts_of_parts(text name, const source_location& where) const {
        return has_names(where) ? varscope::facts_of_parts(names(), scope_, name) : partition_facts();
    }
    constexpr void refuse_parts(refusal why, const source_location& where) const {
        if (!is_usable(where)) return;
        why.scope = object().name.id;
        tracer_->fail(why, where);
    }

    constexpr traced_variable_list listed(text key) const {
        return {*tracer_, has_names({}) ? object().name.id : 0, key};
    }

    constexpr void count_defaults(const scope_options& options) const noexcept {
        tracer_->counts.has_default_rules |= options.regularizer.is_given || options.constraint.is_given;
        for (std::size_t i = 0; i != options.collections.size(); ++i)
            tracer_->counts.characters += options.collections[i].size();
    }
    // What the first pass counts.
    constexpr Scope counted_scope(text asked, std::size_t paths, std::size_t granted) const {
        tracer_->counts.scopes += 1, tracer_->counts.granted += granted;
        for (; paths != 0; --paths) tracer_->counts.add(asked);
        return {tracer_->refused(), 0};
    }
    constexpr path_id counted_operation(text asked) const noexcept {
        tracer_->counts.add(asked);
        ++tracer_->counts.granted, ++tracer_->counts.ordered;
        return 0;
    }

    // What came of a request: a handle, or the end of the trace.
    constexpr Scope opened(const outcome<std::uint32_t>& scope, opening_kind kind, text asked,
                           const source_location& where) const {
        if (scope.kind == verdict::refused) {
            tracer_->fail(scope.why, where);
            return {tracer_->refused(), 0};
        }
        if (!tracer_->keeps_events) return {*tracer_, scope.value};
        const path_id at = is_name_scope(kind) ? name_scope_id() : object().name.id;
        const std::uint32_t made = tracer_->note_opening(kind, opening_, at, asked, scope.value);
        if (kind == opening_kind::default_variable_scope)
            tracer_->note(traced_call::default_variable_scope, tracer_->openings[made].variables, at, asked,
                          opening_, where, made);
        return {*tracer_, scope.value, made};
    }
    constexpr traced_variable declared(const outcome<std::uint32_t>& made,
                                       const source_location& where) const {
        if (made.kind == verdict::refused) {
            tracer_->fail(made.why, where);
            return {*tracer_, no_index};
        }
        if (tracer_->part != 0 && made.kind == verdict::created) tracer_->note_part(made.value);
        return {*tracer_, made.value};
    }
    constexpr path_id named(const outcome<path_id>& made, traced_call kind, text asked,
                            const source_location& where, std::uint32_t index = no_index) const {
        if (!made) {
            tracer_->fail(made.why, where);
            return 0;
        }
        if (tracer_->keeps_events)
            tracer_->note(kind, made.value, name_scope_id(), asked, opening_, where, index);
        return made.value;
    }

    constexpr scope_request request_of(const scope_options& options) const {
        return varscope::request_of(options, tracer_->keep(options.initializer));
    }
    // Keeps elements as the first value of what is called `name`, refused where they are not elements of the dtype.
    constexpr initial_value first_value(text name, const static_value& from, dtype type,
                                        const source_location& where) const {
        initial_value initial{{initializer_kind::value, 0, 0}, {}, type, no_index};
        tracer_->counts.elements += 1 + 2 * from.word_count();
        if (!tracer_->is_live || !refuse_ragged(name, from, where)) return initial;
        if (!detail::converts_to(type, from.type(), from.data(), from.word_count()))
            refuse_dtype(name, from.shape(), type, from.type(), where);
        else
            initial.id = tracer_->add_value(type, from.type(), from.data(), from.word_count());
        return initial;
    }
    constexpr void refuse_dtype(text name, shape_view shape, dtype asked, dtype found,
                                const source_location& where) const {
        refusal why{code::value_dtype_differs, name_scope_id(), name};
        why.asked_shape = why.found_shape = shape;
        why.asked_dtype = asked;
        why.found_dtype = found;
        tracer_->fail(why, where);
    }
    // Refuses lists with rows of different lengths; true where there are none.
    constexpr bool refuse_ragged(text name, const static_value& list, const source_location& where) const {
        if (!list.is_ragged()) return true;
        refusal why{code::shape_differs, name_scope_id(), name};
        const extent asked[] = {list.other_length()};
        const extent found[] = {list.first_length()};
        why.asked_shape = shape_view(asked, 1);
        why.found_shape = shape_view(found, 1);
        tracer_->fail(why, where);
        return false;
    }

    // What a template asks of its scope and of that of a call.
    [[nodiscard]] constexpr traced_captured_scope capture_for_template() const {
        return {*tracer_, tracer_->is_live ? varscope::capture_for_template(names(), scope_) : 0};
    }
    [[nodiscard]] constexpr std::size_t trainable_count() const noexcept {
        return tracer_->is_live ? tracer_->names->variables.collections()[1].variables.size() : 0;
    }
    [[nodiscard]] constexpr bool has_refusal() const noexcept { return tracer_->has_failed; }
    constexpr void refuse_later_variables(std::size_t, const source_location& where) const {
        if (tracer_->is_live) tracer_->fail({code::later_variable, object().name.id}, where);
    }

    tracer* tracer_;
    std::uint32_t scope_;
    std::uint32_t opening_;
};

/// A scope that only declares: names are made and shared as in a graph, values are abstract. Move-only; its destruction leaves it.
class tracing_scope : public tracing_calls<tracing_scope> {
  public:
    /// The open scope of this number; see static_graph::root.
    constexpr tracing_scope(tracer& of, std::uint32_t scope, std::uint32_t opening = 0) noexcept
        : tracing_calls(of, scope, opening) {}
};

} // namespace varscope

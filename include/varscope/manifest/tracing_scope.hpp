// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/tracing_scope.hpp: the scope that a program gets while the compiler runs it.
#pragma once

#include <varscope/manifest/trace_calls.hpp>

namespace varscope {

/// A scope with the calls of varscope::scope that only declares: names are made and shared as in a graph, values are abstract.
/// The first refused call ends the trace, and the manifest reports it. Move-only; its destruction leaves it. Names are taken by
/// value: clang 14 crashes when it prints a reference to a literal.
class tracing_scope : trace_calls {
  public:
    constexpr tracing_scope(trace_place at) noexcept : trace_calls(at) {}
    constexpr tracing_scope(tracing_scope&& from) noexcept : trace_calls(from) { from.frame_ = 0; }
    constexpr tracing_scope& operator=(tracing_scope&& from) noexcept {
        if (this != &from) {
            release();
            log_ = from.log_;
            frame_ = from.frame_;
            from.frame_ = 0;
        }
        return *this;
    }
    constexpr ~tracing_scope() { release(); }

    /// See scope::name_scope.
    template <name_like Name>
    [[nodiscard]] constexpr tracing_scope name_scope(Name name,
                                                     source_location where = source_location::current()) {
        return open_name_scope({to_text(name), true, {}, false}, where);
    }
    [[nodiscard]] constexpr tracing_scope name_scope(const default_name& fallback,
                                                     source_location where = source_location::current()) {
        return open_name_scope({{}, false, fallback.name, true}, where);
    }
    [[nodiscard]] constexpr tracing_scope name_scope(source_location where = source_location::current()) {
        return open_name_scope({{}, false, {}, false}, where);
    }

    /// See scope::variable_scope.
    template <name_like Name>
    [[nodiscard]] constexpr tracing_scope variable_scope(Name name, const static_scope_options& options = {},
                                                         source_location where = source_location::current()) {
        return open_variable_scope({to_text(name), true, {}, false}, options, where);
    }
    template <name_like Name>
    [[nodiscard]] constexpr tracing_scope variable_scope(Name name, reuse_mode mode,
                                                         source_location where = source_location::current()) {
        return open_variable_scope({to_text(name), true, {}, false}, {.reuse = mode}, where);
    }
    [[nodiscard]] constexpr tracing_scope variable_scope(const default_name& fallback,
                                                         const static_scope_options& options = {},
                                                         source_location where = source_location::current()) {
        return open_variable_scope({{}, false, fallback.name, true}, options, where);
    }
    [[nodiscard]] constexpr tracing_scope variable_scope(unnamed_t, const static_scope_options& options = {},
                                                         source_location where = source_location::current()) {
        return open_variable_scope({{}, false, {}, false}, options, where);
    }
    [[nodiscard]] constexpr tracing_scope variable_scope(const traced_captured_scope& captured,
                                                         const static_scope_options& options = {},
                                                         source_location where = source_location::current()) {
        return enter(captured.id(), options, where);
    }
    [[nodiscard]] constexpr tracing_scope variable_scope(const traced_captured_scope& captured,
                                                         reuse_mode mode,
                                                         source_location where = source_location::current()) {
        return variable_scope(captured, static_scope_options{.reuse = mode}, where);
    }

    /// See scope::leave.
    constexpr void leave(source_location where = source_location::current()) {
        if (!log_->is_live) return;
        if (const outcome<std::uint32_t> left = log_->names->leave(frame_); !left)
            log_->fail(left.why, where);
        else
            frame_ = 0, log_ = &log_->refused();
    }
    /// See scope::capture.
    [[nodiscard]] constexpr traced_captured_scope capture() const {
        return {*log_, log_->names != nullptr ? log_->names->capture(frame_) : 0};
    }
    [[nodiscard]] constexpr traced_captured_scope get_variable_scope() const { return capture(); }

    /// See scope::name, scope::current_name_scope, scope::original_name_scope, scope::reuse.
    [[nodiscard]] constexpr traced_text name() const {
        return {*log_, log_->names != nullptr ? object().name.id : 0, ""};
    }
    [[nodiscard]] constexpr traced_text current_name_scope() const {
        return {*log_, log_->names != nullptr ? name_scope_id() : 0, ""};
    }
    [[nodiscard]] constexpr traced_text original_name_scope() const {
        if (log_->names == nullptr) return {};
        return original_name_scope_of(*log_, object());
    }
    [[nodiscard]] constexpr reuse_mode reuse() const noexcept {
        return log_->names != nullptr ? object().reuse : reuse_mode::create;
    }
    constexpr void reuse_variables() noexcept {
        if (log_->is_live) object().reuse = reuse_mode::reuse;
    }

    /// See scope::get_variable.
    template <name_like Name>
    constexpr traced_variable get_variable(Name name, const static_get_variable_options& options = {},
                                           source_location where = source_location::current()) {
        return stored(to_text(name), shape_view(), optional_dtype(), options, where);
    }
    template <name_like Name, shape_like Shape>
    constexpr traced_variable get_variable(Name name, const Shape& shape,
                                           const static_get_variable_options& options = {},
                                           source_location where = source_location::current()) {
        return stored(to_text(name), shape, optional_dtype(), options, where);
    }
    template <name_like Name>
    constexpr traced_variable get_variable(Name name, std::initializer_list<extent> shape,
                                           const static_get_variable_options& options = {},
                                           source_location where = source_location::current()) {
        return stored(to_text(name), shape_view(shape.begin(), shape.size()), optional_dtype(), options,
                      where);
    }
    template <name_like Name, shape_like Shape, std::convertible_to<varscope::dtype> Type>
    constexpr traced_variable get_variable(Name name, const Shape& shape, Type type,
                                           const static_get_variable_options& options = {},
                                           source_location where = source_location::current()) {
        return stored(to_text(name), shape, optional_dtype(static_cast<varscope::dtype>(type)), options,
                      where);
    }
    template <name_like Name, std::convertible_to<varscope::dtype> Type>
    constexpr traced_variable get_variable(Name name, std::initializer_list<extent> shape, Type type,
                                           const static_get_variable_options& options = {},
                                           source_location where = source_location::current()) {
        return stored(to_text(name), shape_view(shape.begin(), shape.size()),
                      optional_dtype(static_cast<varscope::dtype>(type)), options, where);
    }

    /// See scope::variable; the first value is a number, nested lists of numbers, an array, a constant, or an initializer and a shape.
    template <class Name, detail::static_element T>
    constexpr traced_variable variable(Name name, const T& initial,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return direct(name_of(name), elements_of(full(shape_c<>, initial)), options, where);
    }
    template <class Name, detail::static_element T>
    constexpr traced_variable variable(Name name, std::initializer_list<T> initial,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return direct(name_of(name), list_of(initial).elements(), options, where);
    }
    template <class Name, detail::static_element T>
    constexpr traced_variable variable(Name name, std::initializer_list<std::initializer_list<T>> initial,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        const traced_list<T> list = rows_of(name_of(name), initial, where);
        return direct(name_of(name), list.elements(), options, where);
    }
    template <class Name, std::size_t Count, std::size_t Rank>
    constexpr traced_variable variable(Name name, const static_array<Count, Rank>& initial,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return direct(name_of(name), elements_of(initial), options, where);
    }
    template <class Name>
    constexpr traced_variable variable(Name name, const traced_constant& initial,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return direct(name_of(name), initial, options, where);
    }
    template <class Name, shape_like Shape>
    constexpr traced_variable variable(Name name, const initializer& initial, const Shape& shape,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return direct(name_of(name), initial_value{initial}, extents_of(shape).shape, options.dtype.type,
                      options, where);
    }
    template <class Name>
    constexpr traced_variable variable(Name name, const initializer& initial,
                                       std::initializer_list<extent> shape,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return variable(name, initial, shape_view(shape.begin(), shape.size()), options, where);
    }

    /// See scope::constant.
    template <class Name, detail::static_element T>
    constexpr traced_constant constant(Name name, const T& is,
                                       source_location where = source_location::current()) {
        return constant_of(name_of(name), elements_of(full(shape_c<>, is)), where);
    }
    template <class Name, detail::static_element T>
    constexpr traced_constant constant(Name name, std::initializer_list<T> is,
                                       source_location where = source_location::current()) {
        return constant_of(name_of(name), list_of(is).elements(), where);
    }
    template <class Name, detail::static_element T>
    constexpr traced_constant constant(Name name, std::initializer_list<std::initializer_list<T>> is,
                                       source_location where = source_location::current()) {
        const traced_list<T> list = rows_of(name_of(name), is, where);
        return constant_of(name_of(name), list.elements(), where);
    }
    template <class Name, std::size_t Count, std::size_t Rank>
    constexpr traced_constant constant(Name name, const static_array<Count, Rank>& is,
                                       source_location where = source_location::current()) {
        return constant_of(name_of(name), elements_of(is), where);
    }
    template <class Name, shape_like Shape>
    constexpr traced_constant constant(Name name, const initializer& from, const Shape& shape,
                                       varscope::dtype type = dtype::float32,
                                       source_location where = source_location::current()) {
        return constant_of(name_of(name), from, extents_of(shape).shape, type, where);
    }
    template <class Name>
    constexpr traced_constant
    constant(Name name, const initializer& from, std::initializer_list<extent> shape,
             varscope::dtype type = dtype::float32, source_location where = source_location::current()) {
        return constant_of(name_of(name), from, shape_view(shape.begin(), shape.size()), type, where);
    }

    /// See scope::placeholder.
    template <class Name, shape_like Shape>
    constexpr traced_placeholder_handle placeholder(Name name, const Shape& shape,
                                                    varscope::dtype type = dtype::float32,
                                                    source_location where = source_location::current()) {
        return input(name_of(name), extents_of(shape).shape, type, where);
    }
    template <class Name>
    constexpr traced_placeholder_handle placeholder(Name name, std::initializer_list<extent> shape,
                                                    varscope::dtype type = dtype::float32,
                                                    source_location where = source_location::current()) {
        return input(name_of(name), shape_view(shape.begin(), shape.size()), type, where);
    }
    /// See scope::node.
    template <class Name>
    constexpr traced_node node(Name name, source_location where = source_location::current()) {
        return traced_node(*log_, operation(name_of(name), operation_type::no_op, where));
    }
    /// See scope::unique_name.
    template <name_like Name>
    constexpr traced_text unique_name(Name name, name_use use = name_use::take,
                                      source_location where = source_location::current()) {
        return granted(to_text(name), use, where);
    }

    /// The part of a program of several that is traced from here on.
    constexpr void begin_part(std::size_t part) noexcept { log_->part = part; }

  private:
    template <class, class>
    friend class template_function;

    // What a template asks of its scope and of that of a call.
    [[nodiscard]] constexpr traced_captured_scope capture_for_template() const {
        return {*log_, log_->is_live ? log_->names->capture_for_template(frame_) : 0};
    }
    [[nodiscard]] constexpr std::size_t trainable_count() const noexcept {
        return log_->is_live ? log_->names->variables().collections()[1].variables.size() : 0;
    }
    [[nodiscard]] constexpr bool has_refusal() const noexcept { return log_->has_failed; }
    constexpr void refuse_later_variables(std::size_t, const source_location& where) {
        if (log_->is_live) log_->fail({code::later_variable, object().name.id}, where);
    }

    template <class T>
    static constexpr traced_list<T> list_of(std::initializer_list<T> from) {
        traced_list<T> list{{static_cast<extent>(from.size())}};
        list.add(from);
        return list;
    }
    template <class T>
    constexpr traced_list<T> rows_of(const scope_name& name,
                                     std::initializer_list<std::initializer_list<T>> from,
                                     const source_location& where) {
        const std::size_t columns = from.size() == 0 ? 0 : from.begin()->size();
        traced_list<T> list{{static_cast<extent>(from.size()), static_cast<extent>(columns)}, 2};
        for (const auto& row : from)
            if (row.size() == columns)
                list.add(row);
            else
                refuse_ragged(name, columns, row.size(), where);
        return list;
    }
    template <std::size_t Count, std::size_t Rank>
    static constexpr traced_elements elements_of(const static_array<Count, Rank>& from) noexcept {
        return {from.type, from.shape(), from.words, Count};
    }

    template <class Name>
    static constexpr scope_name name_of(Name name) noexcept {
        if constexpr (std::same_as<Name, unnamed_t>)
            return {{}, false, {}, false};
        else
            return {to_text(name), true, {}, false};
    }
    constexpr void release() noexcept {
        if (frame_ != 0 && log_->names != nullptr) log_->names->release(frame_);
    }

    template <shape_like Shape>
    constexpr traced_variable stored(text name, const Shape& shape, optional_dtype type,
                                     const static_get_variable_options& options,
                                     const source_location& where) {
        if constexpr (std::convertible_to<Shape, shape_view>)
            return trace_calls::stored(name, shape, type, options, where);
        else
            return trace_calls::stored(name, extents_of(shape).shape, type, options, where);
    }
};

} // namespace varscope

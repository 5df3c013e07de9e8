// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/tracing_scope.hpp: the scope that a program gets while the compiler runs it.
#pragma once

#include <varscope/manifest/traced.hpp>

namespace varscope {

/// A scope with the calls of varscope::scope that only declares: names are made and shared as in a graph, values are abstract.
/// The first refused call ends the trace, and the manifest reports it. Move-only; its destruction leaves it. Names are taken by
/// value: clang 14 crashes when it prints a reference to a literal.
class tracing_scope {
  public:
    constexpr tracing_scope(trace_log& log, std::uint32_t frame) noexcept : log_(&log), frame_(frame) {}
    constexpr tracing_scope(tracing_scope&& from) noexcept : log_(from.log_), frame_(from.frame_) {
        from.frame_ = 0;
    }
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
        if (!log_->is_live()) {
            log_->counts.add({});
            ++log_->counts.scopes;
            return tracing_scope(*log_, 0);
        }
        return opened(log_->names->variable_scope(frame_, captured.id(), request_of(options)),
                      traced_call::variable_scope, {}, where);
    }
    [[nodiscard]] constexpr tracing_scope variable_scope(const traced_captured_scope& captured,
                                                         reuse_mode mode,
                                                         source_location where = source_location::current()) {
        return variable_scope(captured, static_scope_options{.reuse = mode}, where);
    }

    /// See scope::leave.
    constexpr void leave(source_location where = source_location::current()) {
        if (log_->is_live())
            if (const outcome<std::uint32_t> left = log_->names->leave(frame_); !left)
                log_->fail(left.why, where);
        frame_ = 0;
    }
    /// See scope::capture.
    [[nodiscard]] constexpr traced_captured_scope capture() const {
        return {*log_, log_->is_live() ? log_->names->capture(frame_) : 0};
    }
    [[nodiscard]] constexpr traced_captured_scope get_variable_scope() const { return capture(); }

    /// See scope::name, scope::current_name_scope, scope::original_name_scope, scope::reuse.
    [[nodiscard]] constexpr traced_text name() const {
        return {*log_, log_->is_live() ? object().name.id : 0, ""};
    }
    [[nodiscard]] constexpr traced_text current_name_scope() const {
        return {*log_, log_->is_live() ? name_scope_id() : 0, ""};
    }
    [[nodiscard]] constexpr traced_text original_name_scope() const {
        const path_id where = log_->is_live() ? object().original_name_scope : 0;
        return {*log_, where, where == 0 ? "" : "/"};
    }
    [[nodiscard]] constexpr reuse_mode reuse() const noexcept {
        return log_->is_live() ? object().reuse : reuse_mode::create;
    }
    constexpr void reuse_variables() noexcept {
        if (log_->is_live()) object().reuse = reuse_mode::reuse;
    }

    /// See scope::get_variable.
    template <name_like Name>
    constexpr traced_variable get_variable(Name name, const static_get_variable_options& options = {},
                                           source_location where = source_location::current()) {
        return stored(to_text(name), {}, optional_dtype(), options, where);
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

    /// See scope::variable; the first value is a number, nested lists of numbers, or an initializer and a shape.
    template <class Name, detail::static_element T>
    constexpr traced_variable variable(Name name, const T& initial,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return direct(name_of(name), shape_view(nullptr, 0), &initial, &initial + 1, options, where);
    }
    template <class Name, detail::static_element T>
    constexpr traced_variable variable(Name name, std::initializer_list<T> initial,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        const extent extents[] = {static_cast<extent>(initial.size())};
        return direct(name_of(name), shape_view(extents, 1), initial.begin(), initial.end(), options, where);
    }
    template <class Name, detail::static_element T>
    constexpr traced_variable variable(Name name, std::initializer_list<std::initializer_list<T>> initial,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        growing_array<T> elements;
        const std::size_t columns = initial.size() == 0 ? 0 : initial.begin()->size();
        for (const auto& row : initial) {
            if (row.size() != columns) return ragged(name_of(name), columns, row.size(), where);
            for (const T& element : row) elements.push_back(element);
        }
        const extent extents[] = {static_cast<extent>(initial.size()), static_cast<extent>(columns)};
        const T* const first = elements.size() == 0 ? nullptr : &elements[0];
        return direct(name_of(name), shape_view(extents, 2), first, first + elements.size(), options, where);
    }
    template <class Name, shape_like Shape>
    constexpr traced_variable variable(Name name, const initializer& initial, const Shape& shape,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return direct(name_of(name), initial, extents_of(shape).shape, options, where);
    }
    template <class Name>
    constexpr traced_variable variable(Name name, const initializer& initial,
                                       std::initializer_list<extent> shape,
                                       const static_variable_options& options = {},
                                       source_location where = source_location::current()) {
        return direct(name_of(name), initial, shape_view(shape.begin(), shape.size()), options, where);
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
        return traced_node(*log_, operation(name_of(name), operation_type::no_op, traced_call::node, where));
    }
    /// See scope::unique_name.
    template <name_like Name>
    constexpr traced_text unique_name(Name name, name_use use = name_use::take,
                                      source_location where = source_location::current());

    /// The part of a program of several that is traced from here on.
    constexpr void begin_part(std::size_t part) noexcept { log_->part = part; }

  private:
    template <class Name>
    static constexpr scope_name name_of(Name name) noexcept {
        if constexpr (std::same_as<Name, unnamed_t>)
            return {{}, false, {}, false};
        else
            return {to_text(name), true, {}, false};
    }
    [[nodiscard]] constexpr traced_scope_object& object() const noexcept {
        return log_->names->object_of(frame_);
    }
    [[nodiscard]] constexpr path_id name_scope_id() const noexcept {
        return log_->names->scopes().frame(frame_).name_scope.id;
    }
    constexpr void release() noexcept {
        if (frame_ != 0 && log_->names != nullptr) log_->names->release(frame_);
    }

    constexpr scope_request request_of(const static_scope_options& options) const;
    constexpr tracing_scope opened(const outcome<std::uint32_t>& frame, traced_call kind, text asked,
                                   const source_location& where);
    constexpr tracing_scope open_name_scope(const scope_name& name, const source_location& where);
    constexpr tracing_scope open_variable_scope(const scope_name& name, const static_scope_options& options,
                                                const source_location& where);
    constexpr traced_variable stored(text name, shape_view shape, optional_dtype type,
                                     const static_get_variable_options& options,
                                     const source_location& where);
    template <shape_like Shape>
        requires(!std::convertible_to<Shape, shape_view>)
    constexpr traced_variable stored(text name, const Shape& shape, optional_dtype type,
                                     const static_get_variable_options& options,
                                     const source_location& where) {
        return stored(name, extents_of(shape).shape, type, options, where);
    }
    template <class T>
    constexpr traced_variable direct(const scope_name& name, shape_view shape, const T* first, const T* last,
                                     const static_variable_options& options, const source_location& where);
    constexpr traced_variable direct(const scope_name& name, const initializer& initial, shape_view shape,
                                     const static_variable_options& options, const source_location& where);
    constexpr traced_variable made(const scope_name& name, const outcome<std::uint32_t>& from,
                                   const source_location& where);
    constexpr traced_variable ragged(const scope_name& name, std::size_t first, std::size_t other,
                                     const source_location& where);
    constexpr traced_placeholder_handle input(const scope_name& name, shape_view shape, varscope::dtype type,
                                              const source_location& where);
    constexpr path_id operation(const scope_name& name, operation_type type, traced_call kind,
                                const source_location& where);

    trace_log* log_;
    std::uint32_t frame_;
};

} // namespace varscope

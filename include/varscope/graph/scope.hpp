// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/scope.hpp: the handle through which a graph's names are made.
#pragma once

#include <varscope/config.hpp>
#include <varscope/graph/captured_scope.hpp>
#include <varscope/graph/constant_tensor.hpp>
#include <varscope/graph/placeholder.hpp>
#include <varscope/graph/variable_list.hpp>
#include <varscope/scope/calls.hpp>
#include <varscope/scope/template.hpp>

namespace varscope {

namespace detail {
struct scope_access; // how layers above make what no call of a scope makes
struct parts_access;
} // namespace detail

/// The types of a phase with values; see scope_calls.
struct graph_types {
    using variable = varscope::variable;
    using placeholder = varscope::placeholder;
    using constant = constant_tensor;
    using node = varscope::node;
    using captured_scope = varscope::captured_scope;
    using name = std::string;
    using value = varscope::value;
    using initial = graph_initializer;
    template <class Options>
    [[nodiscard]] static Options left_out() {
        return {};
    }
};

/// An open scope of a graph; its calls are those of scope_calls. Move-only; its destruction leaves it, and where scopes opened in it are
/// still open, it is left together with the last of those. One scope is for one thread; scopes of one graph may be used by several.
class scope : public scope_calls<scope, graph_types> {
    using calls = scope_calls<scope, graph_types>;

  public:
    scope(std::shared_ptr<graph_state> graph, std::uint32_t id) noexcept
        : graph_(std::move(graph)), id_(id) {}
    scope(scope&& from) noexcept : graph_(std::move(from.graph_)), id_(from.id_) {}
    scope& operator=(scope&& from) noexcept {
        if (this != &from) {
            release();
            graph_ = std::move(from.graph_);
            id_ = from.id_;
        }
        return *this;
    }
    ~scope() { release(); }

    using calls::get_variable;
    /// The same where the compiler knows the shape and the dtype: the variable as an xtensor container of that shape, with a name.
    template <class Shape, dtype Type>
        requires is_static_shape<Shape> variable_view<element_t<Type>, Shape>
        get_variable(name_argument name, Shape shape, dtype_c<Type> type,
                     const scope::get_variable_options& options = {},
                     source_location where = source_location::current())
    const {
        return variable_view<element_t<Type>, Shape>(shared(name.chars, shape, type, options, where, true));
    }

    /// The same where the compiler knows the dtype only: the variable as an xtensor container of dynamic rank, with a name. Its elements are made
    /// when they are first asked for.
    template <dtype Type>
    variable_view<element_t<Type>, dynamic_shape>
    get_variable(name_argument name, const shape_argument& shape, dtype_c<Type> type,
                 const scope::get_variable_options& options = {},
                 source_location where = source_location::current()) const {
        return shared_as<element_t<Type>>(name.chars, shape.extents, type, options, where);
    }
    template <dtype Type>
    variable_view<element_t<Type>, dynamic_shape>
    get_variable(name_argument name, std::initializer_list<extent_argument> shape, dtype_c<Type> type,
                 const scope::get_variable_options& options = {},
                 source_location where = source_location::current()) const {
        return shared_as<element_t<Type>>(name.chars, braced_shape(shape.begin(), shape.size()).view, type,
                                          options, where);
    }

    /// Leaves the scope now; throws scope_order_error (VS-E012) while a scope opened in it is open. Every later call on the handle throws
    /// scope_left_error (VS-E029), as on one that was moved from.
    void leave() {
        check_alive();
        graph_->leave(id_);
        graph_.reset();
    }

    /// The variable scope as a value, to be entered again later (TensorFlow's `as scope`).
    [[nodiscard]] captured_scope capture() const {
        check_alive();
        return captured_scope(graph_, graph_->capture(id_));
    }
    /// What get_variable does here (row 67).
    [[nodiscard]] reuse_mode reuse() const {
        return locked([this] { return object().reuse; });
    }
    /// The variables within this variable scope that have a regularizer, in the order of creation (row 93).
    [[nodiscard]] variable_list regularized_variables() const {
        check_alive();
        return variable_list(*graph_, graph_->regularized()).within(name(), allow_empty);
    }
    /// Makes get_variable find instead of make for the rest of the scope (row 73).
    void reuse_variables() const {
        locked([this] { return object().reuse = reuse_mode::reuse; });
    }

  private:
    friend calls;
    friend struct detail::scope_access;
    friend struct detail::parts_access;
    template <class, class>
    friend class template_function;

    void check_alive() const {
        if (graph_ == nullptr) throw_error(code::scope_left, {});
        VARSCOPE_ASSERT(
            !graph_->is_gone,
            "VS-E018: the scope is used after its graph is gone: keep the graph alive as long as its scopes");
    }
    [[nodiscard]] scope_object<shared_storage>& object() const noexcept {
        return graph_->names.scopes.object_of(id_);
    }

    template <class F>
    std::invoke_result_t<F&> locked(F f) const {
        check_alive();
        const graph_lock guard(graph_->lock);
        return f();
    }
    void release() noexcept {
        if (graph_ != nullptr) graph_->release(id_);
    }

    // The primitives of scope_calls.
    scope open_name_scope(const scope_name& name, const source_location&) const {
        check_alive();
        return scope(graph_, graph_->open_name_scope(id_, name));
    }
    scope open_variable_scope(const scope_name& name, const scope_options& options,
                              const source_location&) const {
        check_alive();
        return scope(graph_, graph_->open_variable_scope(id_, name, options));
    }
    scope enter(const captured_scope& captured, const scope_options& options, const source_location&) const {
        check_alive();
        if (captured.graph_ != graph_) throw_error(code::foreign_scope, {captured.name(), {}, {}, {}});
        return scope(graph_, graph_->enter(id_, captured.object_, options));
    }
    void change(const scope_options& options, const source_location&) const {
        check_alive();
        graph_->change_defaults(id_, options);
    }
    std::string spell(scope_path which) const {
        return locked([&] {
            if (which == scope_path::first_operations) return graph_->original_name_scope(object());
            return graph_->spell(which == scope_path::variables ? object().name.id
                                                                : graph_->names.scopes[id_].name_scope.id);
        });
    }
    varscope::variable shared(text name, shape_view shape, const optional_dtype& type,
                              const scope::get_variable_options& options, const source_location& where,
                              bool has_elements = false) const {
        check_alive();
        return {*graph_, graph_->share(id_, name, detail::variable_request_of(options, shape, type, where),
                                       options.initializer, has_elements)};
    }
    template <class T>
    variable_view<T, dynamic_shape> shared_as(text name, shape_view shape, dtype type,
                                              const scope::get_variable_options& options,
                                              const source_location& where) const {
        check_alive();
        graph_change change(*graph_);
        const std::uint32_t made = graph_->share(
            change, id_, name, detail::variable_request_of(options, shape, type, where), options.initializer);
        variable_view<T, dynamic_shape> shared(varscope::variable(*graph_, made)); // which may need memory
        change.commit();
        return shared;
    }
    varscope::variable direct(const optional_name& name, const value& initial,
                              const scope::variable_options& options, const source_location& where) const {
        check_alive();
        return {*graph_,
                graph_->make(id_, name,
                             detail::variable_request_of(options, initial.shape(), initial.type(), where),
                             initial)};
    }
    varscope::variable direct(const optional_name& name, const constant_tensor& initial,
                              const scope::variable_options& options, const source_location& where) const {
        check_alive();
        const value& is = initial.is();
        variable_request request = detail::variable_request_of(options, is.shape(), is.type(), where);
        request.value_is_operation = true;
        return {*graph_, graph_->make(id_, name, request, is)};
    }
    varscope::variable direct(const optional_name& name, const initializer& initial, shape_view shape,
                              const scope::variable_options& options, const source_location& where) const {
        check_alive();
        variable_request request = detail::variable_request_of(options, shape, dtype::float32, where);
        request.initial.init = initial;
        return {*graph_, graph_->make(id_, name, request)};
    }
    varscope::placeholder input(const optional_name& name, shape_view shape, dtype type,
                                const source_location&) const {
        check_alive();
        return varscope::placeholder(*graph_->make_placeholder(id_, name, shape, type));
    }
    constant_tensor constant_of(const optional_name& name, const value& is, const source_location&) const {
        check_alive();
        return constant_tensor(*graph_->make_constant(id_, name, is));
    }
    constant_tensor constant_of(const optional_name& name, const initializer& from, shape_view shape,
                                dtype type, const source_location&) const {
        check_alive();
        return constant_tensor(*graph_->make_constant(id_, name, from, shape, type));
    }
    varscope::node operation(const optional_name& name, const source_location&) const {
        check_alive();
        return varscope::node(graph_->make_node(id_, name));
    }
    std::string granted(text name, name_use use, const source_location&) const {
        check_alive();
        return graph_->grant(id_, name, use);
    }

    // What get_partitioned_variable asks.
    partition_facts facts_of_parts(text name, const source_location&) const {
        check_alive();
        return graph_->facts_of_parts(id_, name);
    }
    // Shares several variables in one change: all or none, also where memory runs out. `body(share)` calls `share(name, shape, dtype, options,
    // where)` for each.
    template <class Body>
    void share_all(Body body) const {
        check_alive();
        graph_change change(*graph_);
        body([&](text name, shape_view shape, const optional_dtype& type,
                 const scope::get_variable_options& options, const source_location& where) {
            return varscope::variable(*graph_,
                                      graph_->share(change, id_, name,
                                                    detail::variable_request_of(options, shape, type, where),
                                                    options.initializer));
        });
        change.commit();
    }
    [[noreturn]] void refuse_parts(refusal why, const source_location&) const {
        check_alive();
        const graph_lock guard(graph_->lock);
        why.scope = object().name.id;
        graph_->refuse(why);
    }

    // What a template asks of its scope and of that of a call.
    [[nodiscard]] captured_scope capture_for_template() const {
        check_alive();
        return captured_scope(graph_, graph_->capture_for_template(id_));
    }
    [[nodiscard]] std::size_t trainable_count() const { return of_graph(trainable_variables_key).size(); }
    [[noreturn]] void refuse_later_variables(std::size_t first, const source_location&) const {
        std::string names;
        const variable_list all = of_graph(trainable_variables_key);
        for (std::size_t i = first; i < all.size(); ++i)
            names += (names.empty() ? "" : ", ") + std::string(all[i].name());
        throw_error(code::later_variable, {name(), {}, std::move(names), {}});
    }
    [[nodiscard]] detail::scope_contents contents() const;
    friend void copy_values(const scope& from, const scope& to);
    friend bool values_equal(const scope& left, const scope& right);

    [[nodiscard]] variable_list listed(text key) const {
        check_alive();
        return detail::listed_within(*graph_, key, name());
    }
    [[nodiscard]] variable_list of_graph(text key) const {
        return locked([&] {
            const auto* const found = graph_->names.variables.find_collection(key);
            return variable_list(*graph_, found);
        });
    }

    std::shared_ptr<graph_state> graph_;
    std::uint32_t id_;
};

template <>
inline constexpr bool detail::shares_all_at_once<scope> = true;

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/scope/scope_like.hpp: what a scope is, as a concept that every kind of scope meets.
#pragma once

#include <varscope/scope/options.hpp>

#include <concepts>

namespace varscope {

/// What a program may ask of a scope, whether it is a graph's, the compiler's or a model's. Names are texts here, which run time knows; a
/// model's scope resolves names that are types in the compiler. Models: scope, tracing_scope (of programs and of a static_graph),
/// model_scope and dynamic_model_scope.
template <class Scope>
concept scope_like = std::move_constructible<Scope> &&
    requires(Scope& scope, text name, const typename Scope::scope_options& scope_options,
             const typename Scope::get_variable_options& get_variable_options,
             const typename Scope::variable_options& variable_options, shape_view shape, dtype type,
             const initializer& init) {
    scope.name_scope(name);
    scope.name_scope(default_name(name));
    scope.name_scope();
    scope.variable_scope(name);
    scope.variable_scope(name, scope_options);
    scope.variable_scope(name, reuse);
    scope.variable_scope(default_name(name), scope_options);
    scope.variable_scope(scope.capture());
    scope.variable_scope(scope.capture(), scope_options);
    scope.variable_scope(scope.get_variable_scope(), reuse);
    scope.continue_scope(scope.capture());
    scope.set_initializer(init);
    scope.set_dtype(type);
    scope.set_trainable(false);
    scope.set_collections({"key"});
    scope.set_regularizer(no_regularizer());
    scope.set_constraint(no_constraint());
    scope.set_partitioner(no_partitioner());
    scope.leave();
    { scope.name() } -> name_like;
    scope.reuse_variables();
    scope.get_variable(name);
    scope.get_variable(name, get_variable_options);
    scope.get_variable(name, shape, get_variable_options);
    scope.get_variable(name, {1, 2}, get_variable_options);
    scope.get_variable(name, shape, type, get_variable_options);
    scope.get_variable(name, shape_c<2, 3>, float32, get_variable_options);
    scope.get_variable(name, {1, 2}, type, get_variable_options);
    scope.variable(name, 1.0f, variable_options);
    scope.variable(unnamed, {1.0f, 2.0f}, variable_options);
    scope.variable(name, {{1.0f}, {2.0f}}, variable_options);
    scope.variable(name, init, shape, variable_options);
    scope.variable(name, init, {1, 2}, variable_options);
    scope.variable(name, scope.constant(name, 1.0f), variable_options);
    scope.constant(unnamed, {1, 2});
    scope.constant(name, init, shape, type);
    scope.constant(name, init, {1, 2}, type);
    scope.node(name);
    scope.node(unnamed);
    scope.unique_name(name, name_use::preview);
};

} // namespace varscope

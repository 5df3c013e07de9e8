// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/declare.hpp: how a scope's calls become requests to the naming core, and its answers become handles.
#pragma once

#include <varscope/graph/scope.hpp>

namespace varscope {

namespace detail {

// Keeps the keys of a collection_list as the texts that a request points to.
struct collection_keys {
    std::vector<text> keys;
    collection_keys(const collection_list& from, variable_request& request)
        : keys(from.keys().begin(), from.keys().end()) {
        static constexpr text none{};
        if (!from.is_given()) return;
        request.collections = keys.empty() ? &none : keys.data();
        request.collection_count = keys.size();
    }
};

} // namespace detail

inline variable scope::stored(text name, shape_view shape, optional_dtype type,
                              const get_variable_options& options, const source_location& where) {
    alive();
    graph_->names.foresee(frame_, name);
    variable_request request;
    request.shape = shape;
    request.has_dtype = type.is_given;
    request.type = type.type;
    request.trainable = options.trainable;
    request.where = where;
    const detail::collection_keys keys(options.collections, request);
    return locked([&] {
        request.initial = keep(options.initializer);
        const auto made = graph_->names.get_variable(frame_, name, request);
        graph_state::record& record = graph_->names.variables()[graph_->require(made)];
        const initial_value& initial = graph_->names.variables().origin(made.value).initial;
        if (made.kind == verdict::created && initial.id != no_index)
            graph_->set_elements(record, *graph_->given_values[initial.id]);
        return varscope::variable(*graph_, record);
    });
}

inline variable scope::direct(const scope_name& name, const value& initial, const variable_options& options,
                              const source_location& where, bool made_before) {
    variable_request request;
    request.shape = initial.shape();
    request.type = options.dtype.is_given ? options.dtype.type : initial.type();
    request.initial.init.kind = initializer_kind::value;
    request.made_before = made_before;
    request.trainable = options.trainable;
    request.where = where;
    const detail::collection_keys keys(options.collections, request);
    return locked([&] {
        if (!initial.converts_to(request.type)) {
            refusal why{code::value_dtype_differs, graph_->names.scopes().frame(frame_).name_scope.id,
                        name.name};
            why.asked_shape = why.found_shape = initial.shape();
            why.asked_dtype = request.type;
            why.found_dtype = initial.type();
            graph_->refuse(why);
        }
        buffer elements = initial.convert(request.type);
        graph_state::record& record =
            graph_->names.variables()[graph_->require(graph_->names.variable(frame_, name, request))];
        record.payload.elements.store(elements.release(), std::memory_order_release);
        return varscope::variable(*graph_, record);
    });
}

inline variable scope::direct(const scope_name& name, const initializer& initial, shape_view shape,
                              const variable_options& options, const source_location& where) {
    variable_request request;
    request.shape = shape;
    request.type = options.dtype.type;
    request.initial.init = initial;
    request.trainable = options.trainable;
    request.where = where;
    const detail::collection_keys keys(options.collections, request);
    return locked([&] {
        const std::uint32_t made = graph_->require(graph_->names.variable(frame_, name, request));
        return varscope::variable(*graph_, graph_->names.variables()[made]);
    });
}

inline placeholder scope::input(const scope_name& name, shape_view shape, varscope::dtype type) {
    return locked([&] {
        const path_id where = graph_->require(graph_->names.placeholder(frame_, name, shape));
        placeholder_record& made = *graph_->placeholders.emplace_back(std::make_unique<placeholder_record>());
        made.name = text(graph_->names.paths().spell(where), graph_->names.paths().length(where));
        made.extents.assign(shape.begin(), shape.end());
        made.has_rank = shape.has_rank();
        made.type = type;
        return varscope::placeholder(made);
    });
}

inline constant_tensor scope::constant_of(const scope_name& name, const value& is) {
    return locked([&] {
        const path_id where =
            graph_->require(graph_->names.operation(frame_, name, operation_type::constant));
        return constant_tensor(graph_->add_constant(where, [&is](text) { return is; }));
    });
}

inline constant_tensor scope::constant_of(const scope_name& name, const initializer& from, shape_view shape,
                                          varscope::dtype type) {
    return locked([&] {
        const path_id where = graph_->require(graph_->names.initial(frame_, name, from, type, shape));
        return constant_tensor(graph_->add_constant(where, [&](text full) {
            return value(shape, filled(from, shape, type, graph_->initial_seed, full));
        }));
    });
}

inline node scope::operation(const scope_name& name, operation_type type) {
    return locked([&] {
        const path_id where = graph_->require(graph_->names.operation(frame_, name, type));
        return varscope::node(text(graph_->names.paths().spell(where), graph_->names.paths().length(where)));
    });
}

} // namespace varscope

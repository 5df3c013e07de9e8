// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/adopt.hpp: a graph takes a model's variables in.
#pragma once

#include <varscope/graph/graph.hpp>
#include <varscope/naming/adoption.hpp>

namespace varscope {

namespace detail {

// What a manifest says of a variable, as a request for it.
template <class Manifest>
variable_request request_of_declared(std::size_t position, std::vector<text>& keys) {
    const auto& tables = Manifest::tables();
    keys.clear();
    if (tables.variables[position].is_global) keys.push_back(global_variables_key);
    if (tables.variables[position].is_listed) keys.push_back(trainable_variables_key);
    for (std::size_t i = 0; i != tables.used.collections; ++i) {
        const text key(tables.characters + tables.collections[i].key, tables.collections[i].length);
        if (Manifest::is_in_collection(position, key)) keys.push_back(key);
    }
    static constexpr text none{};
    variable_request request;
    request.shape = Manifest::shape(position);
    request.has_dtype = true;
    request.type = Manifest::dtype(position);
    request.initial.init = Manifest::initializer(position);
    request.trainable = Manifest::trainable(position);
    request.collections = keys.empty() ? &none : keys.data();
    request.collection_count = keys.size();
    request.where = Manifest::first_defined(position);
    for (std::size_t i = 0; i != tables.used.rules; ++i) {
        const variable_rules& rules = tables.rules[i];
        if (rules.variable != position) continue;
        if (rules.regularizer.is_given) request.regularizer = &rules.regularizer;
        if (rules.constraint.is_given) request.constraint = &rules.constraint;
        if (rules.part.count != 0) request.part = &rules.part;
        request.note = rules.note;
    }
    return request;
}

} // namespace detail

template <class Model>
void graph::adopt(Model& model, name_argument scope) {
    using manifest = typename Model::manifest;
    const text above = without_trailing_slash(scope.chars);
    if (const name_verdict verdict = above.empty() ? name_verdict() : check_name(above, name_place::root);
        !verdict) {
        refusal why{code::illegal_name, 0, above, verdict};
        state_->refuse(why);
    }
    // A name below the scope; kept as long as the next one is not asked for.
    std::string room[3];
    const auto below = [&](text name, int which = 0) {
        if (above.empty() || name.empty()) return name;
        room[which].assign(above.data(), above.size());
        room[which].append(1, '/').append(name.data(), name.size());
        return text(room[which]);
    };
    adopted_model taken{0, 0, model.share()};
    std::vector<text> keys;
    const graph_lock guard(state_->lock);
    auto& names = state_->names;
    naming_transaction<shared_storage> changes(names);
    for (std::size_t i = 0; i != manifest::size(); ++i) {
        const text name = below(manifest::name(i)), key = below(manifest::key(i), 1);
        if (is_free(names, name) && (key.empty() || is_free_key(names, key))) continue;
        const std::uint32_t found = find_variable(names, name);
        error_details details{to_string(name), to_string(manifest::shape(i), manifest::dtype(i)), {}, {}};
        if (found != no_index) {
            const graph_state::record& record = names.variables[found];
            details.found = to_string(state_->shape_of(record), record.type);
            details.first_defined = names.variables.origin(found).where;
        }
        throw_error(code::variable_exists, std::move(details));
    }

    taken.first = static_cast<std::uint32_t>(names.variables.size());
    taken.last = taken.first + static_cast<std::uint32_t>(manifest::size());
    for (std::size_t i = 0; i != manifest::size(); ++i) {
        const variable_request request = detail::request_of_declared<manifest>(i, keys);
        const text made_in = manifest::made_in(i).empty() ? above : below(manifest::made_in(i), 2);
        const auto made =
            adopt_variable(names, below(manifest::name(i)), below(manifest::key(i), 1), made_in, request);
        if (!made) state_->refuse(made.why);
        names.variables[made.value].payload.elements.store(model.data() + manifest::offset(i),
                                                           std::memory_order_release);
    }
    for (std::size_t end = 0; end < above.size(); ++end) // the scopes around
        if (end + 1 == above.size() || above[end + 1] == '/') reserve_name(names, above.substr(0, end + 1));
    const auto& tables = manifest::tables();
    for (path_id i = 1; i < tables.used.paths; ++i) {
        if (!tables.paths[i].is_used || tables.paths[i].variable != 0) continue;
        std::string path(tables.length(i), '\0');
        tables.spell_backwards(i, path.data() + path.size());
        reserve_name(names, below(text(path)));
    }
    state_->adopted.push_back(std::move(taken));
    changes.commit();
}

} // namespace varscope

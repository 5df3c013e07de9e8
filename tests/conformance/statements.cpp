// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/statements.cpp: each kind of statement as calls of the library.
#include "run.hpp"
#include <varscope/interop/tf1_filter.hpp>

namespace conformance {

varscope::scope run::open_name_scope(varscope::scope& in, const json& statement) const {
    const json& name = at(statement, "name");
    if (name.is_string()) return in.name_scope(name.get<std::string>());
    if (name.is_object()) {
        const bound_scope scope = scope_of(in, name.at("scope"));
        const auto* const captured = std::get_if<varscope::captured_scope>(&scope);
        return in.name_scope(captured != nullptr ? captured->original_name_scope()
                                                 : std::get<std::string>(scope));
    }
    const json& fallback = at(statement, "default_name");
    return fallback.is_null() ? in.name_scope()
                              : in.name_scope(varscope::default_name(fallback.get<std::string>()));
}

varscope::scope run::open_variable_scope(varscope::scope& in, const json& statement) const {
    varscope::scope_options options;
    options.reuse = reuse_of(at(statement, "reuse"));
    options.initializer = initializer_of(at(statement, "initializer"));
    if (const json& type = at(statement, "dtype"); !type.is_null()) options.dtype = dtype_of(type);
    options.auxiliary_name_scope = flag(statement, "auxiliary_name_scope");
    const json& name = at(statement, "name");
    if (name.is_string()) return in.variable_scope(name.get<std::string>(), options);
    if (name.is_object()) return in.variable_scope(variable_scope_of(in, name.at("scope")), options);
    const json& fallback = at(statement, "default_name");
    return fallback.is_null()
               ? in.variable_scope(varscope::unnamed, options)
               : in.variable_scope(varscope::default_name(fallback.get<std::string>()), options);
}

json run::name_scope(const varscope::scope& entered, const json& statement) {
    const std::string current = entered.current_name_scope();
    bind(statement, with_slash(current));
    return {{"scope", with_slash(current)}, {"name_scope", current}};
}

json run::variable_scope(const varscope::scope& entered, const json& statement) {
    bind(statement, entered.capture());
    return scope_record(entered, entered);
}

json run::variable_record(const varscope::variable& of) {
    auto found = std::find(identities_.begin(), identities_.end(), of);
    if (found == identities_.end()) found = identities_.insert(found, of);
    const varscope::variable_list trainable = graph_.trainable_variables();
    json record = tensor_record(of);
    record["var"] = found - identities_.begin();
    record["trainable"] = std::find(trainable.begin(), trainable.end(), of) != trainable.end();
    return record;
}

json run::variable(varscope::scope& in, const json& statement) {
    const json& given_shape = at(statement, "shape");
    const shape_argument shape(given_shape.is_null() ? json::array() : given_shape);
    varscope::variable_options options;
    options.dtype = dtype_of(at(statement, "dtype"));
    options.trainable = flag(statement, "trainable");
    options.collections = collections_of(at(statement, "collections"));
    return variable_record(with_name(statement, [&](const auto& name) {
        const json& init = at(statement, "init");
        if (init.is_null() || init == "value")
            return in.variable(name, zeros_of(shape, options.dtype.type), options);
        const varscope::initializer first =
            init == "random_normal" ? varscope::random_normal() : varscope::zeros();
        return in.variable(
            name, in.constant(varscope::unnamed, first, varscope::shape_view(shape), options.dtype.type),
            options);
    }));
}

json run::get_variable(varscope::scope& in, const json& statement) {
    const json& given_name = at(statement, "name");
    const std::string name = given_name.is_null() ? "" : given_name.get<std::string>();
    const shape_argument shape(at(statement, "shape"));
    varscope::get_variable_options options;
    options.initializer = initializer_of(at(statement, "initializer"));
    options.trainable = flag(statement, "trainable");
    options.collections = collections_of(at(statement, "collections"));
    const json& type = at(statement, "dtype");
    return variable_record(type.is_null() ? in.get_variable(name, shape, options)
                                          : in.get_variable(name, shape, dtype_of(type), options));
}

json run::placeholder(varscope::scope& in, const json& statement) {
    const shape_argument shape(at(statement, "shape"));
    return tensor_record(with_name(statement, [&](const auto& name) {
        return in.placeholder(name, shape, dtype_of(at(statement, "dtype")));
    }));
}

json run::constant(varscope::scope& in, const json& statement) {
    const json& given_shape = at(statement, "shape");
    const shape_argument shape(given_shape.is_null() ? json::array() : given_shape);
    return tensor_record(with_name(statement, [&](const auto& name) {
        return in.constant(name, zeros_of(shape, dtype_of(at(statement, "dtype"))));
    }));
}

json run::node(varscope::scope& in, const json& statement) {
    const varscope::node made = with_name(statement, [&](const auto& name) { return in.node(name); });
    return {{"name", made.name()}, {"repr", repr(made)}};
}

json run::reuse_variables(varscope::scope& in, const json& statement) const {
    varscope::captured_scope scope = variable_scope_of(in, at(statement, "scope"));
    scope.reuse_variables();
    return {{"reuse", json_of(scope.reuse())}};
}

json run::unique_name(varscope::scope& in, const json& statement) {
    const auto use = flag(statement, "mark_as_used") ? varscope::name_use::take : varscope::name_use::preview;
    return {{"name", in.unique_name(statement.at("name").get<std::string>(), use)}};
}

json run::scope_info(const varscope::scope& in, const json& statement) {
    const bound_scope scope = scope_of(in, at(statement, "scope"));
    bind(statement, scope);
    if (const auto* const captured = std::get_if<varscope::captured_scope>(&scope))
        return scope_record(*captured, in);
    return {{"scope", std::get<std::string>(scope)}, {"name_scope", in.current_name_scope()}};
}

json run::define_template(varscope::scope& in, const json& statement) {
    const body run_body = [this, &statement](varscope::scope& entered, std::size_t call) {
        records_[call]["name"] = entered.name();
        execute_all(entered, at(statement, "body"));
    };
    const std::string name = statement.at("name");
    const json& unique = at(statement, "unique_name");
    const std::string unique_name = unique.is_null() ? "" : unique.get<std::string>();
    const varscope::template_options options{.create_scope_now = at(statement, "create_scope_now") == true,
                                             .unique_name = unique_name};
    templates_.insert_or_assign(statement.at("as").get<std::string>(),
                                varscope::make_template(in, name, run_body, options));
    return json::object();
}

json run::get_collection(const json& statement) const {
    varscope::variable_list found = graph_.get_collection(statement.at("key").get<std::string>());
    if (const json& filter = at(statement, "filter"); !filter.is_null())
        found = found.select(varscope::tf1_filter(filter.get<std::string>()));
    json names = json::array();
    for (const varscope::variable& each : found) names.push_back(each.name());
    return {{"names", names}};
}

} // namespace conformance

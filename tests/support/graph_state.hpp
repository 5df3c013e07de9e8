// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/graph_state.hpp: what is visible of a graph, to compare before and after, and the error of a refused call.
#pragma once

#include "catch.hpp"
#include <varscope/graph.hpp>

#include <string>
#include <vector>

namespace varscope::testing {

/// The names in a list of variables.
inline std::vector<std::string> names_of(const variable_list& list) {
    std::vector<std::string> names;
    for (const variable& each : list) names.emplace_back(each.name());
    return names;
}

/// The names of their operations, in a list of a graph or of a model.
template <class Variables>
std::vector<std::string> op_names_of(const Variables& list) {
    std::vector<std::string> names;
    for (const auto& each : list) names.emplace_back(to_string(text(each.op_name())));
    return names;
}

/// All that is visible of a graph and of a scope in it: operations, collections, prefixes, and the next unique names.
inline std::vector<std::string> visible_state(graph& of, scope& in) {
    std::vector<std::string> all = of.operations();
    for (const char* const key : {"global_variables", "trainable_variables", "local_variables", "mine"}) {
        all.emplace_back(key);
        for (const std::string& name : names_of(of.get_collection(key))) all.push_back(name);
    }
    all.insert(all.end(), {in.name(), in.current_name_scope(), in.original_name_scope(),
                           std::to_string(static_cast<int>(in.reuse()))});
    scope root = of.root();
    for (const char* const name : {"a", "v", "w", "new", "n", "Variable", "Placeholder", "NoOp"}) {
        all.push_back(in.unique_name(name, name_use::preview));
        all.push_back(root.unique_name(name, name_use::preview));
    }
    return all;
}

/// The error that a call throws; fails the test where it throws none, or one of another class.
template <class Error, class Call>
Error error_of(Call call) {
    try {
        call();
    } catch (const Error& error) {
        CHECK(error.code() == Error::id);
        const text label = row_of(Error::id).label;
        CHECK(std::string(error.what()).find(to_string(label) + ": ") == 0);
        return error;
    } catch (const std::exception& error) {
        FAIL("another error: " << error.what());
    }
    FAIL("no error");
    throw std::logic_error("not reached");
}

/// The same, and the graph must be as it was.
template <class Error, class Call>
Error refused(graph& of, scope& in, Call call) {
    const std::vector<std::string> before = visible_state(of, in);
    const Error error = error_of<Error>(call);
    CHECK(visible_state(of, in) == before);
    return error;
}

} // namespace varscope::testing

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/records.hpp: what a statement did, from the library's answers to JSON.
#pragma once

#include <varscope/graph.hpp>

#include <nlohmann/json.hpp>

#include <string>

namespace conformance {

using nlohmann::json;

inline json json_of(varscope::shape_view shape) {
    if (!shape.has_rank()) return nullptr;
    json extents = json::array();
    for (const varscope::extent size : shape) extents.push_back(size < 0 ? json() : json(size));
    return extents;
}

inline json json_of(varscope::reuse_mode mode) {
    if (mode == varscope::auto_reuse) return "auto";
    return mode == varscope::reuse;
}

/// `a/` for `a`; nothing at the root.
inline std::string with_slash(const std::string& scope) { return scope.empty() ? scope : scope + '/'; }

/// The attributes of an open or captured variable scope.
template <class Scope>
json scope_record(const Scope& of, const varscope::scope& current) {
    return {{"name", of.name()},
            {"original_name_scope", of.original_name_scope()},
            {"reuse", json_of(of.reuse())},
            {"name_scope", current.current_name_scope()}};
}

/// A variable or placeholder.
template <class Handle>
json tensor_record(const Handle& of) {
    return {{"name", of.name()},
            {"shape", json_of(of.shape())},
            {"dtype", varscope::to_string(of.dtype())},
            {"repr", repr(of)}};
}

/// `[name, shape, dtype]` of each.
inline json list_record(const varscope::variable_list& list) {
    json records = json::array();
    for (const varscope::variable& each : list)
        records.push_back({each.name(), json_of(each.shape()), varscope::to_string(each.dtype())});
    return records;
}

inline const char* kind_of(varscope::code code) {
    switch (code) {
    case varscope::code::illegal_name:
        return "illegal_name";
    case varscope::code::variable_exists:
        return "already_exists";
    case varscope::code::variable_missing:
        return "does_not_exist";
    case varscope::code::shape_differs:
        return "shape_mismatch";
    case varscope::code::dtype_differs:
        return "dtype_mismatch";
    case varscope::code::shape_missing:
        return "shape_missing";
    case varscope::code::shape_with_value:
        return "shape_with_value";
    case varscope::code::value_dtype_differs:
        return "value_dtype_mismatch";
    case varscope::code::initializer_cannot_make_dtype:
        return "value_not_of_dtype";
    case varscope::code::reuse_without_name:
        return "reuse_without_name";
    case varscope::code::name_required:
        return "name_required";
    default:
        return "other";
    }
}

/// The dtype at the end of "shape (2,) and dtype float32".
inline std::string dtype_in(const std::string& spelled) {
    return spelled.substr(spelled.find_last_of(' ') + 1);
}

inline json error_record(const varscope::scope_error& error) {
    json record{{"error", kind_of(error.code())}, {"name", error.full_name()}};
    if (error.code() == varscope::code::illegal_name) record["why"] = error.found();
    if (error.code() == varscope::code::dtype_differs) {
        record["asked"] = dtype_in(error.asked());
        record["found"] = dtype_in(error.found());
    }
    return record;
}

} // namespace conformance

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/compare.hpp: compares what came of a program with what TensorFlow made of it.
#pragma once

#include "run.hpp"

#include <algorithm>
#include <optional>

namespace conformance {

/// The first place where a run departs from what was expected.
struct difference {
    std::string where;
    std::string expected;
    std::string found;
};

/// What came of a comparison: a difference, or the statement whose name is refused here and that TensorFlow lets through, with why.
struct comparison {
    std::optional<difference> differs{};
    std::string refused{};
};

namespace detail {

/// Whether an error names what is expected: TensorFlow says the full name or only the text given last.
inline bool names_same(const json& found, const json& expected) {
    const std::string full = found.get<std::string>();
    const std::string part = expected.get<std::string>();
    return full == part || full.ends_with('/' + part);
}

inline bool same_record(const json& found, const json& expected) {
    if (found.contains("error") != expected.contains("error")) return false;
    for (const auto& [key, value] : expected.items()) {
        if (key == "text") continue;
        if (!found.contains(key)) return false;
        const bool is_name_of_error = key == "name" && expected.contains("error");
        if (is_name_of_error ? !names_same(found[key], value) : found[key] != value) return false;
    }
    return true;
}

inline std::optional<difference> compare_lists(const std::string& what, const json& found,
                                               const json& expected) {
    if (found == expected) return std::nullopt;
    std::size_t i = 0;
    while (i < found.size() && i < expected.size() && found[i] == expected[i]) ++i;
    const auto item = [i](const json& list) { return i < list.size() ? list[i].dump() : "nothing"; };
    return difference{what + ", item " + std::to_string(i), item(expected), item(found)};
}

// "variable_scope 'a/': a slash may only stand between two segments"
inline std::string why_refused(const json& statement, const json& record) {
    const std::string why = record.at("why");
    return statement.at("op").get<std::string>() + why.substr(why.find(" of '") + 3);
}

inline json without_body(json statement) {
    statement.erase("body");
    return statement;
}

inline std::optional<difference> compare_ends(const varscope::graph& graph, const json& expected) {
    const std::pair<const char*, varscope::variable_list> lists[] = {
        {"trainable_variables", graph.trainable_variables()},
        {"global_variables", graph.global_variables()},
        {"local_variables", graph.local_variables()}};
    for (const auto& [key, list] : lists)
        if (auto found = compare_lists(key, list_record(list), expected.at(key))) return found;
    return compare_lists("ops", graph.operations(), expected.at("ops"));
}

} // namespace detail

/// Compares all records and the lists at the end. With `odd`, up to the first statement that is refused for its name only.
inline comparison compare(const run& done, const json& expected, bool odd) {
    const json& records = done.records();
    const json& wanted = expected.at("records");
    // Whether a try was completed follows from the records in it, so those tell more.
    for (const bool is_try : {false, true})
        for (std::size_t i = 0; i != std::min(records.size(), wanted.size()); ++i) {
            if ((wanted[i].at("op") == "try") != is_try || detail::same_record(records[i], wanted[i]))
                continue;
            const std::string statement = detail::without_body(done.statement(i)).dump();
            if (odd && at(records[i], "error") == "illegal_name")
                return {{}, detail::why_refused(done.statement(i), records[i])};
            return {difference{statement, wanted[i].dump(), records[i].dump()}};
        }
    if (records.size() != wanted.size())
        return {difference{"number of records", std::to_string(wanted.size()),
                           std::to_string(records.size())}};
    return {detail::compare_ends(done.graph(), expected)};
}

} // namespace conformance

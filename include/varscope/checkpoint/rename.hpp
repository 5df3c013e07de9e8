// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/rename.hpp: rules that make one name of another.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace varscope {

/// Makes one name of another; a name that the rule is not about stays as it is.
using rename_rule = std::function<std::string(const std::string&)>;

/// Applies rules one after the other.
[[nodiscard]] inline std::string renamed(std::string name, const std::vector<rename_rule>& rules) {
    for (const rename_rule& rule : rules) name = rule(name);
    return name;
}

/// One name for another.
[[nodiscard]] inline rename_rule rename_one(std::string from, std::string to) {
    return [from = std::move(from), to = std::move(to)](const std::string& name) {
        return name == from ? to : name;
    };
}
/// Names by a table.
[[nodiscard]] inline rename_rule rename_by(std::map<std::string, std::string> names) {
    return [names = std::move(names)](const std::string& name) {
        const auto found = names.find(name);
        return found == names.end() ? name : found->second;
    };
}
/// One beginning for another: `rename_prefix("bert/", "encoder/bert/")`; to none takes it away.
[[nodiscard]] inline rename_rule rename_prefix(std::string from, std::string to) {
    return [from = std::move(from), to = std::move(to)](const std::string& name) {
        return name.starts_with(from) ? to + name.substr(from.size()) : name;
    };
}

} // namespace varscope

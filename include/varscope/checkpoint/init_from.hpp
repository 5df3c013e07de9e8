// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/checkpoint/init_from.hpp: a part of the variables from a part of a file, by a map of names and scopes: tf.train.init_from_checkpoint.
#pragma once

#include <varscope/checkpoint/load.hpp>

namespace varscope {

namespace detail {

// The variables that an assignment map names, each with its tensor.
inline std::vector<load_target> assigned_targets(const tensor_file& file, const std::vector<load_target>& all,
                                                 const std::map<std::string, std::string>& assignment,
                                                 std::map<std::string, std::string>& tensors) {
    const auto refuse = [&](const std::string& key, const std::string& value, std::string found,
                            std::string remedy) {
        throw_error(code::checkpoint_differs, {file.path().native(),
                                               "'" + shown(key) + "' into '" + shown(value) + "'",
                                               std::move(found),
                                               {},
                                               std::move(remedy)});
    };
    std::vector<std::string> names;
    for (const load_target& target : all) // parts by the name of the whole
        names.emplace_back(target.part == nullptr ? target.name : std::string_view(target.part->whole));
    const auto root_or = [](std::string scope) { return scope == "/" ? std::string() : std::move(scope); };
    std::vector<load_target> assigned;
    for (const auto& [key, value] : assignment) {
        const bool is_scope = key.ends_with('/');
        if (file.find(key) == file.entries().size() && !is_scope) {
            std::vector<std::string> stored;
            for (const tensor_entry& tensor : file.entries()) stored.push_back(tensor.name);
            refuse(key, value,
                   "no tensor '" + shown(key) + "'" +
                       (stored.empty() ? "" : "; the nearest is '" + shown(nearest_name(key, stored)) + "'"),
                   "correct the name; a scope ends with a slash");
        }
        if (is_scope && !value.ends_with('/'))
            refuse(key, value, "a scope, and a name without a slash at its end",
                   "end both with a slash, or name a tensor and a variable");
        const std::string from = root_or(key), to = root_or(value);
        const std::size_t before = assigned.size();
        for (std::size_t i = 0; i != all.size(); ++i) {
            if (is_scope ? !names[i].starts_with(to) : names[i] != value) continue;
            const auto [at, is_new] =
                tensors.emplace(std::string(all[i].name), is_scope ? from + names[i].substr(to.size()) : key);
            if (!is_new)
                refuse(key, value,
                       "'" + shown(names[i]) + "', which takes '" + shown(at->second) + "' already",
                       "assign each variable once");
            assigned.push_back(all[i]);
        }
        if (assigned.size() == before)
            refuse(key, value, is_scope ? "no variable in that scope" : "no variable of that name",
                   names.empty() ? "declare the variables before"
                                 : "correct the name; the nearest variable is '" +
                                       shown(nearest_name(value, names)) + "'");
    }
    for (load_target& target : assigned) target.tensor = tensors.at(std::string(target.name));
    return assigned;
}

} // namespace detail

/// Loads the variables of a graph, a model, a scope or a list that a map names from what it says of the file (row 193): `{"old/", "new/"}` takes for each
/// variable in the scope `new` the tensor of the same name in `old`, `{"/", "new/"}` that of the same name anywhere, `{"old/w", "w"}` one tensor
/// for one variable. All others keep their values, and tensors may be left. Names of tensors go before scopes. All or none, as load; throws what it
/// throws, and checkpoint_differs_error (VS-E037) for a key that is neither stored nor a scope (row 194), for a scope with a name or without a
/// slash (row 195), where there is no such variable, and where one is assigned twice. Of the options, `rename` and `only` are not asked; `reshape`, `cast` and
/// `transpose` are. Cost: as load, and a look at each variable for each row of the map.
template <tensor_format... Formats, class Variables>
load_report init_from_checkpoint(const std::filesystem::path& path, Variables&& into,
                                 const std::map<std::string, std::string>& assignment,
                                 load_options options = {}) {
    const std::unique_ptr<tensor_file> file = open_tensors<Formats...>(path);
    std::map<std::string, std::string> tensors;
    const std::vector<load_target> targets =
        detail::assigned_targets(*file, load_targets(into), assignment, tensors);
    options.rename.clear();
    options.only = {};
    options.ignore = [](std::string_view) { return true; };
    return load_into(*file, targets, options);
}

} // namespace varscope

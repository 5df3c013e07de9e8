// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/inspect/dot.hpp: the tree of scopes as a picture.
#pragma once

#include <varscope/inspect/facts.hpp>

#include <map>

namespace varscope {

/// Options of to_dot.
struct dot_options {
    std::size_t depth =
        static_cast<std::size_t>(-1); ///< how many levels of scopes are drawn; what lies deeper is summed up
    bool variables = true;            ///< whether variables are drawn, or scopes only
};

namespace detail {

inline std::string dot_quoted(const std::string& chars) {
    std::string out = "\"";
    for (const char c : chars) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out += '"';
}

} // namespace detail

/// The tree of scopes and variables as Graphviz's DOT: a box for each scope, with the number of elements below it, and the name, shape and dtype
/// of each variable; those that are not trainable are grey. `dot -Tsvg` makes a picture of it. Cost: the characters of all names.
[[nodiscard]] inline std::string to_dot(const std::vector<listed_variable>& of,
                                        const dot_options& options = {}) {
    std::map<std::string, std::size_t> elements; // of scopes
    std::vector<std::string> scopes;             // in the order of their first variables
    std::string variables;
    const auto edge = [](const std::string& from, const std::string& to) {
        return "  " + detail::dot_quoted(from) + " -> " + detail::dot_quoted(to) + ";\n";
    };
    std::string edges;
    for (const listed_variable& each : of) {
        elements[{}] += each.elements;
        std::string above = "/";
        std::size_t begin = 0;
        bool is_drawn = options.variables;
        for (std::size_t level = 0;; ++level) {
            const std::size_t end = each.name.find('/', begin);
            if (end == std::string::npos) break;
            if (level == options.depth) {
                is_drawn = false;
                break;
            }
            const std::string scope = each.name.substr(0, end);
            const auto [found, is_new] = elements.try_emplace(scope, 0);
            found->second += each.elements;
            if (is_new) {
                scopes.push_back(scope);
                edges += edge(above, scope + '/');
            }
            above = scope + '/';
            begin = end + 1;
        }
        if (!is_drawn) continue;
        variables += "  " + detail::dot_quoted(each.name) + " [shape=plaintext, label=" +
                     detail::dot_quoted(each.name.substr(begin) + "  " + to_string(each.shape()) + ' ' +
                                        to_string(each.dtype)) +
                     (each.trainable ? "];\n" : ", fontcolor=gray50];\n");
        edges += edge(above, each.name);
    }
    std::string out =
        "digraph {\n  rankdir=LR;\n  nodesep=0.1;\n  node [fontname=Helvetica, fontsize=11, height=0.3];\n"
        "  edge [arrowhead=none, color=gray60];\n";
    const auto box = [&](const std::string& id, const std::string& label, std::size_t count) {
        out += "  " + detail::dot_quoted(id) + " [shape=box, style=rounded, label=" +
               detail::dot_quoted(label + "  " + std::to_string(count)) + "];\n";
    };
    box("/", "all", elements[{}]);
    for (const std::string& scope : scopes)
        box(scope + '/', scope.substr(scope.rfind('/') + 1), elements[scope]);
    return out + variables + edges + "}\n";
}
/// The same of a graph, a model or a list of variables.
template <class Source>
[[nodiscard]] std::string to_dot(const Source& of, const dot_options& options = {}) {
    return to_dot(facts_of(of), options);
}
/// The same of what a program declares: `to_dot<vs::manifest<program>>()`.
template <detail::manifest_like Manifest>
[[nodiscard]] std::string to_dot(const dot_options& options = {}) {
    return to_dot(facts_of<Manifest>(), options);
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/graph_player.hpp: the questions of a probe, asked of a graph through its public interface.
#pragma once

#include "probe.hpp"
#include <varscope/graph.hpp>

#include <optional>
#include <string>
#include <vector>

namespace varscope::testing {

/// A graph and what it said; the words are those of a probe.
class graph_player {
  public:
    std::string heard;

    graph_player() { scopes_.emplace_back(graph_.root()); }

    std::uint32_t name_scope(std::uint32_t in, const std::string& name) {
        return open([&] { return at(in).name_scope(name); });
    }
    std::uint32_t variable_scope(std::uint32_t in, const std::string& name, const scope_request& request) {
        return open([&] { return at(in).variable_scope(name, options_of(request)); });
    }
    std::uint32_t default_scope(std::uint32_t in, const std::string& name, const scope_request& request) {
        return open([&] { return at(in).variable_scope(default_name(name), options_of(request)); });
    }
    std::uint32_t enter(std::uint32_t in, std::uint32_t captured, const scope_request& request) {
        return open([&] { return at(in).variable_scope(captured_[captured], options_of(request)); });
    }
    std::uint32_t capture(std::uint32_t frame) {
        captured_.push_back(at(frame).capture());
        return static_cast<std::uint32_t>(captured_.size() - 1);
    }
    void reuse_variables(std::uint32_t frame) { at(frame).reuse_variables(); }
    void leave(std::uint32_t frame) { at(frame).leave(); }

    void op(std::uint32_t in, const std::string& name) {
        hear([&] { return std::string(at(in).node(name).name()); });
    }
    void unique(std::uint32_t in, const std::string& name, name_use use) {
        hear([&] { return at(in).unique_name(name, use); });
    }
    void variable(std::uint32_t in, const std::string& name) {
        hear([&] { return std::string(at(in).variable(name, ones(), {2}).op_name()); });
    }
    void get(std::uint32_t in, const std::string& name) {
        hear([&] {
            const std::size_t before = graph_.global_variables().size();
            const varscope::variable got = at(in).get_variable(name, {2}, {.initializer = ones()});
            if (graph_.find(got.name()) != got) return std::string("not found by its name");
            return (graph_.global_variables().size() == before ? '=' : '+') + std::string(got.op_name());
        });
    }

  private:
    [[nodiscard]] scope& at(std::uint32_t frame) { return scopes_[frame]; }
    static scope_options options_of(const scope_request& request) {
        return {.reuse = request.reuse, .auxiliary_name_scope = request.auxiliary_name_scope};
    }
    void say(const std::string& word) { heard += (heard.empty() ? "" : " ") + word; }

    // What a refused call left behind would be seen in the names that follow, but for the lists.
    template <class Call>
    void hear(Call call) {
        const std::size_t before = graph_.operations().size();
        try {
            say(call());
        } catch (const scope_error& error) {
            say(to_string(facts_of(error.code()).label));
            if (graph_.operations().size() != before) say("and left an operation behind");
        }
    }
    template <class Open>
    std::uint32_t open(Open call) {
        try {
            scopes_.push_back(call());
            return static_cast<std::uint32_t>(scopes_.size() - 1);
        } catch (const scope_error& error) {
            say(to_string(facts_of(error.code()).label));
            return no_index;
        }
    }

    graph graph_;
    std::vector<scope> scopes_;
    std::vector<captured_scope> captured_;
};

} // namespace varscope::testing

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/support/graph_recorder.hpp: the questions of a program_recorder, asked of a graph or a static_graph through the public interface.
#pragma once

#include "random_program.hpp"
#include "run_time_graph_traits.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace varscope::testing {

/// A graph and a transcript of what came of its calls; the words are those of a program_recorder.
template <class Graph>
class graph_recorder {
    using traits = graph_traits<Graph>;

  public:
    std::string record;

    graph_recorder() {
        scopes_.emplace_back(graph_.root());
        auto other = foreign_.root();
        foreign_captured_.push_back(other.variable_scope("a").capture());
    }
    graph_recorder(const graph_recorder&) = delete;
    graph_recorder& operator=(const graph_recorder&) = delete;

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
        require_refused(code::foreign_scope, [&] {
            static_cast<void>(at(in).variable_scope(foreign_captured_[0], options_of(request)));
        });
        return open([&] { return at(in).variable_scope(captured_[captured], options_of(request)); });
    }
    std::uint32_t capture(std::uint32_t frame) {
        captured_.push_back(at(frame).capture());
        return static_cast<std::uint32_t>(captured_.size() - 1);
    }
    void reuse_variables(std::uint32_t frame) { at(frame).reuse_variables(); }
    void leave(std::uint32_t frame) {
        at(frame).leave();
        require_refused(code::scope_left, [&] { at(frame).get_variable("left", {2}); });
        require_refused(code::scope_left, [&] { static_cast<void>(at(frame).capture()); });
    }

    void op(std::uint32_t in, const std::string& name) {
        record_call([&] { write(at(in).node(name).name()); });
    }
    void unique(std::uint32_t in, const std::string& name, name_use use) {
        record_call([&] { write(at(in).unique_name(name, use)); });
    }
    void variable(std::uint32_t in, const std::string& name) {
        record_call([&] { write(at(in).variable(name, ones(), {2}).op_name()); });
    }
    void constant(std::uint32_t in, const char* name) {
        record_call([&] {
            write(name == nullptr ? at(in).constant(unnamed, 1.0f).op_name()
                                  : at(in).constant(name, 1.0f).op_name());
        });
    }
    void placeholder(std::uint32_t in, const char* name) {
        record_call([&] {
            write(name == nullptr ? at(in).placeholder(unnamed, {2}).op_name()
                                  : at(in).placeholder(name, {2}).op_name());
        });
    }
    void variable_of_normal(std::uint32_t in, const std::string& name) {
        auto first = at(in).constant(unnamed, random_normal(), {2});
        write(first.op_name());
        record_call([&] { write(at(in).variable(name, first).op_name()); });
    }
    void get(std::uint32_t in, const std::string& name) {
        record_call([&] { share(at(in), name, {2}, {.initializer = ones()}); });
    }
    void ask(std::uint32_t in, const std::string& name, question how) {
        extent elements[1];
        const variable_request request = request_of(how, elements);
        typename traits::get_variable_options options;
        if (request.initial.init.kind == initializer_kind::value)
            options.initializer = 1.0f;
        else
            options.initializer = request.initial.init;
        record_call([&] {
            if (request.has_dtype)
                say_shared([&] { return at(in).get_variable(name, request.shape, request.type, options); });
            else
                say_shared([&] { return at(in).get_variable(name, request.shape, options); });
        });
    }

    void define_template(std::uint32_t in, const char* name, const template_facts& facts) {
        const function body = [this, facts](scope_type& entered) {
            share(entered, "w", {2}, {.initializer = ones()});
            if (traits::has_refusal(graph_)) return;
            write(entered.node("x").name());
            if (facts.direct) write(entered.variable("d", ones(), {2}).op_name());
        };
        std::optional<template_type> made;
        record_call([&] {
            made.emplace(make_template(at(in), name, body, {.create_scope_now = facts.now}));
            if (traits::has_refusal(graph_)) made.reset();
        });
        if (made) templates_.push_back(std::move(*made));
    }
    void call_template(std::uint32_t in, std::uint32_t which) {
        if (templates_.empty()) return;
        const code what = traits::refused(graph_, [&] { templates_[which % templates_.size()](at(in)); });
        if (what != code::none) write(row_of(what).label);
    }

    /// Says which laws are broken: operations have names of their own, without case, and every variable is found by its name.
    void check_laws() {
        std::set<std::string> names;
        traits::for_each_operation(graph_, [&](text name) {
            if (!names.insert(lower(to_string(name))).second)
                write("two operations named " + to_string(name));
        });
        for (const auto& each : graph_.global_variables()) {
            const auto found = graph_.find(each.op_name());
            if (!found || !(found == each)) write("not found: " + to_string(each.op_name()));
            if (names.count(lower(to_string(each.op_name()))) == 0) write("no operation of a variable");
        }
    }

  private:
    [[nodiscard]] std::size_t count_operations() const {
        std::size_t count = 0;
        traits::for_each_operation(graph_, [&count](text) { ++count; });
        return count;
    }
    static std::string lower(std::string chars) {
        for (char& c : chars) c = to_lower(c);
        return chars;
    }
    using scope_type = decltype(std::declval<Graph&>().root());
    using captured_type = decltype(std::declval<const scope_type&>().capture());
    using function = std::function<void(scope_type&)>;
    using template_type = template_function<function, captured_type>;

    [[nodiscard]] scope_type& at(std::uint32_t frame) { return scopes_[frame]; }
    static typename traits::scope_options options_of(const scope_request& request) {
        typename traits::scope_options options;
        options.reuse = request.reuse;
        options.auxiliary_name_scope = request.auxiliary_name_scope;
        options.dtype = request.dtype;
        if (request.initializer.init.kind == initializer_kind::value)
            options.initializer = 1.0f;
        else
            options.initializer = request.initializer.init;
        return options;
    }
    void write(text word) { record += (record.empty() ? "" : " ") + to_string(word); }

    // What is shared is written with what was found, and must be found by its name.
    void share(scope_type& in, const char* name, std::initializer_list<extent> shape,
               const typename traits::get_variable_options& options) {
        say_shared([&] { return in.get_variable(name, shape, options); });
    }
    void share(scope_type& in, const std::string& name, std::initializer_list<extent> shape,
               const typename traits::get_variable_options& options) {
        share(in, name.c_str(), shape, options);
    }
    template <class Call>
    void say_shared(Call call) {
        const std::size_t before = graph_.global_variables().size();
        const auto got = call();
        if (traits::has_refusal(graph_)) return;
        const auto found = graph_.find(got.name());
        if (!found || !(found == got)) return write("not found by its name");
        const char* const how = graph_.global_variables().size() == before ? "=" : "+";
        write(how + to_string(got.op_name()));
    }

    // What a refused call left behind would show in the names that follow, but for the lists.
    template <class Call>
    void record_call(Call call) {
        const std::size_t before = count_operations();
        const std::string before_call = record;
        const code what = traits::refused(graph_, [&] { call(); });
        if (what == code::none) return;
        record = before_call;
        write(row_of(what).label);
        if (count_operations() != before) write("and left an operation behind");
    }
    // What is misused is refused, and leaves nothing behind.
    template <class Call>
    void require_refused(code expected, Call call) {
        const std::size_t before = count_operations();
        if (traits::refused(graph_, [&] { call(); }) != expected) write("not refused");
        if (count_operations() != before) write("and left an operation behind");
    }
    template <class Open>
    std::uint32_t open(Open call) {
        std::optional<scope_type> opened;
        const code what = traits::refused(graph_, [&] { opened.emplace(call()); });
        if (what != code::none) {
            write(row_of(what).label);
            return no_index;
        }
        scopes_.push_back(std::move(*opened));
        require_refused(code::scope_left, [&] { static_cast<void>(opened->variable_scope("moved")); });
        return static_cast<std::uint32_t>(scopes_.size() - 1);
    }

    Graph foreign_;
    Graph graph_;
    std::vector<scope_type> scopes_;
    std::vector<captured_type> foreign_captured_; ///< of another graph
    std::vector<captured_type> captured_;
    std::vector<template_type> templates_;
};

} // namespace varscope::testing

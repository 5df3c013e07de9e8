// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/conformance/run.hpp: executes a program on a graph.
#pragma once

#include "arguments.hpp"
#include "records.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <variant>

namespace conformance {

/// One program on a graph of its own, and what came of it.
class run {
  public:
    explicit run(const json& program) {
        varscope::scope root = graph_.root();
        execute_all(root, program);
    }

    /// One for each statement that was executed, in the order of execution.
    [[nodiscard]] const json& records() const noexcept { return records_; }
    /// The statement of a record.
    [[nodiscard]] const json& statement(std::size_t record) const { return *statements_[record]; }
    [[nodiscard]] const varscope::graph& graph() const noexcept { return graph_; }

  private:
    struct unbound_id {};
    struct error_in_try {}; ///< on its way to the nearest enclosing try

    void execute_all(varscope::scope& in, const json& statements) {
        for (const json& statement : statements) execute(in, statement);
    }

    void execute(varscope::scope& in, const json& statement) {
        if (statement.at("op") == "try") return execute_try(in, statement);
        if (statement.at("op") == "call") return execute_call(in, statement);
        std::optional<varscope::scope> entered;
        json record;
        try {
            record = perform(in, statement, entered);
        } catch (const varscope::scope_error& error) {
            record = error_record(error);
        } catch (const unbound_id&) {
            record = {{"error", "unbound"}};
        }
        const bool has_failed = record.contains("error");
        keep(statement, std::move(record));
        if (has_failed && open_tries_ != 0) throw error_in_try();
        if (entered) execute_all(*entered, at(statement, "body"));
    }

    void execute_try(varscope::scope& in, const json& statement) {
        const std::size_t index = keep(statement, {{"completed", true}});
        ++open_tries_;
        try {
            execute_all(in, at(statement, "body"));
        } catch (const error_in_try&) {
            records_[index]["completed"] = false;
        }
        --open_tries_;
    }

    void execute_call(varscope::scope& in, const json& statement) {
        const std::size_t index = keep(statement, json::object());
        const auto found = templates_.find(statement.at("template").get<std::string>());
        try {
            if (found == templates_.end())
                records_[index] = {{"error", "unbound"}};
            else
                found->second(in, index);
        } catch (const varscope::scope_error& error) {
            records_[index] = error_record(error);
        }
        records_[index]["op"] = "call";
        if (records_[index].contains("error") && open_tries_ != 0) throw error_in_try();
    }

    std::size_t keep(const json& statement, json record) {
        record["op"] = statement.at("op");
        records_.push_back(std::move(record));
        statements_.push_back(&statement);
        return records_.size() - 1;
    }

    json perform(varscope::scope& in, const json& statement, std::optional<varscope::scope>& entered) {
        const std::string op = statement.at("op");
        if (op == "name_scope") return name_scope(entered.emplace(open_name_scope(in, statement)), statement);
        if (op == "variable_scope")
            return variable_scope(entered.emplace(open_variable_scope(in, statement)), statement);
        if (op == "variable") return variable(in, statement);
        if (op == "get_variable") return get_variable(in, statement);
        if (op == "placeholder") return placeholder(in, statement);
        if (op == "constant") return constant(in, statement);
        if (op == "node") return node(in, statement);
        if (op == "reuse_variables") return reuse_variables(in, statement);
        if (op == "unique_name") return unique_name(in, statement);
        if (op == "scope_info") return scope_info(in, statement);
        if (op == "template") return define_template(in, statement);
        if (op == "get_collection") return get_collection(statement);
        throw std::runtime_error("unknown statement " + op);
    }

    using bound_scope = std::variant<std::string, varscope::captured_scope>;

    void bind(const json& statement, bound_scope scope) {
        if (const json& id = at(statement, "as"); !id.is_null())
            bound_.insert_or_assign(id.get<std::string>(), std::move(scope));
    }
    /// The scope of an id, the current variable scope for null.
    [[nodiscard]] bound_scope scope_of(const varscope::scope& in, const json& id) const {
        if (id.is_null()) return in.capture();
        const auto found = bound_.find(id.get<std::string>());
        if (found == bound_.end()) throw unbound_id();
        return found->second;
    }
    [[nodiscard]] varscope::captured_scope variable_scope_of(const varscope::scope& in,
                                                             const json& id) const {
        const bound_scope found = scope_of(in, id);
        if (!std::holds_alternative<varscope::captured_scope>(found)) throw unbound_id();
        return std::get<varscope::captured_scope>(found);
    }

    /// Calls f with the name of a statement, `unnamed` for null.
    template <class F>
    static auto with_name(const json& statement, F f) {
        const json& name = at(statement, "name");
        return name.is_null() ? f(varscope::unnamed) : f(name.get<std::string>());
    }

    varscope::scope open_name_scope(varscope::scope& in, const json& statement) const;
    varscope::scope open_variable_scope(varscope::scope& in, const json& statement) const;
    json name_scope(const varscope::scope& entered, const json& statement);
    json variable_scope(const varscope::scope& entered, const json& statement);
    json variable(varscope::scope& in, const json& statement);
    json get_variable(varscope::scope& in, const json& statement);
    json variable_record(const varscope::variable& of);
    static json placeholder(varscope::scope& in, const json& statement);
    static json constant(varscope::scope& in, const json& statement);
    static json node(varscope::scope& in, const json& statement);
    json reuse_variables(varscope::scope& in, const json& statement) const;
    static json unique_name(varscope::scope& in, const json& statement);
    json scope_info(const varscope::scope& in, const json& statement);
    json define_template(varscope::scope& in, const json& statement);
    [[nodiscard]] json get_collection(const json& statement) const;

    varscope::graph graph_{varscope::graph_options{.tf1_strict = true}};
    std::map<std::string, bound_scope> bound_;
    // The body of a template; called with the place of the call's record.
    using body = std::function<void(varscope::scope&, std::size_t)>;
    std::map<std::string, varscope::template_function<body, varscope::captured_scope>> templates_;
    std::vector<varscope::variable> identities_;
    json records_ = json::array();
    std::vector<const json*> statements_;
    int open_tries_ = 0;
};

} // namespace conformance

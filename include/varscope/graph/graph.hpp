// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/graph.hpp: a set of names and their values.
#pragma once

#include <varscope/graph/scope.hpp>

#include <memory>
#include <optional>

namespace varscope {

/// Owns variables, placeholders and all names. There is no global one: scopes are opened from root() and passed on.
/// Movable, handles stay valid; a graph that was moved from may be destroyed or assigned to. Several threads may use one graph, each with scopes of its own.
class graph {
  public:
    /// An empty graph; `initial` is what random first values derive from.
    explicit graph(seed initial = {}) : state_(std::make_shared<graph_state>(initial)) {}
    explicit graph(const graph_options& options) : graph(options.seed) {
        if (options.tf1_strict) state_->names.is_tf1_strict = true;
    }
    graph(graph&&) noexcept = default;
    graph& operator=(graph&& from) noexcept {
        if (this != &from) {
            end();
            state_ = std::move(from.state_);
        }
        return *this;
    }
    ~graph() { end(); }

    /// The outermost scope (row 32).
    [[nodiscard]] scope root() { return scope(state_, 0); }

    /// The variable of this name, given with or without its output number; none where there is none. Takes no lock and
    /// allocates nothing.
    [[nodiscard]] std::optional<variable> find(text name) const noexcept {
        const std::uint32_t index = find_variable(state_->names, without_output_number(name));
        if (index == no_index) return std::nullopt;
        return variable(*state_, index);
    }
    /// The variable of this name; throws variable_missing_error.
    [[nodiscard]] variable at(text name) const {
        if (const std::optional<variable> found = find(name)) return *found;
        throw_error(code::variable_missing, {to_string(name), "a variable of this name", {}, {}});
    }

    /// The variables of a collection in the order they were added; an unknown key has none (row 120).
    [[nodiscard]] variable_list get_collection(text key) const {
        const graph_lock guard(state_->lock);
        const auto* const found = state_->names.variables.find_collection(key);
        return variable_list(*state_, found == nullptr ? nullptr : &found->variables);
    }
    /// Those of a collection within a scope; throws nothing_selected_error where there is none.
    [[nodiscard]] variable_list get_collection(text key, text scope) const {
        return get_collection(key).within(scope);
    }
    [[nodiscard]] variable_list get_collection(text key, text scope, allow_empty_t) const {
        return get_collection(key).within(scope, allow_empty);
    }
    [[nodiscard]] variable_list trainable_variables() const {
        return get_collection(trainable_variables_key);
    }
    [[nodiscard]] variable_list global_variables() const { return get_collection(global_variables_key); }
    [[nodiscard]] variable_list local_variables() const { return get_collection(local_variables_key); }
    /// Those within a scope; throws nothing_selected_error where there is none, unless allow_empty says that this is fine.
    template <class... AllowEmpty>
    [[nodiscard]] variable_list trainable_variables(text scope, AllowEmpty... allowed) const {
        return trainable_variables().within(scope, allowed...);
    }
    template <class... AllowEmpty>
    [[nodiscard]] variable_list global_variables(text scope, AllowEmpty... allowed) const {
        return global_variables().within(scope, allowed...);
    }
    template <class... AllowEmpty>
    [[nodiscard]] variable_list local_variables(text scope, AllowEmpty... allowed) const {
        return local_variables().within(scope, allowed...);
    }

    /// Takes the variables of a model in: they are found and listed here under their names, share the model's memory, and names made
    /// from now on are made unique against all that the model's program used. The model's memory lives as long as the graph, but for
    /// inline_storage, whose model must outlive it. Throws variable_exists_error (VS-E002) where one of the names is taken, and takes
    /// nothing in then. Cost: a look-up of each name, a record for each variable, a path for each that the program used; no element is
    /// copied.
    template <class Model>
    void adopt(Model& model);

    /// Appends a variable of this graph to a collection; duplicates stay (row 120).
    void add_to_collection(text key, const variable& added) {
        const std::uint32_t index = find_variable(state_->names, added.op_name());
        if (index == no_index || variable(*state_, index) != added)
            throw_error(code::variable_missing,
                        {std::string(added.op_name()), "a variable of this graph", {}, {}});
        const graph_lock guard(state_->lock);
        state_->names.variables.add_to_collection(state_->names.paths, key, index);
    }

    /// The names of all operations in the order TensorFlow would make them, those around variables included (row 110). Cost: a string for
    /// each, up to ten a variable, and for each variable a look at the operations whose names had been taken.
    [[nodiscard]] std::vector<std::string> operations() const;

  private:
    void end() noexcept {
        if (state_ != nullptr) state_->is_gone = true;
    }

    std::shared_ptr<graph_state> state_;
};

} // namespace varscope

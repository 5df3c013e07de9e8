// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/graph.hpp: a set of names and their values.
#pragma once

#include <varscope/graph/collection_ref.hpp>
#include <varscope/graph/scope.hpp>

#include <memory>
#include <numeric>
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
        state_->keeps_first_values = options.keeps_first_values;
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
    /// The same entered again with another mode of reuse, as TensorFlow's `variable_scope(get_variable_scope(), reuse=tf.AUTO_REUSE)`.
    [[nodiscard]] scope root(reuse_mode mode) {
        scope outermost = root();
        return outermost.variable_scope(outermost.capture(), mode);
    }

    /// The variable of this name, given with or without its output number; none where there is none. Takes no lock and
    /// allocates nothing.
    [[nodiscard]] std::optional<variable> find(name_argument name) const noexcept {
        const std::uint32_t index = find_variable(state_->names, without_output_number(name.chars));
        if (index == no_index) return std::nullopt;
        return variable(*state_, index);
    }
    /// From now on a call that would make a variable is refused (graph_sealed_error, VS-E040), with the nearest name that is there; variables that are
    /// there are found as before, and operations and scopes are made.
    void seal() noexcept {
        const graph_lock guard(state_->lock);
        state_->names.is_sealed = true;
    }
    [[nodiscard]] bool is_sealed() const noexcept {
        const graph_lock guard(state_->lock);
        return state_->names.is_sealed;
    }

    /// The variable of this name; throws variable_missing_error (VS-E003), which says what else has the name, or names the nearest variable.
    [[nodiscard]] variable at(name_argument name) const {
        if (const std::optional<variable> found = find(name)) return *found;
        error_details details{to_string(name.chars), "a variable of this name", {}, {}};
        if (find_placeholder(name) || find_constant(name)) {
            details.found = find_placeholder(name) ? "a placeholder of this name" : "a constant of this name";
            details.remedy = "use find_placeholder or find_constant";
        } else {
            details.found = state_->nearest_variable(without_output_number(name.chars));
            details.remedy = "correct the name; find() asks without an error";
        }
        throw_error(code::variable_missing, std::move(details));
    }
    /// The placeholder of this name, given with or without its output number; none where there is none. Allocates nothing.
    [[nodiscard]] std::optional<placeholder> find_placeholder(name_argument name) const {
        return state_->find_operation(without_output_number(name.chars), [](const named_operation& found) {
            using result = std::optional<placeholder>;
            return found.placeholder == nullptr ? result() : placeholder(*found.placeholder);
        });
    }
    /// The same for a constant.
    [[nodiscard]] std::optional<constant_tensor> find_constant(name_argument name) const {
        return state_->find_operation(without_output_number(name.chars), [](const named_operation& found) {
            using result = std::optional<constant_tensor>;
            return found.constant == nullptr ? result() : constant_tensor(*found.constant);
        });
    }
    /// The same for a node, which has no output number.
    [[nodiscard]] std::optional<node> find_node(name_argument name) const {
        return state_->find_operation(name.chars, [](const named_operation& found) {
            const bool is_node = found.placeholder == nullptr && found.constant == nullptr;
            return is_node ? std::optional<node>(node(found.name)) : std::nullopt;
        });
    }

    /// All variables, in the order they were made, whatever their collections.
    [[nodiscard]] variable_list variables() const {
        std::vector<std::uint32_t> all(state_->names.variables.size());
        std::iota(all.begin(), all.end(), std::uint32_t{});
        return variable_list(*state_, std::move(all));
    }
    /// The variables of a collection in the order they were added; an unknown key has none (row 120).
    [[nodiscard]] variable_list get_collection(text key) const {
        const graph_lock guard(state_->lock);
        const auto* const found = state_->names.variables.find_collection(key);
        return variable_list(*state_, found);
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
    /// Those that have a regularizer, in the order of creation (row 93); varscope/regularizers.hpp computes their losses.
    [[nodiscard]] variable_list regularized_variables() const {
        return variable_list(*state_, state_->regularized());
    }
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

    /// Gives the variables of a list their first values again, which are those they would have in a new graph of the same seed: `graph.initialize(
    /// graph.global_variables("encoder"))`. Throws variable_missing_error (VS-E003) for one of another graph, and initializer_error (VS-E009) for one that
    /// started from a value, unless graph_options::keeps_first_values is on, or belongs to a model that was adopted; nothing has changed then. Throws what an initializer of the user's throws, and
    /// std::bad_alloc: then those before it in the list have their first values, and the others are as they were. Cost: as that of the first values.
    template <class Variables>
    void initialize(const Variables& which) {
        std::vector<std::uint32_t> indices;
        for (const variable& each : which) indices.push_back(index_of(each));
        state_->initialize(indices);
    }

    /// Takes the variables of a model in: they are found and listed here under their names, below a scope where one is given, share the model's memory, and names made
    /// from now on are made unique against all that the model's program used. The model's memory lives as long as the graph, but for
    /// inline_storage, whose model must outlive it. Throws variable_exists_error (VS-E002) where one of the names is taken,
    /// graph_sealed_error (VS-E040), and illegal_name_error (VS-E001) for the scope, and takes nothing in then. Cost: a look-up of each name, a record for each variable, a path for each that the program used; no element is
    /// copied.
    template <class Model>
    void adopt(Model& model, name_argument scope = text());

    /// Appends a variable of this graph to a collection; duplicates stay (row 120).
    void add_to_collection(text key, const variable& added) { get_collection_ref(key).push_back(added); }

    /// Appends a variable of this graph to several collections, to each once however often its key is given (row 121): `add_to_collections({"a", "b"},
    /// v)`. One key is one collection. Throws variable_missing_error (VS-E003) for a variable of another graph; then none has changed.
    void add_to_collections(const collection_list& keys, const variable& added) {
        for (std::size_t i = 0; i != keys.size(); ++i)
            if (!keys.has_before(i)) add_to_collection(keys[i], added);
    }
    /// The collection itself, which what is added later is seen in, and which is made where there is none (row 122).
    [[nodiscard]] collection_ref get_collection_ref(text key) { return collection_ref(*state_, key); }

    /// The names of all operations in the order TensorFlow would make them, those around variables included (row 110). Cost: a string for
    /// each, up to ten a variable, and for each variable a look at the operations whose names had been taken.
    [[nodiscard]] std::vector<std::string> operations() const;
    /// The paths of all scopes in which a variable or an operation was made, the outer before the inner ones, in the order of the first thing
    /// made; not the root, and not those around a variable's own operations. Cost: a string for each, and a look at each variable and
    /// operation.
    [[nodiscard]] std::vector<std::string> scopes() const;

  private:
    [[nodiscard]] detail::scope_contents contents() const;
    friend struct detail::scope_access;
    friend void copy_values(const graph& from, const graph& to);
    friend bool values_equal(const graph& left, const graph& right);

    [[nodiscard]] std::uint32_t index_of(const variable& of) const { return detail::index_in(*state_, of); }
    void end() noexcept {
        if (state_ != nullptr) state_->is_gone = true;
    }

    std::shared_ptr<graph_state> state_;
};

} // namespace varscope

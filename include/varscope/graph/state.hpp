// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/state.hpp: what the handles of one graph share.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/graph/options.hpp>
#include <varscope/graph/storage.hpp>
#include <varscope/naming/parts.hpp>
#include <varscope/naming/transaction.hpp>
#include <varscope/tensor/value.hpp>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>

namespace varscope {

/// A placeholder: its name, what it takes, and what it was fed.
struct placeholder_record {
    text name; ///< followed by ":0"
    std::vector<extent> extents;
    bool has_rank = false;
    dtype type = dtype::float32;
    std::optional<value> fed;
    [[nodiscard]] shape_view shape() const noexcept {
        return has_rank ? shape_view(extents.data(), extents.size()) : shape_view();
    }
};

/// A constant: its name and what it is.
struct constant_record {
    text name; ///< followed by ":0"
    value is;
};

/// An operation that is no variable's, by its name: a placeholder, a constant, or a node.
struct named_operation {
    path_id where = 0;
    text name{}; ///< followed by ":0"
    std::unique_ptr<placeholder_record> placeholder{};
    std::unique_ptr<const constant_record> constant{};
};

/// The variables that a graph took over from a model, and the model's memory, where that can be shared.
struct adopted_model {
    std::uint32_t first = 0;
    std::uint32_t last = 0; ///< behind the last
    std::shared_ptr<void> memory;
};

/// What a variable started from, where it was no initializer.
struct kept_first_value {
    std::uint32_t variable = 0;
    value is;
};

struct graph_state;
class value_collections;

/// A change of a graph's names that is under way: it has the lock, and where it ends before commit() the names are as they were.
class graph_change {
  public:
    explicit graph_change(graph_state& graph);
    graph_change(const graph_change&) = delete;
    graph_change& operator=(const graph_change&) = delete;
    ~graph_change();
    void commit() noexcept;

  private:
    graph_lock guard_;
    graph_state* graph_;  ///< null once what was changed is kept
    std::uint32_t first_; ///< of the variables that it adds
    naming_transaction<shared_storage> names_;
};

/// The tables and values of a graph. Names change under `lock`; finding and listing need none. What it does with the naming engine is not
/// inlined, so that the engine is compiled once where a program links the compiled part.
struct graph_state {
    using record = variable_record<shared_storage>;

    explicit graph_state(seed from);
    graph_state(const graph_state&) = delete;
    graph_state& operator=(const graph_state&) = delete;
    ~graph_state();
    /// Frees the elements of the variables from a number on; those that are a model's are left to it.
    void destroy_elements(std::uint32_t first) noexcept;

    /// Whether the elements of a variable belong to a model.
    [[nodiscard]] bool is_adopted(std::uint32_t variable) const noexcept {
        return std::any_of(adopted.begin(), adopted.end(), [variable](const adopted_model& model) {
            return model.first <= variable && variable < model.last;
        });
    }

    [[nodiscard]] shape_view shape_of(const record& of) const noexcept { return names.variables.shape(of); }

    /// The elements of a variable, made by its initializer at the first call. Takes no lock after that.
    void* elements(std::uint32_t index);

    /// Gives a variable its elements, unless it has got some meanwhile, and returns those that it has.
    void* set_elements(std::uint32_t index, buffer elements) noexcept;

    /// Gives variables their first values again; see graph::initialize.
    void initialize(const std::vector<std::uint32_t>& which);

    /// Asks the engine for something under the lock and returns what `then` makes of its outcome. A refusal is thrown as the exception of
    /// its code; where memory runs out, in the engine or in `then`, the names are as they were. Defined in changes.hpp, which knows the engine.
    template <class Ask, class Then>
    std::invoke_result_t<Then&, const std::invoke_result_t<Ask&>&> change(Ask ask, Then then);
    template <class Ask>
    decltype(std::declval<Ask&>()().value) change(Ask ask);

    /// Shares or makes a variable, and returns its number; where it is new and starts from a value, or `has_elements` asks for it, it has its
    /// elements at once. Throws.
    std::uint32_t share(std::uint32_t scope, text name, const variable_request& request,
                        const graph_initializer& initial, bool has_elements = false);
    /// The same as a part of a change.
    std::uint32_t share(graph_change& within, std::uint32_t scope, text name, variable_request request,
                        const graph_initializer& initial, bool has_elements = false);
    /// Makes a variable that is not shared and starts from a value. Throws.
    std::uint32_t make(std::uint32_t scope, const optional_name& name, variable_request request,
                       const value& initial);
    /// The same from an initializer. Throws.
    std::uint32_t make(std::uint32_t scope, const optional_name& name, const variable_request& request);

    /// Opens a scope and returns its number. A value that starts variables lives as long as what it starts variables of. Throws.
    std::uint32_t open_name_scope(std::uint32_t scope, const scope_name& name);
    std::uint32_t open_variable_scope(std::uint32_t scope, const scope_name& name,
                                      const scope_options& options);
    std::uint32_t enter(std::uint32_t scope, std::uint32_t captured, const scope_options& options);
    void change_defaults(std::uint32_t scope, const scope_options& options);
    /// Leaves a scope in which none is open; throws. Or together with the last that is open in it.
    void leave(std::uint32_t scope);
    void release(std::uint32_t scope) noexcept;
    /// Takes a hold on what a scope stands for, to enter it again, and gives it back.
    std::uint32_t capture(std::uint32_t scope);
    std::uint32_t capture_for_template(std::uint32_t scope);
    void hold(std::uint32_t captured) noexcept;
    void let_go(std::uint32_t captured) noexcept;

    /// Makes an operation that is no variable's, and keeps what it stands for. Throws.
    placeholder_record* make_placeholder(std::uint32_t scope, const optional_name& name, shape_view shape,
                                         dtype type);
    const constant_record* make_constant(std::uint32_t scope, const optional_name& name, const value& is);
    const constant_record* make_constant(std::uint32_t scope, const optional_name& name,
                                         const initializer& from, shape_view shape, dtype type);
    text make_node(std::uint32_t scope, const optional_name& name);
    /// A name that nobody else gets, with the path of the scope. Throws.
    std::string grant(std::uint32_t scope, text name, name_use use);

    /// The path of a full text, or no_path. Allocates nothing.
    [[nodiscard]] path_id find_path(text full) const noexcept;
    /// What `of` says of the operation of this name that is no variable's; none where there is none. Allocates nothing.
    template <class Of>
    [[nodiscard]] auto find_operation(text full, Of of) const
        -> std::optional<std::remove_cvref_t<decltype(*of(std::declval<const named_operation&>()))>> {
        const graph_lock guard(lock);
        const named_operation* const found = find_operation(full);
        if (found == nullptr) return std::nullopt;
        return of(*found);
    }

    /// The variables at and below a path, in the order of creation; none where more than `most` paths would have to be looked at. Called
    /// under the lock.
    [[nodiscard]] std::optional<std::vector<std::uint32_t>> variables_below(text scope,
                                                                            std::size_t most) const;

    /// What the engine knows of a first value.
    [[nodiscard]] static initial_value known_of(const initializer& init, const value* given) noexcept {
        if (given == nullptr) return {init, {}, dtype::float32, no_index};
        return {init, given->shape(), given->type(), no_index};
    }

    /// A path's full text, followed by ":0", for as long as the graph lives.
    [[nodiscard]] text spelled(path_id where);
    [[nodiscard]] std::string spell(path_id where) const;

    /// The original name scope of a variable scope as TensorFlow gives it: with a slash at the end, empty at the root.
    [[nodiscard]] std::string original_name_scope(const scope_object<shared_storage>& of) const {
        return spell(of.original_name_scope) + to_string(of.slash());
    }

    /// What a variable has of a loss and a constraint of its own, and the numbers of those that have a loss.
    [[nodiscard]] variable_rules rules_of(std::uint32_t variable) const {
        const graph_lock guard(lock);
        return names.variables.rules_of(variable);
    }
    /// The variable scope that it was made in.
    [[nodiscard]] std::string made_in(std::uint32_t variable) const {
        const graph_lock guard(lock);
        return spell(names.variables.made_in(names.paths, variable));
    }
    /// What it is a part of; looked for where it is one only.
    [[nodiscard]] variable_part part_of(std::uint32_t variable) const {
        return names.variables[variable].is_part ? rules_of(variable).part : variable_part();
    }
    /// What is known of a name before a variable is cut into parts.
    [[nodiscard]] partition_facts facts_of_parts(std::uint32_t scope, text name);
    [[nodiscard]] std::vector<std::uint32_t> regularized() const;
    /// Whether a collection has a variable.
    [[nodiscard]] bool is_in_collection(std::uint32_t variable, text key) const;
    [[nodiscard]] VARSCOPE_COLD std::string nearest_variable(text full) const;
    /// Turns a refusal into the exception of its code.
    [[noreturn]] VARSCOPE_COLD void refuse(const refusal& why) const;

    naming_state<shared_storage> names;
    std::vector<named_operation> operations; ///< by path, of which new ones have the highest numbers
    std::vector<adopted_model> adopted;
    std::shared_ptr<value_collections> values;  ///< null until something is asked of them
    std::vector<kept_first_value> first_values; ///< in the order of creation, where keeps_first_values is on
    bool keeps_first_values = false;
    seed initial_seed;
    mutable std::mutex lock;
    std::mutex values_lock;
    std::atomic<bool> is_gone = false;

  private:
    template <class Ask>
    std::uint32_t open(const scope_options& options, Ask ask);
    [[nodiscard]] const named_operation* find_operation(text full) const noexcept;
    void add(named_operation made);
    template <class Is>
    const constant_record* add_constant(path_id where, Is is);
    [[nodiscard]] buffer first_elements(std::uint32_t index, const variable_part& part) const;
    [[nodiscard]] std::optional<value> find_first_value(std::uint32_t variable) const;
    void keep_first_value(std::uint32_t variable, const value& is);
};

} // namespace varscope

#if VARSCOPE_DEFINES
#include <varscope/graph/state_functions.hpp>
#endif

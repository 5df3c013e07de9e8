// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/static_graph.hpp: a graph of names without values, for use in constant expressions.
#pragma once

#include <varscope/trace/tracing_scope.hpp>

#include <concepts>

namespace varscope {

/// Options of a static_graph; see graph_options.
struct static_graph_options {
    bool tf1_strict = false;
};

/// What a graph is at run time, without values and in the constant evaluator: the same scopes, names, sharing and refusals. A refused
/// call throws nothing; its refusal waits until it is taken, and until then all calls do nothing, as if an exception were on its way:
///
///     constexpr bool is_refused_twice = [] {
///         vs::static_graph graph;
///         auto root = graph.root();
///         root.get_variable("w", {2});
///         root.get_variable("w", {2});
///         return graph.take_refusal().what == vs::code::variable_exists;
///     }();
///
/// A scope whose opening was refused belongs to no graph: calls on it do nothing. Handles refer to the graph, which does not move.
/// Cost of a call: the steps of the constant evaluator for its last segment (manifest.hpp does the same for whole programs, in tables).
class static_graph {
  public:
    constexpr static_graph() : static_graph(static_graph_options{}) {}
    constexpr explicit static_graph(const static_graph_options& options) {
        tracer_.resolve_with(names_);
        tracer_.nowhere = &nowhere_;
        if (options.tf1_strict) names_.is_tf1_strict = true;
    }
    static_graph(const static_graph&) = delete;
    static_graph& operator=(const static_graph&) = delete;

    /// The outermost scope (row 32).
    [[nodiscard]] constexpr tracing_scope root() noexcept { return {tracer_, 0}; }
    /// The same entered again with another mode of reuse, as TensorFlow's `variable_scope(get_variable_scope(), reuse=tf.AUTO_REUSE)`.
    /// A template, so that only who calls it pays.
    template <std::same_as<reuse_mode> Mode>
    [[nodiscard]] constexpr tracing_scope root(Mode mode) {
        tracing_scope outermost = root();
        return outermost.variable_scope(outermost.capture(), mode);
    }

    /// Whether a refusal waits to be taken, and the latest one.
    [[nodiscard]] constexpr bool has_refusal() const noexcept { return tracer_.has_failed; }
    [[nodiscard]] constexpr const trace_failure& refusal() const noexcept { return tracer_.failure; }
    /// The refusal that waits, of code::none where none does; from here on calls are carried out again.
    constexpr trace_failure take_refusal() {
        if (!tracer_.has_failed) return {};
        tracer_.has_failed = false, tracer_.is_live = true;
        return tracer_.failure;
    }

    /// The variable of this graph name, with or without its output number; tests as false where there is none.
    [[nodiscard]] constexpr traced_variable find(name_argument name) const noexcept {
        return {of_handles(), find_variable(names_, without_output_number(name.chars))};
    }
    /// The same, refused where there is none (VS-E003).
    [[nodiscard]] constexpr traced_variable at(name_argument name,
                                               source_location where = source_location::current()) {
        const traced_variable found = find(name);
        if (tracer_.is_live && !found) tracer_.fail({code::variable_missing, 0, name.chars}, where);
        return found;
    }
    [[nodiscard]] constexpr bool contains(name_argument name) const noexcept {
        return static_cast<bool>(find(name));
    }
    /// Appends a variable of this graph to a collection; duplicates stay (row 120). Refused for the handle of none (VS-E003).
    constexpr void add_to_collection(text key, const traced_variable& added,
                                     source_location where = source_location::current()) {
        if (!tracer_.is_live) return;
        if (!added.is_of(tracer_)) return tracer_.fail({code::variable_missing, 0, key}, where);
        names_.variables.add_to_collection(names_.paths, key, static_cast<std::uint32_t>(added.index()));
    }

    /// Appends it to several collections, to each once however often its key is given (row 121).
    constexpr void add_to_collections(const collection_list& keys, const traced_variable& added,
                                      source_location where = source_location::current()) {
        for (std::size_t i = 0; i != keys.size(); ++i)
            if (!keys.has_before(i)) add_to_collection(keys[i], added, where);
    }

    /// The variables of a collection in the order they were added; an unknown key has none (row 120).
    [[nodiscard]] constexpr traced_variable_list get_collection(text key) const {
        return {of_handles(), 0, key};
    }
    [[nodiscard]] constexpr traced_variable_list trainable_variables() const {
        return get_collection(trainable_variables_key);
    }
    [[nodiscard]] constexpr traced_variable_list global_variables() const {
        return get_collection(global_variables_key);
    }
    [[nodiscard]] constexpr traced_variable_list local_variables() const {
        return get_collection(local_variables_key);
    }

    /// From now on a call that would make a variable is refused (VS-E040); those that are there are found as before.
    constexpr void seal() noexcept { names_.is_sealed = true; }
    [[nodiscard]] constexpr bool is_sealed() const noexcept { return names_.is_sealed; }

    /// Calls `each(traced_text)` with the names of all operations in the order TensorFlow would make them, those around variables
    /// included (row 110).
    template <class Each>
    constexpr void for_each_operation(Each each) const {
        varscope::for_each_operation(names_, [&](const operation_name& of) {
            traced_text name(of_handles(), of.where, "");
            for (const text segment : of.below) {
                if (segment.empty()) continue;
                append(name, text("/"));
                append(name, segment);
            }
            each(name);
        });
    }

  private:
    // Handles are given to change things by, but not those that a constant graph gives.
    [[nodiscard]] constexpr tracer& of_handles() const noexcept { return const_cast<tracer&>(tracer_); }

    traced_names names_;
    tracer tracer_;
    tracer nowhere_;
};

} // namespace varscope

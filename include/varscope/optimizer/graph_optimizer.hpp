// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/graph_optimizer.hpp: an optimizer and the slots that it keeps in a graph.
#pragma once

#include <varscope/graph/changes.hpp>
#include <varscope/graph/graph.hpp>
#include <varscope/optimizer/frozen.hpp>
#include <varscope/optimizer/gradients.hpp>
#include <varscope/optimizer/rules.hpp>
#include <varscope/optimizer/scope_access.hpp>

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>
#include <vector>

namespace varscope {

/// What `apply_gradients` of a graph takes: the gradient of a variable, and the variable, in TensorFlow's order. The gradient is a view, a variable
/// or another container of contiguous elements in row-major order, and must live as long as the call; views and expressions of xtensor do not compile.
struct gradient {
    const void* elements;
    varscope::dtype dtype;
    std::size_t size;
    variable of;

    template <class Elements>
    gradient(const Elements& from, const variable& changed) : of(changed) {
        if constexpr (untyped_handle<Elements>) {
            elements = from.bytes(), dtype = from.dtype(), size = from.element_count();
        } else {
            detail::demand_row_major<Elements>();
            elements = from.data(), size = from.size();
            dtype = dtype_of<std::remove_cvref_t<decltype(*from.data())>>;
        }
    }
};

/// An optimizer with the slots that it made in a graph: TensorFlow's `tf.train.AdamOptimizer` is `graph_optimizer(adam())`. Each has slots of its own:
/// those of a second one get the next suffix. Not for several threads at a time.
template <optimizer_rule Rule>
class graph_optimizer {
    static constexpr std::size_t slot_count = Rule::slot_names.size();
    static constexpr std::size_t power_count = Rule::power_names.size();

  public:
    explicit graph_optimizer(const Rule& with) : rule(with) {}

    /// The hyper-parameters, which may change before each step.
    Rule rule;

    /// The variables that apply_gradients leaves as they are, which may change before each step.
    frozen_variables frozen;

    /// Makes the slots of variables that have none yet. A slot's name is that of the variable below the variable scope `in` that is open, as
    /// TensorFlow's slot creator does it: `w/Adam` at the root, `train/w/Adam` in a scope `train`; scalars such as `beta1_power` are
    /// named in its name scope. Slots are made whatever the scope's mode of reuse: TensorFlow refuses them where it is on ("Variable w/Adam
    /// does not exist"). They are in `global_variables` and not trainable. Throws dtype_error (VS-E005) for a variable that is not of a floating
    /// dtype, variable_missing_error (VS-E003) for one of another graph, std::bad_alloc; the graph is as before then. Cost: a
    /// new variable for each slot.
    template <class Variables>
    void make_slots(const scope& in, const Variables& variables) {
        std::vector<std::uint32_t> indices;
        const std::shared_ptr<graph_state>& graph = detail::scope_access::state(in);
        for (const variable& each : variables) indices.push_back(index_in(*graph, each));
        make_slots(in, indices);
    }

    /// Changes variables by their gradients, as TensorFlow's apply_gradients; slots that there are not yet are made first, see make_slots. All
    /// that is not listed stays as it is. Throws what make_slots throws, dtype_error (VS-E005) and shape_error (VS-E004) where a gradient has
    /// another dtype or number of elements than its variable; no variable has changed then. Cost: one pass over each variable, its
    /// gradient and its slots. Afterwards variables that have a constraint are brought back to it. Frozen variables get no slots and do not change,
    /// and their gradients are not looked at.
    template <class Gradients>
    void apply_gradients(const scope& in, const Gradients& gradients) {
        if (frozen.empty()) return change(in, gradients);
        std::vector<gradient> others;
        for (const gradient& each : gradients)
            if (!frozen.contains(text(each.of.op_name()))) others.push_back(each);
        change(in, others);
    }
    void apply_gradients(const scope& in, std::initializer_list<gradient> gradients) {
        apply_gradients<std::initializer_list<gradient>>(in, gradients);
    }

    /// Of moving averages: moves them towards the values of the variables; averages that there are not yet start from the values.
    template <class Variables>
    void apply(const scope& in, const Variables& variables) requires(detail::starts_from_variable<Rule>) {
        std::vector<gradient> values;
        for (const variable& each : variables) values.emplace_back(each, each);
        apply_gradients(in, values);
    }

    /// The slot of a variable by its name in TensorFlow, `m` and `v` of adam; none where it has not been made.
    [[nodiscard]] std::optional<variable> get_slot(const variable& of, text name) const {
        if (graph_ == nullptr) return std::nullopt;
        const entry* const found = find(index_in(*graph_, of));
        for (std::size_t i = 0; found != nullptr && i != slot_count; ++i)
            if (Rule::slot_names[i] == name) return variable(*graph_, found->slot_numbers[i]);
        return std::nullopt;
    }

  private:
    template <class Gradients>
    void change(const scope& in, const Gradients& gradients) {
        const std::shared_ptr<graph_state>& graph = detail::scope_access::state(in);
        std::vector<std::uint32_t> indices;
        for (const gradient& each : gradients) {
            indices.push_back(index_in(*graph, each.of));
            if (each.dtype != each.of.dtype())
                throw_error(code::dtype_differs,
                            {std::string(each.of.op_name()), "a gradient of dtype " + to_string(each.dtype),
                             to_string(each.of.shape(), each.of.dtype()), each.of.first_defined()});
            if (each.size != each.of.element_count())
                throw_error(code::shape_differs,
                            {std::string(each.of.op_name()),
                             "a gradient of " + std::to_string(each.size) + " elements",
                             to_string(each.of.shape(), each.of.dtype()), each.of.first_defined()});
        }
        make_slots(in, indices);
        // Elements that were not made yet need memory, so all are asked for before the first changes.
        for (const std::uint32_t each : indices) {
            static_cast<void>(graph_->elements(each));
            for (const std::uint32_t slot : find(each)->slot_numbers)
                static_cast<void>(graph_->elements(slot));
        }
        std::array<float*, power_count> powers{};
        std::array<float, power_count> now{};
        for (std::size_t i = 0; i != power_count; ++i) {
            powers[i] = static_cast<float*>(graph_->elements(powers_[i]));
            now[i] = *powers[i];
        }
        for (const gradient& each : gradients) step(each, now);
        if constexpr (power_count != 0)
            for (std::size_t i = 0; i != power_count; ++i) *powers[i] = rule.next_power(i, now[i]);
        if constexpr (!detail::starts_from_variable<Rule>)
            for (const gradient& each : gradients)
                if (const constraint by = each.of.constraint(); by.rules != nullptr)
                    by.rules->apply(by, {each.of.dtype(), each.of.bytes(), each.of.shape()});
    }

    struct entry {
        std::uint32_t of;
        std::array<std::uint32_t, slot_count> slot_numbers;
    };

    [[nodiscard]] static std::uint32_t index_in(graph_state& graph, const variable& of) {
        const std::uint32_t index = find_variable(graph.names, of.op_name());
        if (index == no_index || variable(graph, index) != of)
            throw_error(code::variable_missing,
                        {std::string(of.op_name()), "a variable of the optimizer's graph", {}, {}});
        return index;
    }
    [[nodiscard]] const entry* find(std::uint32_t variable) const noexcept {
        const auto found =
            std::lower_bound(entries_.begin(), entries_.end(), variable,
                             [](const entry& each, std::uint32_t index) { return each.of < index; });
        return found != entries_.end() && found->of == variable ? &*found : nullptr;
    }

    void make_slots(const scope& in, const std::vector<std::uint32_t>& indices) {
        const std::shared_ptr<graph_state>& graph = detail::scope_access::state(in);
        if (graph_ != nullptr && graph_ != graph) throw_error(code::foreign_scope, {in.name(), {}, {}, {}});
        const std::string prefix = in.name();
        std::vector<entry> entries = entries_;
        std::vector<std::string> names; // of the slots of new variables
        std::vector<std::uint32_t> added;
        for (const std::uint32_t each : indices) {
            if (find(each) != nullptr || std::find(added.begin(), added.end(), each) != added.end()) continue;
            const variable of(*graph, each);
            if (!is_floating(of.dtype()))
                throw_error(code::dtype_differs, {std::string(of.op_name()), "a variable of a floating dtype",
                                                  to_string(of.shape(), of.dtype()), of.first_defined()});
            added.push_back(each);
            std::string& name = names.emplace_back(prefix.empty() ? prefix : prefix + '/');
            name.append(of.op_name()).append(1, '/').append(Rule::name.data(), Rule::name.size());
        }
        // Powers, such as that of adam's beta, go on in a step that changes nothing.
        if (added.empty() && (graph_ != nullptr || power_count == 0)) return;
        entries.reserve(entries.size() + added.size());
        std::array<std::uint32_t, power_count> powers = powers_;
        std::vector<const void*> sources; // what averages start from
        if constexpr (detail::starts_from_variable<Rule>)
            for (const std::uint32_t each : added) sources.push_back(graph->elements(each));
        // One transaction: all slots or none.
        graph->change(
            [&] {
                const auto make = [&](std::uint32_t scope, text name, const variable_request& request) {
                    const outcome<std::uint32_t> made = make_variable(graph->names, scope, name, request);
                    if (!made) graph->refuse(made.why);
                    return made.value;
                };
                variable_request request;
                request.trainable = false;
                if constexpr (power_count != 0)
                    for (std::size_t i = 0; graph_ == nullptr && i != power_count; ++i) {
                        request.shape = shape_c<>;
                        request.initial.init = constant(rule.first_power(i));
                        powers[i] = make(detail::scope_access::id(in), Rule::power_names[i], request);
                    }
                for (std::size_t i = 0; i != added.size(); ++i) {
                    const auto& of = graph->names.variables[added[i]];
                    request.shape = graph->shape_of(of);
                    request.type = of.type;
                    request.has_dtype = true;
                    const variable_part part = graph->names.variables.rules_of(added[i]).part;
                    request.part = part.count != 0 ? &part : nullptr; // a slot of a part is a part of a slot
                    entry& made = entries.emplace_back();
                    made.of = added[i];
                    for (std::size_t k = 0; k != slot_count; ++k) {
                        request.initial.init = rule.first_value(k);
                        made.slot_numbers[k] = make(0, names[i], request); // 0: named from the root
                    }
                }
                return created(std::uint32_t{});
            },
            [&](const auto&) {
                if constexpr (detail::starts_from_variable<Rule>) {
                    std::vector<buffer> values;
                    for (std::size_t i = 0; i != added.size(); ++i) {
                        const auto& of = graph->names.variables[added[i]];
                        buffer& copy = values.emplace_back(of.type, graph->shape_of(of).element_count());
                        std::memcpy(copy.data(), sources[i], copy.size() * element_size(of.type));
                    }
                    for (std::size_t i = 0; i != added.size(); ++i)
                        graph->set_elements(entries[entries.size() - added.size() + i].slot_numbers[0],
                                            std::move(values[i]));
                }
                return true;
            });
        std::sort(entries.begin(), entries.end(),
                  [](const entry& left, const entry& right) { return left.of < right.of; });
        entries_.swap(entries);
        powers_ = powers;
        graph_ = graph;
    }

    void step(const gradient& by, const std::array<float, power_count>& powers) {
        const entry& of_variable = *find(static_cast<std::uint32_t>(by.of.index()));
        with_element_type(by.dtype, [&]<class T>(std::type_identity<T>) {
            if constexpr (detail::floating_element<T>) {
                std::array<T*, slot_count> elements{};
                for (std::size_t k = 0; k != slot_count; ++k)
                    elements[k] = static_cast<T*>(graph_->elements(of_variable.slot_numbers[k]));
                detail::update_elements(rule.template update<detail::computed_t<T>>(powers.data()), by.size,
                                        static_cast<T*>(by.of.bytes()), static_cast<const T*>(by.elements),
                                        elements);
            }
        });
    }

    std::shared_ptr<graph_state> graph_;
    std::vector<entry> entries_; ///< by variable
    std::array<std::uint32_t, power_count> powers_{};
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/soft_copy.hpp: moves the values of one scope towards those of another.
#pragma once

#include <varscope/model/copy.hpp>
#include <varscope/optimizer/kernel.hpp>
#include <varscope/optimizer/scope_access.hpp>

namespace varscope {

namespace detail {

// to = tau * from + (1 - tau) * to; integers, bools and texts are copied.
template <class T>
void mix_elements(double tau, std::size_t count, const T* from, T* to) {
    if (from == to) return;
    if constexpr (floating_element<T> || is_complex_element<T>) {
        if (tau == 1) return static_cast<void>(std::copy_n(from, count, to));
        using computed = computed_t<T>;
        // A weight of a complex number is a real one.
        const auto weigh = [](double weight) {
            if constexpr (is_complex_element<T>)
                return static_cast<typename T::value_type>(weight);
            else
                return static_cast<computed>(weight);
        };
        const auto part = weigh(tau);
        const auto rest = weigh(1 - tau);
        for (std::size_t i = 0; i != count; ++i)
            to[i] =
                static_cast<T>(part * static_cast<computed>(from[i]) + rest * static_cast<computed>(to[i]));
    } else {
        std::copy_n(from, count, to);
    }
}

} // namespace detail

/// Moves the values of one scope of a model towards those of the same names in another: `to = tau * from + (1 - tau) * to`, as the target networks of
/// DDPG do it (Lillicrap et al., 2016, algorithm 1). What is neither floating nor complex is copied; `tau` of 1 copies all. Both must
/// hold the same names, shapes and dtypes, see copy_values(from, to) (VS-E023). Cost: one pass over the elements.
template <class From, class FromByte, path_id FromScope, class To, path_id ToScope>
void copy_values(const model_scope<From, FromByte, FromScope>& from,
                 const model_scope<To, std::byte, ToScope>& to, double tau) {
    if constexpr (FromScope != no_path && ToScope != no_path) {
        static constexpr detail::counterparts<From, FromScope, To, ToScope> pairs;
        if (!pairs.agree() || tau == 1) return copy_values(from, to);
        for (std::size_t i = 0; i != pairs.count; ++i) {
            const auto& move = pairs.moves[i];
            detail::for_each_dtype<To>([&](auto type) {
                using T = element_t<type.value>;
                constexpr dtype_block block = To::tables().layout[type.value];
                if (move.to < block.begin || move.to >= block.begin + block.elements * sizeof(T)) return;
                detail::mix_elements(tau, move.bytes / sizeof(T),
                                     reinterpret_cast<const T*>(from.base() + move.from),
                                     reinterpret_cast<T*>(to.base() + move.to));
            });
        }
    }
}

namespace detail {

inline void move_towards(const scope_contents& from, const scope_contents& to, double tau) {
    std::optional<variable> differs;
    const std::vector<counterpart> pairs = pair_up(from, to, differs);
    if (differs || tau == 1) return copy_values(from, to); // which says what differs
    // First values that were not made yet need memory.
    for (const auto& [source, target] : pairs) {
        static_cast<void>(from.graph().elements(source));
        static_cast<void>(to.graph().elements(target));
    }
    for (const counterpart& pair : pairs) {
        const variable of = from.at(pair.from);
        with_element_type(of.dtype(), [&]<class T>(std::type_identity<T>) {
            mix_elements(tau, of.element_count(), static_cast<const T*>(from.graph().elements(pair.from)),
                         static_cast<T*>(to.graph().elements(pair.to)));
        });
    }
}

} // namespace detail

/// The same for scopes of graphs, of one or of two. Throws scopes_differ_error (VS-E023), which names the first difference, and changes nothing
/// then. Cost: a look-up of each name, and one pass over the elements.
inline void copy_values(const scope& from, const scope& to, double tau) {
    detail::move_towards(detail::scope_access::contents(from), detail::scope_access::contents(to), tau);
}

namespace detail {

// A variable of a model and its counterpart in a graph.
template <class Ref>
struct model_and_graph {
    Ref in_model;
    variable in_graph;
};

// The pairs of a model's scope and a graph's; throws where they do not hold the same.
template <class Manifest, class Byte, path_id Where>
auto pair_up(const model_scope<Manifest, Byte, Where>& of_model, const scope& of_graph) {
    using ref = basic_variable_ref<void_as_const_as<Byte>>;
    const scope_contents contents = scope_access::contents(of_graph);
    const std::string prefix = spell_path<Manifest>(Where);
    const auto variables = of_model.variables();
    std::vector<model_and_graph<ref>> pairs;
    std::vector<std::uint32_t> counterparts; // in the graph
    const auto differs = [&](std::string name, std::string what) {
        throw_error(code::scopes_differ,
                    {std::move(name),
                     "the variables of '" + prefix + "' of a model in '" + contents.scope() + "' of a graph",
                     "in the other scope no variable of this name, " + what,
                     {}});
    };
    for (const ref each : variables) {
        const std::string_view relative = each.op_name().substr(prefix.empty() ? 0 : prefix.size() + 1);
        std::string full = contents.scope();
        if (!full.empty()) full += '/';
        full += relative;
        const std::uint32_t found = find_variable(contents.graph().names, full);
        if (found == no_index || contents.at(found).shape() != each.shape() ||
            contents.at(found).dtype() != each.dtype())
            differs(std::string(each.op_name()), to_string(each.shape(), each.dtype()));
        pairs.push_back({each, contents.at(found)});
        counterparts.push_back(found);
    }
    std::sort(counterparts.begin(), counterparts.end());
    for (const std::uint32_t each : contents.indices())
        if (!std::binary_search(counterparts.begin(), counterparts.end(), each))
            differs(std::string(contents.at(each).op_name()),
                    to_string(contents.at(each).shape(), contents.at(each).dtype()));
    for (const auto& pair : pairs) static_cast<void>(pair.in_graph.bytes()); // which may need memory
    return pairs;
}

} // namespace detail

/// The same from a scope of a model to one of a graph, and back: `copy_values(m / "online"_n, graph_scope)`. Without a weight all is copied. Throws
/// scopes_differ_error (VS-E023), and changes nothing then. Cost: a look-up of each name, and one pass over the elements.
template <class Manifest, class Byte, path_id Where>
void copy_values(const model_scope<Manifest, Byte, Where>& from, const scope& to, double tau = 1) {
    for (const auto& [source, target] : detail::pair_up(from, to))
        with_element_type(source.dtype(), [tau, from_element = static_cast<const void*>(source.bytes()),
                                           to_element = target.bytes(),
                                           count = target.element_count()]<class T>(std::type_identity<T>) {
            detail::mix_elements(tau, count, static_cast<const T*>(from_element),
                                 static_cast<T*>(to_element));
        });
}
template <class Manifest, path_id Where>
void copy_values(const scope& from, const model_scope<Manifest, std::byte, Where>& to, double tau = 1) {
    for (const auto& [target, source] : detail::pair_up(to, from))
        with_element_type(source.dtype(), [tau, from_element = static_cast<const void*>(source.bytes()),
                                           to_element = target.bytes(),
                                           count = target.element_count()]<class T>(std::type_identity<T>) {
            detail::mix_elements(tau, count, static_cast<const T*>(from_element),
                                 static_cast<T*>(to_element));
        });
}

} // namespace varscope

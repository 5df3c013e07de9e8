// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/inspect/facts.hpp: what is known of variables, wherever they are, as plain values.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/manifest/manifest.hpp>

#include <string>
#include <vector>

namespace varscope {

/// What is known of a variable beside its values.
struct listed_variable {
    std::string name; ///< the full name, without an output number
    std::vector<extent> extents;
    varscope::dtype dtype = varscope::dtype::float32;
    bool trainable = true;
    std::size_t elements = 0;
    std::size_t bytes = 0; ///< 0 of strings, which have no fixed size

    [[nodiscard]] shape_view shape() const noexcept { return {extents.data(), extents.size()}; }
};

namespace detail {

inline void add_facts(std::vector<listed_variable>& to, text name, shape_view shape, dtype type,
                      bool trainable) {
    const std::size_t elements = shape.element_count();
    to.push_back({to_string(name),
                  {shape.begin(), shape.end()},
                  type,
                  trainable,
                  elements,
                  type == dtype::string ? 0 : elements * element_size(type)});
}

template <class T>
concept has_manifest = requires {
    typename T::manifest;
};
template <class T>
concept manifest_like = requires {
    typename T::program;
    T::tables();
};

} // namespace detail

/// The variables that a program declares, in the order of creation: `facts_of<vs::manifest<program>>()`.
template <detail::manifest_like Manifest>
[[nodiscard]] std::vector<listed_variable> facts_of() {
    std::vector<listed_variable> facts;
    for (std::size_t i = 0; i != Manifest::size(); ++i)
        detail::add_facts(facts, Manifest::name(i), Manifest::shape(i), Manifest::dtype(i),
                          Manifest::trainable(i));
    return facts;
}
/// The variables of a graph, a model, or a list of variables, in the order of creation or of the list.
template <class Source>
[[nodiscard]] std::vector<listed_variable> facts_of(const Source& of) {
    if constexpr (detail::has_manifest<Source>) {
        return facts_of<typename Source::manifest>();
    } else if constexpr (requires { Source::name(Source::size()); }) {
        return facts_of<Source>();
    } else {
        std::vector<listed_variable> facts;
        const auto add = [&facts](const auto& variables) {
            for (const auto& each : variables)
                detail::add_facts(facts, text(each.op_name()), each.shape(), each.dtype(), each.trainable());
        };
        if constexpr (requires { of.variables(); })
            add(of.variables());
        else if constexpr (requires { of.global_variables(); })
            add(of.global_variables());
        else
            add(of);
        return facts;
    }
}

} // namespace varscope

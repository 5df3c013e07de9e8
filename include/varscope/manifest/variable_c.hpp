// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/variable_c.hpp: one variable of a manifest as a type.
#pragma once

#include <varscope/manifest/report.hpp>

#include <boost/mp11/list.hpp>

namespace varscope {

namespace detail {

template <class Manifest, std::size_t Index,
          class Axes = std::make_index_sequence<Manifest::tables().variables[Index].rank>>
struct shape_of_variable;
template <class Manifest, std::size_t Index, std::size_t... Axis>
struct shape_of_variable<Manifest, Index, std::index_sequence<Axis...>> {
    static constexpr const extent* extents =
        Manifest::tables().extents + Manifest::tables().variables[Index].first_extent;
    using type = static_shape<extents[Axis]...>;
};

} // namespace detail

/// The variable at position Index of a manifest, made when it is asked for: a type costs more than a number.
template <class Manifest, std::size_t Index>
struct variable_c {
    using manifest = Manifest;
    static constexpr std::size_t index = Index;
    /// Its shape as a static_shape.
    using shape = typename detail::shape_of_variable<Manifest, Index>::type;
    static constexpr varscope::dtype dtype = Manifest::dtype(Index);
    static constexpr bool trainable = Manifest::trainable(Index);
    /// `conv1/weights`
    [[nodiscard]] static constexpr text name() noexcept { return Manifest::name(Index); }
    /// The name as a name_c.
    [[nodiscard]] static constexpr auto name_constant() noexcept {
        return name_c<fixed_string<Manifest::name(Index).size()>(Manifest::name(Index))>();
    }
};

namespace detail {

template <class Manifest, class Index = std::make_index_sequence<Manifest::size()>>
struct all_variables;
template <class Manifest, std::size_t... Index>
struct all_variables<Manifest, std::index_sequence<Index...>> {
    using type = boost::mp11::mp_list<variable_c<Manifest, Index>...>;
};

} // namespace detail

} // namespace varscope

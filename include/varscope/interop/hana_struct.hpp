// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/hana_struct.hpp: a struct known to Boost.Hana as a scope whose fields are variables.
#pragma once

#include <varscope/interop/hana_string.hpp>
#include <varscope/model/model.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/second.hpp>

#include <array>

namespace varscope {

/// The dtype and shape of a field; specialise it for types of your own, with `element`, `shape` and a `data(field)` that gives the
/// first element. Models: every element type, std::array of one, xt::xtensor_fixed.
template <class Field>
struct field_facts {};

template <class Field>
    requires element<Field>
struct field_facts<Field> {
    using element = Field;
    using shape = static_shape<>;
    static constexpr Field* data(Field& field) noexcept { return &field; }
};
template <class Field, std::size_t Count>
    requires element<Field>
struct field_facts<std::array<Field, Count>> {
    using element = Field;
    using shape = static_shape<static_cast<extent>(Count)>;
    static constexpr Field* data(std::array<Field, Count>& field) noexcept { return field.data(); }
};
template <class Field, std::size_t... Extents, xt::layout_type Layout, bool Sharable>
struct field_facts<xt::xtensor_fixed<Field, xt::xshape<Extents...>, Layout, Sharable>> {
    static_assert(Layout == xt::layout_type::row_major, "the elements of a field must be in row-major order");
    using element = Field;
    using shape = static_shape<static_cast<extent>(Extents)...>;
    static Field* data(xt::xtensor_fixed<Field, xt::xshape<Extents...>, Layout, Sharable>& field) noexcept {
        return field.data();
    }
};

namespace detail {

// Calls f(name, field) for the fields of a struct, whose names are types.
template <class Struct, class F>
constexpr void for_each_field(Struct& of, F f) {
    boost::hana::for_each(boost::hana::accessors<std::remove_const_t<Struct>>(), [&](auto field) {
        using name = typename name_constant<std::remove_cvref_t<decltype(boost::hana::first(field))>>::type;
        f(name(), boost::hana::second(field)(of));
    });
}

template <class Struct, class Scope>
constexpr void declare_fields(Scope& scope) {
    boost::hana::for_each(boost::hana::accessors<Struct>(), [&](auto field) {
        using name = typename name_constant<std::remove_cvref_t<decltype(boost::hana::first(field))>>::type;
        using type = std::remove_cvref_t<decltype(boost::hana::second(field)(std::declval<Struct&>()))>;
        if constexpr (boost::hana::Struct<type>::value) {
            auto inner = scope.variable_scope(name());
            declare_fields<type>(inner);
        } else {
            using facts = field_facts<type>;
            static_cast<void>(scope.get_variable(name(), typename facts::shape(),
                                                 dtype_c<dtype_of<typename facts::element>>()));
        }
    });
}

} // namespace detail

/// A program that declares a variable for each field of a struct, in the order of the fields; a field that is such a struct itself is
/// a variable scope. It runs on every kind of scope: `manifest<struct_program<S>>`, `struct_program<S>{}(scope)`.
template <class Struct>
requires boost::hana::Struct<Struct>::value struct struct_program {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        detail::declare_fields<Struct>(scope);
    }
};

/// Copies the fields of a struct into the variables of a scope of a graph or model that declares them. Throws what get_variable
/// throws; a graph's scope must be open for reuse.
template <class Struct, class Scope>
requires boost::hana::Struct<Struct>::value void store(const Struct& from, Scope&& scope) {
    detail::for_each_field(
        const_cast<Struct&>(from), [&](auto name, auto& field) { // accessors give references to fields
            using type = std::remove_cvref_t<decltype(field)>;
            if constexpr (boost::hana::Struct<type>::value) {
                store(field, scope.variable_scope(name));
            } else {
                using facts = field_facts<type>;
                auto to = scope.get_variable(name, typename facts::shape(),
                                             dtype_c<dtype_of<typename facts::element>>());
                std::copy_n(facts::data(const_cast<type&>(field)), facts::shape::element_count, to.data());
            }
        });
}

/// The variables of a scope as a struct; see store.
template <class Struct, class Scope>
requires boost::hana::Struct<Struct>::value [[nodiscard]] Struct load(Scope&& scope) {
    Struct made{};
    detail::for_each_field(made, [&](auto name, auto& field) {
        using type = std::remove_cvref_t<decltype(field)>;
        if constexpr (boost::hana::Struct<type>::value) {
            field = load<type>(scope.variable_scope(name));
        } else {
            using facts = field_facts<type>;
            const auto from = scope.get_variable(name, typename facts::shape(),
                                                 dtype_c<dtype_of<typename facts::element>>());
            std::copy_n(from.data(), facts::shape::element_count, facts::data(field));
        }
    });
    return made;
}

} // namespace varscope

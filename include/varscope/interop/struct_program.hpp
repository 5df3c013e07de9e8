// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/struct_program.hpp: a struct as a scope whose fields are variables.
#pragma once

#include <varscope/model/model.hpp>

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

/// The fields of a struct, whose names are types: `for_each_type(f)` calls `f(name, std::type_identity<Field>())` for each, `for_each(of, f)` calls
/// `f(name, field)`, in their order. Specialised by interop/hana_struct.hpp for structs that Boost.Hana knows, and by interop/pfr_struct.hpp for
/// aggregates; specialise it for structs that something else describes.
template <class Struct>
struct struct_fields {};

/// A struct whose fields are known.
template <class Struct>
concept described_struct = requires {
    struct_fields<Struct>::is_described;
};

namespace detail {

template <class Struct, class Scope>
constexpr void declare_fields(Scope& scope) {
    struct_fields<Struct>::for_each_type([&]<class Field>(auto name, std::type_identity<Field>) {
        if constexpr (described_struct<Field>) {
            auto inner = scope.variable_scope(name);
            declare_fields<Field>(inner);
        } else {
            using facts = field_facts<Field>;
            constexpr dtype_c<dtype_of<typename facts::element>> type{};
            if constexpr (is_complex(decltype(type)::value)) // which has no initializer of its own (row 91)
                static_cast<void>(
                    scope.get_variable(name, typename facts::shape(), type, {.initializer = zeros()}));
            else
                static_cast<void>(scope.get_variable(name, typename facts::shape(), type));
        }
    });
}

} // namespace detail

/// A program that declares a variable for each field of a struct, in the order of the fields; a field that is such a struct itself is
/// a variable scope. It runs on every kind of scope: `manifest<struct_program<S>>`, `struct_program<S>{}(scope)`.
template <described_struct Struct>
struct struct_program {
    template <class Scope>
    constexpr void operator()(Scope&& scope) const {
        detail::declare_fields<Struct>(scope);
    }
};

/// Copies the fields of a struct into the variables of a scope of a graph or model that declares them. Throws what get_variable
/// throws; a graph's scope must be open for reuse.
template <described_struct Struct, class Scope>
void store(const Struct& from, Scope&& scope) {
    struct_fields<Struct>::for_each(
        const_cast<Struct&>(from), [&](auto name, auto& field) { // fields are given as references
            using type = std::remove_cvref_t<decltype(field)>;
            if constexpr (described_struct<type>) {
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
template <described_struct Struct, class Scope>
[[nodiscard]] Struct load(Scope&& scope) {
    Struct made{};
    struct_fields<Struct>::for_each(made, [&](auto name, auto& field) {
        using type = std::remove_cvref_t<decltype(field)>;
        if constexpr (described_struct<type>) {
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

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/arguments.hpp: what the calls of every kind of scope take, beside names and options.
#pragma once

#include <varscope/core/dtype.hpp>
#include <varscope/core/shape.hpp>
#include <varscope/core/storage.hpp>
#include <varscope/name/name_like.hpp>

#include <concepts>
#include <type_traits>

namespace varscope {

/// No name: an operation is then named for its type, a variable `Variable` (rows 9, 105).
struct unnamed_t {};
inline constexpr unnamed_t unnamed{};

/// A name that is made unique: `layer`, `layer_1`, ... (rows 23, 56). The characters must outlive the call it is passed to.
struct default_name {
    text name;
    template <name_like Name>
    explicit constexpr default_name(const Name& from) noexcept : name(to_text(from)) {}
};

/// No shape: get_variable then takes the initial value's, or any that is found.
struct no_shape_t {
    constexpr operator shape_view() const noexcept { return {}; }
};
inline constexpr no_shape_t no_shape{};

/// Says that an empty selection is a valid answer.
struct allow_empty_t {};
inline constexpr allow_empty_t allow_empty{};

/// A dtype, or none given.
struct optional_dtype {
    bool is_given = false;
    dtype type = dtype::float32;

    constexpr optional_dtype() = default;
    constexpr optional_dtype(dtype given) noexcept : is_given(true), type(given) {}
    template <dtype Given>
    constexpr optional_dtype(dtype_c<Given>) noexcept : optional_dtype(Given) {}
};

/// What converts to a shape: `shape_c<2, 3>`, a shape_view, or a range of integers.
template <class Shape>
concept shape_like = std::convertible_to<Shape, shape_view> || requires(const Shape& shape) {
    requires std::integral<std::remove_cvref_t<decltype(*shape.begin())>> && !name_like<Shape>;
    shape.size();
};

/// Whether the compiler knows a shape of this type.
template <class T>
inline constexpr bool is_static_shape = false;
template <extent... Extents>
inline constexpr bool is_static_shape<static_shape<Extents...>> = true;

/// Whether the compiler knows a dtype of this type.
template <class T>
inline constexpr bool is_static_dtype = false;
template <dtype Type>
inline constexpr bool is_static_dtype<dtype_c<Type>> = true;

/// A shape of any kind as a view; holds the extents where they are of another integer type. Cost: nothing for those that
/// convert, otherwise an allocation.
struct extents_of {
    growing_array<extent> copied;
    shape_view shape;

    template <shape_like Shape>
    explicit constexpr extents_of(const Shape& from) {
        if constexpr (std::convertible_to<Shape, shape_view>) {
            shape = from;
        } else {
            for (const auto extent_of_axis : from) copied.push_back(static_cast<extent>(extent_of_axis));
            shape = copied.size() == 0 ? shape_view(nullptr, 0) : shape_view(&copied[0], copied.size());
        }
    }
};

} // namespace varscope

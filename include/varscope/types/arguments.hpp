// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/arguments.hpp: what the calls of every kind of scope take, as plain types.
#pragma once

#include <varscope/name/name.hpp>
#include <varscope/name/name_like.hpp>
#include <varscope/types/dtype.hpp>
#include <varscope/types/growing_array.hpp>
#include <varscope/types/kept_text.hpp>
#include <varscope/types/shape.hpp>

#include <concepts>
#include <initializer_list>
#include <type_traits>

namespace varscope {

/// No name: an operation is then named for its type, a variable `Variable` (rows 9, 105).
struct unnamed_t {};
inline constexpr unnamed_t unnamed{};

/// A name that is made unique: `layer`, `layer_1`, ... (rows 23, 56). It may be kept: the characters of a name that owns them (std::string, a
/// name with an index) are copied, those behind a literal, a pointer or a text are not. Cost: an allocation where they are copied.
struct default_name {
    text name;

    template <auto Chars>
    explicit constexpr default_name(name_c<Chars>) noexcept : name(name_c<Chars>::value) {}
    explicit constexpr default_name(text from) noexcept : name(from) {}
    explicit constexpr default_name(const char* from) noexcept : name(from) {}
    template <name_like Name>
        requires(!std::convertible_to<Name, const char*>)
    explicit constexpr default_name(const Name& from) : kept_(to_text(from)) { name = kept_; }
    constexpr default_name(const default_name& from) : name(from.name), kept_(from.kept_) {
        if (!kept_.empty()) name = kept_;
    }
    constexpr default_name(default_name&& from) noexcept
        : name(from.name), kept_(static_cast<kept_text&&>(from.kept_)) {}
    constexpr default_name& operator=(default_name from) noexcept {
        name = from.name, kept_ = static_cast<kept_text&&>(from.kept_);
        return *this;
    }
    constexpr ~default_name() = default;

  private:
    kept_text kept_{};
};

/// A name of any kind, for the time of a call. The characters must outlive it.
struct name_argument {
    text chars;
    template <auto Chars>
    constexpr name_argument(name_c<Chars>) noexcept : chars(name_c<Chars>::value) {}
    template <name_like Name>
    constexpr name_argument(const Name& from) noexcept : chars(to_text(from)) {}
};

/// A name of any kind, or `unnamed`.
struct optional_name {
    text name{};
    bool is_given = false;
    constexpr optional_name(unnamed_t) noexcept {}
    template <auto Chars>
    constexpr optional_name(name_c<Chars>) noexcept : name(name_c<Chars>::value), is_given(true) {}
    template <name_like Name>
    constexpr optional_name(const Name& from) noexcept : name(to_text(from)), is_given(true) {}

    /// The name, or what stands in its place.
    [[nodiscard]] constexpr text or_else(text otherwise) const noexcept {
        return is_given ? name : otherwise;
    }
};

/// What names a scope: a name of any kind, a default name, or neither.
struct scope_name {
    text name{}; ///< also the default name
    bool is_given = false;
    bool is_default = false;
    constexpr scope_name() noexcept = default;
    constexpr scope_name(unnamed_t) noexcept {}
    constexpr scope_name(const default_name& fallback) noexcept : name(fallback.name), is_default(true) {}
    template <auto Chars>
    constexpr scope_name(name_c<Chars>) noexcept : name(name_c<Chars>::value), is_given(true) {}
    template <name_like Name>
    constexpr scope_name(const Name& from) noexcept : name(to_text(from)), is_given(true) {}
};

/// No shape: get_variable then takes the initial value's, or any that is found.
struct no_shape_t {
    constexpr operator shape_view() const noexcept { return {}; }
};
inline constexpr no_shape_t no_shape{};

/// What converts to a shape: `shape_c<2, 3>`, a shape_view, or a range of integers.
template <class Shape>
concept shape_like = std::convertible_to<Shape, shape_view> || requires(const Shape& shape) {
    requires std::integral<std::remove_cvref_t<decltype(*shape.begin())>> && !name_like<Shape>;
    shape.size();
};

/// The extents of another container, such as an xtensor's shape(), are compared with a shape of ours one by one.
template <shape_like Range>
    requires(!std::convertible_to<Range, shape_view>)
[[nodiscard]] constexpr bool operator==(const Range& left, shape_view right) noexcept {
    if (!right.has_rank() || static_cast<std::size_t>(left.size()) != right.size()) return false;
    const extent* expected = right.begin();
    for (const auto size : left)
        if (static_cast<extent>(size) != *expected++) return false;
    return true;
}
template <shape_like Range, extent... Extents>
    requires(!std::convertible_to<Range, shape_view>)
[[nodiscard]] constexpr bool operator==(const Range& left, static_shape<Extents...> right) noexcept {
    return left == shape_view(right);
}

/// A shape of any kind, for the time of a call. Cost: nothing for what converts to a shape_view, otherwise an allocation.
struct shape_argument {
    shape_view extents{};

    constexpr shape_argument(shape_view from) noexcept : extents(from) {}
    template <extent... Extents>
    constexpr shape_argument(static_shape<Extents...>) noexcept
        : extents(static_shape<Extents...>::extents, sizeof...(Extents)) {}
    template <std::convertible_to<shape_view> Shape>
    constexpr shape_argument(const Shape& from) noexcept : extents(from) {}
    /// The extents of another integer type are copied into `room`, which lives as long as the full expression of the conversion.
    template <shape_like Range>
        requires(!std::convertible_to<Range, shape_view>)
    constexpr shape_argument(const Range& from, growing_array<extent>&& room = growing_array<extent>()) {
        for (const auto size : from) room.push_back(static_cast<extent>(size));
        extents = shape_view(room.items, room.size());
    }
};

/// One extent in a braced list, of any integer type. No extent is as large as an unsigned one that does not fit: the largest stands for it,
/// and is refused (VS-E028).
struct extent_argument {
    extent value;
    template <std::integral Integer>
    constexpr extent_argument(Integer from) noexcept
        : value(std::is_unsigned_v<Integer> && static_cast<extent>(from) < 0 ? 0x7FFFFFFFFFFFFFFF
                                                                             : static_cast<extent>(from)) {}
};

/// The shape of a braced list of extents, for the time of a call. More than `longest` axes are refused (VS-E028); a range may have them. Written
/// for few steps of the constant evaluator, where each statement and call is one.
struct braced_shape {
    static constexpr std::size_t longest = 8;
    static constexpr extent too_many[] = {most_elements + 1};
    extent room[longest];
    shape_view view;
    [[gnu::always_inline]] constexpr braced_shape(const extent_argument* from, std::size_t count) noexcept
        : room{count > 0 ? from[0].value : 0, count > 1 ? from[1].value : 0, count > 2 ? from[2].value : 0,
               count > 3 ? from[3].value : 0},
          view(count <= longest ? room : too_many, count <= longest ? count : 1) {
        for (std::size_t i = 4; i < count && count <= longest; ++i) room[i] = from[i].value;
    }
    braced_shape(const braced_shape&) = delete;
    braced_shape& operator=(const braced_shape&) = delete;
};

/// Says that an empty selection is a valid answer.
struct allow_empty_t {};
inline constexpr allow_empty_t allow_empty{};

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

} // namespace varscope

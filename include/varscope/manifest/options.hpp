// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/options.hpp: the optional arguments of scopes whose calls the compiler resolves.
#pragma once

#include <varscope/core/arguments.hpp>
#include <varscope/core/request.hpp>

#include <initializer_list>

namespace varscope {

namespace detail {

template <class T>
concept static_element = std::integral<T> || std::same_as<T, float> || std::same_as<T, double>;

template <static_element T>
constexpr dtype dtype_of_element() noexcept {
    if (std::same_as<T, bool>) return dtype::bool_;
    if (std::same_as<T, float>) return dtype::float32;
    if (std::same_as<T, double>) return dtype::float64;
    const dtype first = std::is_signed_v<T> ? dtype::int8 : dtype::uint8;
    const int power = sizeof(T) == 1 ? 0 : sizeof(T) == 2 ? 1 : sizeof(T) == 4 ? 2 : 3;
    return static_cast<dtype>(static_cast<int>(first) + power);
}

} // namespace detail

/// An element of an initial value as 64 bits: an integer as its value, a floating-point number as that of the double.
struct static_word {
    std::uint64_t bits;

    static_word() = default;
    template <detail::static_element T>
    constexpr explicit static_word(T from) noexcept {
        if constexpr (std::integral<T>)
            bits = static_cast<std::uint64_t>(static_cast<std::int64_t>(from));
        else
            bits = __builtin_bit_cast(std::uint64_t, static_cast<double>(from));
    }
    /// The number that stands for an element of `type`.
    [[nodiscard]] constexpr double number(dtype type) const noexcept {
        if (is_floating(type)) return __builtin_bit_cast(double, bits);
        return type == dtype::uint64 ? static_cast<double>(bits)
                                     : static_cast<double>(static_cast<std::int64_t>(bits));
    }
};

/// How get_variable starts a new variable: an initializer, or a number, which makes a scalar of its C++ type's dtype.
struct static_start {
    initializer init{};
    dtype type = dtype::float32;
    static_word word{};

    constexpr static_start() = default;
    constexpr static_start(const initializer& from) noexcept : init(from) {}
    template <detail::static_element T>
    constexpr static_start(T number) noexcept
        : init{initializer_kind::value, 0, 0}, type(detail::dtype_of_element<T>()), word(number) {}
};

/// The collections of a variable; where none are given it is in `global_variables` (row 96). Refers to the list it is made
/// from, so it is for use in a call.
class static_collections {
  public:
    std::initializer_list<text> keys;
    bool is_given = false;

    constexpr static_collections() = default;
    constexpr static_collections(std::initializer_list<text> from) noexcept : keys(from), is_given(true) {}

    /// Asks for them.
    constexpr void add_to(variable_request& request) const noexcept {
        if (!is_given) return;
        request.collections = keys.size() == 0 ? &no_key : keys.begin();
        request.collection_count = keys.size();
    }

  private:
    static constexpr text no_key{};
};

/// Options of variable_scope. `initializer` and `dtype` serve get_variable calls that name none (row 152).
struct static_scope_options {
    reuse_mode reuse = reuse_mode::create;
    static_start initializer{};
    optional_dtype dtype{};
    bool auxiliary_name_scope = true;
};

/// Options of get_variable.
struct static_get_variable_options {
    static_start initializer{};
    bool trainable = true;
    static_collections collections{};
};

/// Options of variable. Where `dtype` is given the value is converted to it.
struct static_variable_options {
    optional_dtype dtype{};
    bool trainable = true;
    static_collections collections{};
};

} // namespace varscope

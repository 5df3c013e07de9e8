// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/options.hpp: the optional arguments of scopes whose calls the compiler resolves.
#pragma once

#include <varscope/core/arguments.hpp>
#include <varscope/core/request.hpp>
#include <varscope/manifest/static_array.hpp>

#include <initializer_list>

namespace varscope {

/// How get_variable starts a new variable: an initializer, a number, which makes a scalar of its C++ type's dtype, or an array. Refers to
/// the array it is made from, so it is for use in a call.
struct static_start {
    initializer init{};
    dtype type = dtype::float32;
    static_word word{};
    const static_word* words = nullptr; ///< the elements of an array
    const extent* extents = nullptr;
    std::uint32_t count = 1;
    std::uint32_t rank = 0;

    constexpr static_start() = default;
    constexpr static_start(const initializer& from) noexcept : init(from) {}
    template <detail::static_element T>
    constexpr static_start(T number) noexcept
        : init{initializer_kind::value, 0, 0}, type(detail::dtype_of_element<T>()), word(number) {}
    template <std::size_t Count, std::size_t Rank>
    constexpr static_start(const static_array<Count, Rank>& from) noexcept
        : init{initializer_kind::value, 0, 0},
          type(from.type),
          words(from.words),
          extents(from.extents),
          count(Count),
          rank(Rank) {}
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

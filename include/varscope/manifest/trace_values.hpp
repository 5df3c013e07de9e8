// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/trace_values.hpp: the initial values of traced variables.
#pragma once

#include <varscope/manifest/traced.hpp>

namespace varscope {

/// The elements of an initial value, as they were given.
struct traced_elements {
    varscope::dtype type;
    shape_view shape;
    const static_word* words;
    std::size_t count;
};

/// The elements of a list of one or two axes, in memory until the call has ended.
template <class T>
struct traced_list {
    extent extents[2]{};
    std::size_t rank = 1;
    growing_array<static_word> words{};
    constexpr void add(std::initializer_list<T> more) {
        for (const T& element : more) words.push_back(static_word(element));
    }
    [[nodiscard]] constexpr traced_elements elements() const noexcept {
        return {detail::dtype_of_element<T>(), shape_view(extents, rank), words.items, words.size()};
    }
};

namespace detail {

// Adds an initial value of elements of dtype `from`, converted; its shape is the caller's.
constexpr std::uint32_t add_value(trace_log& log, dtype type, dtype from, const static_word* first,
                                  std::size_t count) {
    traced_value& added = log.values.emplace_back();
    added.type = type;
    added.first = static_cast<std::uint32_t>(log.words.size());
    added.count = static_cast<std::uint32_t>(count);
    for (const static_word* const end = first + count; first != end; ++first)
        log.words.push_back(is_floating(type) ? static_word(first->number(from)) : *first);
    return static_cast<std::uint32_t>(log.values.size() - 1);
}

constexpr initial_value keep(trace_log& log, const static_start& from) {
    if (from.init.kind != initializer_kind::value) return {from.init, {}, dtype::float32, no_index};
    const static_word* const words = from.words == nullptr ? &from.word : from.words;
    const std::uint32_t id = add_value(log, from.type, from.type, words, from.count);
    return {from.init, log.keep(shape_view(from.extents, from.rank)), from.type, id};
}

// Whether elements of dtype `from` become elements of `type`: no change of kind, and integers in range.
constexpr bool converts_to(dtype type, dtype from, const static_word* first, std::size_t count) noexcept {
    if (from == dtype::bool_ || type == dtype::bool_) return from == type;
    if (type == dtype::string || is_complex(type) || (is_floating(from) && is_integer(type))) return false;
    for (; is_integer(from) && is_integer(type) && count != 0; --count, ++first) {
        const bool is_high = first->bits >> 63 != 0; // negative, or out of the range of int64
        if (is_high && from != dtype::uint64 && type >= dtype::uint8) return false;
        if (is_high && from == dtype::uint64 && type == dtype::int64) return false;
        if (type != dtype::int64 && type != dtype::uint64 && !can_hold(type, first->number(from)))
            return false;
    }
    return true;
}

} // namespace detail

} // namespace varscope

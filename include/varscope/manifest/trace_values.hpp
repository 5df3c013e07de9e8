// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/trace_values.hpp: the initial values of traced variables.
#pragma once

#include <varscope/manifest/traced.hpp>

namespace varscope {

namespace detail {

// Adds an initial value of one element after another; its shape is the caller's.
template <class T>
constexpr std::uint32_t add_value(trace_log& log, dtype type, const T* first, const T* last) {
    traced_value& added = log.values.emplace_back();
    added.type = type;
    added.first = static_cast<std::uint32_t>(log.words.size());
    added.count = static_cast<std::uint32_t>(last - first);
    for (; first != last; ++first)
        log.words.push_back(is_floating(type) ? static_word(static_cast<double>(*first))
                                              : static_word(*first));
    return static_cast<std::uint32_t>(log.values.size() - 1);
}

constexpr initial_value keep(trace_log& log, const static_start& from) {
    if (from.init.kind != initializer_kind::value) return {from.init, {}, dtype::float32, no_index};
    traced_value& added = log.values.emplace_back();
    added.type = from.type;
    added.first = static_cast<std::uint32_t>(log.words.size());
    added.count = 1;
    log.words.push_back(from.word);
    return {from.init, shape_view(nullptr, 0), from.type, static_cast<std::uint32_t>(log.values.size() - 1)};
}

// Whether numbers of C++ type T become elements of the dtype: no change of kind, and integers in range.
template <class T>
constexpr bool converts_to(dtype type, const T* first, const T* last) noexcept {
    if (std::same_as<T, bool> || type == dtype::bool_) return dtype_of_element<T>() == type;
    if (type == dtype::string || (!std::integral<T> && is_integer(type))) return false;
    for (; std::integral<T> && is_integer(type) && first != last; ++first) {
        const bool is_negative = *first < T{};
        if (is_negative && type >= dtype::uint8) return false;
        if (type == dtype::uint64 || (type == dtype::int64 && (std::is_signed_v<T> || sizeof(T) < 8)))
            continue;
        if (type == dtype::int64) {
            if (static_cast<std::uint64_t>(*first) >> 63 != 0) return false;
        } else if (!can_hold(type, static_cast<double>(*first))) {
            return false;
        }
    }
    return !is_complex(type);
}

} // namespace detail

} // namespace varscope

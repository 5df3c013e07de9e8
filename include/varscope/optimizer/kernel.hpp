// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/kernel.hpp: one pass over a variable, its gradient and its slots.
#pragma once

#include <varscope/name/text.hpp>
#include <varscope/tensor/convert.hpp>

#include <array>
#include <cstddef>
#include <utility>

namespace varscope::detail {

template <std::size_t Count>
using texts = std::array<text, Count>;

// What elements are computed in.
template <class T>
using computed_t = std::conditional_t<(sizeof(T) < sizeof(float)), float, T>;

// Applies a function to each element of a variable, of its gradient and of its slots, which are apart in memory: one loop.
template <class Update, class T, class... Slots>
void update_each(const Update update, const std::size_t size, T* const var, const T* const gradient,
                 Slots* const... slot) {
    using computed = computed_t<T>;
    const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(size);
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC ivdep
#endif
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        if constexpr (std::is_same_v<T, computed>) {
            update(var[i], gradient[i], slot[i]...);
        } else {
            const auto compute = [&](computed of_var, auto... of_slot) {
                update(of_var, static_cast<computed>(gradient[i]), of_slot...);
                var[i] = static_cast<T>(of_var);
                ((slot[i] = static_cast<T>(of_slot)), ...);
            };
            compute(static_cast<computed>(var[i]), static_cast<computed>(slot[i])...);
        }
    }
}
template <class T, std::size_t Count, class Update>
void update_elements(const Update& update, std::size_t size, T* var, const T* gradient,
                     const std::array<T*, Count>& slot_elements) {
    [&]<std::size_t... Slot>(std::index_sequence<Slot...>) {
        update_each(update, size, var, gradient, slot_elements[Slot]...);
    }
    (std::make_index_sequence<Count>());
}

} // namespace varscope::detail

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/part_inputs.hpp: what goes into the parts of a program of several, and what comes out.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

namespace varscope {

namespace detail {

// The inputs of one part, which are referred to for the time of a call: a function that passes them on.
template <class PassOn>
struct part_inputs {
    PassOn pass_on;
};
template <class T>
inline constexpr bool is_part_inputs = false;
template <class PassOn>
inline constexpr bool is_part_inputs<part_inputs<PassOn>> = true;

} // namespace detail

/// The inputs of one part of `programs`: `m(vs::inputs(state), vs::inputs(state, action))`; `inputs()` for a part without. They are referred to, and
/// so must live as long as the call.
template <class... Values>
[[nodiscard]] constexpr auto inputs(const Values&... values) noexcept {
    const auto pass_on = [&values...](const auto& to) -> decltype(auto) { return to(values...); };
    return detail::part_inputs<std::remove_const_t<decltype(pass_on)>>{pass_on};
}

/// What a part gives that returns nothing.
struct no_result {};

namespace detail {

template <std::size_t Index, class Result>
struct part_result {
    Result value;
};
template <class Index, class... Results>
struct numbered_results;
template <std::size_t... Index, class... Results>
struct numbered_results<std::index_sequence<Index...>, Results...> : part_result<Index, Results>... {};

template <std::size_t Index, class Result>
constexpr Result& value_of(part_result<Index, Result>& of) noexcept {
    return of.value;
}
template <std::size_t Index, class Result>
constexpr const Result& value_of(const part_result<Index, Result>& of) noexcept {
    return of.value;
}

} // namespace detail

/// What the parts of a program of several give, in their order: `auto [policy, value] = m(...)`. A tuple, without the header of one.
template <class... Results>
struct part_results : detail::numbered_results<std::index_sequence_for<Results...>, Results...> {
    template <std::size_t Index>
    [[nodiscard]] constexpr auto& get() noexcept {
        return detail::value_of<Index>(*this);
    }
    template <std::size_t Index>
    [[nodiscard]] constexpr const auto& get() const noexcept {
        return detail::value_of<Index>(*this);
    }
};
template <std::size_t Index, class... Results>
[[nodiscard]] constexpr const auto& get(const part_results<Results...>& of) noexcept {
    return of.template get<Index>();
}

} // namespace varscope

template <class... Results>
struct std::tuple_size<varscope::part_results<Results...>>
    : std::integral_constant<std::size_t, sizeof...(Results)> {};
template <std::size_t Index, class... Results>
struct std::tuple_element<Index, varscope::part_results<Results...>> {
    using type = std::remove_cvref_t<
        decltype(std::declval<varscope::part_results<Results...>&>().template get<Index>())>;
};

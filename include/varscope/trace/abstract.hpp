// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/abstract.hpp: what stands for a value while a program is traced.
#pragma once

#include <varscope/scope/as.hpp>

#include <concepts>
#include <cstddef>

namespace varscope {

/// A value that is not there: the inputs of a program while it is traced, and what is computed from them. Arithmetic with it
/// gives it again, so a program that only adds and multiplies needs no other branch for tracing.
struct abstract {
    /// An element, a call, or the value in another element type are as abstract.
    template <class... Index>
    constexpr abstract operator()(const Index&...) const noexcept {
        return {};
    }
    template <class T>
    [[nodiscard]] constexpr abstract as() const noexcept {
        return {};
    }
};

/// An abstract value or a handle of something traced.
template <class T>
concept abstract_value = std::derived_from<T, abstract>;

template <class Left, class Right>
    requires abstract_value<Left> || abstract_value<Right>
constexpr abstract operator+(const Left&, const Right&) noexcept { return {}; }
template <class Left, class Right>
    requires abstract_value<Left> || abstract_value<Right>
constexpr abstract operator-(const Left&, const Right&) noexcept { return {}; }
template <class Left, class Right>
    requires abstract_value<Left> || abstract_value<Right>
constexpr abstract operator*(const Left&, const Right&) noexcept { return {}; }
template <class Left, class Right>
    requires abstract_value<Left> || abstract_value<Right>
constexpr abstract operator/(const Left&, const Right&) noexcept { return {}; }
template <abstract_value Value>
constexpr abstract operator-(const Value&) noexcept {
    return {};
}

class tracing_scope;

namespace detail {
template <class Scope>
inline constexpr bool is_tracing_scope = false;
template <>
inline constexpr bool is_tracing_scope<tracing_scope> = true;
template <class Scope>
inline constexpr bool is_tracing_scope<const Scope> = is_tracing_scope<Scope>;
template <class Scope>
inline constexpr bool is_tracing_scope<Scope&> = is_tracing_scope<Scope>;
template <class Scope>
inline constexpr bool is_tracing_scope<Scope&&> = is_tracing_scope<Scope>;
} // namespace detail

/// Whether a program's scope is the compiler's: then it declares, and has no values to compute with.
template <class Scope>
inline constexpr bool is_tracing = detail::is_tracing_scope<Scope>;

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/name/spelled.hpp: a name as a pack of characters, which every compiler prints legibly.
#pragma once

#include <varscope/name/fixed_string.hpp>

#include <utility>

namespace varscope {

/// A name spelled out in a type. Lift to it only where a diagnostic shows it: it costs several times a fixed_string.
template <char... Chars>
struct spelled {};

namespace detail {
template <fixed_string Chars, std::size_t... Index>
spelled<Chars.chars[Index]...> spell_out(std::index_sequence<Index...>);
} // namespace detail

/// `spelled<'w'>` for "w".
template <fixed_string Chars>
using spelled_t = decltype(detail::spell_out<Chars>(std::make_index_sequence<Chars.size()>{}));

} // namespace varscope

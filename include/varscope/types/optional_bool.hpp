// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/optional_bool.hpp: yes, no, or nothing said.
#pragma once

#include <concepts>

namespace varscope {

/// What is said of an option.
enum class said : unsigned char { nothing, yes, no };

/// An option that is yes or no, and that may be left out so that the scope decides. Its default constructor is trivial, and its member is read
/// without a call: the constant evaluator counts no step for an option that is left out.
struct optional_bool {
    said is;
    optional_bool() = default;
    template <std::same_as<bool> T>
    constexpr optional_bool(T given) noexcept : is(given ? said::yes : said::no) {}
    /// Whether it is not `no`: what it means where no scope says otherwise.
    constexpr explicit operator bool() const noexcept { return is != said::no; }
    friend constexpr bool operator==(const optional_bool&, const optional_bool&) = default;
};

} // namespace varscope

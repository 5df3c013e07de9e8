// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/reuse.hpp: how a scope decides between making and finding a variable.
#pragma once

namespace varscope {

/// What get_variable does in a scope (row 67). As an argument `create` means that nothing is asked for: it inherits (row 68); `never`, which
/// TensorFlow lacks, switches off what is inherited.
enum class reuse_mode : unsigned char {
    create,     ///< make; an existing variable is an error
    reuse,      ///< find; a missing variable is an error
    auto_reuse, ///< find or make
    never       ///< as an argument: make, whatever is inherited
};

inline constexpr reuse_mode reuse = reuse_mode::reuse;
inline constexpr reuse_mode auto_reuse = reuse_mode::auto_reuse;
inline constexpr reuse_mode no_reuse = reuse_mode::never;

/// The mode of a scope opened with `asked` where `inherited` holds (rows 69 to 72).
/// Laws: combine(m, reuse_mode::create) == m, combine(m, reuse_mode::never) == reuse_mode::create
[[nodiscard]] constexpr reuse_mode combine(reuse_mode inherited, reuse_mode asked) noexcept {
    return asked == reuse_mode::create ? inherited : asked == reuse_mode::never ? reuse_mode::create : asked;
}

} // namespace varscope

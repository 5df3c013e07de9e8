// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/source_location.hpp: where in the user's program something was asked for.
#pragma once

namespace varscope {

/// A file and a line. As a default argument, current() is the place of the call. Used instead of std::source_location,
/// which clang 14 does not have.
struct source_location {
    const char* file = "";
    const char* function = "";
    unsigned line = 0;

    [[nodiscard]] static constexpr source_location current(const char* file = __builtin_FILE(),
                                                           const char* function = __builtin_FUNCTION(),
                                                           unsigned line = __builtin_LINE()) noexcept {
        return {file, function, line};
    }
    /// Whether a place is known.
    constexpr explicit operator bool() const noexcept { return line != 0; }
    friend constexpr bool operator==(const source_location& left, const source_location& right) noexcept {
        return left.line == right.line && left.file == right.file && left.function == right.function;
    }
};

} // namespace varscope

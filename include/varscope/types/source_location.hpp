// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/source_location.hpp: where in the user's program something was asked for.
#pragma once

// g++ 12 knows the column of a call through the standard class only, clang 14 through the builtin only.
#if !__has_builtin(__builtin_COLUMN)
#include <source_location>
#define VARSCOPE_COLUMN() std::source_location::current().column()
#else
#define VARSCOPE_COLUMN() __builtin_COLUMN()
#endif

namespace varscope {

/// A place in a source file: file, function, and line and column, which count from 1; the column is 0 where it is not known. As a default
/// argument, current() is the line of the call, and of_call() its column too, which costs the compiler more. Used instead of
/// std::source_location, which clang 14 does not have.
struct source_location {
    const char* file = "";
    const char* function = "";
    unsigned line = 0;
    unsigned column = 0;

    [[nodiscard]] static constexpr source_location current(const char* file = __builtin_FILE(),
                                                           const char* function = __builtin_FUNCTION(),
                                                           unsigned line = __builtin_LINE()) noexcept {
        return {file, function, line, 0};
    }
    [[nodiscard]] static constexpr source_location of_call(const char* file = __builtin_FILE(),
                                                           const char* function = __builtin_FUNCTION(),
                                                           unsigned line = __builtin_LINE(),
                                                           unsigned column = VARSCOPE_COLUMN()) noexcept {
        return {file, function, line, column};
    }
    /// A line of a file that is no source file, such as a configuration: as the last argument of a call that makes something it is the place
    /// that errors name. The text must live as long as what is made.
    [[nodiscard]] static constexpr source_location at(const char* file, unsigned line) noexcept {
        return {file, "", line, 0};
    }
    /// Whether a place is known.
    constexpr explicit operator bool() const noexcept { return line != 0; }
    friend constexpr bool operator==(const source_location& left, const source_location& right) noexcept {
        return left.line == right.line && left.file == right.file && left.function == right.function;
    }
};

} // namespace varscope

#undef VARSCOPE_COLUMN

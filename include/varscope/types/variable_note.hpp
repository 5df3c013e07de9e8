// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/variable_note.hpp: what people want to know of a variable.
#pragma once

#include <varscope/name/text.hpp>
#include <varscope/types/initializer.hpp>

namespace varscope {

/// What a variable means, in which unit its values are, and between which bounds. Of static storage, because variables point at it:
///
///     inline constexpr vs::variable_note temperature{.description = "of the bath", .unit = "K", .least = 0};
///     scope.get_variable("temperature"_n, {}, vs::float64, {.note = &temperature});
///
/// Loads refuse values that are outside (VS-E037), and `values_out_of_range` (varscope/inspect.hpp) finds them. Views write memory, and ask nothing.
struct variable_note {
    text description{};
    text unit{};
    double least = -no_bound; ///< the values, of which none is below it ...
    double most = no_bound;   ///< ... and none above it

    [[nodiscard]] constexpr bool has_bounds() const noexcept { return least > -no_bound || most < no_bound; }
    /// Whether a value is inside; what is no number is not.
    [[nodiscard]] constexpr bool holds(double value) const noexcept { return value >= least && value <= most; }
};

/// A note of a variable, or none. Says beside the pointer whether there is one, because some compilers compare addresses with null at run time only
/// while they instrument programs.
struct note_pointer {
    const variable_note* is;
    bool is_given;
    note_pointer() = default;
    constexpr note_pointer(const variable_note* of) noexcept : is(of), is_given(true) {}
};

} // namespace varscope

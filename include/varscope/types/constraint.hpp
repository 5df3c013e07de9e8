// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/constraint.hpp: what a variable's elements are brought back to after a step, as a plain value.
#pragma once

#include <varscope/types/tensor_elements.hpp>

namespace varscope {

struct constraint;

/// What a constraint of one kind does. One object for each kind, of static storage, beside its code (varscope/constraints).
struct constraint_rules {
    const char* name; ///< `max_norm`
    void (*apply)(const constraint& by, const tensor_elements<void>& to) = nullptr;
};

/// What an optimizer does to a variable after each of its steps. Left out, the scope decides, whose constraint is inherited, unlike
/// TensorFlow's (row 153). Make one with the functions of varscope/constraints.hpp, or `no_constraint()`.
struct constraint {
    bool is_given = false;
    const constraint_rules* rules = nullptr; ///< null: nothing is done
    double numbers[3]{};                     ///< what the rules take them for
    int axis = 0;
    friend constexpr bool operator==(const constraint& left, const constraint& right) noexcept {
        return left.is_given == right.is_given && left.rules == right.rules && left.axis == right.axis &&
               left.numbers[0] == right.numbers[0] && left.numbers[1] == right.numbers[1] &&
               left.numbers[2] == right.numbers[2];
    }
};

/// Stops a constraint that a scope would hand down.
[[nodiscard]] constexpr constraint no_constraint() noexcept { return {true, nullptr, {}, 0}; }

} // namespace varscope

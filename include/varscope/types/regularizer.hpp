// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/regularizer.hpp: what a variable adds to the loss, as a plain value.
#pragma once

#include <varscope/types/tensor_elements.hpp>

namespace varscope {

/// What a regularizer of one kind computes. One object for each kind, of static storage, beside its code (varscope/regularizers), so that who
/// does not use it does not include it.
struct regularizer_rules {
    const char* name; ///< the last segment of the loss's name, `l2_regularizer`
    /// The loss of elements of a floating dtype.
    double (*loss)(double scale, const tensor_elements<const void>& of) = nullptr;
};

/// One term of a regularizer: a rule and its factor.
struct regularizer_term {
    const regularizer_rules* rules = nullptr;
    double scale = 0;
    friend constexpr bool operator==(const regularizer_term&, const regularizer_term&) = default;
};

/// What a variable adds to the loss: a sum of up to four terms (row 93). Left out, the scope decides. Make one with the functions of
/// varscope/regularizers.hpp, or `no_regularizer()`.
struct regularizer {
    static constexpr std::size_t most_terms = 4;
    bool is_given = false;
    std::size_t count = 0;
    const char* name = nullptr; ///< the last segment of the loss's name
    regularizer_term terms[most_terms]{};

    /// Whether there is room for all terms, and no factor is negative.
    [[nodiscard]] constexpr bool is_valid() const noexcept {
        if (count > most_terms) return false;
        for (std::size_t i = 0; i != count; ++i)
            if (!(terms[i].scale >= 0)) return false;
        return true;
    }
    friend constexpr bool operator==(const regularizer& left, const regularizer& right) noexcept {
        if (left.is_given != right.is_given || left.count != right.count) return false;
        for (std::size_t i = 0; i != left.count && i != most_terms; ++i)
            if (!(left.terms[i] == right.terms[i])) return false;
        return true;
    }
};

/// Stops a regularizer that a scope would hand down (row 94).
[[nodiscard]] constexpr regularizer no_regularizer() noexcept { return {true, 0, nullptr, {}}; }

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/sharing/transposed.hpp: variables that stand for the transpose of others.
#pragma once

#include <varscope/sharing/tie.hpp>
#include <varscope/tensor/element.hpp>
#include <varscope/trace/abstract.hpp>
#include <varscope/xtensor.hpp>

namespace varscope {

/// The handle of a variable that is tied transposed, where a call says no dtype that the compiler knows. Variable is a handle of a graph or of a
/// model.
template <class Variable>
class transposed_variable {
  public:
    explicit transposed_variable(Variable of) : variable_(static_cast<Variable&&>(of)) {}
    /// Its elements with the axes in the opposite order: an xtensor expression that can be assigned to. Throws what `as` of the variable throws.
    template <element T>
    [[nodiscard]] auto as() const {
        return xt::transpose(variable_.template as<T>());
    }
    /// The variable itself.
    [[nodiscard]] const Variable& variable() const noexcept { return variable_; }

  private:
    Variable variable_;
};

/// A tie of one variable whose axes come in the opposite order; see tie_transposed.
template <class From, class To>
struct transposed_tie_c {
    static constexpr text from = From::value;
    static constexpr text to = To::value;
    static constexpr bool is_transposed = true;

    /// What a call gives: an xtensor expression over the elements of the variable, which can be assigned to; while tracing an abstract value; for a
    /// handle a transposed_variable.
    template <class Variable>
    [[nodiscard]] static constexpr auto transposed(Variable variable) {
        if constexpr (abstract_value<Variable>) {
            const abstract known = variable.to_abstract();
            abstract made(known.known_shape().reversed());
            made.comes_from(known);
            return made;
        } else if constexpr (xt::is_xexpression<Variable>::value) {
            return xt::transpose(static_cast<Variable&&>(variable));
        } else {
            return transposed_variable<Variable>(static_cast<Variable&&>(variable));
        }
    }
};

/// The tie of one variable to another whose axes it has in the opposite order: `vs::tie_transposed("logits/kernel"_n, "embeddings"_n)` of a language
/// model, whose last layer is the transpose of its first one. Names of what it ties are types.
template <auto From, auto To>
[[nodiscard]] constexpr transposed_tie_c<name_c<From>, name_c<To>> tie_transposed(name_c<From>,
                                                                                  name_c<To>) noexcept {
    return {};
}

} // namespace varscope

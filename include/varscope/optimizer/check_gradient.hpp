// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/check_gradient.hpp: compares gradients with finite differences.
#pragma once

#include <varscope/model/model.hpp>
#include <varscope/optimizer/step.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace varscope {

/// How check_gradient measures.
struct gradient_check_options {
    double epsilon = 1e-3;   ///< how far an element is moved to either side
    double tolerance = 1e-2; ///< the largest error that is fine, see gradient_check::error
};

/// What check_gradient found: the element whose gradient is furthest from the finite difference.
struct gradient_check {
    std::string name;      ///< of its variable; empty where there is no element
    std::size_t index = 0; ///< among the elements of the variable, in row-major order
    double given = 0;      ///< the gradient that was to be checked
    double measured = 0;   ///< `(f(x + epsilon) - f(x - epsilon)) / (2 epsilon)`
    double error = 0;      ///< `|given - measured| / max(1, |given|, |measured|)`
    double tolerance = 0;
    /// Whether all are within the tolerance.
    [[nodiscard]] bool passed() const noexcept { return error <= tolerance; }
    explicit operator bool() const noexcept { return passed(); }
    /// One line: the verdict, the element and both values.
    [[nodiscard]] std::string message() const {
        return (passed() ? "gradients agree; the largest error is that of " : "the gradient is wrong: ") +
               name + '[' + std::to_string(index) + "]: given " + std::to_string(given) + ", measured " +
               std::to_string(measured);
    }
};

namespace detail {
// Gives an element the value that it had.
template <class T>
struct restored_element {
    T& element;
    T was;
    ~restored_element() { element = was; }
};
} // namespace detail

/// Compares the gradients of `f(m)`, a number, by the trainable float32 and float64 variables of a model with central differences. `gradients` is a
/// model whose program declares the variables by the same names, shapes and dtypes, else the compiler refuses it (VS-E021). Elements of `m`
/// are moved while f runs and are as before at the end, also where f throws. Cost: two calls of f for each trainable element.
template <class F, class Model, class Gradients>
[[nodiscard]] gradient_check check_gradient(F f, Model& m, const Gradients& gradients,
                                            const gradient_check_options& options = {}) {
    gradient_check worst;
    worst.error = -1;
    worst.tolerance = options.tolerance;
    m.for_each([&](auto variable, auto view) {
        using T = typename decltype(view)::value_type;
        if constexpr (variable.trainable && std::is_floating_point_v<T>) {
            const auto given = gradients[variable.name_constant()];
            static_assert(std::is_same_v<typename decltype(given)::value_type, T>,
                          "a gradient has the dtype of its variable");
            for (std::size_t i = 0; i != view.size(); ++i) {
                T& x = view.storage()[i];
                const detail::restored_element<T> back{x, x};
                // What was added is not epsilon, but the nearest that T has.
                const T above = static_cast<T>(back.was + options.epsilon),
                        below = static_cast<T>(back.was - options.epsilon);
                x = above;
                const double high = static_cast<double>(f(m));
                x = below;
                const double low = static_cast<double>(f(m));
                const double measured =
                    (high - low) / (static_cast<double>(above) - static_cast<double>(below));
                const double was_given = static_cast<double>(given.storage()[i]);
                double error =
                    std::abs(was_given - measured) / std::max({1.0, std::abs(was_given), std::abs(measured)});
                if (error != error) error = std::numeric_limits<double>::infinity();
                if (error > worst.error)
                    worst = {to_string(variable.name()), i, was_given, measured, error, options.tolerance};
            }
        }
    });
    if (worst.error < 0) worst.error = 0;
    return worst;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/optimizer/rules.hpp: how the optimizers of TensorFlow 1 change a variable, with their names and default arguments.
#pragma once

#include <varscope/optimizer/kernel.hpp>
#include <varscope/types/initializer.hpp>

#include <cmath>

namespace varscope {

/// An optimizer is a value: its hyper-parameters, as TensorFlow names them, which may change before each step. It is made from its learning
/// rate and, where others have defaults, from those that differ: `adam(0.01, {.beta1 = 0.5})`. What it keeps for a
/// variable are its slots: variables of the same shape and dtype that are not trainable. Its class says
///   name                 the last segment of its slots' names, after that of the variable
///   slot_names           what get_slot calls them, in order of creation
///   defaults()           one of default arguments; what has none is 0. A program's slots start as its do
///   first_value(k)       how slot k starts
///   power_names          scalars that it keeps once for all variables, `beta1_power`; `first_power(k)` and `next_power(k, p)` say their
///                        values
///   update<T>(powers)    what a step does to an element, as a function of it, its gradient and its slots.
/// All are computed in the variable's dtype, float16 and bfloat16 in float32, as TensorFlow does.
template <class Rule>
concept optimizer_rule = requires(const Rule& rule, const float* powers) {
    { Rule::name } -> std::convertible_to<text>;
    Rule::slot_names;
    Rule::power_names;
    { Rule::defaults() } -> std::same_as<Rule>;
    { rule.first_value(std::size_t{}) } -> std::same_as<initializer>;
    rule.template update<float>(powers);
};

/// TensorFlow's GradientDescentOptimizer: `var -= learning_rate * g`. No slots.
struct sgd {
    double learning_rate;
    constexpr explicit sgd(double rate) noexcept : learning_rate(rate) {}

    [[nodiscard]] static constexpr sgd defaults() noexcept { return sgd(0); }
    static constexpr text name = "GradientDescent";
    static constexpr detail::texts<0> slot_names{};
    static constexpr detail::texts<0> power_names{};
    [[nodiscard]] constexpr initializer first_value(std::size_t) const noexcept { return zeros(); }

    template <class T>
    [[nodiscard]] auto update(const float*) const noexcept {
        return [rate = static_cast<T>(learning_rate)](T& var, T g) { var -= g * rate; };
    }
    /// Changes the variables of a model by gradients; see apply_gradients.
    template <class Model, class Gradients, class... Filter>
    void step(Model& model, const Gradients& gradients, Filter... slots_of) const {
        apply_gradients(*this, model, gradients, slots_of...);
    }
};

/// What momentum has defaults for.
struct momentum_options {
    bool use_nesterov = false;
};
/// TensorFlow's MomentumOptimizer (Sutskever et al., 2013): `accum = accum * momentum + g; var -= learning_rate * accum`, with
/// `use_nesterov` `var -= g * learning_rate + accum * momentum * learning_rate`. Slot `w/Momentum`.
struct momentum : momentum_options {
    double learning_rate;
    double decay; ///< TensorFlow's argument `momentum`, which is the name of the class here
    constexpr momentum(double rate, double keep, const momentum_options& options = {}) noexcept
        : momentum_options(options), learning_rate(rate), decay(keep) {}

    [[nodiscard]] static constexpr momentum defaults() noexcept { return momentum(0, 0); }
    static constexpr text name = "Momentum";
    static constexpr detail::texts<1> slot_names{{"momentum"}};
    static constexpr detail::texts<0> power_names{};
    [[nodiscard]] constexpr initializer first_value(std::size_t) const noexcept { return zeros(); }

    template <class T>
    [[nodiscard]] auto update(const float*) const noexcept {
        return [rate = static_cast<T>(learning_rate), keep = static_cast<T>(decay),
                nesterov = use_nesterov](T& var, T g, T& accum) {
            accum = accum * keep + g;
            var -= nesterov ? g * rate + accum * keep * rate : accum * rate;
        };
    }
    /// Changes the variables of a model by gradients; see apply_gradients.
    template <class Model, class Gradients, class... Filter>
    void step(Model& model, const Gradients& gradients, Filter... slots_of) const {
        apply_gradients(*this, model, gradients, slots_of...);
    }
};

/// What adagrad has defaults for.
struct adagrad_options {
    double initial_accumulator_value = 0.1;
};
/// TensorFlow's AdagradOptimizer (Duchi et al., 2011): `accum += g * g; var -= learning_rate * g / sqrt(accum)`. Slot `w/Adagrad`.
struct adagrad : adagrad_options {
    double learning_rate;
    constexpr explicit adagrad(double rate, const adagrad_options& options = {}) noexcept
        : adagrad_options(options), learning_rate(rate) {}

    [[nodiscard]] static constexpr adagrad defaults() noexcept { return adagrad(0); }
    static constexpr text name = "Adagrad";
    static constexpr detail::texts<1> slot_names{{"accumulator"}};
    static constexpr detail::texts<0> power_names{};
    [[nodiscard]] constexpr initializer first_value(std::size_t) const noexcept {
        return constant(initial_accumulator_value);
    }

    template <class T>
    [[nodiscard]] auto update(const float*) const noexcept {
        return [rate = static_cast<T>(learning_rate)](T& var, T g, T& accum) {
            accum += g * g;
            var -= rate * g / std::sqrt(accum);
        };
    }
    /// Changes the variables of a model by gradients; see apply_gradients.
    template <class Model, class Gradients, class... Filter>
    void step(Model& model, const Gradients& gradients, Filter... slots_of) const {
        apply_gradients(*this, model, gradients, slots_of...);
    }
};

/// What rmsprop has defaults for.
struct rmsprop_options {
    double decay = 0.9;
    double momentum = 0;
    double epsilon = 1e-10;
};
/// TensorFlow's RMSPropOptimizer (Tieleman and Hinton, 2012): `rms = decay * rms + (1 - decay) * g * g; mom = momentum * mom +
/// learning_rate * g / sqrt(rms + epsilon); var -= mom`. Slots `w/RMSProp` (rms, which starts at 1) and `w/RMSProp_1` (momentum). Centered,
/// it keeps the mean `mg` of the gradients too, and divides by `sqrt(rms - mg * mg + epsilon)`: slots `w/RMSProp`, `w/RMSProp_1` (mg)
/// and `w/RMSProp_2` (momentum).
template <bool Centered>
struct basic_rmsprop : rmsprop_options {
    double learning_rate;
    constexpr explicit basic_rmsprop(double rate, const rmsprop_options& options = {}) noexcept
        : rmsprop_options(options), learning_rate(rate) {}

    [[nodiscard]] static constexpr basic_rmsprop defaults() noexcept { return basic_rmsprop(0); }
    static constexpr text name = "RMSProp";
    static constexpr auto slot_names = [] {
        if constexpr (Centered)
            return detail::texts<3>{{"rms", "mg", "momentum"}};
        else
            return detail::texts<2>{{"rms", "momentum"}};
    }();
    static constexpr detail::texts<0> power_names{};
    [[nodiscard]] constexpr initializer first_value(std::size_t slot) const noexcept {
        return slot == 0 ? ones() : zeros();
    }

    template <class T>
    [[nodiscard]] auto update(const float*) const noexcept {
        const T rate = static_cast<T>(learning_rate), rest = T(1) - static_cast<T>(decay),
                keep = static_cast<T>(momentum), least = static_cast<T>(epsilon);
        if constexpr (Centered)
            return [=](T& var, T g, T& rms, T& mg, T& mom) {
                rms += (g * g - rms) * rest;
                mg += (g - mg) * rest;
                mom = mom * keep + rate * g / std::sqrt(rms - mg * mg + least);
                var -= mom;
            };
        else
            return [=](T& var, T g, T& rms, T& mom) {
                rms += (g * g - rms) * rest;
                mom = mom * keep + rate * g / std::sqrt(rms + least);
                var -= mom;
            };
    }
    /// Changes the variables of a model by gradients; see apply_gradients.
    template <class Model, class Gradients, class... Filter>
    void step(Model& model, const Gradients& gradients, Filter... slots_of) const {
        apply_gradients(*this, model, gradients, slots_of...);
    }
};
using rmsprop = basic_rmsprop<false>;
/// TensorFlow's `centered=True`. A class of its own, because it has another slot.
using centered_rmsprop = basic_rmsprop<true>;

/// What adam has defaults for, beside the learning rate.
struct adam_options {
    double beta1 = 0.9;
    double beta2 = 0.999;
    double epsilon = 1e-8;
};
/// TensorFlow's AdamOptimizer (Kingma and Ba, 2015, in the form before section 2.1): `lr_t = learning_rate * sqrt(1 - beta2^t) / (1 -
/// beta1^t); m += (g - m) * (1 - beta1); v += (g * g - v) * (1 - beta2); var -= lr_t * m / (sqrt(v) + epsilon)`. Slots `w/Adam` (m) and
/// `w/Adam_1` (v), and once `beta1_power` and `beta2_power`, of float32.
struct adam : adam_options {
    double learning_rate;
    constexpr explicit adam(double rate = 0.001, const adam_options& options = {}) noexcept
        : adam_options(options), learning_rate(rate) {}

    [[nodiscard]] static constexpr adam defaults() noexcept { return adam(); }
    static constexpr text name = "Adam";
    static constexpr detail::texts<2> slot_names{{"m", "v"}};
    static constexpr detail::texts<2> power_names{{"beta1_power", "beta2_power"}};
    [[nodiscard]] constexpr initializer first_value(std::size_t) const noexcept { return zeros(); }
    [[nodiscard]] constexpr double first_power(std::size_t which) const noexcept {
        return which == 0 ? beta1 : beta2;
    }
    [[nodiscard]] constexpr float next_power(std::size_t which, float power) const noexcept {
        return power * static_cast<float>(first_power(which));
    }

    template <class T>
    [[nodiscard]] auto update(const float* powers) const noexcept {
        const T rate = static_cast<T>(learning_rate) * std::sqrt(T(1) - static_cast<T>(powers[1])) /
                       (T(1) - static_cast<T>(powers[0]));
        return [rate, rest1 = T(1) - static_cast<T>(beta1), rest2 = T(1) - static_cast<T>(beta2),
                least = static_cast<T>(epsilon)](T& var, T g, T& m, T& v) {
            m += (g - m) * rest1;
            v += (g * g - v) * rest2;
            var -= rate * m / (std::sqrt(v) + least);
        };
    }
    /// Changes the variables of a model by gradients; see apply_gradients.
    template <class Model, class Gradients, class... Filter>
    void step(Model& model, const Gradients& gradients, Filter... slots_of) const {
        apply_gradients(*this, model, gradients, slots_of...);
    }
};

/// TensorFlow's ExponentialMovingAverage: `average -= (1 - decay) * (average - var)`. Slot `w/ExponentialMovingAverage`, which starts from the
/// variable's value: in a model by initialize_slots. TensorFlow's `zero_debias` concerns tensors, not variables, and is not here.
struct moving_average {
    double decay;
    constexpr explicit moving_average(double keep) noexcept : decay(keep) {}

    [[nodiscard]] static constexpr moving_average defaults() noexcept { return moving_average(0); }
    static constexpr text name = "ExponentialMovingAverage";
    static constexpr detail::texts<1> slot_names{{"average"}};
    static constexpr detail::texts<0> power_names{};
    static constexpr bool starts_from_variable = true;
    [[nodiscard]] constexpr initializer first_value(std::size_t) const noexcept { return zeros(); }
    /// The same with the decay that TensorFlow takes where `num_updates` is given, so that averages move faster at first: `min(decay,
    /// (1 + n) / (10 + n))`.
    [[nodiscard]] constexpr moving_average after(double num_updates) const noexcept {
        const double early = (1 + num_updates) / (10 + num_updates);
        return moving_average(early < decay ? early : decay);
    }

    // The value of the variable stands for its gradient.
    template <class T>
    [[nodiscard]] auto update(const float*) const noexcept {
        return [rest = T(1) - static_cast<T>(decay)](const T&, T value, T& average) {
            average -= (average - value) * rest;
        };
    }
    /// Moves the averages of a model's variables towards their values; see apply_averages. Arguments: frozen_variables, the filter of the slots, both, or
    /// none.
    template <class Model, class... Arguments>
    void apply(Model& model, const Arguments&... arguments) const {
        apply_averages(*this, model, arguments...);
    }
};

namespace detail {
// Whether a slot starts as its variable is.
template <class Rule>
inline constexpr bool starts_from_variable = requires {
    requires Rule::starts_from_variable;
};
} // namespace detail

} // namespace varscope

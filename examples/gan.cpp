// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// A generative adversarial network (Goodfellow et al., 2014) of numbers: a discriminator that is shared by two calls, and two optimizers over disjoint
// scopes. The generator learns to draw from a normal distribution of mean 4 and standard deviation 0.5.
#include <varscope/graph.hpp>
#include <varscope/optimizer.hpp>
#include <varscope/xtensor.hpp>

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>

#include <cmath>
#include <iostream>
#include <tuple>

namespace vs = varscope;
using namespace vs::literals;

using numbers = xt::xtensor<float, 1>;
using matrix = xt::xtensor<float, 2>;

//! [layers]
inline constexpr vs::lifted scaled{
    [](const numbers& z, const auto& scale, const auto& shift) { return scale() * z + shift(); }};
/// How each number activates each hidden unit.
inline constexpr vs::lifted activation{[](const numbers& x, const auto& w, const auto& b) {
    return xt::tanh(xt::view(x, xt::all(), xt::newaxis()) * w + b);
}};
inline constexpr vs::lifted weighted{
    [](const matrix& hidden, const auto& v, const auto& c) { return xt::sum(hidden * v, {1}) + c(); }};
inline constexpr vs::lifted together{[](const auto&... each) { return std::tuple(each...); }};
//! [layers]

//! [program]
struct gan {
    template <class Scope, class Noise = vs::abstract, class Real = vs::abstract>
    constexpr auto operator()(Scope&& scope, const Noise& noise = {}, const Real& real = {}) const {
        auto fake = generator(scope.variable_scope("generator"_n), noise);
        auto critic = scope.variable_scope("discriminator"_n);
        auto of_real = discriminator(critic, real);
        critic.reuse_variables();
        auto of_fake = discriminator(critic, fake); // the same variables once more
        return together(fake, of_real, of_fake);
    }

  private:
    static constexpr auto generator(auto&& scope, const auto& noise) {
        auto scale = scope.get_variable("scale"_n, vs::shape_c<>, vs::float32, {.initializer = vs::ones()});
        auto shift = scope.get_variable("shift"_n, vs::shape_c<>, vs::float32, {.initializer = vs::zeros()});
        return scaled(noise, scale, shift);
    }
    static constexpr auto discriminator(auto&& scope, const auto& x) {
        auto w = scope.get_variable("w"_n, vs::shape_c<8>, vs::float32, {.initializer = vs::random_normal()});
        auto b = scope.get_variable("b"_n, vs::shape_c<8>, vs::float32, {.initializer = vs::random_normal()});
        auto v = scope.get_variable("v"_n, vs::shape_c<8>, vs::float32, {.initializer = vs::random_normal()});
        auto c = scope.get_variable("c"_n, vs::shape_c<>, vs::float32, {.initializer = vs::zeros()});
        auto hidden = activation(x, w, b);
        return together(hidden, weighted(hidden, v, c));
    }
};
//! [program]

//! [slots]
using of_generator = vs::in_scope<"generator">;
using of_discriminator = vs::in_scope<"discriminator">;
using trained = vs::with_slots<vs::with_slots<gan, vs::adam, of_generator>, vs::adam, of_discriminator>;
static_assert(vs::manifest<gan>::size() == 6); // the discriminator's variables are there once
static_assert(vs::manifest<trained>::contains("generator/scale/Adam_1"));
static_assert(vs::manifest<trained>::contains("discriminator/w/Adam"));
//! [slots]

numbers sigmoid(const numbers& x) { return 1.0f / (1.0f + xt::exp(-x)); }

// Adds the gradients of the discriminator's variables; returns that of its input.
numbers add_discriminator(const auto& m, vs::model<gan>& to, const numbers& x, const matrix& hidden,
                          const numbers& by_score) {
    const auto w = m["discriminator/w"_n], v = m["discriminator/v"_n];
    const matrix by_hidden = xt::view(by_score, xt::all(), xt::newaxis()) * v * (1.0f - hidden * hidden);
    to["discriminator/v"_n] += xt::sum(hidden * xt::view(by_score, xt::all(), xt::newaxis()), {0});
    to["discriminator/c"_n] += xt::sum(by_score);
    to["discriminator/w"_n] += xt::sum(by_hidden * xt::view(x, xt::all(), xt::newaxis()), {0});
    to["discriminator/b"_n] += xt::sum(by_hidden, {0});
    return xt::sum(by_hidden * w, {1});
}

int main() {
    vs::model<trained> m;
    m.initialize(vs::seed{3});
    vs::model<gan> gradients;
    boost::random::mt19937_64 random(1);
    boost::random::normal_distribution<float> normal;
    constexpr std::size_t batch = 64;
    const auto draw = [&](float mean, float deviation) {
        auto made = numbers::from_shape({batch});
        for (float& x : made) x = mean + deviation * normal(random);
        return made;
    };

    //! [train]
    constexpr auto count = static_cast<float>(batch);
    for (int step = 0; step != 1000; ++step) {
        const float rate = step < 800 ? 0.02f : 0.002f;
        // The discriminator learns to tell them apart,
        const numbers noise = draw(0, 1), real = draw(4, 0.5f);
        {
            const auto [fake, of_real, of_fake] = m(noise, real);
            gradients.flat<float>().fill(0);
            add_discriminator(m, gradients, real, std::get<0>(of_real),
                              (sigmoid(std::get<1>(of_real)) - 1.0f) / count);
            add_discriminator(m, gradients, fake, std::get<0>(of_fake),
                              sigmoid(std::get<1>(of_fake)) / count);
            vs::adam(rate, {.beta1 = 0.5}).step(m, gradients, of_discriminator());
        }
        // and the generator to be taken for real; the discriminator stays as it is.
        {
            const auto [fake, of_real, of_fake] = m(noise, real);
            const numbers by_fake = add_discriminator(m, gradients, fake, std::get<0>(of_fake),
                                                      (sigmoid(std::get<1>(of_fake)) - 1.0f) / count);
            gradients["generator/scale"_n] = xt::sum(by_fake * noise);
            gradients["generator/shift"_n] = xt::sum(by_fake);
            vs::adam(rate, {.beta1 = 0.5}).step(m, gradients, of_generator());
        }
    }
    //! [train]
    const float mean = m["generator/shift"_n](), deviation = std::abs(m["generator/scale"_n]());
    std::cout << std::boolalpha << "near the mean of 4: " << (std::abs(mean - 4) < 0.25f)
              << ", near the deviation of 0.5: " << (std::abs(deviation - 0.5f) < 0.3f) << '\n';

    vs::graph graph; // the same function declares the same variables at run time
    gan{}(graph.root(), draw(0, 1), draw(4, 0.5f));
    for (const auto& variable : graph.trainable_variables()) std::cout << variable << '\n';
}

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/init/fill.hpp: the first value of a variable from its initializer.
#pragma once

#include <varscope/name/fnv.hpp>
#include <varscope/tensor/buffer.hpp>
#include <varscope/tensor/convert.hpp>
#include <varscope/types/initializer.hpp>
#include <varscope/types/shape.hpp>

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace varscope {

/// The number that all random values of a graph or model derive from.
struct seed {
    std::uint64_t value = 0;
    friend constexpr bool operator==(seed, seed) = default;
};

/// The generator of one variable's values: it depends on the seed and on fnv1a of the variable's full name only, so other variables
/// change nothing, and who has the hash needs no name.
[[nodiscard]] inline boost::random::mt19937_64 generator_of(seed from, std::uint64_t name_hash) {
    std::uint64_t stream =
        name_hash ^
        from.value * 0x9E3779B97F4A7C15u; // the odd constant of 2^64 / golden ratio spreads small seeds
    stream = (stream ^ stream >> 31) * 0xD6E8FEB86659FD93u;
    return boost::random::mt19937_64(stream ^ stream >> 32);
}

/// How many inputs and outputs each element of a shape has: 1 of a scalar, the extent of a rank of 1, rows and columns of a rank of 2; above
/// that the last two extents times the product of the others (row 143).
struct shape_fans {
    double in = 1;
    double out = 1;
};
[[nodiscard]] inline shape_fans fans_of(shape_view shape) noexcept {
    shape_fans fans;
    if (shape.size() == 1) fans.in = fans.out = static_cast<double>(shape[0]);
    if (shape.size() < 2) return fans;
    double others = 1;
    for (std::size_t i = 0; i + 2 < shape.size(); ++i) others *= static_cast<double>(shape[i]);
    fans.in = others * static_cast<double>(shape[shape.size() - 2]);
    fans.out = others * static_cast<double>(shape[shape.size() - 1]);
    return fans;
}

/// The bound of Glorot's uniform initializer: sqrt(6 / (fan_in + fan_out)), with a mean fan of at least 1 (rows 141, 143, 145).
[[nodiscard]] inline double glorot_bound(shape_view shape) noexcept {
    const shape_fans fans = fans_of(shape);
    return std::sqrt(3 / std::max(1.0, (fans.in + fans.out) / 2));
}

/// The standard deviation of the normal distribution that He's and LeCun's initializers draw from and cut off at two of it: what is left has
/// the standard deviation sqrt(scale / fan_in), with a fan of at least 1 (rows 141, 142, 143, 145).
[[nodiscard]] inline double scaled_stddev(double scale, shape_view shape) noexcept {
    constexpr double left_after_cutting = 0.87962566103423978; // of a standard deviation of 1, cut off at 2
    return std::sqrt(scale / std::max(1.0, fans_of(shape).in)) / left_after_cutting;
}

namespace detail {

template <class T>
T from_double(double number) {
    if constexpr (std::is_same_v<T, bool>)
        return number != 0;
    else if constexpr (integer_element<T>)
        return static_cast<T>(number);
    else
        return convert_element<T>(number);
}

// Drawn as double and rounded to T; what the rounding carries outside is drawn again, unless nothing else remains.
template <class T, class Draw, class Accept>
void fill_drawn(T* to, std::size_t count, Draw draw, Accept accept) {
    for (; count != 0; --count, ++to) {
        *to = from_double<T>(draw());
        for (int tries = 0; tries != 64 && !accept(static_cast<double>(*to)); ++tries)
            *to = from_double<T>(draw());
    }
}

template <class T>
void fill_floating(const initializer& init, shape_view shape, boost::random::mt19937_64& generator, T* to,
                   std::size_t count) {
    const bool is_uniform =
        init.kind == initializer_kind::random_uniform || init.kind == initializer_kind::glorot_uniform;
    if (is_uniform) {
        const double bound = glorot_bound(shape);
        const double low = init.kind == initializer_kind::glorot_uniform ? -bound : init.first;
        const double high = init.kind == initializer_kind::glorot_uniform ? bound
                            : init.second == no_bound                     ? 1
                                                                          : init.second;
        if (!(low < high)) return static_cast<void>(std::fill_n(to, count, from_double<T>(low)));
        boost::random::uniform_real_distribution<double> uniform(low, high);
        return fill_drawn(
            to, count, [&] { return uniform(generator); }, [=](double x) { return low <= x && x < high; });
    }
    const bool is_scaled =
        init.kind == initializer_kind::he_normal || init.kind == initializer_kind::lecun_normal;
    const double mean = is_scaled ? 0 : init.first;
    const double stddev =
        is_scaled ? scaled_stddev(init.kind == initializer_kind::he_normal ? 2 : 1, shape) : init.second;
    const bool is_truncated = is_scaled || init.kind == initializer_kind::truncated_normal;
    boost::random::normal_distribution<double> normal(0, 1);
    const auto draw = [&] {
        double unit = normal(generator);
        while (is_truncated && std::abs(unit) > 2) unit = normal(generator);
        return mean + stddev * unit;
    };
    fill_drawn(to, count, draw,
               [&](double x) { return !is_truncated || std::abs(x - mean) <= 2 * std::abs(stddev); });
}

} // namespace detail

/// Fills `count` elements of a shape in row-major order. can_make(init, dtype of T) must hold; a value is copied elsewhere.
/// Cost: one draw an element for the random kinds (truncated ones redraw about 5 %).
template <element T>
void fill(const initializer& init, shape_view shape, seed from, std::uint64_t name_hash, T* to,
          std::size_t count) {
    switch (init.kind) {
    case initializer_kind::unset:
    case initializer_kind::value:
    case initializer_kind::zeros:
        std::fill_n(to, count, T());
        return;
    case initializer_kind::ones:
    case initializer_kind::constant:
        if constexpr (detail::integer_element<
                          T>) // the second number has the digits that the first has no room for
            std::fill_n(to, count, static_cast<T>(static_cast<T>(init.first) + static_cast<T>(init.second)));
        else if constexpr (!std::is_same_v<T, std::string>)
            std::fill_n(to, count, detail::from_double<T>(init.first + init.second));
        return;
    default:
        break;
    }
    boost::random::mt19937_64 generator = generator_of(from, name_hash);
    if constexpr (detail::floating_element<T>) {
        detail::fill_floating(init, shape, generator, to, count);
    } else if constexpr (detail::integer_element<T>) {
        using wide = std::conditional_t<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
        const auto low = static_cast<wide>(std::ceil(init.first));
        const bool is_beyond = init.second >= std::ldexp(1.0, std::numeric_limits<T>::digits);
        const wide last =
            is_beyond ? std::numeric_limits<T>::max() : static_cast<wide>(std::ceil(init.second)) - 1;
        boost::random::uniform_int_distribution<wide> uniform(low, std::max(low, last));
        for (; count != 0; --count) *to++ = static_cast<T>(uniform(generator));
    }
}

/// The elements of a dtype that an initializer makes for a full name.
[[nodiscard]] inline buffer filled(const initializer& init, shape_view shape, dtype type, seed from,
                                   text name) {
    buffer made(type, shape.element_count());
    with_element_type(type, [&]<class T>(std::type_identity<T>) {
        fill(init, shape, from, fnv1a(name), static_cast<T*>(made.data()), made.size());
    });
    return made;
}

} // namespace varscope

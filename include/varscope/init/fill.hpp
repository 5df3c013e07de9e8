// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/init/fill.hpp: the first value of a variable from its initializer.
#pragma once

#include <varscope/core/initializer.hpp>
#include <varscope/core/shape.hpp>
#include <varscope/name/fnv.hpp>
#include <varscope/tensor/buffer.hpp>
#include <varscope/tensor/convert.hpp>

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

/// The bound of Glorot's uniform initializer: sqrt(6 / (fan_in + fan_out)), where the fans of a rank above 2 are its last
/// two extents times the product of the others, and at least 1 together with scale / max(1, mean) (rows 141 to 145).
[[nodiscard]] inline double glorot_bound(shape_view shape) {
    double in = 1;
    double out = 1;
    if (shape.size() == 1) in = out = static_cast<double>(shape[0]);
    if (shape.size() >= 2) {
        for (std::size_t i = 0; i + 2 < shape.size(); ++i) in *= static_cast<double>(shape[i]);
        out = in * static_cast<double>(shape[shape.size() - 1]);
        in *= static_cast<double>(shape[shape.size() - 2]);
    }
    return std::sqrt(3 / std::max(1.0, (in + out) / 2));
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
    boost::random::normal_distribution<double> normal(0, 1);
    const bool is_truncated = init.kind == initializer_kind::truncated_normal;
    const auto draw = [&] {
        double unit = normal(generator);
        while (is_truncated && std::abs(unit) > 2) unit = normal(generator);
        return init.first + init.second * unit;
    };
    fill_drawn(to, count, draw, [&](double x) {
        return !is_truncated || std::abs(x - init.first) <= 2 * std::abs(init.second);
    });
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
        if constexpr (!std::is_same_v<T, std::string>)
            std::fill_n(to, count, detail::from_double<T>(init.first));
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

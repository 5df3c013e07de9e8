// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/init/fill.hpp: the first value of a variable from its initializer.
#pragma once

#include <varscope/init/seed.hpp>
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

// What a number is as an element of a floating dtype.
inline double rounded_to(dtype type, double number) {
    switch (type) {
    case dtype::float16:
        return convert_element<double>(convert_element<xtl::half_float>(number));
    case dtype::bfloat16:
        return convert_element<double>(convert_element<bfloat16_t>(number));
    case dtype::float32:
        return static_cast<double>(static_cast<float>(number));
    default:
        return number;
    }
}

// The random numbers of one variable: drawn as double, or as an integer of 64 bits, whatever the dtype, so that the distributions are
// instantiated once.
class random_numbers {
  public:
    random_numbers(const initializer& init, shape_view shape, seed from, std::uint64_t name_hash)
        : init_(init), shape_(shape), generator_(generator_of(from, name_hash)) {}

    // Numbers of a floating dtype. What the rounding carries outside is drawn again, unless nothing else remains.
    void draw(dtype type, double* to, std::size_t count) {
        if (init_.kind == initializer_kind::random_uniform || init_.kind == initializer_kind::glorot_uniform)
            draw_uniform(type, to, count);
        else
            draw_normal(type, to, count);
    }

    // Integers of a dtype whose largest one is `most` and has `digits` binary digits.
    template <class Wide>
    void draw_integers(Wide* to, std::size_t count, Wide most, int digits) {
        const auto low = static_cast<Wide>(std::ceil(init_.first));
        const bool is_beyond = init_.second >= std::ldexp(1.0, digits);
        const Wide last = is_beyond ? most : static_cast<Wide>(std::ceil(init_.second)) - 1;
        boost::random::uniform_int_distribution<Wide> uniform(low, std::max(low, last));
        for (; count != 0; --count) *to++ = uniform(generator_);
    }

  private:
    static constexpr int most_tries = 64;

    void draw_uniform(dtype type, double* to, std::size_t count) {
        double low = init_.first;
        double high = init_.second == no_bound ? 1 : init_.second;
        if (init_.kind == initializer_kind::glorot_uniform) {
            high = glorot_bound(shape_);
            low = -high;
        }
        if (!(low < high)) return static_cast<void>(std::fill_n(to, count, rounded_to(type, low)));
        boost::random::uniform_real_distribution<double> uniform(low, high);
        for (; count != 0; --count, ++to) {
            *to = rounded_to(type, uniform(generator_));
            for (int tries = 0; tries != most_tries && !(low <= *to && *to < high); ++tries)
                *to = rounded_to(type, uniform(generator_));
        }
    }

    void draw_normal(dtype type, double* to, std::size_t count) {
        const bool is_scaled =
            init_.kind == initializer_kind::he_normal || init_.kind == initializer_kind::lecun_normal;
        const double mean = is_scaled ? 0 : init_.first;
        const double stddev = is_scaled
                                  ? scaled_stddev(init_.kind == initializer_kind::he_normal ? 2 : 1, shape_)
                                  : init_.second;
        const bool is_truncated = is_scaled || init_.kind == initializer_kind::truncated_normal;
        const double most = is_truncated ? 2 * std::abs(stddev) : no_bound;
        for (; count != 0; --count, ++to) {
            int tries = -1;
            do {
                double unit = normal_(generator_);
                while (is_truncated && std::abs(unit) > 2) unit = normal_(generator_);
                *to = rounded_to(type, mean + stddev * unit);
            } while (is_truncated && !(std::abs(*to - mean) <= most) && ++tries != most_tries);
        }
    }

    initializer init_;
    shape_view shape_;
    boost::random::mt19937_64 generator_;
    boost::random::normal_distribution<double> normal_{0, 1};
};

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
    if constexpr (detail::floating_element<T> || detail::integer_element<T>) {
        constexpr std::size_t at_once = 256;
        detail::random_numbers numbers(init, shape, from, name_hash);
        wide_t<T> drawn[at_once];
        while (count != 0) {
            const std::size_t some = std::min(count, at_once);
            if constexpr (detail::floating_element<T>)
                numbers.draw(dtype_of<T>, drawn, some);
            else
                numbers.template draw_integers<wide_t<T>>(drawn, some, std::numeric_limits<T>::max(),
                                                          std::numeric_limits<T>::digits);
            to = std::transform(drawn, drawn + some, to, [](const auto& number) {
                if constexpr (detail::floating_element<T>)
                    return convert_element<T>(number);
                else
                    return static_cast<T>(number);
            });
            count -= some;
        }
    }
}

/// The elements of a dtype that an initializer makes for a full name. The name is of any type that converts to a text, so that only who
/// asks pays for all dtypes.
template <std::convertible_to<text> Text>
[[nodiscard]] buffer filled(const initializer& init, shape_view shape, dtype type, seed from,
                            const Text& name) {
    buffer made(type, shape.element_count());
    with_element_type(type, [&]<class T>(std::type_identity<T>) {
        fill(init, shape, from, fnv1a(name), static_cast<T*>(made.data()), made.size());
    });
    return made;
}

} // namespace varscope

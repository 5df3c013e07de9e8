// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/init/fill.hpp: the first value of a variable from its initializer.
#pragma once

#include <varscope/name/fnv.hpp>
#include <varscope/tensor/buffer.hpp>
#include <varscope/tensor/convert.hpp>
#include <varscope/types/fans.hpp>
#include <varscope/types/initializer.hpp>
#include <varscope/types/partitioner.hpp>
#include <varscope/types/seed.hpp>
#include <varscope/types/shape.hpp>

#include <boost/random/mersenne_twister.hpp>
#include <boost/random/normal_distribution.hpp>
#include <boost/random/uniform_int_distribution.hpp>
#include <boost/random/uniform_real_distribution.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <string>

namespace varscope {

/// What random first values are drawn from.
using random_generator = boost::random::mt19937_64;

/// The generator of one variable's values: it depends on the seed and on fnv1a of the variable's full name only, so other variables
/// change nothing, and who has the hash needs no name.
[[nodiscard]] inline random_generator generator_of(seed from, std::uint64_t name_hash) {
    std::uint64_t stream =
        name_hash ^
        from.value * 0x9E3779B97F4A7C15u; // the odd constant of 2^64 / golden ratio spreads small seeds
    stream = (stream ^ stream >> 31) * 0xD6E8FEB86659FD93u;
    return random_generator(stream ^ stream >> 32);
}

/// The bound of a uniform distribution of variance scale / fan, and the standard deviation of a normal one; where that is cut off at two
/// deviations what is left has the variance (rows 141 to 143, 145).
[[nodiscard]] inline double scaled_bound(double scale, fan_mode mode, shape_view shape) noexcept {
    return std::sqrt(3 * scale / fans_of(shape).of(mode));
}
[[nodiscard]] inline double scaled_stddev(double scale, fan_mode mode, shape_view shape,
                                          bool is_cut) noexcept {
    constexpr double left_after_cutting = 0.87962566103423978; // of a standard deviation of 1, cut off at 2
    return std::sqrt(scale / fans_of(shape).of(mode)) / (is_cut ? left_after_cutting : 1);
}
/// The bound of uniform_unit_scaling: factor * sqrt(3 / inputs), where the inputs are the product of all extents but the last (row 140).
[[nodiscard]] inline double unit_scaling_bound(double factor, shape_view shape) noexcept {
    double inputs = 1;
    for (std::size_t i = 0; i + 1 < shape.size(); ++i) inputs *= static_cast<double>(shape[i]);
    return factor * std::sqrt(3 / std::max(1.0, inputs));
}

/// Where a part of a variable stands in the whole: scales and fans are those of the whole shape, whatever part is filled (row 151). The
/// offsets are those of its first element; none stand for zeros.
struct partition_info {
    shape_view full_shape{};
    const extent* var_offset = nullptr;
};

/// What an initializer by rules is asked for: to fill all elements of a shape, in row-major order, of a dtype that it makes. The generator is
/// the variable's own.
struct fill_request {
    const initializer& init;
    shape_view shape;
    partition_info partition; ///< full_shape is the shape itself where it is no part
    varscope::dtype dtype;
    random_generator& random;
    void* elements;
    std::size_t count;
};

namespace detail {

// What numbers are made as before they are elements: integers of 64 bits for integers, and double for all others.
template <class T>
using made_number = std::conditional_t<integer_element<T>, wide_t<T>, double>;

// Writes numbers as elements of one dtype; all that this file does for each dtype.
using write_numbers = void (*)(const void* numbers, std::size_t count, void* to);

template <class T>
void write_numbers_as(const void* numbers, std::size_t count, void* to) {
    const auto* from = static_cast<const made_number<T>*>(numbers);
    for (T* each = static_cast<T*>(to); count != 0; --count, ++from, ++each) {
        if constexpr (std::is_same_v<T, bool>)
            *each = *from != 0;
        else if constexpr (integer_element<T>)
            *each = static_cast<T>(*from);
        else if constexpr (!std::is_same_v<T, std::string>)
            *each = convert_element<T>(*from);
    }
}

// The random numbers of one variable: drawn as double, or as an integer of 64 bits, whatever the dtype, so that the distributions are
// instantiated once.
class random_numbers {
  public:
    random_numbers(const initializer& init, shape_view shape, random_generator& generator)
        : init_(init), generator_(generator) {
        low_ = init.first, high_ = init.second == no_bound ? 1 : init.second;
        mean_ = init.first, stddev_ = init.second;
        const bool is_scaled = init.kind == initializer_kind::variance_scaling;
        is_uniform_ = init.kind == initializer_kind::random_uniform ||
                      init.kind == initializer_kind::uniform_unit_scaling ||
                      (is_scaled && init.draws == distribution::uniform);
        is_cut_ = init.kind == initializer_kind::truncated_normal ||
                  (is_scaled && init.draws == distribution::truncated_normal);
        if (is_scaled)
            mean_ = 0, stddev_ = scaled_stddev(init.first, init.fans, shape, is_cut_),
            high_ = scaled_bound(init.first, init.fans, shape), low_ = -high_;
        if (init.kind == initializer_kind::uniform_unit_scaling)
            high_ = std::abs(unit_scaling_bound(init.first, shape)), low_ = -high_;
    }

    // Numbers of a floating dtype. What the rounding carries outside is drawn again, unless nothing else remains.
    void draw(dtype type, double* to, std::size_t count) {
        if (is_uniform_)
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
        const double low = low_, high = high_;
        if (!(low < high)) return static_cast<void>(std::fill_n(to, count, rounded_to(type, low)));
        boost::random::uniform_real_distribution<double> uniform(low, high);
        for (; count != 0; --count, ++to) {
            *to = rounded_to(type, uniform(generator_));
            for (int tries = 0; tries != most_tries && !(low <= *to && *to < high); ++tries)
                *to = rounded_to(type, uniform(generator_));
        }
    }

    void draw_normal(dtype type, double* to, std::size_t count) {
        const double mean = mean_, stddev = stddev_;
        const bool is_truncated = is_cut_;
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

    const initializer& init_;
    double low_, high_, mean_, stddev_;
    bool is_uniform_, is_cut_;
    random_generator& generator_;
    boost::random::normal_distribution<double> normal_{0, 1};
};

// Numbers before they are elements of a dtype.
union numbers_at_once {
    static constexpr std::size_t most = 256;
    double real[most];
    std::int64_t whole[most];
    std::uint64_t natural[most];
};

// Fills elements of a dtype that has random numbers.
inline void fill_randomly(dtype type, write_numbers write, random_numbers& random, void* to,
                          std::size_t count) {
    numbers_at_once numbers;
    const dtype_kind kind = row_of(type).kind;
    const std::size_t size = element_size(type);
    for (char* next = static_cast<char*>(to); count != 0;) {
        const std::size_t some = std::min(count, numbers.most);
        if (kind == dtype_kind::signed_integer) {
            const int digits = static_cast<int>(8 * size) - 1;
            random.draw_integers(numbers.whole, some,
                                 std::numeric_limits<std::int64_t>::max() >> (63 - digits), digits);
        } else if (kind == dtype_kind::unsigned_integer) {
            const int digits = static_cast<int>(8 * size);
            random.draw_integers(numbers.natural, some, ~std::uint64_t{} >> (64 - digits), digits);
        } else {
            random.draw(type, numbers.real, some);
        }
        write(&numbers, some, next);
        next += some * size;
        count -= some;
    }
}

// Repeats the first of `count` elements of `size` bytes, which are no strings.
inline void repeat_first(void* elements, std::size_t size, std::size_t count) {
    char* const first = static_cast<char*>(elements);
    for (std::size_t done = 1; done < count; done *= 2)
        std::memcpy(first + done * size, first, std::min(done, count - done) * size);
}

// Fills elements of a dtype, not of strings, with the number of an initializer.
inline void fill_with_number(dtype type, write_numbers write, const initializer& init, void* to,
                             std::size_t count) {
    if (count == 0) return;
    numbers_at_once numbers;
    const dtype_kind kind = row_of(type).kind;
    if (kind == dtype_kind::signed_integer) // the second number has the digits that the first has no room for
        numbers.whole[0] = static_cast<std::int64_t>(init.first) + static_cast<std::int64_t>(init.second);
    else if (kind == dtype_kind::unsigned_integer)
        numbers.natural[0] = static_cast<std::uint64_t>(init.first) + static_cast<std::uint64_t>(init.second);
    else
        numbers.real[0] = init.first + init.second;
    write(&numbers, 1, to);
    repeat_first(to, element_size(type), count);
}

// Fills elements of a dtype that is known at run time; see fill.
inline void fill_elements(dtype type, write_numbers write, const initializer& init, shape_view shape,
                          seed from, std::uint64_t name_hash, void* to, std::size_t count,
                          partition_info part) {
    if (!part.full_shape.has_rank()) part.full_shape = shape;
    const bool is_random = init.kind > initializer_kind::constant && init.kind < initializer_kind::by_rules;
    if (init.kind == initializer_kind::by_rules || is_random) {
        random_generator own = generator_of(seed{init.has_seed ? init.seed : from.value}, name_hash);
        if (!is_random) return init.rules->fill({init, shape, part, type, own, to, count});
        random_numbers random(init, part.full_shape, own);
        fill_randomly(type, write, random, to, count);
    } else if (type == dtype::string) {
        std::fill_n(static_cast<std::string*>(to), count, std::string());
    } else if (init.kind == initializer_kind::ones || init.kind == initializer_kind::constant) {
        fill_with_number(type, write, init, to, count);
    } else if (count != 0) {
        std::memset(to, 0, count * element_size(type));
    }
}

// The same for a part that was cut along one axis.
inline void fill_part(dtype type, write_numbers write, const initializer& init, shape_view shape, seed from,
                      std::uint64_t name_hash, void* to, std::size_t count, const variable_part& part) {
    if (part.count == 0) return fill_elements(type, write, init, shape, from, name_hash, to, count, {});
    const tensor_shape whole = whole_shape(part, shape);
    extent offsets[tensor_shape::longest]{};
    offsets[part.axis] = part.offset;
    fill_elements(type, write, init, shape, from, name_hash, to, count, {whole, offsets});
}

// A buffer of `count` elements, those that are there and then the last one of them again and again; of numbers, and at least one where more
// are asked for.
inline buffer repeat_last(buffer from, std::size_t count) {
    const std::size_t listed = from.size();
    if (listed == count) return from;
    buffer made(from.type(), count);
    made.copy(from.data(), listed, 0);
    const std::size_t size = element_size(from.type());
    repeat_first(static_cast<char*>(made.data()) + (listed - 1) * size, size, count - listed + 1);
    return made;
}

} // namespace detail

/// Fills `count` elements of a shape in row-major order. can_make(init, dtype of T) must hold, and the shape be one that the initializer
/// takes; what has elements is copied elsewhere. For a part of a variable `shape` is the part's. Throws what a function of the user's throws,
/// and where it gives another shape or dtype shape_error (VS-E004) and value_dtype_error (VS-E008). Cost: one draw an element for the random
/// kinds (truncated ones redraw about 5 %).
template <element T>
void fill(const initializer& init, shape_view shape, seed from, std::uint64_t name_hash, T* to,
          std::size_t count, partition_info part = {}) {
    detail::fill_elements(dtype_of<T>, detail::write_numbers_as<T>, init, shape, from, name_hash, to, count,
                          part);
}

/// The same for a part that was cut along one axis (row 151).
template <element T>
void fill(const initializer& init, shape_view shape, seed from, std::uint64_t name_hash, T* to,
          std::size_t count, const variable_part& part) {
    detail::fill_part(dtype_of<T>, detail::write_numbers_as<T>, init, shape, from, name_hash, to, count,
                      part);
}

/// The elements of a dtype that an initializer makes for a full name. The name is of any type that converts to a text, so that only who
/// asks pays for all dtypes.
template <std::convertible_to<text> Text>
[[nodiscard]] buffer filled(const initializer& init, shape_view shape, dtype type, seed from,
                            const Text& name, const variable_part& part = {}) {
    buffer made(type, shape.element_count());
    const auto write = with_element_type(type, []<class T>(std::type_identity<T>) -> detail::write_numbers {
        return detail::write_numbers_as<T>;
    });
    detail::fill_part(type, write, init, shape, from, fnv1a(name), made.data(), made.size(), part);
    return made;
}

} // namespace varscope

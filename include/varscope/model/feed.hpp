// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/feed.hpp: values for the placeholders of a call.
#pragma once

#include <varscope/model/access.hpp>

#include <tuple>

namespace varscope {

/// A placeholder's name and the value it has for one call of a model.
template <auto Chars, class Value>
struct fed_value {
    static constexpr auto chars = Chars;
    const Value& value;
};

/// Gives a placeholder a value: `m(vs::feed("x"_n, image))`. The value, an xtensor expression, must outlive the call.
template <auto Chars, class Value>
[[nodiscard]] constexpr fed_value<Chars, Value> feed(name_c<Chars>, const Value& value) noexcept {
    return {value};
}

namespace detail {

template <class T>
inline constexpr bool is_fed_value = false;
template <auto Chars, class Value>
inline constexpr bool is_fed_value<fed_value<Chars, Value>> = true;

template <class Manifest, auto Chars>
struct nearest_placeholder {
    static constexpr text value =
        Manifest::placeholder_count() == 0
            ? text()
            : Manifest::placeholder_name(nearest_of(Chars, Manifest::placeholder_count(), [](std::size_t i) {
                  return Manifest::placeholder_name(i);
              }));
};

// Checks what is fed: the name and the dtype in the compiler, the shape here.
template <class Manifest, auto Chars, class Value>
void check_fed(const fed_value<Chars, Value>& fed) {
    constexpr std::size_t position = Manifest::find_placeholder(Chars);
    if constexpr (position == not_declared) {
        if constexpr (Manifest::is_valid)
            diagnostic<code::name_not_declared>::give<
                placeholder_of_name<spelled_t<Chars>>,
                nearest_declared_name<typename spelling<nearest_placeholder<Manifest, Chars>>::type>>();
    } else if constexpr (dtype_of<std::remove_cv_t<typename Value::value_type>> !=
                         Manifest::placeholder_dtype(position)) {
        diagnostic<code::feed_dtype_differs>::give<
            spelled_t<Chars>, asked<no_known_shape, dtype_of<typename Value::value_type>>,
            found<no_known_shape, Manifest::placeholder_dtype(position)>>();
    } else {
        growing_array<extent> room;
        const shape_view given = shape_argument(fed.value.shape(), std::move(room)).extents;
        if (!given.is_compatible_with(Manifest::placeholder_shape(position)))
            throw_error(code::feed_shape_differs, {to_string(text(Chars)),
                                                   to_string(given, Manifest::placeholder_dtype(position)),
                                                   to_string(Manifest::placeholder_shape(position),
                                                             Manifest::placeholder_dtype(position)),
                                                   {}});
    }
}

// The position in a list of fed values of the one for a placeholder, or their number.
template <class Manifest, std::size_t Position, class... Fed>
constexpr std::size_t find_fed() noexcept {
    std::size_t at = 0;
    static_cast<void>(((Manifest::find_placeholder(Fed::chars) == Position || (++at, false)) || ...));
    return at;
}

} // namespace detail

/// A placeholder while a model runs: reads what the call feeds it.
template <class Manifest, std::size_t Position, class... Fed>
class model_placeholder {
  public:
    explicit constexpr model_placeholder(const std::tuple<Fed...>& fed) noexcept : fed_(&fed) {}
    /// The full name followed by ":0".
    [[nodiscard]] std::string name() const { return to_string(Manifest::placeholder_name(Position)) + ":0"; }
    [[nodiscard]] std::string_view op_name() const noexcept { return Manifest::placeholder_name(Position); }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return Manifest::placeholder_dtype(Position); }
    /// The declared shape; extents that are not known are `unknown`.
    [[nodiscard]] shape_view shape() const noexcept { return Manifest::placeholder_shape(Position); }
    [[nodiscard]] static constexpr bool is_fed() noexcept {
        return detail::find_fed<Manifest, Position, Fed...>() != sizeof...(Fed);
    }

    /// What was fed, as it is; T must be the dtype's type. A placeholder that the call does not feed is refused by the compiler
    /// (VS-E016).
    template <element T>
        requires(dtype_of<T> == Manifest::placeholder_dtype(Position))
    [[nodiscard]] const auto& as() const noexcept {
        constexpr std::size_t at = detail::find_fed<Manifest, Position, Fed...>();
        if constexpr (at == sizeof...(Fed)) {
            detail::diagnostic<code::not_fed>::template give<typename detail::spelling<name_source>::type>();
            static const xt::xarray<T> nothing;
            return nothing;
        } else {
            return std::get<at>(*fed_).value;
        }
    }

  private:
    struct name_source {
        static constexpr text value = Manifest::placeholder_name(Position);
    };
    const std::tuple<Fed...>* fed_;
};

/// `<tf.Tensor 'x:0' shape=(?, 2) dtype=float32>` (row 185)
template <class Manifest, std::size_t Position, class... Fed>
[[nodiscard]] std::string repr(const model_placeholder<Manifest, Position, Fed...>& of) {
    std::string out;
    append_tensor(out, of.name(), of.shape(), of.dtype());
    return out;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/feed.hpp: values for the placeholders of a call.
#pragma once

#include <varscope/error/name_view.hpp>
#include <varscope/model/access.hpp>
#include <varscope/tensor/value.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <tuple>

namespace varscope {

/// A placeholder's name and what it has for one call of a model: a reference to an xtensor expression that has a name, and anything else
/// as a value of its own.
template <auto Chars, class Value>
struct fed_value {
    Value value;
};

/// The same for a name that only run time knows. Its value is copied.
struct fed_by_text {
    std::string name;
    varscope::value value;
};

namespace detail {

// What is kept of what is fed: numbers and lists become arrays, so that a placeholder reads an xtensor expression whatever it is fed.
template <class Value>
decltype(auto) keep_fed(Value&& given) {
    using T = std::remove_cvref_t<Value>;
    if constexpr (element_view<T>) {
        return typename T::constant(given);
    } else if constexpr (xt::is_xexpression<T>::value) {
        if constexpr (std::is_lvalue_reference_v<Value>)
            return static_cast<const T&>(given);
        else
            return T(std::forward<Value>(given));
    } else if constexpr (storable<std::decay_t<Value>>) {
        xt::xtensor<stored_t<std::decay_t<Value>>, 0> scalar;
        scalar() = stored_t<std::decay_t<Value>>(given);
        return scalar;
    } else if constexpr (element_list<T>) {
        xt::xtensor<stored_t<typename T::value_type>, 1> list(std::array<std::size_t, 1>{given.size()});
        std::copy(given.begin(), given.end(), list.begin());
        return list;
    } else {
        return varscope::value(given); // an array that the compiler knows
    }
}

// Nested lists as an array.
template <class T, std::size_t Rank>
xt::xtensor<stored_t<T>, Rank> array_of_lists(const value& lists) {
    std::array<std::size_t, Rank> shape;
    std::copy(lists.shape().begin(), lists.shape().end(), shape.begin());
    xt::xtensor<stored_t<T>, Rank> made(shape);
    std::copy_n(static_cast<const stored_t<T>*>(lists.data()), lists.size(), made.begin());
    return made;
}

} // namespace detail

/// Gives a placeholder a value for one call of a model: `m(vs::feed("x"_n, image), vs::feed("rate"_n, 0.5f))`. The value is a number, nested
/// lists, a std::vector or std::array of numbers, an `array`, or any xtensor expression; the C++ type of its elements is that of the
/// placeholder's dtype. The name is of any kind; a name that is no type is looked up when the model is called.
///
/// Errors, of the compiler where the name is a type, and otherwise of the call: no such placeholder (VS-E021), another dtype (VS-E015), fed
/// twice (VS-E032); and of the call: another shape (VS-E014). Cost: an xtensor expression that has a name is not copied.
template <auto Chars, class Value>
[[nodiscard]] auto feed(name_c<Chars>, Value&& given) {
    return fed_value<Chars, decltype(detail::keep_fed(std::forward<Value>(given)))>{
        detail::keep_fed(std::forward<Value>(given))};
}
template <name_like Name, class Value>
[[nodiscard]] auto feed(const Name& name, Value&& given) {
    if constexpr (constant_name<Name>)
        return feed(typename name_constant<Name>::type(), std::forward<Value>(given));
    else
        return fed_by_text{to_string(to_text(name)), varscope::value(given)};
}
template <name_like Name, storable T>
[[nodiscard]] auto feed(const Name& name, std::initializer_list<T> list) {
    return feed(name, detail::array_of_lists<T, 1>(list));
}
template <name_like Name, storable T>
[[nodiscard]] auto feed(const Name& name, std::initializer_list<std::initializer_list<T>> lists) {
    return feed(name, detail::array_of_lists<T, 2>(lists));
}
template <name_like Name, storable T>
[[nodiscard]] auto feed(const Name& name,
                        std::initializer_list<std::initializer_list<std::initializer_list<T>>> lists) {
    return feed(name, detail::array_of_lists<T, 3>(lists));
}
template <name_like Name, storable T>
[[nodiscard]] auto
feed(const Name& name,
     std::initializer_list<std::initializer_list<std::initializer_list<std::initializer_list<T>>>> lists) {
    return feed(name, detail::array_of_lists<T, 4>(lists));
}

namespace detail {

// What a run refers to: the values that the call was passed.
template <auto Chars, class Value>
struct fed_in_run {
    static constexpr bool is_found_by_compiler = true;
    static constexpr auto chars = Chars;
    const Value& value;
};
struct fed_by_text_in_run {
    static constexpr bool is_found_by_compiler = false;
    text name;
    const varscope::value& value;
};
template <auto Chars, class Value>
fed_in_run<Chars, std::remove_cvref_t<Value>> refer_to(const fed_value<Chars, Value>& fed) noexcept {
    return {fed.value};
}
inline fed_by_text_in_run refer_to(const fed_by_text& fed) noexcept { return {fed.name, fed.value}; }

template <class T>
inline constexpr bool is_fed_value = std::same_as<T, fed_by_text>;
template <auto Chars, class Value>
inline constexpr bool is_fed_value<fed_value<Chars, Value>> = true;

// The position of the placeholder that a value is for.
template <class Manifest, class Fed>
constexpr std::size_t position_of_fed([[maybe_unused]] const Fed& fed) noexcept {
    if constexpr (Fed::is_found_by_compiler)
        return Manifest::find_placeholder(Fed::chars);
    else
        return Manifest::find_placeholder(fed.name);
}

// The elements of a value of this type.
template <element T>
[[nodiscard]] view<const T> view_of_fed(const value& fed, text name) {
    return view<const T>(static_cast<const T*>(fed.data()), fed.shape(), name);
}

template <class Manifest, auto Chars>
struct nearest_placeholder {
    static constexpr text value =
        Manifest::placeholder_count() == 0
            ? text()
            : Manifest::placeholder_name(nearest_of(Chars, Manifest::placeholder_count(), [](std::size_t i) {
                  return Manifest::placeholder_name(i);
              }));
};

template <class Manifest>
void check_fed_shape(std::size_t position, shape_view given) {
    const shape_view declared = Manifest::placeholder_shape(position);
    const dtype type = Manifest::placeholder_dtype(position);
    if (!given.is_compatible_with(declared))
        throw_error(code::feed_shape_differs, {to_string(Manifest::placeholder_name(position)),
                                               to_string(given, type),
                                               to_string(declared, type),
                                               {}});
}
template <class Manifest>
void check_fed_value(std::size_t position, const value& given) {
    const dtype type = Manifest::placeholder_dtype(position);
    if (given.type() != type)
        throw_error(code::feed_dtype_differs, {to_string(Manifest::placeholder_name(position)),
                                               to_string(given.shape(), given.type()),
                                               to_string(Manifest::placeholder_shape(position), type),
                                               {}});
    check_fed_shape<Manifest>(position, given.shape());
}

// Checks what is fed: the name and the dtype in the compiler where it knows them, the rest here.
template <class Manifest, auto Chars, class Value>
void check_fed(const fed_in_run<Chars, Value>& fed) {
    constexpr std::size_t position = Manifest::find_placeholder(Chars);
    if constexpr (position == not_declared) {
        if constexpr (Manifest::is_valid)
            diagnostic<code::name_not_declared>::give<
                placeholder_of_name<spelled_t<Chars>>,
                nearest_declared_name<typename spelling<nearest_placeholder<Manifest, Chars>>::type>>();
    } else if constexpr (std::same_as<Value, value>) {
        check_fed_value<Manifest>(position, fed.value);
    } else if constexpr (dtype_of<std::remove_cv_t<typename Value::value_type>> !=
                         Manifest::placeholder_dtype(position)) {
        diagnostic<code::feed_dtype_differs>::give<
            spelled_t<Chars>, asked<no_known_shape, dtype_of<typename Value::value_type>>,
            found<no_known_shape, Manifest::placeholder_dtype(position)>>();
    } else {
        growing_array<extent> room;
        check_fed_shape<Manifest>(position, shape_argument(fed.value.shape(), std::move(room)).extents);
    }
}
template <class Manifest>
void check_fed(const fed_by_text_in_run& fed) {
    const std::size_t position = Manifest::find_placeholder(fed.name);
    if (position == not_declared) {
        std::string found = "no placeholders";
        if (Manifest::placeholder_count() != 0)
            found = "the nearest is '" +
                    to_string(Manifest::placeholder_name(
                        nearest_of(fed.name, Manifest::placeholder_count(),
                                   [](std::size_t i) { return Manifest::placeholder_name(i); }))) +
                    "'";
        throw_error(code::name_not_declared,
                    {to_string(fed.name), "a placeholder of this name", std::move(found), {}});
    }
    check_fed_value<Manifest>(position, fed.value);
}

// Refuses a placeholder that is fed more than once: in the compiler where it knows both names, otherwise here.
template <class Manifest, class First, class Other>
void check_fed_apart(const First& first, const Other& other) {
    if constexpr (First::is_found_by_compiler && Other::is_found_by_compiler) {
        constexpr std::size_t position = Manifest::find_placeholder(First::chars);
        if constexpr (position != not_declared && position == Manifest::find_placeholder(Other::chars))
            diagnostic<code::fed_twice>::give<spelled_t<First::chars>>();
    } else {
        const std::size_t position = position_of_fed<Manifest>(first);
        if (position == position_of_fed<Manifest>(other))
            throw_error(code::fed_twice, {to_string(Manifest::placeholder_name(position)), {}, {}, {}});
    }
}
template <class Manifest>
void check_fed_once() noexcept {}
template <class Manifest, class First, class... Rest>
void check_fed_once(const First& first, const Rest&... rest) {
    (check_fed_apart<Manifest>(first, rest), ...);
    check_fed_once<Manifest>(rest...);
}

// The position in a list of fed values of the one that the compiler knows to be for a placeholder, or their number.
template <class Manifest, std::size_t Position, class Fed>
constexpr bool is_fed_to() noexcept {
    if constexpr (Fed::is_found_by_compiler) return Manifest::find_placeholder(Fed::chars) == Position;
    return false;
}
template <class Manifest, std::size_t Position, class... Fed>
constexpr std::size_t find_fed() noexcept {
    std::size_t at = 0;
    static_cast<void>(((is_fed_to<Manifest, Position, Fed>() || (++at, false)) || ...));
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
    [[nodiscard]] name_view op_name() const noexcept { return Manifest::placeholder_name(Position); }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return Manifest::placeholder_dtype(Position); }
    /// The declared shape; extents that are not known are `unknown`.
    [[nodiscard]] shape_view shape() const noexcept { return Manifest::placeholder_shape(Position); }
    /// The extent of an axis, and their number.
    [[nodiscard]] extent shape(std::size_t axis) const noexcept { return shape()[axis]; }
    [[nodiscard]] std::size_t dimension() const noexcept { return shape().size(); }
    [[nodiscard]] constexpr bool is_fed() const noexcept {
        return std::apply(
            [](const Fed&... each) { return ((detail::position_of_fed<Manifest>(each) == Position) || ...); },
            *fed_);
    }

    /// What was fed, as it is; T must be the dtype's type. A placeholder that the call does not feed is refused by the compiler, or, where a
    /// name that only run time knows was fed, by not_fed_error (VS-E016).
    template <element T>
        requires(dtype_of<T> == Manifest::placeholder_dtype(Position))
    [[nodiscard]] decltype(auto) as() const {
        constexpr std::size_t at = detail::find_fed<Manifest, Position, Fed...>();
        if constexpr (at != sizeof...(Fed)) {
            const auto& given = std::get<at>(*fed_).value;
            if constexpr (std::same_as<decltype(given), const value&>)
                return detail::view_of_fed<T>(given, Manifest::placeholder_name(Position));
            else
                return (given);
        } else if constexpr ((!Fed::is_found_by_compiler || ...)) {
            const value* found = nullptr;
            const auto look = [&found]<class Each>(const Each& each) {
                if constexpr (!Each::is_found_by_compiler)
                    if (detail::position_of_fed<Manifest>(each) == Position) found = &each.value;
            };
            std::apply([&look](const Fed&... each) { (look(each), ...); }, *fed_);
            if (found == nullptr)
                throw_error(code::not_fed, {to_string(op_name()), {}, to_string(shape(), dtype()), {}});
            return detail::view_of_fed<T>(*found, Manifest::placeholder_name(Position));
        } else {
            detail::diagnostic<code::not_fed>::template give<typename detail::spelling<name_source>::type>();
            return xt::xarray<T>();
        }
    }

  private:
    struct name_source {
        static constexpr text value = Manifest::placeholder_name(Position);
    };
    const std::tuple<Fed...>* fed_;
};

template <class Manifest, std::size_t Position, class... Fed>
inline constexpr bool detail::is_untyped_handle<model_placeholder<Manifest, Position, Fed...>> = true;

/// `<tf.Tensor 'x:0' shape=(?, 2) dtype=float32>` (row 185)
template <class Manifest, std::size_t Position, class... Fed>
[[nodiscard]] std::string repr(const model_placeholder<Manifest, Position, Fed...>& of) {
    std::string out;
    append_tensor(out, of.name(), of.shape(), of.dtype());
    return out;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/element.hpp: the C++ type of each dtype.
#pragma once

#include <varscope/core/dtype.hpp>
#include <varscope/detail/xtensor.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>

#include <complex>
#include <concepts>
#include <cstdint>
#include <string>

namespace varscope {

/// The C++ types in the order of `dtype`.
using element_types =
    boost::mp11::mp_list<bool, std::int8_t, std::int16_t, std::int32_t, std::int64_t, std::uint8_t,
                         std::uint16_t, std::uint32_t, std::uint64_t, xtl::half_float, float, double,
                         std::complex<float>, std::complex<double>, std::string>;

/// The C++ type of a dtype: `float` for float32.
template <dtype Value>
using element_t = boost::mp11::mp_at_c<element_types, static_cast<std::size_t>(Value)>;

/// A C++ type that is the element type of a dtype.
template <class T>
concept element = boost::mp11::mp_contains<element_types, T>::value;

/// The dtype of a C++ type: float32 for `float`.
template <element T>
inline constexpr dtype dtype_of = static_cast<dtype>(boost::mp11::mp_find<element_types, T>::value);

/// What a value of type T is stored as: itself, an integer of its width and sign, or std::string for literals.
template <class T>
struct stored_as {};
template <element T>
struct stored_as<T> {
    using type = T;
};
template <std::integral T>
    requires(!element<T> && sizeof(T) == 8)
struct stored_as<T> {
    using type = boost::mp11::mp_if_c<std::is_signed_v<T>, std::int64_t, std::uint64_t>;
};
template <>
struct stored_as<const char*> {
    using type = std::string;
};

template <class T>
using stored_t = typename stored_as<T>::type;

/// A value that has a dtype.
template <class T>
concept storable = requires {
    typename stored_as<T>::type;
};

/// Calls `f(std::type_identity<T>{})` with the C++ type of a dtype and returns what it returns.
template <class F>
constexpr decltype(auto) with_element_type(dtype type, F&& f) {
    return boost::mp11::mp_with_index<boost::mp11::mp_size<element_types>::value>(
        static_cast<std::size_t>(type), [&f](auto index) -> decltype(auto) {
            return f(std::type_identity<boost::mp11::mp_at_c<element_types, index.value>>{});
        });
}

/// The size of an element in bytes.
[[nodiscard]] constexpr std::size_t size_of(dtype type) noexcept {
    return with_element_type(type, []<class T>(std::type_identity<T>) { return sizeof(T); });
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/element.hpp: the C++ type of each dtype.
#pragma once

#include <varscope/detail/xtensor.hpp>
#include <varscope/tensor/bfloat16.hpp>
#include <varscope/types/dtype.hpp>
#include <varscope/types/static_array.hpp>

#include <boost/mp11/algorithm.hpp>
#include <boost/mp11/list.hpp>
#include <boost/mp11/map.hpp>

#include <complex>
#include <concepts>
#include <cstdint>
#include <string>

namespace varscope {

namespace detail {

template <>
struct floating_class<bfloat16_t> {
    static constexpr dtype type = dtype::bfloat16;
};
template <>
struct floating_class<xtl::half_float> {
    static constexpr dtype type = dtype::float16;
};

// One row for each dtype, in their order: the C++ type of its elements. A map of Mp11's, which finds a row by the type without a search.
template <dtype Id, class T>
using element_row = boost::mp11::mp_list<T, dtype_c<Id>>;
using element_rows = boost::mp11::mp_list<
    element_row<dtype::bool_, bool>, element_row<dtype::int8, std::int8_t>,
    element_row<dtype::int16, std::int16_t>, element_row<dtype::int32, std::int32_t>,
    element_row<dtype::int64, std::int64_t>, element_row<dtype::uint8, std::uint8_t>,
    element_row<dtype::uint16, std::uint16_t>, element_row<dtype::uint32, std::uint32_t>,
    element_row<dtype::uint64, std::uint64_t>, element_row<dtype::float16, xtl::half_float>,
    element_row<dtype::bfloat16, bfloat16_t>, element_row<dtype::float32, float>,
    element_row<dtype::float64, double>, element_row<dtype::complex64, std::complex<float>>,
    element_row<dtype::complex128, std::complex<double>>, element_row<dtype::string, std::string>>;

template <class... Types, dtype... Ids>
constexpr bool stand_in_order(boost::mp11::mp_list<boost::mp11::mp_list<Types, dtype_c<Ids>>...>) noexcept {
    std::size_t position = 0;
    return sizeof...(Ids) == dtype_count && ((Ids == static_cast<dtype>(position++)) && ...) &&
           ((element_size(Ids) == (Ids == dtype::string ? 0 : sizeof(Types))) && ...);
}
static_assert(stand_in_order(element_rows()),
              "there must be a row for each dtype, in their order, with a type of its size");

} // namespace detail

/// The C++ types of all dtypes, in their order.
using element_types = boost::mp11::mp_map_keys<detail::element_rows>;

/// The C++ type of a dtype: `float` for float32.
template <dtype Value>
using element_t = boost::mp11::mp_at_c<element_types, static_cast<std::size_t>(Value)>;

/// A C++ type that is the element type of a dtype.
template <class T>
concept element = boost::mp11::mp_map_contains<detail::element_rows, T>::value;

/// The dtype of a C++ type: float32 for `float`.
template <element T>
inline constexpr dtype dtype_of =
    boost::mp11::mp_second<boost::mp11::mp_map_find<detail::element_rows, T>>::value;

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

/// The size of an element in bytes, that of std::string's objects for strings.
[[nodiscard]] constexpr std::size_t size_of(dtype type) noexcept {
    return type == dtype::string ? sizeof(std::string) : element_size(type);
}

} // namespace varscope

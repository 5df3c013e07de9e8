// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/core/dtype.hpp: the element types a variable can have.
#pragma once

#include <varscope/name/text.hpp>

namespace varscope {

/// The type of a variable's elements, as TensorFlow names them.
enum class dtype : unsigned char {
    bool_,
    int8,
    int16,
    int32,
    int64,
    uint8,
    uint16,
    uint32,
    uint64,
    float16,
    float32,
    float64,
    complex64,
    complex128,
    string
};

/// A dtype as a type; converts to the dtype where one is asked for at run time.
template <dtype Value>
struct dtype_c {
    static constexpr dtype value = Value;
    constexpr operator dtype() const noexcept { return Value; }
};

inline constexpr dtype_c<dtype::bool_> bool_{};
inline constexpr dtype_c<dtype::int8> int8{};
inline constexpr dtype_c<dtype::int16> int16{};
inline constexpr dtype_c<dtype::int32> int32{};
inline constexpr dtype_c<dtype::int64> int64{};
inline constexpr dtype_c<dtype::uint8> uint8{};
inline constexpr dtype_c<dtype::uint16> uint16{};
inline constexpr dtype_c<dtype::uint32> uint32{};
inline constexpr dtype_c<dtype::uint64> uint64{};
inline constexpr dtype_c<dtype::float16> float16{};
inline constexpr dtype_c<dtype::float32> float32{};
inline constexpr dtype_c<dtype::float64> float64{};
inline constexpr dtype_c<dtype::complex64> complex64{};
inline constexpr dtype_c<dtype::complex128> complex128{};
inline constexpr dtype_c<dtype::string> string{};

/// TensorFlow's name of a dtype: `float32`, `bool`, `string` (row 188).
[[nodiscard]] constexpr text name_of(dtype type) noexcept {
    constexpr text names[] = {"bool",    "int8",    "int16",     "int32",      "int64",
                              "uint8",   "uint16",  "uint32",    "uint64",     "float16",
                              "float32", "float64", "complex64", "complex128", "string"};
    return names[static_cast<unsigned char>(type)];
}

[[nodiscard]] constexpr bool is_floating(dtype type) noexcept {
    return dtype::float16 <= type && type <= dtype::float64;
}

[[nodiscard]] constexpr bool is_complex(dtype type) noexcept {
    return type == dtype::complex64 || type == dtype::complex128;
}

/// Signed and unsigned integers; bool is not one.
[[nodiscard]] constexpr bool is_integer(dtype type) noexcept {
    return dtype::int8 <= type && type <= dtype::uint64;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// tests/static/types/dtype.cpp: element types and their names.
#include <varscope/types/dtype.hpp>

#include <type_traits>

namespace vs = varscope;
using vs::dtype;
using vs::name_of;

// Row 188: the names are TensorFlow's.
static_assert(name_of(dtype::bool_) == "bool");
static_assert(name_of(dtype::int8) == "int8");
static_assert(name_of(dtype::int16) == "int16");
static_assert(name_of(dtype::int32) == "int32");
static_assert(name_of(dtype::int64) == "int64");
static_assert(name_of(dtype::uint8) == "uint8");
static_assert(name_of(dtype::uint16) == "uint16");
static_assert(name_of(dtype::uint32) == "uint32");
static_assert(name_of(dtype::uint64) == "uint64");
static_assert(name_of(dtype::float16) == "float16");
static_assert(name_of(dtype::bfloat16) == "bfloat16");
static_assert(name_of(dtype::float32) == "float32");
static_assert(name_of(dtype::float64) == "float64");
static_assert(name_of(dtype::complex64) == "complex64");
static_assert(name_of(dtype::complex128) == "complex128");
static_assert(name_of(dtype::string) == "string");

// Each is one kind: integer, floating, complex, bool or string.
constexpr bool each_is_one_kind() {
    for (int i = 0; i != static_cast<int>(vs::dtype_count); ++i) {
        const dtype type = static_cast<dtype>(i);
        const int kinds = static_cast<int>(vs::is_integer(type)) + static_cast<int>(vs::is_floating(type)) +
                          static_cast<int>(vs::is_complex(type)) + static_cast<int>(type == dtype::bool_) +
                          static_cast<int>(type == dtype::string);
        if (kinds != 1) return false;
    }
    return true;
}
static_assert(each_is_one_kind());
static_assert(vs::is_integer(dtype::int8) && vs::is_integer(dtype::uint64) && !vs::is_integer(dtype::bool_));
static_assert(vs::is_floating(dtype::float16) && vs::is_floating(dtype::bfloat16) &&
              vs::is_floating(dtype::float64));

// The bytes of an element; a string has no fixed number.
static_assert(vs::element_size(dtype::bool_) == 1 && vs::element_size(dtype::uint16) == 2 &&
              vs::element_size(dtype::bfloat16) == 2);
static_assert(vs::element_size(dtype::float64) == 8 && vs::element_size(dtype::complex128) == 16 &&
              vs::element_size(dtype::string) == 0);
static_assert(!vs::is_floating(dtype::complex64) && vs::is_complex(dtype::complex128));

// A dtype as a type converts to the dtype, and holds nothing.
static_assert(vs::float32 == dtype::float32);
static_assert(dtype(vs::bool_) == dtype::bool_ && dtype(vs::string) == dtype::string);
static_assert(std::is_same_v<decltype(vs::float32), const vs::dtype_c<dtype::float32>>);
static_assert(decltype(vs::int64)::value == dtype::int64);
static_assert(std::is_empty_v<vs::dtype_c<dtype::float32>>);
static_assert(std::is_convertible_v<vs::dtype_c<dtype::int8>, dtype>);

// Every name gives its dtype, and no other text one.
static_assert([] {
    for (std::size_t i = 0; i != vs::dtype_count; ++i) {
        const auto type = static_cast<vs::dtype>(i);
        const vs::optional_dtype found = vs::dtype_from(vs::name_of(type));
        if (!found.is_given || found.type != type) return false;
    }
    return true;
}());
static_assert(!vs::dtype_from("float").is_given && !vs::dtype_from("").is_given &&
              !vs::dtype_from("Float32").is_given);

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/types/dtype.hpp: the element types a variable can have.
#pragma once

#include <varscope/name/text.hpp>

#include <cstddef>
#include <cstdint>

// One row for each dtype: ROW(enumerator, TensorFlow's name, bytes of an element, kind). Their order is that of the blocks of a model.
// A string has no fixed size; its bytes are 0.
#define VARSCOPE_DTYPES(ROW)                                                                                 \
    ROW(bool_, "bool", 1, boolean)                                                                           \
    ROW(int8, "int8", 1, signed_integer)                                                                     \
    ROW(int16, "int16", 2, signed_integer)                                                                   \
    ROW(int32, "int32", 4, signed_integer)                                                                   \
    ROW(int64, "int64", 8, signed_integer)                                                                   \
    ROW(uint8, "uint8", 1, unsigned_integer)                                                                 \
    ROW(uint16, "uint16", 2, unsigned_integer)                                                               \
    ROW(uint32, "uint32", 4, unsigned_integer)                                                               \
    ROW(uint64, "uint64", 8, unsigned_integer)                                                               \
    ROW(float16, "float16", 2, floating)                                                                     \
    ROW(bfloat16, "bfloat16", 2, floating)                                                                   \
    ROW(float32, "float32", 4, floating)                                                                     \
    ROW(float64, "float64", 8, floating)                                                                     \
    ROW(complex64, "complex64", 8, complex)                                                                  \
    ROW(complex128, "complex128", 16, complex)                                                               \
    ROW(string, "string", 0, characters)

namespace varscope {

/// The type of a variable's elements, as TensorFlow names them.
enum class dtype : unsigned char {
#define VARSCOPE_ENUMERATOR(id, ...) id,
    VARSCOPE_DTYPES(VARSCOPE_ENUMERATOR)
#undef VARSCOPE_ENUMERATOR
};

/// A dtype as a type; converts to the dtype where one is asked for at run time.
template <dtype Value>
struct dtype_c {
    static constexpr dtype value = Value;
    constexpr operator dtype() const noexcept { return Value; }
};

// `varscope::float32` and the like.
#define VARSCOPE_DTYPE_OBJECT(id, ...) inline constexpr dtype_c<dtype::id> id{};
VARSCOPE_DTYPES(VARSCOPE_DTYPE_OBJECT)
#undef VARSCOPE_DTYPE_OBJECT

/// A dtype, or none given.
struct optional_dtype {
    bool is_given = false;
    dtype type = dtype::float32;

    constexpr optional_dtype() = default;
    constexpr optional_dtype(dtype given) noexcept : is_given(true), type(given) {}
    template <dtype Given>
    constexpr optional_dtype(dtype_c<Given>) noexcept : is_given(true), type(Given) {}
};

/// What kind of elements a dtype has.
enum class dtype_kind : unsigned char {
    boolean,
    signed_integer,
    unsigned_integer,
    floating,
    complex,
    characters
};

/// What is known of a dtype.
struct dtype_row {
    text name;
    unsigned char bytes;
    dtype_kind kind;
};

/// The rows of all dtypes, in their order.
inline constexpr dtype_row dtype_table[] = {
#define VARSCOPE_TABLE_ROW(id, name, bytes, kind) {name, bytes, dtype_kind::kind},
    VARSCOPE_DTYPES(VARSCOPE_TABLE_ROW)
#undef VARSCOPE_TABLE_ROW
};
inline constexpr std::size_t dtype_count = sizeof dtype_table / sizeof *dtype_table;

[[nodiscard]] constexpr const dtype_row& row_of(dtype type) noexcept {
    return dtype_table[static_cast<unsigned char>(type)];
}

/// TensorFlow's name of a dtype: `float32`, `bool`, `string`, as a variable's printed form has it (row 184).
[[nodiscard]] constexpr text name_of(dtype type) noexcept { return row_of(type).name; }

/// The dtype of TensorFlow's name, `float32`; none is given for another text. Cost: a comparison with each name.
[[nodiscard]] constexpr optional_dtype dtype_from(text name) noexcept {
    for (std::size_t i = 0; i != dtype_count; ++i)
        if (dtype_table[i].name == name) return static_cast<dtype>(i);
    return {};
}

/// The size of an element in bytes; 0 for strings, which have no fixed one.
[[nodiscard]] constexpr std::size_t element_size(dtype type) noexcept { return row_of(type).bytes; }

[[nodiscard]] constexpr bool is_floating(dtype type) noexcept {
    return dtype_table[static_cast<unsigned char>(type)].kind == dtype_kind::floating;
}

[[nodiscard]] constexpr bool is_complex(dtype type) noexcept {
    return dtype_table[static_cast<unsigned char>(type)].kind == dtype_kind::complex;
}

/// Signed and unsigned integers; bool is not one.
[[nodiscard]] constexpr bool is_integer(dtype type) noexcept {
    const dtype_kind kind = dtype_table[static_cast<unsigned char>(type)].kind;
    return kind == dtype_kind::signed_integer || kind == dtype_kind::unsigned_integer;
}

/// Whether elements of a dtype convert to another without a change of kind: integers to integers, floating and complex ones, floating ones to
/// floating and complex ones, complex ones to complex ones; bool and string only to themselves.
[[nodiscard]] constexpr bool converts(dtype to, dtype from) noexcept {
    if (to == from) return true;
    if (from == dtype::bool_ || from == dtype::string) return false;
    return is_complex(to) || (is_floating(to) && !is_complex(from)) || (is_integer(to) && is_integer(from));
}

/// Whether a number can be an element of the dtype without a change: integers hold whole numbers of their range, bool 0 and
/// 1, floating and complex dtypes all, strings none.
[[nodiscard]] constexpr bool can_hold(dtype type, double number) noexcept {
    if (is_floating(type) || is_complex(type)) return true;
    if (type == dtype::bool_) return number == 0 || number == 1;
    if (!is_integer(type)) return false;
    const bool is_signed = row_of(type).kind == dtype_kind::signed_integer;
    const double half = static_cast<double>(std::uint64_t{1} << (8 * element_size(type) - 1));
    if (!(number >= (is_signed ? -half : 0) && number < (is_signed ? half : 2 * half))) return false;
    return (number < 0 ? -number : number) >= 9007199254740992.0 || // 2^53: beyond it every double is whole
           static_cast<double>(static_cast<std::int64_t>(number)) == number;
}

} // namespace varscope

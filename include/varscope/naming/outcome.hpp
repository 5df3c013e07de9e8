// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/outcome.hpp: what came of a request, as a value; the engine throws nothing.
#pragma once

#include <varscope/name/rules.hpp>
#include <varscope/naming/segment_index.hpp>
#include <varscope/types/code.hpp>
#include <varscope/types/request.hpp>

namespace varscope {

/// Why a request was refused, with what is needed to say so. The full name is `name` below `scope`.
struct refusal {
    code what = code::none;
    path_id scope = 0;                 ///< the path the name was given in
    text name{};                       ///< the name as it was given; lives as long as the caller's
    name_verdict verdict{};            ///< illegal_name: the fault and its position in `name`
    std::uint32_t variable = no_index; ///< the variable that stands in the way
    shape_view asked_shape{};
    shape_view found_shape{};
    dtype asked_dtype = dtype::float32;
    dtype found_dtype = dtype::float32;
    const char* option = nullptr; ///< option_differs, option_out_of_range: which one
};

/// How a request ended.
enum class verdict : unsigned char { created, reused, refused };

/// A value, or the reason why there is none. Only one of both is there, because the constant evaluator pays for each member that it makes.
template <class Value>
struct outcome {
    verdict kind;
    union {
        Value value;
        refusal why;
    };

    constexpr outcome(verdict ended, Value made) noexcept : kind(ended), value(made) {}
    constexpr explicit outcome(const refusal& reason) noexcept : kind(verdict::refused), why(reason) {}
    constexpr explicit operator bool() const noexcept { return kind != verdict::refused; }
};

template <class Value>
[[nodiscard]] constexpr outcome<Value> created(Value value) {
    return {verdict::created, value};
}
template <class Value>
[[nodiscard]] constexpr outcome<Value> reused(Value value) {
    return {verdict::reused, value};
}
template <class Value>
[[nodiscard]] constexpr outcome<Value> refused(const refusal& why) {
    return outcome<Value>(why);
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/checks.hpp: compares what a program asks for on a model with what it declared.
#pragma once

#include <varscope/model/run.hpp>
#include <varscope/types/arguments.hpp>

namespace varscope::detail {

template <class Manifest, std::size_t Position>
struct name_source {
    static constexpr text value = Manifest::name(Position);
};
template <class Manifest, std::size_t Position>
using found_variable = found<typename shape_of_variable<Manifest, Position>::type, Manifest::dtype(Position)>;

template <class Manifest>
[[noreturn]] void throw_differs(code what, std::size_t position, shape_view shape, dtype type) {
    throw_error(what, {to_string(Manifest::name(position)), to_string(shape, type),
                       to_string(Manifest::shape(position), Manifest::dtype(position)),
                       Manifest::first_defined(position)});
}
template <class Manifest>
void check_shape_at(std::size_t position, shape_view shape) {
    if (!shape.is_compatible_with(Manifest::shape(position)))
        throw_differs<Manifest>(code::shape_differs, position, shape, Manifest::dtype(position));
}
template <class Manifest>
void check_dtype_at(std::size_t position, dtype type) {
    if (type != Manifest::dtype(position))
        throw_differs<Manifest>(code::dtype_differs, position, Manifest::shape(position), type);
}

// Of a type by the compiler, of a value at run time.
template <class Manifest, std::size_t Position, class Shape>
constexpr void check_shape(const Shape& shape) {
    if constexpr (Position == not_declared) {
        return;
    } else if constexpr (is_static_shape<Shape>) {
        if constexpr (shape_view(Shape()) != Manifest::shape(Position))
            diagnostic<code::shape_differs>::give<typename spelling<name_source<Manifest, Position>>::type,
                                                  asked<Shape, Manifest::dtype(Position)>,
                                                  found_variable<Manifest, Position>>();
    } else {
        check_shape_at<Manifest>(Position, shape_argument(shape).extents);
    }
}
template <class Manifest, std::size_t Position, class Type>
constexpr void check_dtype(Type type) {
    if constexpr (Position == not_declared) {
        return;
    } else if constexpr (is_static_dtype<Type>) {
        if constexpr (Type::value != Manifest::dtype(Position))
            diagnostic<code::dtype_differs>::give<
                typename spelling<name_source<Manifest, Position>>::type,
                asked<typename shape_of_variable<Manifest, Position>::type, Type::value>,
                found_variable<Manifest, Position>>();
    } else {
        check_dtype_at<Manifest>(Position, type);
    }
}

template <class Manifest>
void check_placeholder_at(std::size_t position, shape_view shape, dtype type) {
    const shape_view declared = Manifest::placeholder_shape(position);
    const bool fits = shape.is_compatible_with(declared);
    if (fits && type == Manifest::placeholder_dtype(position)) return;
    throw_error(fits ? code::dtype_differs : code::shape_differs,
                {to_string(Manifest::placeholder_name(position)),
                 to_string(shape, type),
                 to_string(declared, Manifest::placeholder_dtype(position)),
                 {}});
}

// The only placeholder that a program asks for by this name in this variable scope, or not_declared where there are several.
template <class Manifest>
constexpr std::size_t placeholder_at(path_id scope, text name) noexcept {
    std::size_t found = not_declared;
    const path_id key = Manifest::tables().find(name, scope);
    for (std::size_t i = 0; i != Manifest::placeholder_count(); ++i) {
        if (key == no_path || Manifest::tables().placeholders[i].key != key) continue;
        if (found != not_declared) return not_declared;
        found = i;
    }
    return found;
}

template <std::size_t Position, class Manifest, class... Fed>
[[nodiscard]] constexpr auto placeholder_of(const model_run<Manifest, Fed...>& run) noexcept {
    return model_placeholder<Manifest, Position, Fed...>(run.fed());
}

// The types that a call of get_variable asks for, as far as they are constants.
template <class Shape>
using shape_asked_by = std::conditional_t<is_static_shape<Shape>, Shape, dynamic_shape>;
template <class Type>
struct element_of_dtype {
    using type = float;
};
template <dtype Type>
struct element_of_dtype<dtype_c<Type>> {
    using type = element_t<Type>;
};
template <class Type>
using element_asked_by = typename element_of_dtype<Type>::type;

} // namespace varscope::detail

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/declared.hpp: compares what a program asks for on a model with what it declared.
#pragma once

#include <varscope/core/arguments.hpp>
#include <varscope/model/run.hpp>
#include <varscope/model/run_constant.hpp>

namespace varscope {

/// The rule that a diagnostic names: false of what it is given.
template <class... What>
inline constexpr bool placeholder_is_unambiguous = false;

} // namespace varscope

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
            refuse_shape<typename spelling<name_source<Manifest, Position>>::type,
                         asked<Shape, Manifest::dtype(Position)>, found_variable<Manifest, Position>>();
    } else {
        check_shape_at<Manifest>(Position, extents_of(shape).shape);
    }
}
template <class Manifest, std::size_t Position, class Type>
constexpr void check_dtype(Type type) {
    if constexpr (Position == not_declared) {
        return;
    } else if constexpr (is_static_dtype<Type>) {
        if constexpr (Type::value != Manifest::dtype(Position))
            refuse_dtype<typename spelling<name_source<Manifest, Position>>::type,
                         asked<typename shape_of_variable<Manifest, Position>::type, Type::value>,
                         found_variable<Manifest, Position>>();
    } else {
        check_dtype_at<Manifest>(Position, type);
    }
}

// The next recorded call must be this one; nothing in programs whose calls do not depend on their order.
template <class Manifest, class... Fed>
constexpr void expect(model_run<Manifest, Fed...>* run, traced_call kind, text asked) {
    if constexpr (Manifest::tables().is_ordered) run->expect(kind, asked);
}
constexpr void expect(no_run*, traced_call, text) noexcept {}

constexpr text asked_text() noexcept { return {}; }
template <class Name>
constexpr text asked_text(const Name& name) noexcept {
    if constexpr (std::same_as<Name, default_name>)
        return name.name;
    else
        return to_text(name);
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

template <class Manifest, path_id Where, auto Chars, class... Fed>
[[nodiscard]] constexpr auto placeholder_of(const model_run<Manifest, Fed...>& run) noexcept {
    constexpr std::size_t position = placeholder_at<Manifest>(Where, Chars);
    if constexpr (position == not_declared && Where != no_path) {
        constexpr auto full = full_name<Manifest, Where, Chars>::chars;
        static_assert(placeholder_is_unambiguous<spelled_t<full>>,
                      "VS-E021: the program does not declare exactly one placeholder of this name in this "
                      "variable scope: correct the name, or give each call a variable scope of its own");
    }
    return model_placeholder<Manifest, position, Fed...>(run.fed());
}
template <class Manifest, path_id, auto>
void placeholder_of(const no_run& none) {
    static_cast<void>(none.expect(traced_call::placeholder, {}));
}

// The calls of a running scope whose result depends on the calls before them.
template <class Derived, class Manifest, class Byte, class Run>
class ordered_calls {
  public:
    using ref = basic_variable_ref<void_as_const_as<Byte>>;

    /// See scope::variable: gives the variable that the call made while tracing; throws order_error where the call departs from the
    /// order recorded, shape_error where its shape differs.
    template <class Name, static_element T>
    ref variable(const Name& name, const T&, const static_variable_options& = {}) const {
        return replay(name, shape_view(nullptr, 0));
    }
    template <class Name, static_element T>
    ref variable(const Name& name, std::initializer_list<T> initial,
                 const static_variable_options& = {}) const {
        const extent extents[] = {static_cast<extent>(initial.size())};
        return replay(name, shape_view(extents, 1));
    }
    template <class Name, static_element T>
    ref variable(const Name& name, std::initializer_list<std::initializer_list<T>> initial,
                 const static_variable_options& = {}) const {
        const extent extents[] = {static_cast<extent>(initial.size()),
                                  static_cast<extent>(initial.size() == 0 ? 0 : initial.begin()->size())};
        return replay(name, shape_view(extents, 2));
    }
    template <class Name, std::size_t Count, std::size_t Rank>
    ref variable(const Name& name, const static_array<Count, Rank>& initial,
                 const static_variable_options& = {}) const {
        return replay(name, initial.shape());
    }
    template <class Name>
    ref variable(const Name& name, const run_constant& initial, const static_variable_options& = {}) const {
        return replay(name, initial.shape());
    }
    template <class Name, shape_like Shape>
    ref variable(const Name& name, const initializer&, const Shape& shape,
                 const static_variable_options& = {}) const {
        return replay(name, extents_of(shape).shape);
    }
    template <class Name>
    ref variable(const Name& name, const initializer&, std::initializer_list<extent> shape,
                 const static_variable_options& = {}) const {
        return replay(name, shape_view(shape.begin(), shape.size()));
    }
    /// See scope::constant; random initializers have the seed 0 here.
    template <class Name, static_element T>
    run_constant constant(const Name& name, const T& is) const {
        return {named_constant(name, "Const"), value(is)};
    }
    template <class Name, static_element T>
    run_constant constant(const Name& name, std::initializer_list<T> is) const {
        return {named_constant(name, "Const"), value(is)};
    }
    template <class Name, static_element T>
    run_constant constant(const Name& name, std::initializer_list<std::initializer_list<T>> is) const {
        return {named_constant(name, "Const"), value(is)};
    }
    template <class Name, std::size_t Count, std::size_t Rank>
    run_constant constant(const Name& name, const static_array<Count, Rank>& is) const {
        return {named_constant(name, "Const"), value(is)};
    }
    template <class Name, shape_like Shape>
    run_constant constant(const Name& name, const initializer& from, const Shape& shape,
                          varscope::dtype type = dtype::float32) const {
        std::string full = named_constant(name, facts_of(recipe_of(from, type, 0)).op);
        const extents_of extents(shape);
        value is(extents.shape, filled(from, extents.shape, type, seed{}, full));
        return {std::move(full), std::move(is)};
    }
    template <class Name>
    run_constant constant(const Name& name, const initializer& from, std::initializer_list<extent> shape,
                          varscope::dtype type = dtype::float32) const {
        return constant(name, from, shape_view(shape.begin(), shape.size()), type);
    }
    /// See scope::node and scope::unique_name: the names that were given while tracing.
    template <class Name>
    std::string node(const Name& name) const {
        return spell_path<Manifest>(self().run()->expect(traced_call::node, given(name, "NoOp")).where);
    }
    template <name_like Name>
    std::string unique_name(const Name& name, name_use = name_use::take) const {
        return spell_path<Manifest>(self().run()->expect(traced_call::unique_name, to_text(name)).where);
    }

  private:
    [[nodiscard]] const Derived& self() const noexcept { return static_cast<const Derived&>(*this); }
    template <class Name>
    static constexpr text given(const Name& name, text otherwise) noexcept {
        if constexpr (std::same_as<Name, unnamed_t>)
            return otherwise;
        else
            return to_text(name);
    }
    template <class Name>
    [[nodiscard]] std::string named_constant(const Name& name, text otherwise) const {
        return spell_path<Manifest>(
            self().run()->expect(traced_call::constant, given(name, otherwise)).where);
    }
    template <class Name>
    ref replay(const Name& name, shape_view shape) const {
        const std::size_t position =
            self().run()->expect(traced_call::variable, given(name, "Variable")).index;
        check_shape_at<Manifest>(position, shape);
        return ref_at<Manifest>(position, self().base());
    }
};

} // namespace varscope::detail

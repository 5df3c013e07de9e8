// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/model/variable.hpp: a variable of a model whose shape and dtype the compiler knows.
#pragma once

#include <varscope/error/name_view.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/manifest/manifest.hpp>
#include <varscope/tensor/view.hpp>

#include <string>
#include <string_view>

namespace varscope {

namespace detail {

// What a manifest says of a variable, whatever the type of its elements.
template <class Manifest>
class declared_variable {
  public:
    explicit constexpr declared_variable(std::size_t position) noexcept : position_(position) {}

    /// `conv1/weights:0` (row 112)
    [[nodiscard]] std::string name() const { return to_string(Manifest::name(position_)) + ":0"; }
    /// `conv1/weights`
    [[nodiscard]] name_view op_name() const noexcept { return Manifest::name(position_); }
    /// What get_variable shares it by; empty for a variable made directly (row 100).
    [[nodiscard]] name_view key() const noexcept { return Manifest::key(position_); }
    [[nodiscard]] name_view made_in() const noexcept { return Manifest::made_in(position_); }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return Manifest::dtype(position_); }
    [[nodiscard]] std::size_t element_count() const noexcept {
        return Manifest::tables().variables[position_].elements;
    }
    [[nodiscard]] bool trainable() const noexcept { return Manifest::trainable(position_); }
    [[nodiscard]] varscope::regularizer regularizer() const noexcept {
        return Manifest::regularizer(position_);
    }
    [[nodiscard]] varscope::constraint constraint() const noexcept { return Manifest::constraint(position_); }
    [[nodiscard]] const variable_note* note() const noexcept { return Manifest::note(position_); }
    /// Which part of a larger variable it is; of none where the count of parts is 0.
    [[nodiscard]] variable_part part() const noexcept { return Manifest::part(position_); }
    /// Where in the program it was made.
    [[nodiscard]] source_location first_defined() const noexcept {
        return Manifest::first_defined(position_);
    }
    /// The position among the variables of the program, in order of creation.
    [[nodiscard]] constexpr std::size_t index() const noexcept { return position_; }

  private:
    std::size_t position_;
};

} // namespace detail

template <class Manifest, class T, class Shape>
class model_variable;
template <class Manifest, class T, class Shape>
inline constexpr bool detail::is_view<model_variable<Manifest, T, Shape>> = true;

} // namespace varscope

template <class Manifest, class T, class Shape>
struct xt::xcontainer_inner_types<varscope::model_variable<Manifest, T, Shape>>
    : varscope::view_inner_types<T, Shape> {};
template <class Manifest, class T, class Shape>
struct xt::xiterable_inner_types<varscope::model_variable<Manifest, T, Shape>>
    : xt::xcontainer_iterable_types<varscope::model_variable<Manifest, T, Shape>> {};

namespace varscope {

/// A variable of a model: an xtensor container of its elements that knows what the manifest says of it. A copy is the same variable;
/// assignment copies elements, and `==` compares them. Valid as long as the model's memory.
///
/// Template parameters: the manifest, the type of its elements, const for a const model, and its static_shape, or dynamic_shape where run time
/// asked for it.
template <class Manifest, class T, class Shape>
class [[maybe_unused]] model_variable : public basic_view<model_variable<Manifest, T, Shape>, T, Shape>,
                                        public detail::declared_variable<Manifest> {
    using base = basic_view<model_variable, T, Shape>;
    using facts = detail::declared_variable<Manifest>;

  public:
    using typename base::temporary_type;

    /// The variable at a position of the manifest, whose elements begin at `data`.
    model_variable(T* data, std::size_t position) noexcept requires(!std::same_as<Shape, dynamic_shape>)
        : base(data), facts(position) {}
    model_variable(T* data, std::size_t position) requires std::same_as<Shape, dynamic_shape>
        : base(data, Manifest::shape(position), Manifest::name(position)), facts(position) {}
    model_variable(const model_variable&) = default;
    ~model_variable() = default;

    /// Copies the elements of another variable of the same shape.
    model_variable& operator=(const model_variable& from) {
        return *this = static_cast<const xt::xexpression<model_variable>&>(from);
    }
    /// Evaluates an expression of the same shape into the elements.
    template <class E>
    model_variable& operator=(const xt::xexpression<E>& expression) {
        return base::evaluate(expression);
    }
    model_variable& operator=(temporary_type&& values) {
        base::take(std::move(values));
        return *this;
    }

    /// Itself; so that a program reads typed and untyped variables in one way. Another element type or shape is refused by the
    /// compiler.
    template <element Other>
        requires std::same_as<Other, std::remove_const_t<T>>
    [[nodiscard]] model_variable as() const { return *this; }
    template <element Other, extent... Extents>
        requires std::same_as<Other, std::remove_const_t<T>> && std::same_as<Shape, static_shape<Extents...>>
    [[nodiscard]] model_variable as(static_shape<Extents...>) const { return *this; }

    [[nodiscard]] text variable_name() const noexcept { return Manifest::name(this->index()); }
};

/// `<tf.Variable 'a/v:0' shape=(1,) dtype=float32_ref>` (row 184)
template <class Manifest, class T, class Shape>
[[nodiscard]] std::string repr(const model_variable<Manifest, T, Shape>& of) {
    std::string out;
    append_variable(out, of.name(), Manifest::shape(of.index()), of.dtype());
    return out;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/graph/variable.hpp: handles of variables.
#pragma once

#include <varscope/error/name_view.hpp>
#include <varscope/graph/deferred_elements.hpp>
#include <varscope/graph/fwd.hpp>
#include <varscope/graph/state.hpp>
#include <varscope/tensor/view.hpp>

#include <string_view>

namespace varscope {

/// A variable of a graph: a cheap handle, valid as long as the graph. A copy is the same variable, equal handles are one variable, and
/// assignment copies elements, as that of every variable does. The first value is made when the elements are first asked for.
class variable {
  public:
    variable(graph_state& graph, std::uint32_t index) noexcept
        : graph_(&graph), record_(&graph.names.variables[index]), index_(index) {}
    variable(const variable&) noexcept = default;
    ~variable() = default;

    /// Copies the elements of another variable; throws dtype_error (VS-E005) or shape_error (VS-E004) where it is of another dtype or
    /// shape.
    const variable& operator=(const variable& from) const {
        if (from.dtype() != dtype()) refuse(code::dtype_differs, from.shape(), from.dtype());
        if (from.shape() != shape()) refuse(code::shape_differs, from.shape(), from.dtype());
        copy_elements(dtype(), from.bytes(), element_count(), bytes());
        return *this;
    }

    /// The graph name with its output number: `conv1/weights:0` (row 112).
    [[nodiscard]] name_view name() const noexcept { return {record_->name, record_->name_size + 2u}; }
    /// The graph name: `conv1/weights`.
    [[nodiscard]] name_view op_name() const noexcept { return {record_->name, record_->name_size}; }
    /// What get_variable shares it by; empty for a variable made directly. Differs from op_name() where an operation took
    /// that path first (row 100).
    [[nodiscard]] std::string key() const {
        return record_->key == no_path ? std::string() : graph_->spell(record_->key);
    }
    /// The variable scope that it was made in, which the name of a direct variable need not begin with (row 127); empty at the root.
    [[nodiscard]] std::string made_in() const { return graph_->made_in(index_); }

    [[nodiscard]] varscope::dtype dtype() const noexcept { return record_->type; }
    [[nodiscard]] shape_view shape() const noexcept { return graph_->shape_of(*record_); }
    /// The extent of an axis, and their number.
    [[nodiscard]] extent shape(std::size_t axis) const noexcept { return shape()[axis]; }
    [[nodiscard]] std::size_t dimension() const noexcept { return shape().size(); }
    [[nodiscard]] std::size_t element_count() const noexcept { return shape().element_count(); }
    [[nodiscard]] bool trainable() const noexcept { return record_->trainable; }
    /// What it adds to the loss (row 93), and what its elements are brought back to after a step; not given where it has none.
    [[nodiscard]] varscope::regularizer regularizer() const { return graph_->rules_of(index_).regularizer; }
    [[nodiscard]] varscope::constraint constraint() const { return graph_->rules_of(index_).constraint; }
    /// Which part of a larger variable it is; of none where the count of parts is 0.
    [[nodiscard]] variable_part part() const { return graph_->part_of(index_); }
    /// What people want to know of it, or null.
    [[nodiscard]] const variable_note* note() const { return graph_->rules_of(index_).note.is; }
    /// Whether it is in the collection of a key.
    [[nodiscard]] bool is_in_collection(text key) const { return graph_->is_in_collection(index_, key); }
    /// Where it was defined.
    [[nodiscard]] source_location first_defined() const noexcept {
        return graph_->names.variables.origin(index_).where;
    }

    /// The elements as an xtensor container of dynamic rank; throws dtype_error where T is not the dtype's type.
    template <element T>
    [[nodiscard]] view<T> as() const {
        return view<T>(elements<T>(), shape(), text(op_name()));
    }

    /// The elements as an xtensor container whose shape is part of its type; throws dtype_error or shape_error.
    template <element T, extent... Extents>
    [[nodiscard]] variable_view<T, static_shape<Extents...>> as(static_shape<Extents...> asked) const;

    /// The first element; T is the dtype's type. Throws dtype_error.
    template <element T>
    [[nodiscard]] T* data() const {
        return elements<T>();
    }
    /// The first element of a variable of this shape; throws dtype_error or shape_error.
    template <element T>
    [[nodiscard]] T* data(shape_view asked) const {
        if (asked != shape()) refuse(code::shape_differs, asked, dtype_of<T>);
        return elements<T>();
    }

    /// The elements as storage that makes them when they are asked for; throws dtype_error.
    template <element T>
    [[nodiscard]] deferred_elements<T> deferred() const {
        if (dtype_of<T> != dtype()) refuse(code::dtype_differs, shape(), dtype_of<T>);
        return {*graph_, index_, element_count()};
    }

    /// The first element, of whatever type. Throws what making the first value throws.
    [[nodiscard]] void* bytes() const { return graph_->elements(index_); }

    /// The position among the variables of the graph, in order of creation.
    [[nodiscard]] std::size_t index() const noexcept { return index_; }

    friend bool operator==(const variable& left, const variable& right) noexcept {
        return left.record_ == right.record_;
    }

  private:
    template <element T>
    T* elements() const {
        if (dtype_of<T> != dtype()) refuse(code::dtype_differs, shape(), dtype_of<T>);
        return static_cast<T*>(graph_->elements(index_));
    }

    [[noreturn]] void refuse(code what, shape_view asked_shape, varscope::dtype asked_type) const {
        throw_error(what, {std::string(op_name()), to_string(asked_shape, asked_type),
                           to_string(shape(), dtype()), first_defined()});
    }

    graph_state* graph_;
    const graph_state::record* record_;
    std::uint32_t index_;
};

template <>
inline constexpr bool detail::is_untyped_handle<variable> = true;

} // namespace varscope

template <class T, class Shape>
inline constexpr bool varscope::detail::is_view<varscope::variable_view<T, Shape>> = true;

template <class T, class Shape>
struct xt::xcontainer_inner_types<varscope::variable_view<T, Shape>> : varscope::view_inner_types<T, Shape> {
};

template <class T>
struct xt::xcontainer_inner_types<varscope::variable_view<T, varscope::dynamic_shape>>
    : varscope::view_inner_types<T, varscope::dynamic_shape> {
    using storage_type = varscope::deferred_elements<T>;
};

template <class T, class Shape>
struct xt::xiterable_inner_types<varscope::variable_view<T, Shape>>
    : xt::xcontainer_iterable_types<varscope::variable_view<T, Shape>> {};

namespace varscope {

/// A variable whose dtype the compiler knows: an xtensor container of fixed shape with a name, or of dynamic rank where only run time knows the shape.
/// The elements of the latter are made when they are first asked for.
template <class T, class Shape>
class variable_view : public basic_view<variable_view<T, Shape>, T, Shape> {
    using base = basic_view<variable_view, T, Shape>;

  public:
    using typename base::temporary_type;

    /// Throws dtype_error or shape_error where the variable is not of this kind.
    explicit variable_view(const varscope::variable& of) requires(!std::same_as<Shape, dynamic_shape>)
        : base(of.data<T>(Shape())), variable_(of) {}
    explicit variable_view(const varscope::variable& of) requires std::same_as<Shape, dynamic_shape>
        : base(of.deferred<T>(), of.shape(), text(of.op_name())), variable_(of) {}
    variable_view(const variable_view&) = default;
    ~variable_view() = default;

    /// Copies the elements of another variable of the same shape.
    variable_view& operator=(const variable_view& from) {
        return *this = static_cast<const xt::xexpression<variable_view>&>(from);
    }
    /// Evaluates an expression of the same shape into the elements.
    template <class E>
    variable_view& operator=(const xt::xexpression<E>& expression) {
        return base::evaluate(expression);
    }
    variable_view& operator=(temporary_type&& values) {
        base::take(std::move(values));
        return *this;
    }

    /// Itself; so that a program reads typed and untyped variables in one way. Another element type or shape is refused by the
    /// compiler.
    template <element Other>
        requires std::same_as<Other, T>
    [[nodiscard]] variable_view as() const { return *this; }
    template <element Other, extent... Extents>
        requires std::same_as<Other, T> && std::same_as<Shape, static_shape<Extents...>>
    [[nodiscard]] variable_view as(static_shape<Extents...>) const { return *this; }

    [[nodiscard]] const varscope::variable& variable() const noexcept { return variable_; }
    [[nodiscard]] name_view name() const noexcept { return variable_.name(); }
    [[nodiscard]] name_view op_name() const noexcept { return variable_.op_name(); }
    [[nodiscard]] text variable_name() const noexcept { return op_name(); }
    [[nodiscard]] std::string key() const { return variable_.key(); }
    [[nodiscard]] std::string made_in() const { return variable_.made_in(); }
    [[nodiscard]] varscope::dtype dtype() const noexcept { return variable_.dtype(); }
    [[nodiscard]] std::size_t element_count() const noexcept { return variable_.element_count(); }
    [[nodiscard]] bool trainable() const noexcept { return variable_.trainable(); }
    [[nodiscard]] varscope::regularizer regularizer() const { return variable_.regularizer(); }
    [[nodiscard]] varscope::constraint constraint() const { return variable_.constraint(); }
    [[nodiscard]] const variable_note* note() const { return variable_.note(); }
    [[nodiscard]] variable_part part() const { return variable_.part(); }
    [[nodiscard]] bool is_in_collection(text key) const { return variable_.is_in_collection(key); }
    [[nodiscard]] source_location first_defined() const noexcept { return variable_.first_defined(); }
    [[nodiscard]] std::size_t index() const noexcept { return variable_.index(); }
    operator varscope::variable() const noexcept { return variable_; }

  private:
    varscope::variable variable_;
};

template <element T, extent... Extents>
variable_view<T, static_shape<Extents...>> variable::as(static_shape<Extents...>) const {
    return variable_view<T, static_shape<Extents...>>(*this);
}

} // namespace varscope

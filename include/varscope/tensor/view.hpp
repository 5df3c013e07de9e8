// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/view.hpp: xtensor views of a variable's elements, safe at any size.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/tensor/element.hpp>
#include <varscope/tensor/element_span.hpp>
#include <varscope/types/shape.hpp>

#include <algorithm>
#include <array>

namespace varscope {

/// The shape of a view whose extents are known at run time only.
struct dynamic_shape {};

/// An xtensor container over memory it does not own. `Shape` is a `static_shape`, whose extents are then part of the type,
/// or `dynamic_shape`; a const T is read only. Assigning an expression evaluates it into one temporary on the heap, so no
/// size overflows the stack; the shape never changes: an expression of another shape throws shape_error (VS-E004).
template <class T, class Shape = dynamic_shape>
class view;

/// What a view and the classes that add to it share; `Derived` is the expression that xtensor sees.
template <class Derived, class T, class Shape>
class basic_view;

namespace detail {

template <class T, class Shape>
struct view_shapes;

template <class T, extent... Extents>
struct view_shapes<T, static_shape<Extents...>> {
    using shape_type = xt::xshape<static_cast<std::size_t>(Extents)...>;
    using inner_shape_type = typename shape_type::cast_type;
    using strides_type = xt::get_strides_t<inner_shape_type>;
    using temporary_type =
        xt::xtensor<std::remove_const_t<T>, sizeof...(Extents), xt::layout_type::row_major>;

    static constexpr inner_shape_type shape = shape_type();
    static constexpr strides_type strides =
        xt::get_strides<xt::layout_type::row_major, strides_type>(shape_type());
    static constexpr strides_type backstrides = xt::get_backstrides(shape, strides);
    template <class Element>
    using storage_type = element_span<Element, static_shape<Extents...>::element_count>;
};

// xtensor cannot add a scalar to an expression of its fixed shape of rank 0; a static rank of 0 works.
template <class T>
struct view_shapes<T, static_shape<>> {
    using shape_type = std::array<std::size_t, 0>;
    using inner_shape_type = shape_type;
    using strides_type = xt::get_strides_t<shape_type>;
    using temporary_type = xt::xtensor<std::remove_const_t<T>, 0, xt::layout_type::row_major>;

    static constexpr inner_shape_type shape{};
    static constexpr strides_type strides{};
    static constexpr strides_type backstrides{};
    template <class Element>
    using storage_type = element_span<Element, 1>;
};

template <class T>
struct view_shapes<T, dynamic_shape> {
    using shape_type = xt::dynamic_shape<std::size_t>;
    using inner_shape_type = shape_type;
    using strides_type = xt::get_strides_t<shape_type>;
    using temporary_type = xt::xarray<std::remove_const_t<T>, xt::layout_type::row_major>;
    template <class Element>
    using storage_type = element_span<Element, dynamic_count>;

    explicit view_shapes(shape_view from)
        : shape(from.size()), strides(from.size()), backstrides(from.size()) {
        std::copy(from.begin(), from.end(), shape.begin());
        element_count = from.element_count();
        // Without elements the products of the other extents may be more than can be counted; then no stride is needed.
        std::fill(strides.begin(), strides.end(), 0);
        std::fill(backstrides.begin(), backstrides.end(), 0);
        if (element_count != 0) xt::compute_strides(shape, xt::layout_type::row_major, strides, backstrides);
    }
    inner_shape_type shape;
    strides_type strides;
    strides_type backstrides;
    std::size_t element_count;
};

} // namespace detail

/// What xtensor asks about a container of these elements and this shape.
template <class T, class Shape>
struct view_inner_types {
    using shapes = detail::view_shapes<T, Shape>;
    using storage_type = typename shapes::template storage_type<T>;
    using reference = T&;
    using const_reference = const T&;
    using size_type = std::size_t;
    using shape_type = typename shapes::shape_type;
    using inner_shape_type = typename shapes::inner_shape_type;
    using strides_type = typename shapes::strides_type;
    using backstrides_type = strides_type;
    using inner_strides_type = strides_type;
    using inner_backstrides_type = strides_type;
    using temporary_type = typename shapes::temporary_type;
    static constexpr xt::layout_type layout = xt::layout_type::row_major;
};

} // namespace varscope

template <class T, class Shape>
struct xt::xcontainer_inner_types<varscope::view<T, Shape>> : varscope::view_inner_types<T, Shape> {};

template <class T, class Shape>
struct xt::xiterable_inner_types<varscope::view<T, Shape>>
    : xt::xcontainer_iterable_types<varscope::view<T, Shape>> {};

// A lazy expression keeps a view by value, so it may outlive the view: what it must not outlive are the elements.
template <class T, class Shape>
struct xt::const_xclosure<varscope::view<T, Shape>&, std::enable_if_t<true>> {
    using type = varscope::view<T, Shape>;
};
template <class T, class Shape>
struct xt::const_xclosure<const varscope::view<T, Shape>&, std::enable_if_t<true>> {
    using type = varscope::view<T, Shape>;
};

namespace varscope {

template <class Derived, class T, class Shape>
class basic_view : public xt::xcontainer<Derived>, public xt::xcontainer_semantic<Derived> {
    using shapes = detail::view_shapes<T, Shape>;

  public:
    using self_type = Derived;
    using base_type = xt::xcontainer<Derived>;
    using semantic_base = xt::xcontainer_semantic<Derived>;
    using storage_type = typename base_type::storage_type;
    using shape_type = typename base_type::shape_type;
    using strides_type = typename base_type::strides_type;
    using backstrides_type = typename base_type::backstrides_type;
    using inner_shape_type = typename base_type::inner_shape_type;
    using inner_strides_type = typename base_type::inner_strides_type;
    using inner_backstrides_type = typename base_type::inner_backstrides_type;
    using temporary_type = typename semantic_base::temporary_type;
    using expression_tag = xt::xtensor_expression_tag;

    /// The shape is fixed: does nothing for the same shape and throws for another (VS-E004).
    template <class Other>
    void resize(const Other& other, bool = false) const {
        if (std::equal(std::begin(other), std::end(other), shapes_.shape.begin(), shapes_.shape.end()))
            return;
        const xt::dynamic_shape<extent> asked(std::begin(other), std::end(other));
        const xt::dynamic_shape<extent> found(shapes_.shape.begin(), shapes_.shape.end());
        throw shape_error({{},
                           "an assignment of shape " + to_string(shape_view(asked.data(), asked.size())),
                           "a view of shape " + to_string(shape_view(found.data(), found.size())),
                           {}});
    }

    [[nodiscard]] constexpr xt::layout_type layout() const noexcept { return xt::layout_type::row_major; }
    [[nodiscard]] bool is_contiguous() const noexcept { return true; }

  protected:
    explicit basic_view(T* data) noexcept requires(!std::same_as<Shape, dynamic_shape>) : storage_(data) {}
    basic_view(T* data, shape_view shape) requires std::same_as<Shape, dynamic_shape>
        : shapes_(shape), storage_(data, shapes_.element_count) {}
    basic_view(const basic_view&) = default;
    basic_view& operator=(const basic_view&) = delete;
    ~basic_view() = default;

    /// Moves the elements of a temporary of the same shape in.
    void take(temporary_type&& values) {
        resize(values.shape());
        std::move(values.storage().begin(), values.storage().end(), storage_.begin());
    }

  private:
    friend class xt::xcontainer<Derived>;
    storage_type& storage_impl() noexcept { return storage_; }
    const storage_type& storage_impl() const noexcept { return storage_; }
    const inner_shape_type& shape_impl() const noexcept { return shapes_.shape; }
    const inner_strides_type& strides_impl() const noexcept { return shapes_.strides; }
    const inner_backstrides_type& backstrides_impl() const noexcept { return shapes_.backstrides; }

    [[no_unique_address]] shapes shapes_;
    storage_type storage_;
};

template <class T, class Shape>
class view : public basic_view<view<T, Shape>, T, Shape> {
    using base = basic_view<view, T, Shape>;

  public:
    using typename base::temporary_type;

    /// A view of `data`, which holds the elements of the static shape, in row-major order.
    explicit view(T* data) noexcept requires(!std::same_as<Shape, dynamic_shape>) : base(data) {}

    /// A view of `data`, which holds the elements of `shape`, in row-major order.
    view(T* data, shape_view shape) requires std::same_as<Shape, dynamic_shape> : base(data, shape) {}

    /// A copy is a view of the same elements.
    view(const view&) = default;
    ~view() = default;

    /// Copies the elements of another view of the same shape.
    view& operator=(const view& from) { return *this = static_cast<const xt::xexpression<view>&>(from); }
    /// Evaluates an expression of the same shape into the elements.
    template <class E>
    view& operator=(const xt::xexpression<E>& expression) {
        return base::semantic_base::operator=(expression);
    }
    view& operator=(temporary_type&& values) {
        base::take(std::move(values));
        return *this;
    }

    /// Itself; so that a program reads typed and untyped variables in one way. Another element type or shape is refused by the
    /// compiler.
    template <element Other>
        requires std::same_as<Other, std::remove_const_t<T>>
    [[nodiscard]] view as() const { return *this; }
    template <element Other, extent... Extents>
        requires std::same_as<Other, std::remove_const_t<T>> && std::same_as<Shape, static_shape<Extents...>>
    [[nodiscard]] view as(static_shape<Extents...>) const { return *this; }
};

} // namespace varscope

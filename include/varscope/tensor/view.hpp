// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/view.hpp: xtensor views of a variable's elements, safe at any size.
#pragma once

#include <varscope/core/shape.hpp>
#include <varscope/tensor/element.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

namespace varscope {

/// The shape of a view whose extents are known at run time only.
struct dynamic_shape {};

/// An xtensor container over memory it does not own. `Shape` is a `static_shape`, whose extents are then part of the type,
/// or `dynamic_shape`. Assigning an expression evaluates it into one temporary on the heap, so no size overflows the
/// stack; the shape never changes: an expression of another shape throws (see shape_guard).
template <class T, class Shape = dynamic_shape>
class view;

/// Called with the view's and the expression's shapes when an assignment would change a view's shape.
/// Throws std::invalid_argument that says VS-E004 and both shapes.
[[noreturn]] inline void refuse_shape(shape_view found, shape_view asked) {
    const auto spelled = [](shape_view shape) {
        std::string out = "(";
        for (std::size_t i = 0; i != shape.size(); ++i) {
            if (i != 0) out += ", ";
            out += std::to_string(shape[i]);
        }
        return out + (shape.size() == 1 ? ",)" : ")");
    };
    throw std::invalid_argument("VS-E004: an expression of shape " + spelled(asked) +
                                " is assigned to a view of shape " + spelled(found) +
                                ": broadcast it to the view's shape first");
}

namespace detail {

template <class T, class Shape>
struct view_shapes;

template <class T, extent... Extents>
struct view_shapes<T, static_shape<Extents...>> {
    using shape_type = xt::xshape<static_cast<std::size_t>(Extents)...>;
    using inner_shape_type = typename shape_type::cast_type;
    using strides_type = xt::get_strides_t<inner_shape_type>;
    using temporary_type = xt::xtensor<T, sizeof...(Extents), xt::layout_type::row_major>;

    static constexpr inner_shape_type shape{shape_type()};
    static constexpr strides_type strides = xt::get_strides<xt::layout_type::row_major, strides_type>(shape_type());
    static constexpr strides_type backstrides = xt::get_backstrides(shape, strides);
    static constexpr std::size_t element_count = static_shape<Extents...>::element_count;
};

template <class T>
struct view_shapes<T, dynamic_shape> {
    using shape_type = xt::dynamic_shape<std::size_t>;
    using inner_shape_type = shape_type;
    using strides_type = xt::get_strides_t<shape_type>;
    using temporary_type = xt::xarray<T, xt::layout_type::row_major>;

    explicit view_shapes(shape_view from) : shape(from.size()), strides(from.size()), backstrides(from.size()) {
        std::copy(from.begin(), from.end(), shape.begin());
        element_count = xt::compute_strides(shape, xt::layout_type::row_major, strides, backstrides);
    }
    inner_shape_type shape;
    strides_type strides;
    strides_type backstrides;
    std::size_t element_count;
};

} // namespace detail

} // namespace varscope

template <class T, class Shape>
struct xt::xcontainer_inner_types<varscope::view<T, Shape>> {
    using shapes = varscope::detail::view_shapes<T, Shape>;
    using storage_type = xt::xbuffer_adaptor<T*, xt::no_ownership>;
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

template <class T, class Shape>
struct xt::xiterable_inner_types<varscope::view<T, Shape>> : xt::xcontainer_iterable_types<varscope::view<T, Shape>> {};

namespace varscope {

template <class T, class Shape>
class view : public xt::xcontainer<view<T, Shape>>, public xt::xcontainer_semantic<view<T, Shape>>,
             private detail::view_shapes<T, Shape> {
    using shapes = detail::view_shapes<T, Shape>;

public:
    using self_type = view;
    using base_type = xt::xcontainer<view>;
    using semantic_base = xt::xcontainer_semantic<view>;
    using storage_type = typename base_type::storage_type;
    using shape_type = typename base_type::shape_type;
    using strides_type = typename base_type::strides_type;
    using backstrides_type = typename base_type::backstrides_type;
    using inner_shape_type = typename base_type::inner_shape_type;
    using inner_strides_type = typename base_type::inner_strides_type;
    using inner_backstrides_type = typename base_type::inner_backstrides_type;
    using temporary_type = typename semantic_base::temporary_type;
    using expression_tag = xt::xtensor_expression_tag;

    /// A view of `data`, which holds the elements of the static shape, in row-major order.
    explicit view(T* data) noexcept
        requires(!std::same_as<Shape, dynamic_shape>)
        : storage_(data, shapes::element_count) {}

    /// A view of `data`, which holds the elements of `shape`, in row-major order.
    view(T* data, shape_view shape)
        requires std::same_as<Shape, dynamic_shape>
        : shapes(shape), storage_(data, shapes::element_count) {}

    /// A copy is a view of the same elements.
    view(const view&) = default;

    /// Copies the elements of another view of the same shape.
    view& operator=(const view& from) { return *this = static_cast<const xt::xexpression<view>&>(from); }

    /// Evaluates an expression of the same shape into the elements.
    template <class E>
    view& operator=(const xt::xexpression<E>& expression) {
        return semantic_base::operator=(expression);
    }
    view& operator=(temporary_type&& values) {
        resize(values.shape());
        std::move(values.storage().begin(), values.storage().end(), storage_.begin());
        return *this;
    }

    /// The shape is fixed: does nothing for the same shape and throws for another (VS-E004).
    template <class Other>
    void resize(const Other& other, bool = false) const {
        if (std::equal(std::begin(other), std::end(other), shapes::shape.begin(), shapes::shape.end())) return;
        const xt::dynamic_shape<extent> asked(std::begin(other), std::end(other));
        const xt::dynamic_shape<extent> found(shapes::shape.begin(), shapes::shape.end());
        refuse_shape({found.data(), found.size()}, {asked.data(), asked.size()});
    }

    [[nodiscard]] constexpr xt::layout_type layout() const noexcept { return xt::layout_type::row_major; }
    [[nodiscard]] bool is_contiguous() const noexcept { return true; }

private:
    friend class xt::xcontainer<view>;
    storage_type& storage_impl() noexcept { return storage_; }
    const storage_type& storage_impl() const noexcept { return storage_; }
    const inner_shape_type& shape_impl() const noexcept { return shapes::shape; }
    const inner_strides_type& strides_impl() const noexcept { return shapes::strides; }
    const inner_backstrides_type& backstrides_impl() const noexcept { return shapes::backstrides; }

    storage_type storage_;
};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/tensor/view.hpp: xtensor views of a variable's elements, safe at any size.
#pragma once

#include <varscope/error/scope_error.hpp>
#include <varscope/error/spell.hpp>
#include <varscope/scope/as.hpp>
#include <varscope/tensor/element.hpp>
#include <varscope/tensor/element_span.hpp>
#include <varscope/tensor/elementwise.hpp>
#include <varscope/tensor/untyped.hpp>
#include <varscope/types/shape.hpp>

#include <algorithm>
#include <array>
#include <iosfwd>

namespace varscope {

/// The shape of a view whose extents are known at run time only.
struct dynamic_shape {};

/// An xtensor container over memory it does not own. `Shape` is a `static_shape`, whose extents are then part of the type,
/// or `dynamic_shape`; a const T is read only. The shape never changes: an expression of another shape throws shape_error (VS-E004).
///
/// Assigning an elementwise expression of contiguous row-major arrays, each apart from the view in memory or the view itself, costs one loop
/// over the elements; where a function throws then, what was assigned before stays. Any other is evaluated into one temporary on the heap,
/// so no size overflows the stack.
template <class T, class Shape = dynamic_shape>
class view;

/// What a view and the classes that add to it share; `Derived` is the expression that xtensor sees.
template <class Derived, class T, class Shape>
class basic_view;

namespace detail {

template <class T>
inline constexpr bool is_view = false;
template <class T, class Shape>
inline constexpr bool is_view<view<T, Shape>> = true;

template <class View>
inline constexpr bool xtensor_prints = false;

template <class T, class Shape>
struct view_shapes;

// How far apart neighbours along each axis are in row-major order, as xtensor wants it: 0 along an axis of one element.
template <std::size_t Rank>
struct row_major_steps {
    constexpr explicit row_major_steps(const std::array<std::size_t, Rank>& shape) noexcept {
        std::ptrdiff_t step = 1;
        for (std::size_t axis = Rank; axis-- != 0;) {
            const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(shape[axis]);
            strides[axis] = count == 1 ? 0 : step;
            backstrides[axis] = strides[axis] * (count - 1);
            step *= count;
        }
    }
    std::array<std::ptrdiff_t, Rank> strides{};
    std::array<std::ptrdiff_t, Rank> backstrides{};
};

// The extents are constants of the type, but xtensor sees an array of them, as xt::xtensor has: a fixed_shape of xtensor's cannot be
// the shape of a result that is computed from it, which most of its functions need.
template <class T, extent... Extents>
struct view_shapes<T, static_shape<Extents...>> {
    static constexpr std::size_t rank = sizeof...(Extents);
    using shape_type = std::array<std::size_t, rank>;
    using strides_type = std::array<std::ptrdiff_t, rank>;
    using temporary_type = xt::xtensor<T, rank, xt::layout_type::row_major>;

    static constexpr shape_type shape{static_cast<std::size_t>(Extents)...};
    static constexpr row_major_steps<rank> steps{shape};
    static constexpr const strides_type& strides = steps.strides;
    static constexpr const strides_type& backstrides = steps.backstrides;
    static constexpr text name{};
    template <class Element>
    using storage_type = element_span<Element, static_shape<Extents...>::element_count>;
};

template <class T>
struct view_shapes<T, dynamic_shape> {
    using shape_type = xt::dynamic_shape<std::size_t>;
    using strides_type = xt::get_strides_t<shape_type>;
    using temporary_type = xt::xarray<T, xt::layout_type::row_major>;
    template <class Element>
    using storage_type = element_span<Element, dynamic_count>;

    view_shapes(shape_view from, text of)
        : shape(from.size()), strides(from.size()), backstrides(from.size()), name(of) {
        std::copy(from.begin(), from.end(), shape.begin());
        element_count = from.element_count();
        // Without elements the products of the other extents may be more than can be counted; then no stride is needed.
        std::fill(strides.begin(), strides.end(), 0);
        std::fill(backstrides.begin(), backstrides.end(), 0);
        if (element_count != 0) xt::compute_strides(shape, xt::layout_type::row_major, strides, backstrides);
    }
    shape_type shape;
    strides_type strides;
    strides_type backstrides;
    std::size_t element_count;
    text name;
};

// Refuses to read a tensor as elements of another type than its dtype's (VS-E005).
template <element T>
void check_read_as(text op_name, shape_view shape, dtype type) {
    if (dtype_of<T> == type) return;
    throw_error(code::dtype_differs,
                {to_string(op_name), "dtype " + to_string(dtype_of<T>), to_string(shape, type), {}});
}

// Refuses to change what is constant.
template <class T>
constexpr bool check_writable() noexcept {
    static_assert(
        !std::is_const_v<T>,
        "the elements are those of a const model, a constant or a placeholder, and cannot be changed: "
        "take the model by a reference that is not const, or assign to a variable");
    return !std::is_const_v<T>;
}

} // namespace detail

/// A view of a variable's elements, with a name or without.
template <class T>
concept element_view = detail::is_view<std::remove_const_t<T>>;

/// What xtensor asks about a container of these elements and this shape.
template <class T, class Shape>
struct view_inner_types {
    using shapes = detail::view_shapes<std::remove_const_t<T>, Shape>;
    using storage_type = typename shapes::template storage_type<T>;
    using reference = T&;
    using const_reference = const T&;
    using size_type = std::size_t;
    using shape_type = typename shapes::shape_type;
    using inner_shape_type = shape_type;
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

// Whatever xtensor makes of a view keeps a view by value, so that it may outlive the one it was made of: what it must not outlive are
// the elements. What is made of a constant one can only be read.
template <varscope::element_view View>
struct xtl::closure_type<View&> {
    using type = std::conditional_t<std::is_const_v<View>, typename View::constant, View>;
};
template <varscope::element_view View>
struct xtl::const_closure_type<View&> {
    using type = typename View::constant;
};

namespace varscope {

template <class Derived, class T, class Shape>
class basic_view : public xt::xcontainer<Derived>, public xt::xcontainer_semantic<Derived> {
    using shapes = detail::view_shapes<std::remove_const_t<T>, Shape>;

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
    using element_type = T;
    /// The view of the same elements that only reads them.
    using constant = view<const T, Shape>;

    /// The shape is fixed: does nothing for the same shape and throws for another (VS-E004).
    template <class Other>
    void resize(const Other& other, bool = false) const {
        if (std::equal(std::begin(other), std::end(other), shapes_.shape.begin(), shapes_.shape.end()))
            return;
        const xt::dynamic_shape<extent> asked(std::begin(other), std::end(other));
        const xt::dynamic_shape<extent> found(shapes_.shape.begin(), shapes_.shape.end());
        throw_error(code::shape_differs,
                    {to_string(static_cast<const Derived&>(*this).variable_name()),
                     "an assignment of shape " + to_string(shape_view(asked.data(), asked.size())),
                     "a view of shape " + to_string(shape_view(found.data(), found.size())),
                     {}});
    }

    /// Evaluates an expression of the same shape, or a scalar, into the elements, without a temporary; what xt::noalias calls.
    template <class E>
    Derived& assign(const xt::xexpression<E>& expression) {
        if constexpr (!detail::check_writable<T>()) {
            return static_cast<Derived&>(*this);
        } else {
            if constexpr (!xt::is_xscalar<E>::value) resize(expression.derived_cast().shape());
            const auto& source = converted(expression.derived_cast());
            if (assign_in_place(source)) return static_cast<Derived&>(*this);
            return semantic_base::assign(source);
        }
    }
    /// What `xt::noalias(v) += e` calls with `v + e`: the same.
    template <class E>
    Derived& computed_assign(const xt::xexpression<E>& expression) {
        return assign(expression);
    }
    /// What `v += 2` calls, of a scalar: that of the beginning, also where it is an element of the view.
    template <class Scalar, class F>
    Derived& scalar_computed_assign(const Scalar& scalar, F&& function) {
        if constexpr (detail::check_writable<T>()) {
            const Scalar value = scalar;
            for (T& each : storage_) each = function(each, value);
        }
        return static_cast<Derived&>(*this);
    }

    using semantic_base::operator+=, semantic_base::operator-=, semantic_base::operator*=,
        semantic_base::operator/=, semantic_base::operator%=, semantic_base::operator&=,
        semantic_base::operator|=, semantic_base::operator^=;
#define VARSCOPE_COMPOUND(symbol)                                                                            \
    template <class E>                                                                                       \
    Derived& operator symbol##=(const xt::xexpression<E>& expression) {                                      \
        if constexpr (!detail::check_writable<T>())                                                          \
            return static_cast<Derived&>(*this);                                                             \
        else                                                                                                 \
            return static_cast<Derived&>(*this) =                                                            \
                       static_cast<Derived&>(*this) symbol expression.derived_cast();                        \
    }
    VARSCOPE_COMPOUND(+)
    VARSCOPE_COMPOUND(-)
    VARSCOPE_COMPOUND(*)
    VARSCOPE_COMPOUND(/)
    VARSCOPE_COMPOUND(%)
    VARSCOPE_COMPOUND(&)
    VARSCOPE_COMPOUND(|)
    VARSCOPE_COMPOUND(^)
#undef VARSCOPE_COMPOUND

    [[nodiscard]] constexpr xt::layout_type layout() const noexcept { return xt::layout_type::row_major; }
    [[nodiscard]] bool is_contiguous() const noexcept { return true; }

    /// The first element, of whatever type.
    [[nodiscard]] std::conditional_t<std::is_const_v<T>, const void, void>* bytes() const { return first(); }
    /// The full name of the variable that it shows, for messages: empty where only the caller knows it.
    [[nodiscard]] text variable_name() const noexcept { return shapes_.name; }

  protected:
    explicit basic_view(T* data) noexcept requires(!std::same_as<Shape, dynamic_shape>) : storage_(data) {}
    basic_view(T* data, shape_view shape, text name) requires std::same_as<Shape, dynamic_shape>
        : shapes_(shape, name), storage_(data, shapes_.element_count) {}
    basic_view(storage_type storage, shape_view shape, text name) requires std::same_as<Shape, dynamic_shape>
        : shapes_(shape, name), storage_(storage) {}
    basic_view(const basic_view&) = default;
    template <class Other, class U>
    explicit basic_view(const basic_view<Other, U, Shape>& from)
        : shapes_(from.shapes_), storage_(from.first(), from.storage_.size()) {}
    basic_view& operator=(const basic_view&) = delete;
    ~basic_view() = default;

    /// Evaluates an expression of the same shape, into a temporary first where it may read what is assigned, and moves that in.
    template <class E>
    Derived& evaluate(const xt::xexpression<E>& expression) {
        if constexpr (!detail::check_writable<T>()) {
            return static_cast<Derived&>(*this);
        } else {
            resize(expression.derived_cast().shape());
            const auto& source = converted(expression.derived_cast());
            if (assign_in_place(source)) return static_cast<Derived&>(*this);
            return semantic_base::operator=(
                static_cast<const xt::xexpression<std::remove_cvref_t<decltype(source)>>&>(source));
        }
    }
    /// Moves the elements of a temporary of the same shape in.
    void take(temporary_type&& values) {
        if constexpr (detail::check_writable<T>()) {
            resize(values.shape());
            std::move(values.storage().begin(), values.storage().end(), storage_.begin());
        }
    }

  private:
    // The elements of a const handle may be changed, as those of a pointer.
    [[nodiscard]] T* first() const noexcept(noexcept(std::declval<storage_type&>().data())) {
        storage_type copy = storage_;
        return copy.data();
    }

    // Elements that convert explicitly only, as results of arithmetic to bfloat16_t, xtensor must be told to convert.
    template <class E>
    static decltype(auto) converted(const E& expression) {
        if constexpr (std::is_convertible_v<typename E::value_type, std::remove_const_t<T>>)
            return (expression);
        else
            return xt::cast<std::remove_const_t<T>>(expression);
    }

    // Whether an expression was assigned in its place.
    template <class E>
    bool assign_in_place([[maybe_unused]] const E& source) {
        if constexpr (detail::elementwise_for<E, std::remove_const_t<T>>) {
            const detail::assigned_elements<T, shape_type> target{storage_.data(), storage_.size(),
                                                                  shapes_.shape};
            const std::size_t run = detail::elementwise<E>::run(source, target);
            if constexpr (detail::xtensor_is_accelerated)
                if (run == target.size) return semantic_base::assign(source), true;
            return detail::assign_runs(target, run, source);
        } else {
            return false;
        }
    }

    friend class xt::xcontainer<Derived>;
    template <class, class, class>
    friend class basic_view;
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

    /// A view of `data`, which holds the elements of `shape`, in row-major order. Errors name the variable; the name must live as
    /// long as the elements.
    view(T* data, shape_view shape, text name = {}) requires std::same_as<Shape, dynamic_shape>
        : base(data, shape, name) {}

    /// A copy is a view of the same elements.
    view(const view&) = default;
    /// Of a variable: the same elements without its name; and of elements that may be changed: one that only reads them.
    template <element_view Other>
        requires(!std::same_as<Other, view> && std::same_as<typename Other::constant, view<const T, Shape>> &&
                 std::convertible_to<typename Other::element_type*, T*>)
    view(const Other& from)
    noexcept(!std::same_as<Shape, dynamic_shape>) : base(from) {}
    ~view() = default;

    /// Copies the elements of another view of the same shape.
    view& operator=(const view& from) { return *this = static_cast<const xt::xexpression<view>&>(from); }
    /// Evaluates an expression of the same shape into the elements.
    template <class E>
    view& operator=(const xt::xexpression<E>& expression) {
        return base::evaluate(expression);
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

/// Prints the elements as xtensor does, whose header for that must be included: varscope/xtensor.hpp includes it.
template <class Char, class Traits, element_view View>
std::basic_ostream<Char, Traits>& operator<<(std::basic_ostream<Char, Traits>& out, const View& of) {
    if constexpr (requires { out << static_cast<const xt::xexpression<View>&>(of); })
        out << static_cast<const xt::xexpression<View>&>(of);
    else
        static_assert(detail::xtensor_prints<View>,
                      "a view is printed by a header of xtensor's: include varscope/xtensor.hpp");
    return out;
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/sharing/deferred_variable.hpp: variables that are declared before all of their shape is known.
#pragma once

#include <varscope/getters/custom_getter.hpp>
#include <varscope/partitioned/access.hpp>
#include <varscope/types/kept_text.hpp>
#include <varscope/types/shape_rules.hpp>

namespace varscope {

/// A variable that is declared with unknown extents and made where it is first used; made by `deferred`. Until then nothing of it is in the graph.
/// Scope is the kind of scope that it was declared in, Name a name_c, or kept_text where run time knows the name, Type a dtype_c, a dtype, or no_dtype_t.
template <class Scope, class Name, class Type>
class deferred_variable {
    using options_t = typename Scope::get_variable_options;
    using captured_t = decltype(detail::any_scope<Scope>().capture());

  public:
    /// See `deferred`.
    constexpr deferred_variable(const Scope& in, Name name, const tensor_shape& shape, Type type,
                                const options_t& options, const source_location& where)
        : captured_(in.capture()),
          name_(static_cast<Name&&>(name)),
          shape_(shape),
          type_(type),
          options_(options),
          where_(where) {}

    /// The variable: made at the first call, in the scope that it was declared in and as get_variable makes it there, found at later ones. `in` is any open
    /// scope of the graph, `shape` says at least the extents that the declaration left open. Throws shape_error (VS-E004) where the shape does not agree
    /// with the declared one or that of an earlier call, shape_missing_error (VS-E006) where extents stay unknown, and what get_variable throws; then it
    /// is as undeclared as before. Cost: that of entering a captured scope and of get_variable.
    template <class In, shape_like Shape>
    constexpr auto get(const In& in, const Shape& shape) {
        const shape_view asked = shape_argument(shape).extents;
        const tensor_shape full = merged(asked);
        options_t options = options_;
        if (is_made_) options.reuse = reuse_mode::reuse;
        auto scope = in.variable_scope(captured_, {.auxiliary_name_scope = false});
        if (!shape_.view().is_compatible_with(asked)) refuse(scope, asked);
        auto variable = made(scope, shape_of_call(shape, full), options);
        if (!was_refused(variable)) shape_ = full, is_made_ = true;
        return variable;
    }
    template <class In>
    constexpr auto get(const In& in, std::initializer_list<extent_argument> shape) {
        return get(in, braced_shape(shape.begin(), shape.size()).view);
    }
    /// The variable of a declaration that says all, or that was made before; throws shape_missing_error (VS-E006) otherwise.
    template <class In>
    constexpr auto get(const In& in) {
        return get(in, shape_.view());
    }

    /// Whether it was made.
    [[nodiscard]] constexpr bool is_made() const noexcept { return is_made_; }
    /// The shape as far as it is known.
    [[nodiscard]] constexpr const tensor_shape& shape() const noexcept { return shape_; }

  private:
    constexpr tensor_shape merged(shape_view asked) const noexcept {
        if (!shape_.has_rank()) return asked;
        tensor_shape all(shape_);
        for (std::size_t axis = 0; asked.size() == all.size() && axis != all.size(); ++axis)
            all[axis] = detail::known_of(all[axis], asked[axis]);
        return all;
    }
    // A static shape stays one.
    template <extent... Extents>
    static constexpr static_shape<Extents...> shape_of_call(static_shape<Extents...> shape,
                                                            const tensor_shape&) noexcept {
        return shape;
    }
    template <class Shape>
    static constexpr shape_view shape_of_call(const Shape&, const tensor_shape& full) noexcept {
        return full;
    }
    // Where a refusal throws nothing, while tracing.
    template <class Variable>
    static constexpr bool was_refused(const Variable& variable) noexcept {
        if constexpr (requires { variable.to_abstract(); })
            return !variable;
        else
            return false;
    }
    template <class Opened, class Shape>
    constexpr auto made(const Opened& scope, const Shape& shape, const options_t& options) const {
        const variable_call<Shape, Type, options_t> call{shape, type_, options, where_};
        if constexpr (std::is_same_v<Name, kept_text>)
            return detail::get_by_call(scope, text(name_), call);
        else
            return detail::get_by_call(scope, name_, call);
    }
    template <class Opened>
    constexpr void refuse(const Opened& scope, shape_view asked) const {
        refusal why{code::shape_differs, 0, text(name_)};
        why.asked_shape = asked, why.found_shape = shape_;
        detail::parts_access::refuse(scope, why, where_);
    }

    captured_t captured_;
    Name name_;
    tensor_shape shape_;
    [[no_unique_address]] Type type_;
    options_t options_;
    source_location where_;
    bool is_made_ = false;
};

namespace detail {
template <class Scope, class Name, class Type>
constexpr auto deferred_of(const Scope& in, Name name, const tensor_shape& shape, Type type,
                           const typename Scope::get_variable_options& options,
                           const source_location& where) {
    if constexpr (constant_name<Name>)
        return deferred_of(in, typename name_constant<Name>::type(), shape, type, options, where);
    else if constexpr (requires { Name::chars; })
        return deferred_variable<Scope, Name, Type>(in, name, shape, type, options, where);
    else
        return deferred_variable<Scope, kept_text, Type>(in, kept_text(to_text(name)), shape, type, options,
                                                         where);
}
} // namespace detail

/// Declares a variable of this scope some extents of which are `unknown` yet; get() of what is returned makes it where they are known, and from then on it is as
/// if it had been declared with them: of the same name, with the same options and the first values of the full shape. For layers that are objects, which
/// see their inputs later than they are made:
///
///     auto kernel = vs::deferred(scope, "kernel"_n, {vs::unknown, 64}, vs::float32);
///     auto w = kernel.get(scope, {x.shape(1), 64});
///
/// In every kind of scope; the captured scope stays, so the scope itself may be left. Shapes have up to 8 axes.
template <class Scope, class Name, std::convertible_to<dtype> Type>
[[nodiscard]] constexpr auto deferred(const Scope& in, Name name, const tensor_shape& shape, Type type,
                                      const typename Scope::get_variable_options& options = {},
                                      source_location where = source_location::current()) {
    return detail::deferred_of(in, name, shape, type, options, where);
}
template <class Scope, class Name>
[[nodiscard]] constexpr auto deferred(const Scope& in, Name name, const tensor_shape& shape,
                                      const typename Scope::get_variable_options& options = {},
                                      source_location where = source_location::current()) {
    return detail::deferred_of(in, name, shape, no_dtype, options, where);
}

} // namespace varscope

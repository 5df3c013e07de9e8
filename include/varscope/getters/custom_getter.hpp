// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/getters/custom_getter.hpp: functions that stand between a program and get_variable.
#pragma once

#include <varscope/getters/carrying_scope.hpp>

#include <type_traits>

namespace varscope {

/// No dtype: what a call of get_variable says that leaves it out.
struct no_dtype_t {};
inline constexpr no_dtype_t no_dtype{};

/// What a call of get_variable said, beside the name; a getter may change it before it passes it on. Shape is no_shape_t, a static_shape or a
/// shape_view, which lives as long as the call; Type is no_dtype_t, a dtype_c or a dtype; Options are those of the scope.
template <class Shape, class Type, class Options>
struct variable_call {
    Shape shape;
    Type dtype;
    Options options;
    source_location where{};

    /// The same call with another shape, or another dtype.
    template <class Other>
    [[nodiscard]] constexpr variable_call<Other, Type, Options> with_shape(Other other) const {
        return {other, dtype, options, where};
    }
    template <class Other>
    [[nodiscard]] constexpr variable_call<Shape, Other, Options> with_dtype(Other other) const {
        return {shape, other, options, where};
    }
};

namespace detail {

template <class Derived, class Types>
std::true_type has_scope_calls(const scope_calls<Derived, Types>*);
std::false_type has_scope_calls(const void*);
// Whether a scope's calls take the place that they are made at; those of a model do not.
template <class Scope>
inline constexpr bool takes_place = decltype(has_scope_calls(static_cast<const Scope*>(nullptr)))::value;

// What the names of a scope's operations are spelled as.
template <class Scope>
const Scope& any_scope() noexcept;
template <class Scope>
using owned_text_of = decltype(any_scope<Scope>().current_name_scope());

template <class Scope, class Name, class Shape, class Type, class Options>
constexpr auto get_by_call(const Scope& scope, Name name, const variable_call<Shape, Type, Options>& call) {
    constexpr bool has_shape = !std::is_same_v<Shape, no_shape_t>;
    constexpr bool has_dtype = !std::is_same_v<Type, no_dtype_t>;
    if constexpr (takes_place<Scope>) {
        if constexpr (has_dtype)
            return scope.get_variable(name, call.shape, call.dtype, call.options, call.where);
        else if constexpr (has_shape)
            return scope.get_variable(name, call.shape, call.options, call.where);
        else
            return scope.get_variable(name, call.options, call.where);
    } else if constexpr (has_shape && has_dtype) {
        return scope.get_variable(name, call.shape, call.dtype, call.options);
    } else if constexpr (has_shape) {
        return scope.get_variable(name, call.shape, call.options);
    } else {
        static_assert(!has_dtype, "a call without a shape says no dtype");
        return scope.get_variable(name, call.options);
    }
}

// The calls of get_variable, passed on as one; Derived says how.
template <class Derived, class Scope>
class calls_of_getter {
    using options_t = typename Scope::get_variable_options;
    // A name that is a type stays one; any other becomes a text of its own, from which names can be built: that of the scope's names.
    template <auto Chars>
    static constexpr name_c<Chars> passed(name_c<Chars> name) noexcept {
        return name;
    }
    template <name_like Name>
    static constexpr auto passed(const Name& name) {
        owned_text_of<Scope> made;
        const text chars = to_text(name);
        made.append(chars.data(), chars.size());
        return made;
    }
    template <class Name, class Shape, class Type>
    constexpr auto pass(Name name, Shape shape, Type type, const options_t& options,
                        const source_location& where) const {
        return static_cast<const Derived*>(this)->call_getter(
            static_cast<Name&&>(name), variable_call<Shape, Type, options_t>{shape, type, options, where});
    }

  public:
    template <class Name>
    constexpr auto get_variable(Name name, const options_t& options = {},
                                source_location where = source_location::current()) const {
        return pass(passed(name), no_shape, no_dtype, options, where);
    }
    template <class Name, shape_like Shape>
    constexpr auto get_variable(Name name, const Shape& shape, const options_t& options = {},
                                source_location where = source_location::current()) const {
        if constexpr (is_static_shape<Shape>)
            return pass(passed(name), shape, no_dtype, options, where);
        else
            return pass(passed(name), shape_argument(shape).extents, no_dtype, options, where);
    }
    template <class Name>
    constexpr auto get_variable(Name name, std::initializer_list<extent_argument> shape,
                                const options_t& options = {},
                                source_location where = source_location::current()) const {
        const braced_shape extents(shape.begin(), shape.size());
        return pass(passed(name), extents.view, no_dtype, options, where);
    }
    template <class Name, shape_like Shape, std::convertible_to<varscope::dtype> Type>
    constexpr auto get_variable(Name name, const Shape& shape, Type type, const options_t& options = {},
                                source_location where = source_location::current()) const {
        if constexpr (is_static_shape<Shape>)
            return pass(passed(name), shape, type, options, where);
        else
            return pass(passed(name), shape_argument(shape).extents, type, options, where);
    }
    template <class Name, std::convertible_to<varscope::dtype> Type>
    constexpr auto get_variable(Name name, std::initializer_list<extent_argument> shape, Type type,
                                const options_t& options = {},
                                source_location where = source_location::current()) const {
        const braced_shape extents(shape.begin(), shape.size());
        return pass(passed(name), extents.view, type, options, where);
    }
};

} // namespace detail

/// What a getter is given to get variables with: get_variable of the scope around it, or the getter of that.
template <class Scope>
class variable_getter {
  public:
    constexpr explicit variable_getter(const Scope& scope) noexcept : scope_(&scope) {}
    /// The variable of this name, relative to the scope, as the call says.
    template <auto Chars, class Call>
    constexpr auto operator()(name_c<Chars> name, const Call& call) const {
        return detail::get_by_call(*scope_, name, call);
    }
    template <name_like Name, class Call>
    constexpr auto operator()(const Name& name, const Call& call) const {
        return detail::get_by_call(*scope_, to_text(name), call);
    }
    /// The scope itself; its name stands before those of its variables.
    [[nodiscard]] constexpr const Scope& scope() const noexcept { return *scope_; }

  private:
    const Scope* scope_;
};

/// A scope whose get_variable calls a getter, `getter(get, name, call)`, whose result it gives (row 156): `get(name, call)` gets a variable,
/// once, more often or not at all, by this name or another. Scopes opened in it have the getter too. Getters nest: the innermost is called
/// first, and its `get` calls the one around it. The getter is called where a variable is made and where it is found (row 158); names are
/// relative to the scope, unlike TensorFlow's, so that they may be types; those that are none arrive as a text of their own. It is kept by
/// value, and its call operator must be const.
template <class Scope, class Getter>
class getter_scope : public carrying_scope<getter_scope, Scope, Getter>,
                     public detail::calls_of_getter<getter_scope<Scope, Getter>, Scope> {
    using carrying = carrying_scope<getter_scope, Scope, Getter>;
    using calls = detail::calls_of_getter<getter_scope<Scope, Getter>, Scope>;
    friend calls;

    template <class Name, class Call>
    constexpr auto call_getter(Name name, const Call& call) const {
        return this->carried()(variable_getter<Scope>(*this), static_cast<Name&&>(name), call);
    }

  public:
    using scope_options = typename Scope::scope_options;
    using get_variable_options = typename Scope::get_variable_options;
    using variable_options = typename Scope::variable_options;

    constexpr getter_scope(Scope&& from, const Getter& getter)
        : carrying(static_cast<Scope&&>(from), getter) {}

    using calls::get_variable;
};

/// A scope with a custom getter, TensorFlow's `variable_scope(..., custom_getter=getter)`; see getter_scope:
///
///     auto layers = vs::with_getter(scope.variable_scope("net"_n), [](const auto& get, auto name, auto call) {
///         call.options.trainable = false;
///         return get(name, call);
///     });
template <class Scope, class Getter>
    requires(!std::is_reference_v<Scope>)
[[nodiscard]] constexpr getter_scope<Scope, Getter> with_getter(Scope&& scope, const Getter& getter) {
    return {static_cast<Scope&&>(scope), getter};
}

/// The calls of get_variable of a scope that is there, with a getter for this call; see get_with.
template <class Scope, class Getter>
class getter_calls : public detail::calls_of_getter<getter_calls<Scope, Getter>, Scope> {
    friend class detail::calls_of_getter<getter_calls<Scope, Getter>, Scope>;
    template <class Name, class Call>
    constexpr auto call_getter(Name name, const Call& call) const {
        return (*getter_)(variable_getter<Scope>(*scope_), static_cast<Name&&>(name), call);
    }

  public:
    constexpr getter_calls(const Scope& scope, const Getter& getter) noexcept
        : scope_(&scope), getter_(&getter) {}

  private:
    const Scope* scope_;
    const Getter* getter_;
};

/// A getter for one call: `vs::get_with(scope, getter).get_variable("w"_n, {2})`. It wraps those of the scope, where TensorFlow's replaces them
/// (row 157). For the time of the expression.
template <class Scope, class Getter>
[[nodiscard]] constexpr getter_calls<Scope, Getter> get_with(const Scope& scope,
                                                             const Getter& getter) noexcept {
    return {scope, getter};
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/trace/lifted.hpp: functions of values that a program calls also while it is traced.
#pragma once

#include <varscope/name/name.hpp>
#include <varscope/trace/arithmetic.hpp>

#include <utility>

namespace varscope {

/// No shape rule: nothing is known of the shape of a result.
struct no_shape_rule {};

namespace detail {

// Whether a type is a tuple, a pair or an array.
template <class T>
concept tuple_like = requires {
    std::tuple_size<T>::value;
};

// Whether something abstract is in an argument: it is abstract itself, or has an element that is.
template <class T>
constexpr bool holds_abstract() noexcept;
template <class T, std::size_t... Index>
constexpr bool has_abstract_element(std::index_sequence<Index...>) noexcept {
    return (holds_abstract<std::remove_cvref_t<std::tuple_element_t<Index, T>>>() || ...);
}
template <class T>
constexpr bool holds_abstract() noexcept {
    if constexpr (abstract_value<T>)
        return true;
    else if constexpr (tuple_like<T>)
        return has_abstract_element<T>(std::make_index_sequence<std::tuple_size<T>::value>());
    else if constexpr (requires { typename T::value_type; })
        return abstract_value<typename T::value_type>;
    else
        return false;
}

// Calls `each` with all abstract values in an argument.
template <class T, class Each>
constexpr void for_each_abstract(const T& in, const Each& each) {
    if constexpr (abstract_value<T>) {
        each(abstract(in));
    } else if constexpr (tuple_like<T>) {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            using std::get;
            (for_each_abstract(get<Index>(in), each), ...);
        }
        (std::make_index_sequence<std::tuple_size<T>::value>());
    } else if constexpr (holds_abstract<T>()) {
        for (const auto& element : in) each(abstract(element));
    }
}

// What a shape rule is given for an argument: its shape, and the argument itself where it has none.
template <class T>
constexpr decltype(auto) argument_of_rule(const T& of) {
    if constexpr (abstract_value<T>)
        return tensor_shape(abstract(of).known_shape());
    else if constexpr (shaped<T>)
        return shape_of_operand(of);
    else
        return (of);
}

// The name of an operation in errors: its own, or that of its rule.
template <class Rule>
constexpr text name_of_rule() noexcept {
    if constexpr (requires { text(Rule::name); })
        return Rule::name;
    else
        return "lifted function";
}

// The abstract result of a call whose rule gave this, a shape or a tuple of shapes.
constexpr abstract abstract_result(const abstract& from, const inferred_shape& inferred, text operation,
                                   const source_location& where) {
    abstract made = from;
    made.becomes(inferred, operation, where);
    return made;
}
template <class Left, class Right>
constexpr auto abstract_result(const abstract& from, const std::pair<Left, Right>& inferred, text operation,
                               const source_location& where) {
    return std::pair(abstract_result(from, inferred.first, operation, where),
                     abstract_result(from, inferred.second, operation, where));
}
template <template <class...> class Tuple, class... Shapes>
    requires tuple_like<Tuple<Shapes...>>
constexpr auto abstract_result(const abstract& from, const Tuple<Shapes...>& inferred, text operation,
                               const source_location& where) {
    return [&]<std::size_t... Index>(std::index_sequence<Index...>) {
        using std::get;
        return Tuple(abstract_result(from, get<Index>(inferred), operation, where)...);
    }
    (std::index_sequence_for<Shapes...>());
}

// Whether a type is an expression of xtensor's, or a tuple that has one.
template <class T>
constexpr bool holds_expression() noexcept;
template <class T, std::size_t... Index>
constexpr bool has_expression(std::index_sequence<Index...>) noexcept {
    return (holds_expression<std::remove_cvref_t<std::tuple_element_t<Index, T>>>() || ...);
}
template <class T>
constexpr bool holds_expression() noexcept {
    if constexpr (requires(const T& of) { of.derived_cast(); })
        return true;
    else if constexpr (tuple_like<T>)
        return has_expression<T>(std::make_index_sequence<std::tuple_size<T>::value>());
    else
        return false;
}

// What a lifted function returns of a result: specialised for xtensor's expressions and what holds them by tensor/owned.hpp.
template <class Result>
struct owned {
    template <class From>
    static constexpr Result of(From&& result) {
        static_assert(
            !holds_expression<Result>(),
            "a function of xtensor's values is called: include varscope/tensor.hpp, varscope/model.hpp or "
            "varscope/graph.hpp before");
        return static_cast<From&&>(result);
    }
};

// Throws where the shapes of values do not fit an operation: defined by tensor/owned.hpp.
template <class Tag>
struct values_do_not_fit;

template <class T>
concept not_a_place = !std::same_as<std::remove_cvref_t<T>, source_location>;

// What lifted functions have in common; `Owns` says whether results are evaluated.
template <class F, class Rule, bool Owns>
class basic_lifted {
  public:
    constexpr explicit basic_lifted(F function, Rule rule, text name) noexcept
        : function_(static_cast<F&&>(function)), rule_(static_cast<Rule&&>(rule)), name_(name) {}

    // The place of a call is a default argument, which cannot stand behind a pack: so there is an operator for each number of arguments.
    template <class A>
    constexpr auto operator()(A&& a, source_location where = source_location::current()) const {
        return call(where, static_cast<A&&>(a));
    }
    template <class A, class B>
        requires not_a_place<B>
    constexpr auto operator()(A&& a, B&& b, source_location where = source_location::current()) const {
        return call(where, static_cast<A&&>(a), static_cast<B&&>(b));
    }
    template <class A, class B, class C>
        requires not_a_place<C>
    constexpr auto operator()(A&& a, B&& b, C&& c, source_location where = source_location::current()) const {
        return call(where, static_cast<A&&>(a), static_cast<B&&>(b), static_cast<C&&>(c));
    }
    template <class A, class B, class C, class D>
        requires not_a_place<D>
    constexpr auto operator()(A&& a, B&& b, C&& c, D&& d,
                              source_location where = source_location::current()) const {
        return call(where, static_cast<A&&>(a), static_cast<B&&>(b), static_cast<C&&>(c),
                    static_cast<D&&>(d));
    }
    template <class A, class B, class C, class D, class E, class... More>
        requires not_a_place<E>
    constexpr auto operator()(A&& a, B&& b, C&& c, D&& d, E&& e, More&&... more) const {
        return call(source_location(), static_cast<A&&>(a), static_cast<B&&>(b), static_cast<C&&>(c),
                    static_cast<D&&>(d), static_cast<E&&>(e), static_cast<More&&>(more)...);
    }

  private:
    static constexpr bool has_rule = !std::same_as<Rule, no_shape_rule>;

    template <class... Arguments>
    constexpr auto call(const source_location& where, Arguments&&... arguments) const {
        if constexpr ((holds_abstract<std::remove_cvref_t<Arguments>>() || ...)) {
            abstract from;
            (for_each_abstract(arguments, [&from](const abstract& each) { from.comes_from(each); }), ...);
            if constexpr (has_rule)
                return abstract_result(from, rule_(argument_of_rule(arguments)...), name_, where);
            else
                return abstract_result(from, inferred_shape(), name_, where);
        } else {
            if constexpr (has_rule) expect_fit(rule_(argument_of_rule(arguments)...));
            using result = decltype(function_(static_cast<Arguments&&>(arguments)...));
            if constexpr (!Owns || std::is_void_v<result>)
                return function_(static_cast<Arguments&&>(arguments)...);
            else
                return owned<std::remove_cvref_t<result>>::of(
                    function_(static_cast<Arguments&&>(arguments)...));
        }
    }
    constexpr void expect_fit(const inferred_shape& inferred) const {
        if (!inferred.fits) values_do_not_fit<Rule>::refuse(name_, inferred);
    }
    template <class Inferred>
        requires(tuple_like<Inferred>)
    constexpr void expect_fit(const Inferred& inferred) const {
        [&]<std::size_t... Index>(std::index_sequence<Index...>) {
            using std::get;
            (expect_fit(get<Index>(inferred)), ...);
        }
        (std::make_index_sequence<std::tuple_size<Inferred>::value>());
    }

    F function_;
    Rule rule_;
    text name_;
};

} // namespace detail

/// A function object that applies `f`, and where one of its arguments is abstract or traced does not: then the result is abstract, and `f` is not
/// even instantiated. So one program is traced and computes:
///
///     inline constexpr vs::lifted relu{[](const auto& x) { return xt::maximum(x, 0.0f); }, vs::elementwise_shape};
///
/// What it returns owns its elements: expressions of xtensor are evaluated, alone and in pairs, tuples and vectors, into a container of fixed
/// shape or static rank where the type of the expression says so; all else is passed through.
///
/// A shape rule says the shape of the result: a constexpr function that is given a tensor_shape for each argument that has a shape, the other
/// arguments as they are, and returns a tensor_shape, an inferred_shape, or a pair or tuple of such for a function that returns several
/// values. Shapes that do not fit are refused while the program is traced, and by shapes_do_not_fit_error (VS-E033) where there are values. Without
/// a rule nothing is known of the result's shape.
///
/// A name before the function is what errors call it; without one they use the rule's. Cost: that of `f`, one evaluation, and the rule.
template <class F, class Rule = no_shape_rule>
class lifted : public detail::basic_lifted<F, Rule, true> {
  public:
    constexpr lifted(F f, Rule rule = {}) noexcept
        : lifted(static_cast<F&&>(f), static_cast<Rule&&>(rule), detail::name_of_rule<Rule>()) {}
    template <auto Chars>
    constexpr lifted(name_c<Chars>, F f, Rule rule = {}) noexcept
        : lifted(static_cast<F&&>(f), static_cast<Rule&&>(rule), name_c<Chars>::value) {}

  private:
    constexpr lifted(F&& f, Rule&& rule, text name) noexcept
        : detail::basic_lifted<F, Rule, true>(static_cast<F&&>(f), static_cast<Rule&&>(rule), name) {}
};
template <class F>
lifted(F) -> lifted<F>;
template <class F, class Rule>
lifted(F, Rule) -> lifted<F, Rule>;
template <auto Chars, class F>
lifted(name_c<Chars>, F) -> lifted<F>;
template <auto Chars, class F, class Rule>
lifted(name_c<Chars>, F, Rule) -> lifted<F, Rule>;

/// The same without the evaluation: what `f` returns is returned as it is. An expression that refers to its arguments must not outlive them.
template <class F, class Rule = no_shape_rule>
class lifted_lazily : public detail::basic_lifted<F, Rule, false> {
  public:
    constexpr lifted_lazily(F f, Rule rule = {}) noexcept
        : lifted_lazily(static_cast<F&&>(f), static_cast<Rule&&>(rule), detail::name_of_rule<Rule>()) {}
    template <auto Chars>
    constexpr lifted_lazily(name_c<Chars>, F f, Rule rule = {}) noexcept
        : lifted_lazily(static_cast<F&&>(f), static_cast<Rule&&>(rule), name_c<Chars>::value) {}

  private:
    constexpr lifted_lazily(F&& f, Rule&& rule, text name) noexcept
        : detail::basic_lifted<F, Rule, false>(static_cast<F&&>(f), static_cast<Rule&&>(rule), name) {}
};
template <class F>
lifted_lazily(F) -> lifted_lazily<F>;
template <class F, class Rule>
lifted_lazily(F, Rule) -> lifted_lazily<F, Rule>;
template <auto Chars, class F>
lifted_lazily(name_c<Chars>, F) -> lifted_lazily<F>;
template <auto Chars, class F, class Rule>
lifted_lazily(name_c<Chars>, F, Rule) -> lifted_lazily<F, Rule>;

/// The elements of an expression, evaluated into a container that owns them, as a lifted function returns them: for what a program returns or
/// keeps of variables that are in the expression of a statement (xtensor's word).
inline constexpr lifted eval{name_c<fixed_string("eval")>(),
                             [](const auto& of) -> decltype(of) { return of; }, elementwise_shape};

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/hana_model.hpp: models and their scopes as Boost.Hana's Foldable and Searchable.
#pragma once

#include <varscope/interop/hana_string.hpp>
#include <varscope/model/model.hpp>
#include <varscope/model/scope_variables.hpp>

#include <boost/hana/bool.hpp>
#include <boost/hana/concept/searchable.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/find_if.hpp>
#include <boost/hana/optional.hpp>
#include <boost/hana/pair.hpp>
#include <boost/hana/unpack.hpp>

namespace varscope {

/// The tags by which Hana knows names, and models together with their scopes.
struct name_tag {};
struct model_tag {};

namespace detail {

// The variables of a model, or those within one of its scopes; names are below the scope.
template <class Manifest, path_id Scope>
struct hana_elements {
    static constexpr const auto& positions = variables_below<Manifest, Scope>;
    static constexpr std::size_t count = count_below<Manifest, Scope>;
    using indices = std::make_index_sequence<count>;

    template <std::size_t Index>
    static constexpr auto key() noexcept {
        constexpr text below = name_below<Manifest, Scope>(positions.of[Index]);
        return name_c<fixed_string<below.size()>(below)>();
    }
    template <std::size_t Index, class Byte>
    static auto value(Byte* base) noexcept {
        return view_at<Manifest, positions.of[Index]>(base);
    }
};

template <class Program, class Storage>
auto elements_of(const model<Program, Storage>&) -> hana_elements<manifest<Program>, 0>;
template <class Manifest, class Byte, path_id Where, class Run>
auto elements_of(const model_scope<Manifest, Byte, Where, Run>&) -> hana_elements<Manifest, Where>;
template <class Model>
using elements_of_t = decltype(elements_of(std::declval<const Model&>()));

template <class Model>
auto* base_of(Model& model) noexcept {
    if constexpr (requires { model.base(); })
        return model.base();
    else
        return model.data();
}

} // namespace detail

} // namespace varscope

namespace boost::hana {

template <auto Chars>
struct tag_of<varscope::name_c<Chars>> {
    using type = varscope::name_tag;
};
template <class Program, class Storage>
struct tag_of<varscope::model<Program, Storage>> {
    using type = varscope::model_tag;
};
template <class Manifest, class Byte, varscope::path_id Where, class Run>
struct tag_of<varscope::model_scope<Manifest, Byte, Where, Run>> {
    using type = varscope::model_tag;
};

/// Names are equal when their characters are, which the compiler knows; strings of Hana are names too.
template <>
struct equal_impl<varscope::name_tag, varscope::name_tag> {
    template <auto Left, auto Right>
    static constexpr auto apply(varscope::name_c<Left>, varscope::name_c<Right>) noexcept {
        return bool_c<varscope::name_c<Left>::value == varscope::name_c<Right>::value>;
    }
};
template <>
struct equal_impl<varscope::name_tag, string_tag> {
    template <auto Left, class Right>
    static constexpr auto apply(varscope::name_c<Left>, const Right&) noexcept {
        return bool_c<varscope::name_c<Left>::value == varscope::name_constant<Right>::type::value>;
    }
};
template <>
struct equal_impl<string_tag, varscope::name_tag> {
    template <class Left, auto Right>
    static constexpr auto apply(const Left& left, varscope::name_c<Right> right) noexcept {
        return equal_impl<varscope::name_tag, string_tag>::apply(right, left);
    }
};

/// Foldable: the elements are pairs of a name_c and the variable's view, in the order of creation. A model is no Functor: what it holds
/// is fixed, so its elements cannot be replaced; `hana::transform(hana::to_tuple(m), f)` gives the results of f as a tuple.
template <>
struct unpack_impl<varscope::model_tag> {
    template <class Model, class F>
    static constexpr decltype(auto) apply(Model&& model, F&& f) {
        using elements = varscope::detail::elements_of_t<std::remove_cvref_t<Model>>;
        return [&]<std::size_t... Index>(std::index_sequence<Index...>)->decltype(auto) {
            return static_cast<F&&>(f)(
                make_pair(elements::template key<Index>(),
                          elements::template value<Index>(varscope::detail::base_of(model)))...);
        }
        (typename elements::indices());
    }
};

/// Searchable: the keys are names, the values views.
template <>
struct find_if_impl<varscope::model_tag> {
    template <class Model, class Predicate>
    static constexpr auto apply(Model&& model, Predicate&&) {
        using elements = varscope::detail::elements_of_t<std::remove_cvref_t<Model>>;
        constexpr std::size_t found = first<elements, Predicate>(typename elements::indices());
        if constexpr (found == elements::count)
            return nothing;
        else
            return just(elements::template value<found>(varscope::detail::base_of(model)));
    }

  private:
    // An array, because clang nests the parentheses of a fold expression, of which it takes 256.
    template <class Elements, class Predicate, std::size_t... Index>
    static constexpr std::size_t first(std::index_sequence<Index...>) noexcept {
        constexpr bool accepted[] = {
            decltype(std::declval<Predicate>()(Elements::template key<Index>()))::value..., true};
        std::size_t position = 0;
        while (!accepted[position]) ++position;
        return position;
    }
};
template <>
struct any_of_impl<varscope::model_tag> {
    template <class Model, class Predicate>
    static constexpr auto apply(const Model&, Predicate&&) {
        return bool_c<decltype(is_just(find_if_impl<varscope::model_tag>::apply(
            std::declval<const Model&>(), std::declval<Predicate>())))::value>;
    }
};

} // namespace boost::hana

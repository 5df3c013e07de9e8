// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/hana_struct.hpp: structs known to Boost.Hana as scopes; see struct_program.
#pragma once

#include <varscope/interop/hana_string.hpp>
#include <varscope/interop/struct_program.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/second.hpp>

namespace varscope {

/// The fields of a struct that BOOST_HANA_DEFINE_STRUCT or BOOST_HANA_ADAPT_STRUCT describes.
template <class Struct>
requires boost::hana::Struct<Struct>::value struct struct_fields<Struct> {
    static constexpr bool is_described = true;

    template <class F>
    static constexpr void for_each_type(F f) {
        boost::hana::for_each(boost::hana::accessors<Struct>(), [&](auto field) {
            using type = decltype(boost::hana::second(field)(std::declval<Struct&>()));
            f(name_of(field), std::type_identity<std::remove_cvref_t<type>>());
        });
    }
    template <class F>
    static constexpr void for_each(Struct& of, F f) {
        boost::hana::for_each(boost::hana::accessors<Struct>(),
                              [&](auto field) { f(name_of(field), boost::hana::second(field)(of)); });
    }

  private:
    template <class Field>
    static constexpr auto name_of(const Field& field) noexcept {
        return typename name_constant<std::remove_cvref_t<decltype(boost::hana::first(field))>>::type();
    }
};

} // namespace varscope

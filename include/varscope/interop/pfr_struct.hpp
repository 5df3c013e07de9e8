// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/pfr_struct.hpp: aggregates as scopes, without a macro; see struct_program. Not included by varscope.hpp: it needs Boost.PFR 1.84.
#pragma once

#include <varscope/interop/struct_program.hpp>

#if !__has_include(<boost/pfr/core_name.hpp>)
#error "varscope/interop/pfr_struct.hpp needs Boost.PFR 1.84: install libboost1.88-dev"
#else
#include <boost/hana/concept/struct.hpp>
#include <boost/pfr/core.hpp>
#include <boost/pfr/core_name.hpp>
#include <boost/pfr/tuple_size.hpp>

namespace varscope {

/// The fields of an aggregate under the names that they have in its definition, which is at namespace scope: Boost.PFR takes no struct of a function,
/// with a base class or with array members, and at most 200 fields. Types that field_facts knows are fields, and what Boost.Hana describes is left to that.
template <class Struct>
    requires std::is_aggregate_v<Struct> && std::is_class_v<Struct> &&(!boost::hana::Struct<Struct>::value) &&
        (!requires { typename field_facts<Struct>::element; }) struct struct_fields<Struct> {
        static constexpr bool is_described = true;

        template <class F>
        static constexpr void for_each_type(F f) {
            for_each_index<size>([&](auto i) {
                f(name_of<i.value>(), std::type_identity<boost::pfr::tuple_element_t<i.value, Struct>>());
            });
        }
        template <class F>
        static constexpr void for_each(Struct& of, F f) {
            for_each_index<size>([&](auto i) { f(name_of<i.value>(), boost::pfr::get<i.value>(of)); });
        }

      private:
        static constexpr std::size_t size = boost::pfr::tuple_size_v<Struct>;
        template <std::size_t Index>
        static constexpr auto name_of() noexcept {
            constexpr auto name = boost::pfr::get_name<Index, Struct>();
            return name_c<fixed_string<name.size()>(text(name.data(), name.size()))>();
        }
    };

} // namespace varscope
#endif

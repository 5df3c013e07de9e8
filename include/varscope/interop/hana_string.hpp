// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/interop/hana_string.hpp: Boost.Hana's strings as names.
#pragma once

#include <varscope/name/name.hpp>
#include <varscope/name/name_like.hpp>

#include <boost/hana/string.hpp>

namespace varscope {

/// `BOOST_HANA_STRING("w")` and `"w"_s` are accepted wherever a name is.
template <char... Chars>
struct name_text<boost::hana::string<Chars...>> {
    static constexpr text of(const boost::hana::string<Chars...>&) noexcept {
        return text(boost::hana::string<Chars...>::c_str(), sizeof...(Chars));
    }
};

template <char... Chars>
struct name_constant<boost::hana::string<Chars...>> {
    using type = name_c<fixed_string<sizeof...(Chars)>({Chars..., '\0'})>;
};

} // namespace varscope

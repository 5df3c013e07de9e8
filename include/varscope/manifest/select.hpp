// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/manifest/select.hpp: filters over the variables of a manifest.
#pragma once

#include <varscope/manifest/manifest.hpp>
#include <varscope/name/path.hpp>

#include <boost/mp11/function.hpp>
#include <boost/mp11/list.hpp>
#include <boost/mp11/utility.hpp>

namespace varscope {

/// A filter is a quoted metafunction of MP11 over variable_c: `fn<Variable>` is true for what it selects, and `legible<void>` is
/// what a diagnostic shows of it. Its objects select from lists of graphs, traces and models as well: `list.select(in_scope<"encoder">())`;
/// `spell(out)` appends what an error says of it. varscope/selection/filter.hpp has filters of what run time knows.
template <class Filter>
concept variable_filter = requires {
    typename Filter::variable_filter;
    typename Filter::template legible<void>;
};

namespace detail {

// Appends `name(argument)` to a string of any kind.
template <class String>
constexpr void spell_filter(String& to, text name, text argument) {
    for (const text piece : {name, text("("), argument, text(")")}) to.append(piece.data(), piece.size());
}
// The same with a number.
template <class String, class Number>
constexpr void spell_filter_of(String& to, text name, Number argument) {
    spell_filter(to, name, built_name<0>() + argument);
}
// Appends filters in brackets, with commas between them.
template <class String, class... Filter>
constexpr void spell_filters(String& to, text name, const Filter&... filters) {
    to.append(name.data(), name.size());
    [[maybe_unused]] const char* before = "(";
    const auto spell = [&](const auto& filter) {
        to.append(before, before[0] == '(' ? 1u : 2u);
        filter.spell(to);
        before = ", ";
    };
    (spell(filters), ...);
    to.append(")", 1);
}

} // namespace detail

/// Filters as a diagnostic shows them, their texts spelled.
template <class Spelled>
struct in_collection_spelled {};
template <class Spelled>
struct in_scope_spelled {};
template <class Spelled>
struct made_in_scope_spelled {};
template <class Spelled>
struct matches_spelled {};

/// Selects the variables of a collection (row 120).
template <fixed_string Key>
struct in_collection {
    using variable_filter = in_collection;
    template <class>
    using legible = in_collection_spelled<spelled_t<Key>>;
    template <class Variable>
    using fn = boost::mp11::mp_bool<Variable::manifest::is_in_collection(Variable::index, Key)>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return variable.is_in_collection(Key);
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "in_collection", Key);
    }
};

/// Selects trainable variables: those made with `trainable = true`.
struct is_trainable {
    using variable_filter = is_trainable;
    template <class>
    using legible = is_trainable;
    template <class Variable>
    using fn = boost::mp11::mp_bool<Variable::trainable>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return variable.trainable();
    }
    template <class String>
    constexpr void spell(String& to) const {
        to.append("is_trainable", 12);
    }
};

/// Selects the variables that were made in a variable scope or one below it, direct ones too, whatever name their operations got (row 127).
template <fixed_string Scope>
struct made_in_scope {
    using variable_filter = made_in_scope;
    template <class>
    using legible = made_in_scope_spelled<spelled_t<Scope>>;
    template <class Variable>
    using fn = boost::mp11::mp_bool<is_within(Variable::manifest::made_in(Variable::index), Scope)>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        const auto scope = variable.made_in();
        return is_within(text(scope), Scope);
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "made_in_scope", Scope);
    }
};

/// Selects the variables within a scope, at the slash: `foo` selects `foo/v`, not `foobar/v` (unlike TensorFlow, rows 123, 124).
template <fixed_string Scope>
struct in_scope {
    using variable_filter = in_scope;
    template <class>
    using legible = in_scope_spelled<spelled_t<Scope>>;
    template <class Variable>
    using fn = boost::mp11::mp_bool<is_within(Variable::name(), Scope)>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        const auto name = variable.op_name();
        return is_within(text(name), Scope);
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "in_scope", Scope);
    }
};

/// Whether a text has the form of a pattern: `*` stands for any characters but slashes, `**` for any, `?` for one that is no slash.
/// Cost: the product of the lengths at most.
[[nodiscard]] constexpr bool matches_glob(text pattern, text name) noexcept {
    constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::size_t p = 0;
    std::size_t n = 0;
    std::size_t star = none; // behind the last `*`, and what it has taken so far; the same for `**`
    std::size_t star_end = 0;
    std::size_t stars = none;
    std::size_t stars_end = 0;
    for (;;) {
        const char c = p == pattern.size() ? '\0' : pattern[p];
        if (c == '*') {
            const bool any = p + 1 != pattern.size() && pattern[p + 1] == '*';
            p += any ? 2 : 1;
            if (any) {
                stars = p;
                stars_end = n;
                star = none;
            } else {
                star = p;
                star_end = n;
            }
        } else if (n != name.size() && p != pattern.size() &&
                   (c == name[n] || (c == '?' && name[n] != '/'))) {
            ++p;
            ++n;
        } else if (n == name.size() && p == pattern.size()) {
            return true;
        } else if (star != none && star_end != name.size() && name[star_end] != '/') {
            p = star;
            n = ++star_end;
        } else if (stars != none && stars_end != name.size()) {
            star = none;
            p = stars;
            n = ++stars_end;
        } else {
            return false;
        }
    }
}

/// Selects the variables whose full name has the form of a pattern, see matches_glob: `*/bias`, `encoder/**/kernel`.
template <fixed_string Pattern>
struct matches {
    using variable_filter = matches;
    template <class>
    using legible = matches_spelled<spelled_t<Pattern>>;
    template <class Variable>
    using fn = boost::mp11::mp_bool<matches_glob(Pattern, Variable::name())>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        const auto name = variable.op_name();
        return matches_glob(Pattern, text(name));
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "matches", Pattern);
    }
};

/// Selects the variables of a dtype.
template <dtype Type>
struct of_dtype {
    using variable_filter = of_dtype;
    template <class>
    using legible = of_dtype;
    template <class Variable>
    using fn = boost::mp11::mp_bool<Variable::dtype == Type>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return variable.dtype() == Type;
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "of_dtype", name_of(Type));
    }
};
/// Selects the variables of a number of axes.
template <std::size_t Rank>
struct of_rank {
    using variable_filter = of_rank;
    template <class>
    using legible = of_rank;
    template <class Variable>
    using fn = boost::mp11::mp_bool<Variable::manifest::shape(Variable::index).size() == Rank>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return variable.shape().size() == Rank;
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter_of(to, "of_rank", Rank);
    }
};

/// Selects what all of the filters select.
template <class... Filters>
struct and_ {
    using variable_filter = and_;
    template <class Void>
    using legible = and_<typename Filters::template legible<Void>...>;
    template <class Variable>
    using fn = boost::mp11::mp_all<typename Filters::template fn<Variable>...>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return (Filters()(variable) && ...);
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filters(to, "and_", Filters()...);
    }
};
/// Selects what one of the filters selects.
template <class... Filters>
struct or_ {
    using variable_filter = or_;
    template <class Void>
    using legible = or_<typename Filters::template legible<Void>...>;
    template <class Variable>
    using fn = boost::mp11::mp_any<typename Filters::template fn<Variable>...>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return (Filters()(variable) || ...);
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filters(to, "or_", Filters()...);
    }
};
/// Selects what the filter does not select.
template <class Filter>
struct not_ {
    using variable_filter = not_;
    template <class Void>
    using legible = not_<typename Filter::template legible<Void>>;
    template <class Variable>
    using fn = boost::mp11::mp_not<typename Filter::template fn<Variable>>;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return !Filter()(variable);
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filters(to, "not_", Filter());
    }
};

namespace detail {

// What mp_copy_if_q gives, without the header of all algorithms, which is a tenth of what manifest.hpp costs.
template <class Filter, class Variables>
struct filtered;
template <class Filter, class... Variable>
struct filtered<Filter, boost::mp11::mp_list<Variable...>> {
    using type =
        boost::mp11::mp_append<boost::mp11::mp_list<>,
                               boost::mp11::mp_if<typename Filter::template fn<Variable>,
                                                  boost::mp11::mp_list<Variable>, boost::mp11::mp_list<>>...>;
};

template <class Manifest, class Filter, bool AllowEmpty>
struct selection {
    using type = typename filtered<Filter, typename Manifest::variables>::type;
    static constexpr bool is_checked() noexcept {
        if constexpr (!AllowEmpty && Manifest::is_valid && boost::mp11::mp_empty<type>::value)
            diagnostic<code::nothing_selected>::give<typename Filter::template legible<void>>();
        return true;
    }
    static_assert(is_checked());
};

} // namespace detail

/// The variables of a manifest that a filter selects, in order, as an mp_list of variable_c; refused by the compiler where there is
/// none (VS-E017).
template <class Manifest, variable_filter Filter>
using select = typename detail::selection<Manifest, Filter, false>::type;

/// The same where nothing is a valid answer.
template <class Manifest, variable_filter Filter>
using select_or_none = typename detail::selection<Manifest, Filter, true>::type;

} // namespace varscope

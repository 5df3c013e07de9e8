// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/selection/filter.hpp: filters of what run time knows, and how filters are combined.
#pragma once

#include <varscope/manifest/select.hpp>
#include <varscope/scope/accept.hpp>
#include <varscope/types/kept_text.hpp>

namespace varscope {

/// A filter of lists of variables: its call says of a variable of a graph, a trace or a model whether it is selected, and `spell` appends what an
/// error says of it. Filters that are types, such as `in_scope<"a">`, are among them; those have no members.
template <class Filter>
concept list_filter = detail::describes_itself<Filter>;

namespace detail {

// A filter by a text that run time knows, of which it has a copy.
class text_filter {
  protected:
    constexpr explicit text_filter(text of) : kept_(of) {}
    [[nodiscard]] constexpr text kept() const noexcept { return kept_; }

  private:
    kept_text kept_;
};

// Filters that keep others.
template <class Left, class Right>
struct both_filters {
    using variable_filter = both_filters;
    Left left;
    Right right;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return left(variable) && right(variable);
    }
    template <class String>
    constexpr void spell(String& to) const {
        spell_filters(to, "and_", left, right);
    }
};
template <class Left, class Right>
struct either_filter {
    using variable_filter = either_filter;
    Left left;
    Right right;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return left(variable) || right(variable);
    }
    template <class String>
    constexpr void spell(String& to) const {
        spell_filters(to, "or_", left, right);
    }
};
template <class Filter>
struct other_filter {
    using variable_filter = other_filter;
    Filter filter;
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return !filter(variable);
    }
    template <class String>
    constexpr void spell(String& to) const {
        spell_filters(to, "not_", filter);
    }
};

} // namespace detail

/// Selects the variables within a scope, at the slash, as in_scope does of a scope that the compiler knows (rows 123, 124). The root has all.
class within : detail::text_filter {
  public:
    using variable_filter = within;
    constexpr explicit within(name_argument scope) : text_filter(without_trailing_slash(scope.chars)) {}
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        const auto name = variable.op_name();
        return is_within(text(name), kept());
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "within", kept());
    }
};

/// Selects the variables that get_variable shares within a scope: by their keys, which begin with the variable scope's name whatever name their
/// operations got (rows 100, 127). Direct variables have no key and are never selected.
class shared_within : detail::text_filter {
  public:
    using variable_filter = shared_within;
    constexpr explicit shared_within(name_argument scope)
        : text_filter(without_trailing_slash(scope.chars)) {}
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        const auto key = variable.key();
        return text(key).size() != 0 && is_within(text(key), kept());
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "shared_within", kept());
    }
};

/// Selects the variables that were made in a variable scope or one below it, shared and direct ones alike, whatever name their operations got: by the scope
/// itself, where TensorFlow compares names and misses those of a scope that was opened again (row 127). The root has all.
class made_within : detail::text_filter {
  public:
    using variable_filter = made_within;
    constexpr explicit made_within(name_argument scope) : text_filter(without_trailing_slash(scope.chars)) {}
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        const auto scope = variable.made_in();
        return is_within(text(scope), kept());
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "made_within", kept());
    }
};

/// Selects the variables whose full name has the form of a pattern, see matches_glob: `*/bias`, `encoder/**`.
class matching : detail::text_filter {
  public:
    using variable_filter = matching;
    constexpr explicit matching(text pattern) : text_filter(pattern) {}
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        const auto name = variable.op_name();
        return matches_glob(kept(), text(name));
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "matching", kept());
    }
};

/// Selects the variables whose name is this, or ends with it behind a slash: `bias` selects `a/bias` and `bias`, not `a/rebias`; `conv/bias` selects
/// `a/conv/bias`.
class named : detail::text_filter {
  public:
    using variable_filter = named;
    constexpr explicit named(name_argument end) : text_filter(end.chars) {}
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        const auto full = variable.op_name();
        const text name(full), end = kept();
        if (name.size() <= end.size()) return name == end;
        const std::size_t before = name.size() - end.size();
        return name[before - 1] == '/' && name.substr(before) == end;
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "named", kept());
    }
};

/// Selects the variables of a collection (row 120).
class collected_in : detail::text_filter {
  public:
    using variable_filter = collected_in;
    constexpr explicit collected_in(name_argument key) : text_filter(key.chars) {}
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return variable.is_in_collection(kept());
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "collected_in", kept());
    }
};

/// Selects the variables of a dtype.
class with_dtype {
  public:
    using variable_filter = with_dtype;
    constexpr explicit with_dtype(dtype type) noexcept : type_(type) {}
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return variable.dtype() == type_;
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter(to, "with_dtype", name_of(type_));
    }

  private:
    dtype type_;
};

/// Selects the variables of a number of axes.
class with_rank {
  public:
    using variable_filter = with_rank;
    constexpr explicit with_rank(std::size_t rank) noexcept : rank_(rank) {}
    template <class Handle>
    [[nodiscard]] constexpr bool operator()(const Handle& variable) const {
        return variable.shape().size() == rank_;
    }
    template <class String>
    constexpr void spell(String& to) const {
        detail::spell_filter_of(to, "with_rank", rank_);
    }

  private:
    std::size_t rank_;
};

/// Filters are combined by `&&`, `||` and `!`. Where all are types the result is the type that select and with_slots take:
/// `in_scope<"a">() && !is_trainable()` is an `and_<in_scope<"a">, not_<is_trainable>>`.
template <list_filter Left, list_filter Right>
[[nodiscard]] constexpr auto operator&&(const Left& left, const Right& right) {
    if constexpr (variable_filter<Left> && variable_filter<Right>)
        return and_<Left, Right>();
    else
        return detail::both_filters<Left, Right>{left, right};
}
template <list_filter Left, list_filter Right>
[[nodiscard]] constexpr auto operator||(const Left& left, const Right& right) {
    if constexpr (variable_filter<Left> && variable_filter<Right>)
        return or_<Left, Right>();
    else
        return detail::either_filter<Left, Right>{left, right};
}
template <list_filter Filter>
[[nodiscard]] constexpr auto operator!(const Filter& filter) {
    if constexpr (variable_filter<Filter>)
        return not_<Filter>();
    else
        return detail::other_filter<Filter>{filter};
}

} // namespace varscope

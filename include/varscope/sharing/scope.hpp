// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/sharing/scope.hpp: scopes in which names stand for variables of other names.
#pragma once

#include <varscope/getters/custom_getter.hpp>
#include <varscope/partitioned/access.hpp>
#include <varscope/sharing/tie.hpp>
#include <varscope/types/tensor_shape.hpp>

#include <utility>

namespace varscope {

namespace detail {

// The path of a scope below that in which the ties were given, where names are no types.
struct unknown_path {};

constexpr no_shape_t transposed_shape(no_shape_t) noexcept { return {}; }
template <extent... Extents>
constexpr auto transposed_shape(static_shape<Extents...>) noexcept {
    constexpr std::size_t rank = sizeof...(Extents);
    constexpr extent extents[rank + 1]{Extents..., 0};
    return [&]<std::size_t... Axis>(std::index_sequence<Axis...>) {
        return static_shape<extents[rank - 1 - Axis]...>();
    }
    (std::make_index_sequence<rank>());
}
constexpr tensor_shape transposed_shape(shape_view shape) noexcept { return tensor_shape(shape).reversed(); }
// As a call takes it.
template <class Shape>
constexpr const Shape& shape_of_call(const Shape& shape) noexcept {
    return shape;
}
constexpr shape_view shape_of_call(const tensor_shape& shape) noexcept { return shape; }

// The scope in which ties were given, and which of them were followed: through a pointer, since g++ 12 takes no mutable member in constants.
template <class Scope, class... Ties>
struct tied_root {
    const Scope* scope;
    bool* used;
    bool is_used[sizeof...(Ties) + 1]{};
    constexpr explicit tied_root(const Scope* of) noexcept : scope(of), used(is_used) {}
    tied_root(const tied_root&) = delete;
    tied_root& operator=(const tied_root&) = delete;
};

// Gets what a name stands for. Path is the name of the scope below the root as a type, void at the root.
template <class Scope, class Path, class... Ties>
class sharing_getter {
    using ties = tie_list<Ties...>;
    using root_t = tied_root<Scope, Ties...>;

  public:
    constexpr explicit sharing_getter(const root_t& root) noexcept : root_(&root) {}

    template <class Name>
    [[nodiscard]] constexpr auto below(const Name&) const noexcept {
        return sharing_getter<Scope, typename path_below<Path, Name>::type, Ties...>(*root_);
    }
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, const Call& call) const {
        using path_t = typename path_below<Path, Name>::type;
        if constexpr (std::is_same_v<path_t, unknown_path>) {
            return get_unknown(get, static_cast<Name&&>(name), call);
        } else {
            constexpr auto followed =
                ties::template follow<path_buffer<path_t::size() + ties::growth>>(path_t::value);
            if constexpr (!followed.is_tied) {
                return get(name, call);
            } else {
                note(followed);
                constexpr fixed_string<followed.path.size()> to(
                    text(followed.path.data(), followed.path.size()));
                if constexpr (followed.is_transposed)
                    return ties::transposed(tied(name_c<to>(), call, transposed_shape(call.shape)));
                else
                    return tied(name_c<to>(), call, call.shape);
            }
        }
    }

  private:
    template <class Outer, class Name>
    struct path_below {
        using type = unknown_path;
    };
    template <auto Chars>
    struct path_below<void, name_c<Chars>> {
        using type = name_c<Chars>;
    };
    template <auto Outer, auto Chars>
    struct path_below<name_c<Outer>, name_c<Chars>> {
        using type = name_c<join(Outer, Chars)>;
    };
    template <class Outer, constant_name Name>
    struct path_below<Outer, Name> : path_below<Outer, typename name_constant<Name>::type> {};

    // Scopes below may be used by several threads.
    template <class Followed>
    constexpr void note(const Followed& followed) const noexcept {
        for (std::size_t i = 0; i != sizeof...(Ties); ++i) {
            if (!followed.is_used[i]) continue;
            if (std::is_constant_evaluated())
                root_->used[i] = true;
            else
                __atomic_store_n(root_->used + i, true, __ATOMIC_RELAXED);
        }
    }
    // The variable that is there, whatever options the call has but for the part that it is.
    template <class Name, class Call, class Shape>
    constexpr auto tied(const Name& name, const Call& call, const Shape& shape) const {
        using options_t = typename Scope::get_variable_options;
        const options_t options{.reuse = reuse_mode::reuse, .part = call.options.part};
        using argument_t = std::remove_cvref_t<decltype(shape_of_call(shape))>;
        return get_by_call(*root_->scope, name,
                           variable_call<argument_t, decltype(call.dtype), options_t>{
                               shape_of_call(shape), call.dtype, options, call.where});
    }
    template <class Get, class Name, class Call>
    constexpr auto get_unknown(const Get& get, Name name, const Call& call) const {
        using text_t = owned_text_of<Scope>;
        const auto root = root_->scope->name();
        auto path = get.scope().name();
        const text given = to_text(name);
        if (path.size() != 0) path.append("/", 1);
        path.append(given.data(), given.size());
        const std::size_t before = root.size() == 0 || path.size() <= root.size() ? 0 : root.size() + 1;
        const auto followed = ties::template follow<text_t>(text(path.data() + before, path.size() - before));
        if (!followed.is_tied) return get(static_cast<Name&&>(name), call);
        note(followed);
        if (followed.is_transposed)
            parts_access::refuse(get.scope(), {code::name_not_constant, 0, given}, call.where);
        return tied(text(followed.path.data(), followed.path.size()), call, call.shape);
    }

    const root_t* root_;
};

} // namespace detail

/// A scope with ties; see with_sharing. It may be moved while no scope is open that was opened in it.
template <class Scope, class... Ties>
class sharing_scope : private detail::tied_root<Scope, Ties...>,
                      public getter_scope<Scope, detail::sharing_getter<Scope, void, Ties...>> {
    using root_t = detail::tied_root<Scope, Ties...>;
    using ties_t = detail::tie_list<Ties...>;
    using getter_t = detail::sharing_getter<Scope, void, Ties...>;
    using base_t = getter_scope<Scope, getter_t>;

    // In a function, so that the class stays valid and nothing else is said.
    static constexpr bool is_checked() noexcept {
        static_assert(!ties_t::goes_round(),
                      "the ties lead round in a circle: let each lead to a variable that is made");
        static_assert(!ties_t::has_two_of_a_name(), "two ties are of one name: leave one of them out");
        return true;
    }
    static_assert(is_checked());

  public:
    constexpr explicit sharing_scope(Scope&& from)
        : root_t(this), base_t(static_cast<Scope&&>(from), getter_t(*this)) {}
    constexpr sharing_scope(sharing_scope&& from)
        : root_t(this), base_t(static_cast<Scope&&>(static_cast<Scope&>(from)), getter_t(*this)) {
        for (std::size_t i = 0; i != sizeof...(Ties); ++i) root_t::is_used[i] = from.root_t::is_used[i];
    }
    constexpr sharing_scope& operator=(sharing_scope&& from) {
        static_cast<Scope&>(*this) = static_cast<Scope&&>(from);
        for (std::size_t i = 0; i != sizeof...(Ties); ++i) root_t::is_used[i] = from.root_t::is_used[i];
        return *this;
    }

    /// Refuses ties that no call has followed: throws name_not_declared_error (VS-E021), while tracing it ends the trace.
    constexpr void expect_all_used(source_location where = source_location::current()) const {
        for (std::size_t i = 0; i != sizeof...(Ties); ++i)
            if (!root_t::is_used[i])
                detail::parts_access::refuse(this->plain(), {code::name_not_declared, 0, ties_t::from[i]},
                                             where);
    }
};

/// A scope in which get_variable gives other variables than those it is asked for: names that are tied stand for those that they are tied to, in
/// this scope and in all opened in it, and the code that asks for them is as it was. The variable is one: counted, saved, loaded and stepped once.
///
///     auto net = vs::with_sharing(scope.variable_scope("net"_n), vs::tie("decoder/embed"_n, "encoder/embed"_n));
///
/// A tied call finds (VS-E003 where the variable is not yet made), compares shape and dtype, and its other options say nothing. Of several ties
/// that fit a name the longest holds, and ties are followed on. Works on graphs, on models and while a program is traced; where names are types, so is
/// the answer, at no cost at run time. Other names cost two allocations a call. A transposed tie needs names that are types
/// (name_not_constant_error, VS-E043). Ties that lead round, or two of one name, are refused by the compiler.
template <class Scope, class... Ties>
    requires(!std::is_reference_v<Scope>)
[[nodiscard]] constexpr sharing_scope<Scope, Ties...> with_sharing(Scope&& scope, Ties...) {
    return sharing_scope<Scope, Ties...>(static_cast<Scope&&>(scope));
}

} // namespace varscope

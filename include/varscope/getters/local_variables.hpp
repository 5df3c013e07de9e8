// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/getters/local_variables.hpp: local variables, a model's own variables, and the global step.
#pragma once

#include <varscope/getters/custom_getter.hpp>
#include <varscope/types/graph_keys.hpp>
#include <varscope/types/growing_array.hpp>

namespace varscope {

namespace detail {

// Keys, as a range.
struct key_range {
    growing_array<text> keys;
    [[nodiscard]] constexpr const text* begin() const noexcept { return keys.items; }
    [[nodiscard]] constexpr const text* end() const noexcept { return keys.items + keys.size(); }
};
// The keys of a call and then others.
constexpr collection_list joined_keys(const collection_list& given, std::initializer_list<text> more) {
    key_range all;
    if (given.is_given())
        for (const text key : given) all.keys.push_back(key);
    for (const text key : more) all.keys.push_back(key);
    return collection_list(all);
}

struct local_getter {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, Call call) const {
        call.options.trainable = false;
        call.options.collections = joined_keys(call.options.collections, {graph_keys::local_variables});
        return get(static_cast<Name&&>(name), call);
    }
};
struct model_getter {
    template <class Get, class Name, class Call>
    constexpr auto operator()(const Get& get, Name name, Call call) const {
        call.options.collections = joined_keys(call.options.collections,
                                               {graph_keys::global_variables, graph_keys::model_variables});
        return get(static_cast<Name&&>(name), call);
    }
};
inline constexpr local_getter gets_local{};
inline constexpr model_getter gets_for_model{};

template <class Scope>
constexpr auto global_step_of(const Scope& scope, reuse_mode mode, const source_location& where) {
    using options_t = typename Scope::get_variable_options;
    const options_t options{.initializer = zeros(),
                            .trainable = false,
                            .collections = {graph_keys::global_variables, graph_keys::global_step},
                            .reuse = mode};
    return get_by_call(
        scope, name_c<fixed_string("global_step")>(),
        variable_call<static_shape<>, dtype_c<dtype::int64>, options_t>{{}, {}, options, where});
}

} // namespace detail

/// The calls of get_variable that make local variables: those are not trainable, in `local_variables` and the collections that the call names, and not in
/// `global_variables`, so that they are not saved (rows 102, 189). TensorFlow's `get_local_variable(...)` is `as_local(scope).get_variable(...)`. Throws
/// what get_variable throws. For the time of the expression.
template <class Scope>
[[nodiscard]] constexpr auto as_local(const Scope& scope) noexcept {
    return get_with(scope, detail::gets_local);
}

/// The calls of get_variable that make variables of `global_variables`, `model_variables` and the collections that the call names: contrib's
/// `model_variable(...)` is `as_model(scope).get_variable(...)`. For the time of the expression.
template <class Scope>
[[nodiscard]] constexpr auto as_model(const Scope& scope) noexcept {
    return get_with(scope, detail::gets_for_model);
}

/// The variable `global_step` of a scope, which is to be that of the root: one int64 that starts from 0, is not trainable, and in `global_variables` and
/// `global_step` (row 128). create makes it and throws variable_exists_error (VS-E002) where there is one; get finds it and throws
/// variable_missing_error (VS-E003) where there is none; the third makes it where there is none. Unlike TensorFlow's they look for the name in the scope
/// that is given, and never for another variable of the collection.
template <class Scope>
constexpr auto create_global_step(const Scope& scope, source_location where = source_location::current()) {
    return detail::global_step_of(scope, reuse_mode::create, where);
}
template <class Scope>
[[nodiscard]] constexpr auto get_global_step(const Scope& scope,
                                             source_location where = source_location::current()) {
    return detail::global_step_of(scope, reuse_mode::reuse, where);
}
template <class Scope>
constexpr auto get_or_create_global_step(const Scope& scope,
                                         source_location where = source_location::current()) {
    return detail::global_step_of(scope, reuse_mode::auto_reuse, where);
}

} // namespace varscope

// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/scopes.hpp: how scopes are opened and left.
#pragma once

#include <varscope/detail/functions.hpp>
#include <varscope/naming/naming_state.hpp>
#include <varscope/types/arguments.hpp>

namespace varscope {

/// Opens a name scope in an open scope and returns its number (rows 15 to 23): no name or the empty one leads to the root, a trailing slash
/// means an absolute path taken as it is, any other name is made unique.
template <class Storage>
constexpr outcome<std::uint32_t> open_name_scope(naming_state<Storage>& state, std::uint32_t in,
                                                 const scope_name& asked) {
    const path_of<Storage> at = state.scopes[in].name_scope;
    const std::uint32_t object = state.scopes[in].object;
    const text name = asked.name;
    state.scopes.reserve(in);
    if (name.empty()) return created(state.scopes.open(in, scope_kind::name_scope, {}, object));
    if (Storage::spells_names && detail::is_too_long(at, name))
        return refused<std::uint32_t>({code::size_too_large, at.id, name});
    const bool is_absolute = name[name.size() - 1] == '/';
    const text bare = is_absolute ? name.substr(0, name.size() - 1) : name;
    if (const name_verdict verdict = check_name(bare, detail::place_of(at)); !verdict)
        return refused<std::uint32_t>({code::illegal_name, at.id, name, verdict});
    const path_of<Storage> opened =
        is_absolute ? state.paths.intern({}, bare) : unique_name(state.paths, at, bare);
    return created(state.scopes.open(in, scope_kind::name_scope, opened, object));
}

namespace detail {

[[nodiscard]] constexpr bool are_equal(const scope_defaults& left, const scope_defaults& right) noexcept {
    if (!(left.trainable == right.trainable && left.regularizer == right.regularizer &&
          left.constraint == right.constraint && left.partitioner == right.partitioner) ||
        (left.collections == nullptr) != (right.collections == nullptr) ||
        left.collection_count != right.collection_count)
        return false;
    for (std::size_t i = 0; i != left.collection_count; ++i)
        if (left.collections[i] != right.collections[i]) return false;
    return true;
}

// 1 + the number of the defaults that a request makes of those of a scope object, 0 where it and they are none; looked up among all that were kept.
template <class Storage>
[[nodiscard]] VARSCOPE_COLD constexpr std::uint32_t
keep_defaults(naming_state<Storage>& state, std::uint32_t object, const scope_request& request) {
    const std::uint32_t number = state.scopes.object(object).defaults;
    const scope_defaults before = number == 0 ? scope_defaults() : state.defaults[number - 1];
    scope_defaults changed = before;
    if (request.trainable.is != said::nothing) changed.trainable = request.trainable;
    if (request.regularizer != nullptr) changed.regularizer = *request.regularizer;
    if (request.constraint != nullptr) changed.constraint = *request.constraint;
    if (request.partitioner != nullptr) changed.partitioner = *request.partitioner;
    if (request.collections != nullptr)
        changed.collections = request.collections, changed.collection_count = request.collection_count;
    if (are_equal(before, changed)) return number;
    for (std::uint32_t i = 0; i != state.defaults.size(); ++i)
        if (are_equal(state.defaults[i], changed)) return i + 1;
    if (request.collections != nullptr) {
        text* const keys = state.default_keys.allocate(request.collection_count + 1);
        for (std::size_t i = 0; i != request.collection_count; ++i)
            keys[i] = state.paths.keep(request.collections[i]);
        changed.collections = keys;
    }
    state.defaults.push_back(changed);
    return static_cast<std::uint32_t>(state.defaults.size());
}

// An option that no variable could take, or null.
[[nodiscard]] constexpr const char* option_out_of_range(const scope_request& request) noexcept {
    if (request.initializer.init.kind != initializer_kind::unset && !makes_anything(request.initializer.init))
        return "initializer";
    return request.regularizer != nullptr && !request.regularizer->is_valid() ? "regularizer" : nullptr;
}

[[nodiscard]] constexpr outcome<std::uint32_t> refuse_option(path_id scope, text name,
                                                             const char* option) noexcept {
    refusal why{code::option_out_of_range, scope, name};
    why.option = option;
    return refused<std::uint32_t>(why);
}

// What exists of a name is legal, but for its first character at the root, and for is_tf1_strict.
template <class Storage>
[[nodiscard]] constexpr name_verdict judge_scope(const naming_state<Storage>& state,
                                                 const typename path_table<Storage>::name_search& to,
                                                 text name, name_place place) noexcept {
    if (name.empty() || (!to.is_plain && !to.rest.empty())) return check_name(name, place);
    if (state.has_illegal_paths && !is_legal(state, to.at.id)) return check_name(name, place);
    return {place == name_place::root && !may_begin_name(*name.data()) ? name_fault::bad_first
                                                                       : name_fault::none,
            0};
}

template <class Storage>
constexpr path_of<Storage> intern_with_suffix(path_table<Storage>& paths, const path_of<Storage>& in,
                                              text name, std::uint32_t number) {
    if (number == 0) return paths.intern(in, name);
    const path_of<Storage> above = paths.intern(in, parent(name));
    paths.materialize(above);
    const auto found = paths.find_child(above, leaf(name), suffix_text(number));
    if (found.exact != no_path) return found.exact_path();
    return paths.add_child(above, found, leaf(name), suffix_text(number));
}

} // namespace detail

/// Opens a variable scope by name (rows 30 to 36, 46, 49, 56 to 60, 64, 65).
template <class Storage>
constexpr outcome<std::uint32_t> open_variable_scope(naming_state<Storage>& state, std::uint32_t in,
                                                     const scope_name& asked, const scope_request& request) {
    state.scopes.reserve(in);
    const open_scope<Storage>& around = state.scopes[in];
    const path_of<Storage> at = around.name_scope;
    const text base = asked.name;
    if (!asked.is_given && !asked.is_default) return refused<std::uint32_t>({code::name_required, at.id});
    if (!asked.is_given && request.reuse != reuse_mode::create)
        return refused<std::uint32_t>({code::reuse_without_name, at.id, base});
    if (request.has_more)
        if (const char* const option = detail::option_out_of_range(request))
            return detail::refuse_option(at.id, base, option);
    if (Storage::spells_names &&
        (detail::is_too_long(at, base) || detail::is_too_long(state.scopes.object(around.object).name, base)))
        return refused<std::uint32_t>({code::size_too_large, at.id, base});
    auto to = state.paths.descend(at, base);
    if (const name_verdict verdict = detail::judge_scope(
            state, to, base, request.auxiliary_name_scope ? detail::place_of(at) : name_place::nested);
        !verdict) {
        if (!state.is_tf1_strict || request.auxiliary_name_scope || !is_wrong_character(verdict.fault))
            return refused<std::uint32_t>({code::illegal_name, at.id, base, verdict});
        state.has_illegal_paths = true;
    }

    typename path_table<Storage>::granted_path opened{at};
    if (request.auxiliary_name_scope) opened = unique_name(state.paths, to);
    const path_of<Storage> above = state.scopes.object(around.object).name;
    path_of<Storage> name{};
    if (!asked.is_given)
        name = detail::intern_with_suffix(
            state.paths, above, base,
            state.scopes.counts.next_default(state.paths, above, base, around.reentered));
    else if (opened.is_new && above.id == at.id)
        name = opened.where; // below the same path, and without a suffix
    else
        name = state.paths.intern(above, base);
    state.scopes.counts.open(state.paths, name.id, around.reentered);
    const std::uint32_t kept = request.has_more ? detail::keep_defaults(state, around.object, request) : 0;
    const auto made = state.scopes.clone_object(around.object);
    made.object.name = name, made.object.original_name_scope = opened.where.id;
    if (request.has_more) made.object.defaults = kept;
    made.object.take(request);
    return created(state.scopes.open(in, scope_kind::variable_scope, opened.where, made.id));
}

/// Enters a captured scope again (rows 37 to 45, 71, 72): its prefix and defaults replace the current ones, its last
/// segment is opened as a new name scope.
template <class Storage>
constexpr outcome<std::uint32_t> enter_captured_scope(naming_state<Storage>& state, std::uint32_t in,
                                                      std::uint32_t captured, const scope_request& request) {
    state.scopes.reserve(in);
    path_of<Storage> at = state.scopes[in].name_scope;
    const path_of<Storage> name = state.scopes.object(captured).name;
    if (request.auxiliary_name_scope && name.id != 0) {
        const text last = state.paths.segment(name.id);
        if (Storage::spells_names && detail::is_too_long(at, last))
            return refused<std::uint32_t>({code::size_too_large, at.id, last});
        if (const name_verdict verdict = check_name(last, detail::place_of(at)); !verdict)
            return refused<std::uint32_t>({code::illegal_name, at.id, last, verdict});
        at = unique_name(state.paths, at, last);
    }
    if (request.has_more)
        if (const char* const option = detail::option_out_of_range(request))
            return detail::refuse_option(name.id, {}, option);
    const std::uint32_t kept = request.has_more ? detail::keep_defaults(state, captured, request) : 0;
    state.scopes.counts.open(state.paths, name.id, state.scopes[in].reentered);
    const auto made = state.scopes.clone_object(captured);
    if (request.has_more) made.object.defaults = kept;
    made.object.take(request);
    return created(state.scopes.open(in, scope_kind::reentered, at, made.id));
}

/// Lets a request change what an open scope hands down from now on, as TensorFlow's setters do (row 155). Scopes that are open inside it
/// keep what they have. Its name scope and reuse stay.
template <class Storage>
constexpr outcome<std::uint32_t> change_defaults(naming_state<Storage>& state, std::uint32_t scope,
                                                 const scope_request& request) {
    scope_object<Storage>& object = state.scopes.object_of(scope);
    if (const char* const option = detail::option_out_of_range(request))
        return detail::refuse_option(object.name.id, {}, option);
    if (request.has_more) object.defaults = detail::keep_defaults(state, state.scopes[scope].object, request);
    object.take(request);
    return created(scope);
}

/// Leaves a scope; refused with scope_order where a scope opened in it is still open.
template <class Storage>
constexpr outcome<std::uint32_t> leave_scope(naming_state<Storage>& state, std::uint32_t scope) {
    if (state.scopes[scope].open_children != 0)
        return refused<std::uint32_t>({code::scope_order, state.scopes[scope].name_scope.id});
    state.scopes.leave(state.paths, scope);
    return created(scope);
}
/// Leaves a scope as soon as those inside it are left.
template <class Storage>
constexpr void release_scope(naming_state<Storage>& state, std::uint32_t scope) {
    state.scopes.leave(state.paths, scope);
}

/// The scope object of an open scope, held until open_scopes::release_object.
template <class Storage>
constexpr std::uint32_t capture_scope(naming_state<Storage>& state, std::uint32_t scope) noexcept {
    ++state.scopes.object_of(scope).holders;
    return state.scopes[scope].object;
}

namespace detail {

// The path of what `id` adds to `above`, as it would stand at the root.
template <class Storage>
constexpr path_of<Storage> relative_path(path_table<Storage>& paths, path_id above, path_id id) {
    if (id == above) return {};
    return paths.intern(relative_path(paths, above, paths[id].parent), paths.segment(id));
}

} // namespace detail

/// The same of a scope that a template opened before its first call. TensorFlow gives the name as it was asked for, without a slash,
/// for its original name scope, which is no name scope at all (row 164); so does a graph with tf1_strict.
template <class Storage>
constexpr std::uint32_t capture_for_template(naming_state<Storage>& state, std::uint32_t scope) {
    if (state.is_tf1_strict) {
        scope_object<Storage>& object = state.scopes.object_of(scope);
        const path_id around = state.scopes.object_of(state.scopes[scope].parent).name.id;
        object.original_name_scope = detail::relative_path(state.paths, around, object.name.id).id;
        object.is_bare = true;
    }
    return capture_scope(state, scope);
}

} // namespace varscope

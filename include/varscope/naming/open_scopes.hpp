// SPDX-FileCopyrightText: 2026 The varscope authors
// SPDX-License-Identifier: BSL-1.0
// varscope/naming/open_scopes.hpp: open scopes, and what each hands down.
#pragma once

#include <varscope/naming/scope_counts.hpp>
#include <varscope/types/request.hpp>

namespace varscope {

/// A variable scope as TensorFlow's VariableScope: it outlives its block as long as somebody holds it captured, and what is changed in
/// it is seen by all who captured it (row 44).
template <class Storage>
struct scope_object {
    path_of<Storage> name{};         ///< the prefix of variables
    path_id original_name_scope = 0; ///< the prefix of operations at its first entry (row 36)
    reuse_mode reuse = reuse_mode::create;
    dtype type = dtype::float32; ///< the dtype where get_variable is given none (row 92)
    initial_value initial{};     ///< the initializer where get_variable is given none (row 92)
    std::size_t holders = 1;     ///< the open scope it belongs to, and who captured it
    std::uint32_t defaults = 0;  ///< 1 + the number of its scope_defaults, 0 where there are none
    bool is_bare = false;        ///< original_name_scope has no slash at its end (row 164)
    [[no_unique_address]] typename Storage::keeper kept{}; ///< what holds the value that `initial` speaks of

    /// Lets a request change what the scope hands down, but for `defaults`.
    constexpr void take(const scope_request& request) noexcept {
        if (request.reuse != reuse_mode::create) reuse = combine(reuse, request.reuse);
        if (request.dtype.is_given) type = request.dtype.type;
        if (request.initializer.init.kind != initializer_kind::unset) initial = request.initializer;
    }
    /// What stands behind original_name_scope in its text.
    [[nodiscard]] constexpr text slash() const noexcept {
        return original_name_scope == 0 || is_bare ? text() : text("/");
    }
};

/// What few scopes hand down to get_variable, beside an initializer and a dtype. Kept once for scopes that agree.
struct scope_defaults {
    optional_bool trainable{};
    const text* collections = nullptr; ///< null: not given
    std::size_t collection_count = 0;
    varscope::regularizer regularizer{};
    varscope::constraint constraint{};
    varscope::partitioner partitioner{};
};

/// How a scope was opened.
enum class scope_kind : unsigned char { root, name_scope, variable_scope, reentered };

/// One open scope: where operations go (`name_scope`) and where variables go (`object`).
template <class Storage>
struct open_scope {
    path_of<Storage> name_scope{};
    std::uint32_t object = 0;
    std::uint32_t parent = 0;
    std::uint32_t open_children = 0;
    std::uint32_t reentered =
        no_index;     ///< the nearest scope around, or itself, that entered a captured one again
    note_mark mark{}; ///< where the notes of a reentered scope begin
    scope_kind kind = scope_kind::root;
    bool is_left = false; ///< left by its owner, still held open by scopes inside it
};

/// The open scopes and the scope objects of a graph. Scope 0 is the root and is never left.
template <class Storage>
class open_scopes {
  public:
    constexpr open_scopes() {
        open_.emplace_back();
        objects_.emplace_back();
    }

    [[nodiscard]] constexpr const open_scope<Storage>& operator[](std::uint32_t scope) const noexcept {
        return open_.items[scope];
    }
    [[nodiscard]] constexpr scope_object<Storage>& object(std::uint32_t id) noexcept {
        return objects_.items[id];
    }
    [[nodiscard]] constexpr const scope_object<Storage>& object(std::uint32_t id) const noexcept {
        return objects_.items[id];
    }
    /// The object of an open scope.
    [[nodiscard]] constexpr scope_object<Storage>& object_of(std::uint32_t scope) noexcept {
        return objects_.items[open_.items[scope].object];
    }

    /// Makes room for a scope to be opened in another, and for its object: from here on neither that nor leaving it needs memory.
    constexpr void reserve(std::uint32_t parent) {
        if (free_scope_ == 0) free_scope_ = add_to(open_);
        if (free_object_ == 0) free_object_ = add_to(objects_);
        if constexpr (Storage::may_run_out) counts.reserve(open_.items[parent].reentered);
    }

    /// Opens a scope in another, where reserve() made room.
    constexpr std::uint32_t open(std::uint32_t parent, scope_kind kind, const path_of<Storage>& name_scope,
                                 std::uint32_t object) noexcept {
        const std::uint32_t id = free_scope_;
        open_scope<Storage>& made = open_.items[id];
        open_scope<Storage>& above = open_.items[parent];
        free_scope_ = made.parent;
        made.name_scope = name_scope, made.object = object, made.parent = parent, made.open_children = 0,
        made.reentered = above.reentered, made.kind = kind, made.is_left = false, ++above.open_children;
        if constexpr (Storage::may_run_out)
            if (kind == scope_kind::variable_scope) counts.promise(above.reentered);
        if (kind == scope_kind::reentered) made.reentered = id, made.mark = counts.enter();
        return id;
    }

    /// A new scope object like another, and its number, where reserve() made room; its scope is its first holder.
    struct numbered_object {
        std::uint32_t id;
        scope_object<Storage>& object;
    };
    constexpr numbered_object clone_object(std::uint32_t from) noexcept {
        const std::uint32_t id = free_object_;
        scope_object<Storage>& made = objects_.items[id];
        free_object_ = made.original_name_scope;
        made = objects_.items[from], made.holders = 1;
        return {id, made};
    }
    /// Ends one hold on a scope object. The last gives it back.
    constexpr void release_object(std::uint32_t id) noexcept {
        scope_object<Storage>& object = objects_.items[id];
        if (--object.holders != 0) return;
        object.kept = {}, object.original_name_scope = free_object_, free_object_ = id;
    }

    /// Leaves a scope. Where one inside it is still open, it ends together with the last of those.
    constexpr void leave(path_table<Storage>& table, std::uint32_t id) noexcept {
        for (bool is_left = true; id != 0; is_left = false) {
            open_scope<Storage>& ended = open_.items[id];
            if (is_left) ended.is_left = true;
            if (!ended.is_left || ended.open_children != 0) return;
            const std::uint32_t parent = ended.parent;
            open_scope<Storage>& above = open_.items[parent];
            if (ended.kind == scope_kind::reentered) counts.restore(table, id, ended.mark);
            if (ended.kind != scope_kind::name_scope) {
                if (ended.kind == scope_kind::variable_scope)
                    counts.clear_below(table, objects_.items[ended.object].name.id, above.reentered);
                release_object(ended.object);
            }
            ended.is_left = false, ended.parent = free_scope_, free_scope_ = id;
            --above.open_children, id = parent;
        }
    }

    /// How often each path was opened as a variable scope.
    scope_counts<Storage> counts;

  private:
    template <class Array>
    static constexpr std::uint32_t add_to(Array& elements) {
        elements.emplace_back();
        return static_cast<std::uint32_t>(elements.size() - 1);
    }

    typename Storage::template small_array<open_scope<Storage>> open_;
    typename Storage::template small_array<scope_object<Storage>> objects_;
    // Free ones are in a chain: a scope's next is its parent, an object's is its original name scope. The root's are never free.
    std::uint32_t free_scope_ = 0;
    std::uint32_t free_object_ = 0;
};

} // namespace varscope
